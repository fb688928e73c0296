import { isTrade } from './groups';
import type { BlockView, Span, Utf16 } from '$backend';
import { blockIndexAt, blockSpan, covers, isEmpty, plus, span } from './positions';

/** What the reading cursor moves by. */
export type Unit = 'paragraph' | 'sentence' | 'word';

export const unitCycle: Record<Unit, Unit> = {
  paragraph: 'sentence',
  sentence: 'word',
  word: 'paragraph',
};

/** Whether the cursor stops at a block: folded promotion is passed over, and a run-in dateline. */
export const isReadable = (block: BlockView): boolean =>
  !isTrade(block) && block.kind !== 'dateline' && block.text.trim() !== '';

/** The units of one block in order. */
export function unitsOf(block: BlockView, unit: Unit, language?: string | null): Span[] {
  if (unit === 'word') return wordsOf(block, language ?? null);
  if (unit === 'sentence' && block.sentences.length > 0) return block.sentences;
  return [blockSpan(block)];
}

function wordsOf(block: BlockView, language: string | null): Span[] {
  const words: Span[] = [];
  for (const piece of segmenter(language).segment(block.text)) {
    if (!piece.isWordLike) continue;
    const start = plus(block.start, piece.index);
    words.push(span(start, plus(start, piece.segment.length)));
  }
  return words.length > 0 ? words : [blockSpan(block)];
}

function segmenter(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'word' });
  }
}

/** The unit at a position, or else the nearest one before it in its block, or the block's first. */
export function unitAt(
  blocks: readonly BlockView[],
  unit: Unit,
  position: Utf16,
  language?: string | null,
): Span | null {
  const block = blocks[blockIndexAt(blocks, position)];
  if (!block || !isReadable(block)) return null;
  const units = unitsOf(block, unit, language);
  const holding = units.find((one) => covers(one, position));
  return holding ?? units.findLast((one) => one.start <= position) ?? units[0] ?? null;
}

/** The first unit after `from`, crossing into later blocks; null at the end of the article. */
export function nextUnit(
  blocks: readonly BlockView[],
  unit: Unit,
  from: Span,
  language?: string | null,
): Span | null {
  for (let index = blockIndexAt(blocks, from.start); index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block || !isReadable(block)) continue;
    const found = unitsOf(block, unit, language).find(
      (one) => !isEmpty(one) && one.start >= from.end,
    );
    if (found) return found;
  }
  return null;
}

/** The last unit before `from`, crossing into earlier blocks; null at the start of the article. */
export function previousUnit(
  blocks: readonly BlockView[],
  unit: Unit,
  from: Span,
  language?: string | null,
): Span | null {
  for (let index = blockIndexAt(blocks, from.start); index >= 0; index -= 1) {
    const block = blocks[index];
    if (!block || !isReadable(block)) continue;
    const found = unitsOf(block, unit, language).findLast(
      (one) => !isEmpty(one) && one.end <= from.start,
    );
    if (found) return found;
  }
  return null;
}
