import { fold } from '$shared/text/fold';
import { positions, wordsOf } from './score';
import type { Rankable } from './rank';

export type EntryKind = 'command' | 'article' | 'tag' | 'entity' | 'setting';

/** What an entry shows and does. */
export type Shown = {
  id: string;
  kind: EntryKind;
  title: string;
  /** Said beside the title, muted: a site and date, a count. */
  detail?: string;
  /** More that may be typed for it. */
  more?: string;
  /** Where it belongs: a pane, a shelf. */
  place: string;
  chord?: string | null;
  /** Why it cannot be chosen now. */
  reason?: string | null;
  /** The same on the command line. */
  line?: string | null;
  lead?: number;
  /** Stays in the palette when chosen. */
  stays?: boolean;
  run: () => unknown;
};

/** Kept from one opening to the next: folding ten thousand titles takes a moment. */
const folded = new Map<string, string>();
const most = 50_000;
/** What an entry loses that cannot be chosen now. */
const idle = 24;

function foldedText(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const made = fold(text).text.trim();
  if (folded.size > most) folded.clear();
  folded.set(text, made);
  return made;
}

/** An entry of the palette; folded only when something is typed. */
export class Entry implements Rankable {
  readonly shown: Shown;

  constructor(shown: Shown) {
    this.shown = shown;
  }

  get id(): string {
    return this.shown.id;
  }
  get name(): string {
    return foldedText(this.shown.title);
  }
  get more(): string {
    const { more = '' } = this.shown;
    return more === '' ? '' : foldedText(more);
  }
  get lead(): number {
    return (this.shown.lead ?? 0) - (this.reason === null ? 0 : idle);
  }
  get reason(): string | null {
    return this.shown.reason ?? null;
  }
}

/** The parts of a title, told apart by whether a query's letters fell on them. */
export function titleParts(title: string, query: string): { text: string; hit: boolean }[] {
  const { text, starts } = fold(title);
  const hits = new Set(positions(text, wordsOf(query)).map((at) => starts[at]));
  if (hits.size === 0) return [{ text: title, hit: false }];
  const parts: { text: string; hit: boolean }[] = [];
  const rims = [...new Set([0, ...starts])];
  rims.forEach((start, index) => {
    const piece = title.slice(start, rims[index + 1]);
    const hit = hits.has(start);
    const last = parts.at(-1);
    if (last?.hit === hit) last.text += piece;
    else if (piece !== '') parts.push({ text: piece, hit });
  });
  return parts;
}
