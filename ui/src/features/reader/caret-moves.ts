import type { BlockView, Utf16 } from '$backend';
import { blockEnd, blockIndexAt, plus } from '$shared/text/positions';
import { isReadable, unitsOf } from '$shared/text/units';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Where a caret may stand in a block: before every character and after the last. */
function stopsIn(block: BlockView): Utf16[] {
  const starts = Array.from(graphemes.segment(block.text), (one) => plus(block.start, one.index));
  return [...starts, blockEnd(block)];
}

/** The next or previous place between characters; into the next block after the end of one. */
export function byCharacter(
  blocks: readonly BlockView[],
  from: Utf16,
  direction: 1 | -1,
): Utf16 | null {
  return step(blocks, from, direction, stopsIn);
}

/** The next end of a word, or the previous start of one. */
export function byWord(
  blocks: readonly BlockView[],
  from: Utf16,
  direction: 1 | -1,
  language: string | null,
): Utf16 | null {
  const rim = direction === 1 ? 'end' : 'start';
  return step(blocks, from, direction, (block) =>
    unitsOf(block, 'word', language).map((one) => one[rim]),
  );
}

function step(
  blocks: readonly BlockView[],
  from: Utf16,
  direction: 1 | -1,
  stops: (block: BlockView) => Utf16[],
): Utf16 | null {
  for (let at = blockIndexAt(blocks, from); at >= 0 && at < blocks.length; at += direction) {
    const block = blocks[at];
    if (!block || !isReadable(block)) continue;
    const all = stops(block);
    const found =
      direction === 1 ? all.find((stop) => stop > from) : all.findLast((stop) => stop < from);
    if (found !== undefined) return found;
  }
  return null;
}
