import type { ArticleRow } from '$backend';
import { shelfName } from '$features/library';
import { count, publishedDate } from '$shared/format/format';
import { showLine } from '../cli';
import type { Workspace } from '../workspace.svelte';
import { Entry } from './entry';

/** What only the rows in sight show is made when they ask: there may be ten thousand. */
export function articleEntries(space: Workspace, rows: readonly ArticleRow[]): Entry[] {
  return rows.map(
    (row) =>
      new Entry({
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
        place: shelfName(row.state),
        get line() {
          return showLine(space, row.id);
        },
        run: () => space.open(row.id),
      }),
  );
}

/** The tags of an article: its own, and for the open one those of its highlights. */
export function tagsOf({ reader }: Workspace, row: ArticleRow): string[] {
  const open = reader.article?.id === row.id ? reader.article : null;
  const marked = open?.annotations.flatMap((one) => one.tags) ?? [];
  return [...new Set([...row.tags, ...(open?.tags ?? []), ...marked])];
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
  return space.entities.groups.flatMap(({ plural, entities }) =>
    entities.map(
      (entity) =>
        new Entry({
          id: `entity:${article}:${entity.id}`,
          kind: 'entity',
          title: entity.name,
          detail: count(entity.mentions.length, 'mention'),
          more: entity.mentions.map((one) => one.quote).join(' '),
          place: plural,
          run: () => {
            space.focus('reader');
            space.entities.nextMention(entity);
          },
        }),
    ),
  );
}
