import type { ComparedView, ComparisonView, DetailsView, RevisionView } from '$backend';
import { count } from '$shared/format/format';

/** A stretch of a sentence that is in both texts, in the newer one only, or in the older one only. */
export type Word = { text: string; kind: 'same' | 'came' | 'gone' };

/** A sentence on the page; `difference` counts those that differ from 1, and is null for others. */
export type Line = { sentence: ComparedView; difference: number | null };
/** Sentences that are the same in both texts, folded away; `key` tells which. */
export type Fold = { kind: 'fold'; key: number; lines: Line[] };
/** What is drawn under each other: a paragraph, or a fold between two. */
export type Part = { kind: 'paragraph'; key: number; lines: Line[] } | Fold;

export const differs = (sentence: ComparedView): boolean => sentence.difference !== 'same';

/** How many sentences differ. */
export const differences = (comparison: ComparisonView): number =>
  comparison.sentences.filter(differs).length;

/** How many unchanged sentences stay beside a difference, to read it by. */
const beside = 1;
/** Fewer than this many are no saving. */
const leastFolded = 2;

/** The sentences as paragraphs, long stretches without a difference folded unless they are `open`. */
export function partsOf(comparison: ComparisonView, open: (key: number) => boolean): Part[] {
  let number = 0;
  const lines = comparison.sentences.map((sentence): Line => {
    const difference = differs(sentence) ? ++number : null;
    return { sentence, difference };
  });
  const parts: Part[] = [];
  let paragraph: Line[] = [];
  const close = () => {
    if (paragraph.length > 0)
      parts.push({ kind: 'paragraph', key: parts.length, lines: paragraph });
    paragraph = [];
  };
  const add = (line: Line) => {
    paragraph.push(line);
    if (line.sentence.endsParagraph) close();
  };
  let at = 0;
  while (at < lines.length) {
    const run = unchangedFrom(lines, at);
    const first = at === 0 ? 0 : beside;
    const last = at + run === lines.length ? 0 : beside;
    if (run - first - last < leastFolded || open(at)) {
      lines.slice(at, at + Math.max(1, run)).forEach(add);
    } else {
      lines.slice(at, at + first).forEach(add);
      close();
      const folded = lines.slice(at + first, at + run - last);
      parts.push({ kind: 'fold', key: at, lines: folded });
      lines.slice(at + run - last, at + run).forEach(add);
    }
    at += Math.max(1, run);
  }
  close();
  return parts;
}

/** How many sentences without a difference follow each other from here. */
function unchangedFrom(lines: readonly Line[], at: number): number {
  const rest = lines.slice(at);
  const end = rest.findIndex((line) => line.difference !== null);
  return end === -1 ? rest.length : end;
}

type Letter = { text: string; changed: boolean };
const lettersOf = (pieces: ComparedView['old']): Letter[] =>
  pieces.flatMap(({ text, changed }) =>
    text.split('').map((letter) => ({ text: letter, changed })),
  );

/** The words of a sentence of both texts in one line: what went stands before what came. */
export function wordsOf({ difference, old, new: now }: ComparedView): Word[] {
  const whole = (pieces: ComparedView['old']) => pieces.map((one) => one.text).join('');
  if (difference === 'added') return [{ text: whole(now), kind: 'came' }];
  if (difference === 'removed') return [{ text: whole(old), kind: 'gone' }];
  if (difference !== 'edited') return [{ text: whole(now), kind: 'same' }];
  const words: Word[] = [];
  const put = (text: string, kind: Word['kind']) => {
    const last = words.at(-1);
    if (last?.kind === kind) last.text += text;
    else words.push({ text, kind });
  };
  const [left, right] = [lettersOf(old), lettersOf(now)];
  let [from, to] = [0, 0];
  while (from < left.length || to < right.length) {
    const [gone, came] = [left[from], right[to]];
    if (gone?.changed === true) {
      put(gone.text, 'gone');
      from += 1;
    } else if (came?.changed === true) {
      put(came.text, 'came');
      to += 1;
    } else if (gone && (!came || (isSpace(gone) && !isSpace(came)))) {
      // White space may stand between words on one side only.
      put(gone.text, 'gone');
      from += 1;
    } else if (came && (!gone || (isSpace(came) && !isSpace(gone)))) {
      put(came.text, 'came');
      to += 1;
    } else {
      if (came) put(came.text, 'same');
      from += 1;
      to += 1;
    }
  }
  return words;
}

const isSpace = (letter: Letter): boolean => letter.text.trim() === '';

/** One side of a sentence, for two texts beside each other. */
export function sideOf(sentence: ComparedView, side: 'old' | 'new'): Word[] {
  const { difference } = sentence;
  const kind = side === 'old' ? 'gone' : 'came';
  const whole = difference === 'added' || difference === 'removed';
  return sentence[side].map(({ text, changed }) => ({
    text,
    kind: whole || changed ? kind : 'same',
  }));
}

/** What a difference is called. */
export const nameOf: Record<ComparedView['difference'], string> = {
  same: 'unchanged',
  edited: 'edited',
  moved: 'moved here',
  added: 'added',
  removed: 'removed',
};

/** What was known of an article in one version and in another. */
export type DetailChange = { name: string; before: string; after: string };

const fields: readonly [string, (details: DetailsView) => string | null][] = [
  ['Title', (one) => one.title],
  ['Authors', (one) => one.byline.join(', ')],
  ['Site', (one) => one.site],
  ['Source', (one) => one.source],
  ['Place', (one) => one.place],
  ['Date', (one) => one.published],
  ['Embargo', (one) => one.embargo],
  ['Language', (one) => one.language],
];

/** The details that differ between two versions; none where one was not noted. */
export function detailChanges(old?: RevisionView, now?: RevisionView): DetailChange[] {
  const [before, after] = [old?.details, now?.details];
  if (!before || !after) return [];
  return fields
    .map(([name, of]) => ({ name, before: of(before) ?? '', after: of(after) ?? '' }))
    .filter((one) => one.before !== one.after);
}

/** "changed 3 sentences since v1": what the newest version is about. */
export function sinceText(since: number, sentences: number, details: number): string {
  if (sentences > 0) return `changed ${count(sentences, 'sentence')} since v${since}`;
  if (details > 0) return `other details than v${since}`;
  return `the same as v${since}`;
}
