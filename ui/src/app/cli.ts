import { usualSentences } from '$features/summary';
import type { Command } from '$shared/keyboard/keymap';
import type { Workspace } from './workspace.svelte';

type Arguments = (space: Workspace, article: string, mark: string | null) => string | null;

const move =
  (to: string): Arguments =>
  (_, article) =>
    `move ${article} --to ${to}`;
const list =
  (shelf: string): Arguments =>
  () =>
    `list --shelf ${shelf}`;
const onMark =
  (work: (mark: string) => string): Arguments =>
  (_, __, mark) =>
    mark === null ? null : work(mark);
const summarize =
  (by: number): Arguments =>
  ({ summary }, article) => {
    if (!summary.view) return null;
    const { amount, unit } = summary.shown;
    const about = summary.about === '' ? '' : ` --about=${quoted(summary.about)}`;
    return `summarize --article ${article} --${unit} ${amount + by * summary.step}${about}`;
  };

/** About the suggestion on the card, with its type where the reader chose another. */
const onCard =
  (work: (name: string, type: string, article: string) => string): Arguments =>
  ({ entities: { review } }, article) => {
    const { card, type } = review;
    if (!review.open || !card) return null;
    const other = type.kind === card.kind ? '' : ` --type ${type.kind}`;
    return work(quoted(card.name), other, article);
  };

/** A text as one word of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** What the command line calls the same thing: verb and arguments. */
const equivalents: Partial<Record<Command, Arguments>> = {
  export: (_, article) => `export ${article}`,
  goReader: (_, article) => `show ${article}`,
  tabSummary: summarize(0),
  copySummary: summarize(0),
  longer: summarize(1),
  shorter: summarize(-1),
  archiveNext: move('archive'),
  rowArchive: move('archive'),
  rowLater: move('later'),
  rowInbox: move('inbox'),
  rowTrash: move('trash'),
  rowDigest: ({ library }) => {
    const { rows } = library.selection;
    const ids = rows.map((row) => row.id).join(' ');
    return rows.length < 2 ? null : `digest ${ids} --sentences ${usualSentences(rows.length)}`;
  },
  rowStar: ({ library }, article) =>
    `star ${article}${library.row(article)?.starred === true ? ' --off' : ''}`,
  shelfInbox: list('inbox'),
  shelfLater: list('later'),
  shelfArchive: list('archive'),
  shelfStarred: list('starred'),
  shelfTrash: list('trash'),
  acceptShown: (_, article) => `entity accept ${article} --shown`,
  review: (_, article) => `entity suggestions ${article}`,
  suggestionAccept: onCard(
    (name, type, article) => `entity accept ${article} --name=${name}${type}`,
  ),
  suggestionOther: onCard(
    (name, type, article) => `entity accept ${article} --name=${name}${type} --someone-else`,
  ),
  suggestionReject: onCard((name, type) => `entity reject${type} -- ${name}`),
  markRemove: onMark((mark) => `remove ${mark}`),
};

const withoutArticle = new Set<Command>([
  'rowDigest',
  'shelfInbox',
  'shelfLater',
  'shelfArchive',
  'shelfStarred',
  'shelfTrash',
]);

/** The line that does in a terminal what a command does now; null where there is none. */
export function commandLine(
  space: Workspace,
  command: Command,
  article: string | null,
): string | null {
  const work = equivalents[command];
  if (!work || (article === null && !withoutArticle.has(command))) return null;
  const words = work(space, article ?? '', space.reader.focusedMark);
  return words === null ? null : onLibrary(space, words);
}

/** The line that gives the digest that is shown. */
export function digestLine({ digest, library }: Pick<Workspace, 'digest' | 'library'>): string {
  const { amount, unit } = digest.shown;
  const about = digest.about === '' ? '' : ` --about=${quoted(digest.about)}`;
  return onLibrary({ library }, `digest ${digest.articles.join(' ')} --${unit} ${amount}${about}`);
}

/** The line that writes the page of an entity. */
export const exportEntityLine = (space: OfLibrary, entity: string, folder: string | null): string =>
  onLibrary(space, `entity export ${entity}${folder === null ? '' : ` --to ${quoted(folder)}`}`);

/** The line that shows an article. */
export const showLine = (space: OfLibrary, article: string): string =>
  onLibrary(space, `show ${article}`);

export const relabelLine = (space: Workspace, label: string): string | null =>
  space.reader.focusedMark === null
    ? null
    : onLibrary(space, `label ${space.reader.focusedMark} ${label}`);

interface OfLibrary {
  readonly library: { readonly path: string };
}

/** Names the library, which need not be the usual one, as a shell reads it. */
const onLibrary = ({ library }: OfLibrary, words: string): string =>
  library.path === '' ? `analect ${words}` : `analect ${words} --library ${quoted(library.path)}`;
