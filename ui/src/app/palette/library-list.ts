import type { ArticleRow } from '$backend';
import { shelfName } from '$features/library';
import { count, publishedDate } from '$shared/format/format';
import { showLine } from '../cli';
import type { Workspace } from '../workspace.svelte';
import { Entry } from './entry';

/** Made once for a row, and what only rows in sight show when they ask: there may be thousands. */
const made = new WeakMap<ArticleRow, Entry>();

export function articleEntries(space: Workspace, rows: readonly ArticleRow[]): Entry[] {
  return rows.map((row) => {
    const before = made.get(row);
    if (before) return before;
    const entry = articleEntry(space, row);
    made.set(row, entry);
    return entry;
  });
}

function articleEntry(space: Workspace, row: ArticleRow): Entry {
  return new Entry({
    id: `article:${row.id}`,
    kind: 'article',
    title: row.title,
    get detail() {
      const date = row.published ? publishedDate(row.published, 'short', new Date()) : '';
      return [row.site, date].filter(Boolean).join(' · ');
    },
    get more() {
      return [...row.byline, row.site ?? ''].join(' ').trim();
    },
    get place() {
      return shelfName(row.state);
    },
    get line() {
      return showLine(space, row.id);
    },
    run: () => space.open(row.id),
  });
}

/** The tags of an article: its own, and for the open one those of its highlights. */
export function tagsOf({ reader }: Workspace, row: ArticleRow): readonly string[] {
  const open = reader.article;
  if (open?.id !== row.id) return row.tags;
  const marked = open.annotations.flatMap((one) => one.tags);
  return [...new Set([...row.tags, ...open.tags, ...marked])];
}

/** Every tag with the number of its articles, the most used first. */
export function tagEntries(
  space: Workspace,
  rows: readonly ArticleRow[],
  choose: (tag: string) => void,
): Entry[] {
  const amounts = new Map<string, number>();
  for (const row of rows) {
    for (const tag of tagsOf(space, row)) amounts.set(tag, (amounts.get(tag) ?? 0) + 1);
  }
  return [...amounts]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .map(
      ([tag, amount]) =>
        new Entry({
          id: `tag:${tag}`,
          kind: 'tag',
          title: `#${tag}`,
          place: count(amount, 'article'),
          stays: true,
          run: () => choose(tag),
        }),
    );
}

/** The people, places and things of the open article. */
export function entityEntries(space: Workspace): Entry[] {
  const article = space.reader.article?.id ?? '';
  return space.entities.sections.flatMap(({ plural, entities }) =>
    entities.map(
      (entity) =>
        new Entry({
          id: `entity:${article}:${entity.id}`,
          kind: 'entity',
          title: entity.name,
          detail: count(entity.mentions.length, 'mention'),
          more: entity.mentions.map((one) => one.quote).join(' '),
          place: plural,
          run: () => space.jumps.toText(() => space.entities.nextMention(entity)),
        }),
    ),
  );
}
