import type { Anchoring, Requests } from '$backend';
import { clipText } from '$shared/format/format';

/** Which marks of the library are wanted; what is empty or null asks for nothing. */
export type Filter = {
  labels: readonly string[];
  tags: readonly string[];
  article: string | null;
  states: readonly Anchoring[];
  /** Days as date fields have them, both included. */
  from: string | null;
  to: string | null;
  noted: boolean | null;
  words: string;
};

export const everything: Filter = {
  labels: [],
  tags: [],
  article: null,
  states: [],
  from: null,
  to: null,
  noted: null,
  words: '',
};

export const states: readonly { id: Anchoring; name: string }[] = [
  { id: 'exact', name: 'Kept' },
  { id: 'moved', name: 'Moved' },
  { id: 'changed', name: 'Changed' },
  { id: 'uncertain', name: 'Uncertain' },
  { id: 'orphan', name: 'Lost' },
];

/** What is said of a mark that does not stand where it was made. */
export const stateWord = (state: Anchoring): string =>
  state === 'exact' ? '' : (states.find((one) => one.id === state)?.name.toLowerCase() ?? '');

export const isEverything = (filter: Filter): boolean =>
  JSON.stringify({ ...filter, words: filter.words.trim() }) === JSON.stringify(everything);

/** What a filter asks for, in words, with the names of labels and articles by their ids. */
export function filterTold(filter: Filter, nameOf: (id: string) => string): string {
  const { words, labels, tags, article, states: wanted, noted, from, to } = filter;
  const parts = [
    ...(words.trim() === '' ? [] : [`“${clipText(words.trim(), 60)}”`]),
    ...labels.map(nameOf),
    ...tags.map((tag) => `#${tag}`),
    ...(article === null ? [] : [`in “${clipText(nameOf(article), 60)}”`]),
    ...wanted.map((id) => states.find((one) => one.id === id)?.name.toLowerCase() ?? id),
    ...(noted === null ? [] : [noted ? 'with a note' : 'without a note']),
    ...(from === null ? [] : [`since ${from}`]),
    ...(to === null ? [] : [`until ${to}`]),
  ];
  return parts.join(', ');
}

/** Takes a value out of a list, or puts it in. */
export const toggled = <T>(all: readonly T[], one: T): readonly T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];

type Args = Requests['listMarks']['args'];

export function requestOf(
  filter: Filter,
  byArticle: boolean,
  part: { limit: number; skip: number },
): Args {
  const { labels, tags, states: wanted, article, noted, words } = filter;
  return {
    article,
    noted,
    byArticle,
    words: words.trim(),
    labels: [...labels],
    tags: [...tags],
    states: [...wanted],
    from: filter.from === null ? null : startOf(filter.from, 0),
    before: filter.to === null ? null : startOf(filter.to, 1),
    ...part,
  };
}

/** The first moment here of a day, or of one some days later; null where it is none. */
function startOf(day: string, later: number): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return null;
  const [, year, month, date] = match;
  const time = new Date(Number(year), Number(month) - 1, Number(date) + later).getTime();
  return Number.isNaN(time) ? null : time;
}

/** A day as a date field has it. */
export function dayField(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** The heading over what was made on one day. */
export function dayName(milliseconds: number, now: Date): string {
  const date = new Date(milliseconds);
  const before = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return 'Today';
  if (date.toDateString() === before.toDateString()) return 'Yesterday';
  return day.format(date);
}
