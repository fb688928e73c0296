import type { BlockView, Span } from '$backend';
import { fold, unfold, type Folded } from '$shared/text/fold';
import { plus, span } from '$shared/text/positions';

export type FindOptions = { matchCase: boolean; wholeWord: boolean };

const letter = /[\p{L}\p{N}\p{M}_]/u;
const folds = { lowered: new WeakMap<BlockView, Folded>(), kept: new WeakMap<BlockView, Folded>() };

/** The passages that say `query`, in order of the text. None overlap; none crosses a block. */
export function findAll(
  blocks: readonly BlockView[],
  query: string,
  options: FindOptions,
  language: string | null = null,
): Span[] {
  const wanted = fold(query, { keepCase: options.matchCase }).text;
  if (wanted.trim() === '') return [];
  return blocks.flatMap((block) => findIn(block, wanted, options, language));
}

function findIn(
  block: BlockView,
  wanted: string,
  options: FindOptions,
  language: string | null,
): Span[] {
  const folded = foldedBlock(block, options.matchCase);
  const edges = new Edges(block.text, language);
  const found: Span[] = [];
  let at = folded.text.indexOf(wanted);
  while (at !== -1) {
    const [start, end] = edges.widen(unfold(folded, at, wanted.length));
    const fits = !options.wholeWord || (edges.isWordEdge(start) && edges.isWordEdge(end));
    if (fits) found.push(span(plus(block.start, start), plus(block.start, end)));
    at = folded.text.indexOf(wanted, at + (fits ? wanted.length : 1));
  }
  return found;
}

function foldedBlock(block: BlockView, keepCase: boolean): Folded {
  const table = keepCase ? folds.kept : folds.lowered;
  const before = table.get(block);
  if (before) return before;
  const folded = fold(block.text, { keepCase });
  table.set(block, folded);
  return folded;
}

/** Where characters and words of a text begin and end, as a reader sees them. */
class Edges {
  #text: string;
  #language: string | null;
  #characters: Intl.Segments | null = null;
  #words: Intl.Segments | null = null;

  constructor(text: string, language: string | null) {
    this.#text = text;
    this.#language = language;
  }

  /** Takes in the rest of a character that a hit begins or ends inside of, such as a skin tone. */
  widen([start, end]: [number, number]): [number, number] {
    return [this.#isPlain(start) ? start : this.#characterAt(start)[0], this.#endOf(start, end)];
  }

  /** Between two letters only where the language's own rules divide them, as in Chinese. */
  isWordEdge(at: number): boolean {
    const before = /.$/su.exec(this.#text.slice(Math.max(0, at - 2), at))?.[0] ?? '';
    const after = /^./su.exec(this.#text.slice(at, at + 2))?.[0] ?? '';
    if (!letter.test(before) || !letter.test(after)) return true;
    this.#words ??= segmenter(this.#language, 'word').segment(this.#text);
    return this.#words.containing(at)?.index === at;
  }

  #endOf(start: number, end: number): number {
    if (end <= start || this.#isPlain(end)) return end;
    return this.#characterAt(end - 1)[1];
  }

  /** Two ASCII characters never form one: the common case needs no segmenter. */
  #isPlain(at: number): boolean {
    const before = this.#text.charCodeAt(at - 1);
    const after = this.#text.charCodeAt(at);
    return !(before > 0x7f) && !(after > 0x7f);
  }

  #characterAt(at: number): [number, number] {
    this.#characters ??= segmenter(this.#language, 'grapheme').segment(this.#text);
    const found = this.#characters.containing(at);
    return found ? [found.index, found.index + found.segment.length] : [at, at];
  }
}

function segmenter(language: string | null, granularity: 'word' | 'grapheme'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity });
  } catch {
    return new Intl.Segmenter(undefined, { granularity });
  }
}

/** The first hit at or after a position, round to the first of all; -1 without hits. */
export function hitFrom(hits: readonly Span[], position: number): number {
  if (hits.length === 0) return -1;
  const at = hits.findIndex((one) => one.start >= position);
  return at === -1 ? 0 : at;
}
