import type { LabelView, OperationView, ValueChangeView } from '$backend';
import { clipText } from '$shared/format/format';

type Operation = Pick<OperationView, 'name' | 'changes'>;
type Kind = ValueChangeView['value'];

/** What an operation did to values of one kind. */
type Found = {
  /** What came, and what went; for one that was changed, both. */
  came: string[];
  went: string[];
  quote: string;
};

const quoted = (text: string): string => `“${clipText(text, 60)}”`;
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
const tags = (names: readonly string[]): string => listed(names.map((name) => `#${name}`));

/** The values of a kind, each once. */
function found({ changes }: Operation, kind: Kind): Found {
  const of = changes.filter((one) => one.value === kind);
  const values = (side: 'before' | 'after') => [
    ...new Set(of.flatMap((one) => (one[side] === null ? [] : [one[side]]))),
  ];
  const quotes = new Set(of.flatMap((one) => (one.quote === null ? [] : [one.quote])));
  const [quote = ''] = quotes;
  return {
    came: values('after'),
    went: values('before'),
    quote: quotes.size === 1 ? quoted(quote) : '',
  };
}

/** `words`, and the passage where it is a single one. */
const withQuote = (words: string, quote: string): string =>
  quote === '' ? words : `${words}: ${quote}`;

function star(operation: Operation): string | null {
  const { came } = found(operation, 'star');
  if (came.length !== 1) return null;
  return came[0] === '1' ? 'Starred' : 'Took the star away';
}

const shelves: Record<string, string> = {
  inbox: 'Inbox',
  later: 'Later',
  archive: 'Archive',
  trash: 'Trash',
};

function move(operation: Operation): string | null {
  const { came, went } = found(operation, 'shelf');
  const [to = ''] = came;
  const from = went.length === 1 ? (shelves[went[0] ?? ''] ?? null) : null;
  const named = shelves[to];
  if (came.length !== 1 || named === undefined) return null;
  return from === null ? `Moved to ${named}` : `Moved from ${from} to ${named}`;
}

/** Tags that came and went, of an article or of a highlight. */
function tagged(operation: Operation, of: string): string | null {
  const { came, went } = found(operation, 'tag');
  const noun = (names: readonly string[]) => (names.length === 1 ? 'tag' : 'tags');
  if (came.length > 0 && went.length > 0) {
    return `Added ${tags(came)} and removed ${tags(went)}${of === '' ? '' : ` on ${of}`}`;
  }
  const place = (word: string) => (of === '' ? '' : ` ${word} ${of}`);
  if (came.length > 0) return `Added the ${noun(came)} ${tags(came)}${place('to')}`;
  if (went.length > 0) return `Removed the ${noun(went)} ${tags(went)}${place('from')}`;
  return null;
}

function note(operation: Operation, what: string): string | null {
  const { came, went, quote } = found(operation, 'note');
  const [text = ''] = came;
  const [before = ''] = went;
  if (came.length + went.length === 0) return null;
  if (text === '') return withQuote(`Removed ${what}`, quote);
  return withQuote(`${before === '' ? 'Wrote' : 'Edited'} ${what}`, quote);
}

/** Names of labels by their ids. */
type Labels = (id: string) => string | null;

function highlight(operation: Operation, labels: Labels): string | null {
  const { came } = found(operation, 'label');
  const { quote } = found(operation, 'note');
  const label = came.length === 1 ? labels(came[0] ?? '') : null;
  const words = label === null ? 'Highlighted' : `Highlighted as ${label}`;
  return withQuote(words, quote);
}

function relabel(operation: Operation, labels: Labels): string | null {
  const { came, went, quote } = found(operation, 'label');
  const to = came.length === 1 ? labels(came[0] ?? '') : null;
  const from = went.length === 1 ? labels(went[0] ?? '') : null;
  if (to === null) return null;
  const words = from === null ? `Gave the label ${to}` : `Changed the label ${from} to ${to}`;
  return withQuote(words, quote);
}

function removed(operation: Operation): string | null {
  const { went, quote } = found(operation, 'note');
  if (went.length === 0) return null;
  return quote === '' ? null : `Removed the highlight ${quote}`;
}

function collected(operation: Operation): string | null {
  const { came, went } = found(operation, 'collectionOf');
  if (came.length > 0) return `Added to the collection ${listed(came.map(quoted))}`;
  if (went.length > 0) return `Took out of the collection ${listed(went.map(quoted))}`;
  const made = found(operation, 'collection').came;
  return made.length === 1 ? `Made the collection ${listed(made.map(quoted))}` : null;
}

/** Something whose name is another one now. */
function renamed(operation: Operation, kind: Kind, what: string): string | null {
  const { came, went } = found(operation, kind);
  const [to] = came;
  const [from] = went;
  if (came.length !== 1 || went.length !== 1 || to === undefined || from === undefined) return null;
  return to === from ? null : `Renamed the ${what} ${quoted(from)} to ${quoted(to)}`;
}

/** Something that is there now, or no longer. */
function madeOrRemoved(operation: Operation, kind: Kind, what: string): string | null {
  const { came, went } = found(operation, kind);
  if (came.length === 1 && went.length === 0)
    return `Added the ${what} ${listed(came.map(quoted))}`;
  if (went.length === 1 && came.length === 0) {
    return `Removed the ${what} ${listed(went.map(quoted))}`;
  }
  return null;
}

function labelsEdited(operation: Operation): string | null {
  const all = operation.changes.filter((one) => one.value === 'labelName');
  const differing = all.filter((one) => one.before !== one.after);
  const only = { ...operation, changes: differing };
  const [same] = all;
  if (differing.length > 0) {
    return renamed(only, 'labelName', 'label') ?? madeOrRemoved(only, 'labelName', 'label');
  }
  return all.length === 1 && same?.after != null ? `Changed the label ${quoted(same.after)}` : null;
}

function sentence(operation: Operation): string | null {
  const { came, went, quote } = found(operation, 'sentence');
  const done: Record<string, string> = { pinned: 'Pinned', excluded: 'Excluded' };
  const undone: Record<string, string> = { pinned: 'Unpinned', excluded: 'Took back' };
  const word =
    came.length === 1 ? done[came[0] ?? ''] : undone[came.length === 0 ? (went[0] ?? '') : ''];
  if (word === undefined) return null;
  return withQuote(`${word} a sentence of the summary`, quote);
}

function entity(operation: Operation): string | null {
  const [name] = found(operation, 'entity').came;
  const { came, went } = found(operation, 'entityKind');
  const other = renamed(operation, 'entity', 'entity');
  if (other !== null) return other;
  if (name === undefined) return null;
  return came.length === 1 && went.length === 1
    ? `Changed the entity ${quoted(name)} from ${went[0] ?? ''} to ${came[0] ?? ''}`
    : `Edited the entity ${quoted(name)}`;
}

function merged({ changes }: Operation): string | null {
  const names = changes.filter((one) => one.value === 'entity');
  const gone = names.find((one) => one.after === null)?.before ?? null;
  const kept = names.find((one) => one.after !== null)?.after ?? null;
  return gone === null || kept === null
    ? null
    : `Made the entity ${quoted(gone)} one with ${quoted(kept)}`;
}

function mentioned(operation: Operation, words: string, kinds: readonly Kind[]): string | null {
  for (const kind of kinds) {
    const { came, went } = found(operation, kind);
    const names = came.length > 0 ? came : went;
    if (names.length > 0)
      return `${words} ${names.length > 3 ? 'several' : listed(names.map(quoted))}`;
  }
  return null;
}

type Telling = {
  /** What is said where the history tells no more. */
  usual: string;
  exactly?: (operation: Operation, labels: Labels) => string | null;
};

/** What the history and the window call their operations, told as what was done. */
const told: Record<string, Telling> = {
  import: { usual: 'Imported' },
  'move to another shelf': { usual: 'Moved to another shelf', exactly: move },
  star: { usual: 'Changed stars', exactly: star },
  'tag article': { usual: 'Changed tags', exactly: (one) => tagged(one, '') },
  'note on article': {
    usual: 'Changed the note on the article',
    exactly: (one) => note(one, 'the note on the article'),
  },
  highlight: { usual: 'Highlighted', exactly: highlight },
  'change label': { usual: 'Changed a label', exactly: relabel },
  'edit note': { usual: 'Edited a note', exactly: (one) => note(one, 'a note') },
  'tag highlight': {
    usual: 'Changed the tags of a highlight',
    exactly: (one) => tagged(one, 'a highlight'),
  },
  'remove highlight': { usual: 'Removed highlights', exactly: removed },
  'tag entity': {
    usual: 'Marked an entity',
    exactly: (one) => mentioned(one, 'Marked as an entity:', ['entity', 'mention']),
  },
  'remove entity': {
    usual: 'Removed an entity',
    exactly: (one) => mentioned(one, 'Removed the entity', ['entity', 'mention']),
  },
  'remove mention': {
    usual: 'Removed a mention',
    exactly: (one) => mentioned(one, 'Removed mentions:', ['mention']),
  },
  'resize highlight': {
    usual: 'Resized a highlight',
  },
  'change collection': { usual: 'Changed a collection', exactly: collected },
  'rename collection': {
    usual: 'Renamed a collection',
    exactly: (one) => renamed(one, 'collection', 'collection'),
  },
  'remove collection': {
    usual: 'Removed a collection',
    exactly: (one) => madeOrRemoved(one, 'collection', 'collection'),
  },
  'edit labels': { usual: 'Edited the labels', exactly: labelsEdited },
  'choose sentence': { usual: 'Chose sentences of the summary', exactly: sentence },
  'edit entity': { usual: 'Edited an entity', exactly: entity },
  'merge entities': { usual: 'Merged entities', exactly: merged },
  'accept entity': {
    usual: 'Accepted an entity',
    exactly: (one) => mentioned(one, 'Accepted the entity', ['entity', 'mention']),
  },
  'accept entities': {
    usual: 'Accepted entities',
    exactly: (one) => mentioned(one, 'Accepted the entities', ['entity', 'mention']),
  },
  'reject entity': { usual: 'Told that a name is no entity' },
  'allow entity': { usual: 'Took a name off the stop list' },
  'keep entities apart': { usual: 'Told two entities apart' },
  'split entity': { usual: 'Made two entities of one' },
  'edit entity details': { usual: 'Edited what is known of an entity' },
  'edit entity types': { usual: 'Edited the types of entities' },
  'add the sample': { usual: 'Added the sample' },
  'new version': { usual: 'Took in a new version' },
  'edit text': { usual: 'Edited the text' },
  'edit details': { usual: 'Edited the details' },
  'restore version': { usual: 'Went back to an earlier version' },
  'confirm place': { usual: 'Confirmed the place of a highlight' },
  're-attach highlight': { usual: 'Attached a highlight again' },
  'keep lost highlight': { usual: 'Kept a highlight that lost its place' },
  'mark as read': { usual: 'Marked as read' },
  'mark as unread': { usual: 'Marked as unread' },
  'import annotations': { usual: 'Imported highlights and notes' },
};

/** What an operation did, in a sentence; one that is new here by the name it has. */
export function whatWasDone(operation: Operation, labels: readonly LabelView[]): string {
  const { name } = operation;
  const telling = told[name];
  const nameOf: Labels = (id) => labels.find((one) => one.id === id)?.name ?? null;
  if (!telling) return name.charAt(0).toUpperCase() + name.slice(1);
  return telling.exactly?.(operation, nameOf) ?? telling.usual;
}

export const isTold = (name: string): boolean => name in told;
