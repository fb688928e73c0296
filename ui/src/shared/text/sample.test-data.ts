import type { BlockKind, BlockView } from '$backend';
import { plus, span, utf16 } from './positions';

type Part = Partial<Omit<BlockView, 'kind' | 'text' | 'start'>> & {
  kind?: BlockKind;
  text: string;
};

/** A paragraph at the start of a document, as the program sends it. */
export function blockOf(text: string, start = 0): BlockView {
  return {
    kind: 'paragraph',
    start: utf16(start),
    text,
    level: 0,
    ordered: false,
    row: 0,
    column: 0,
    header: false,
    marks: [],
    sentences: sentencesOf(text, start),
    paragraph: null,
  };
}

/** The blocks of a document, two units apart. */
export function blocksOf(parts: readonly (Part | string)[]): BlockView[] {
  let start = 0;
  return parts.map((part) => {
    const given = typeof part === 'string' ? { text: part } : part;
    const block = { ...blockOf(given.text, start), ...given };
    start += given.text.length + 2;
    return block;
  });
}

/** Sentences end at a full stop; enough for tests. */
function sentencesOf(text: string, start: number) {
  return [...text.matchAll(/[^.\s][^.]*\.?/g)].map((match) => {
    const from = utf16(start + match.index);
    return span(from, plus(from, match[0].trimEnd().length));
  });
}

/** The range of the first `words` in the blocks. */
export function rangeOf(blocks: readonly BlockView[], words: string) {
  const block = blocks.find((one) => one.text.includes(words));
  if (!block) throw new Error(`no block says ${words}`);
  const start = plus(block.start, block.text.indexOf(words));
  return span(start, plus(start, words.length));
}
