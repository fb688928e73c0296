import type { BlockView, Span, Utf16 } from '$backend';

/** The one place where a plain number becomes a position; everything else computes with these. */
export const utf16 = (units: number): Utf16 => units as Utf16;

export const span = (start: Utf16, end: Utf16): Span => ({ start, end });

export const plus = (position: Utf16, units: number): Utf16 => utf16(position + units);

export const blockEnd = (block: BlockView): Utf16 => plus(block.start, block.text.length);

export const blockSpan = (block: BlockView): Span => span(block.start, blockEnd(block));

export const lengthOf = (range: Span): number => range.end - range.start;

export const isEmpty = (range: Span): boolean => range.end <= range.start;

export const covers = (range: Span, position: Utf16): boolean =>
  range.start <= position && position < range.end;

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const equal = (a: Span | null, b: Span | null): boolean =>
  a === b || (a !== null && b !== null && a.start === b.start && a.end === b.end);

/** The smallest range that holds both. */
export const union = (a: Span, b: Span): Span =>
  span(utf16(Math.min(a.start, b.start)), utf16(Math.max(a.end, b.end)));

/** The part of `range` inside `limits`; empty where they do not touch. */
export function clip(range: Span, limits: Span): Span {
  const start = Math.max(range.start, limits.start);
  return span(utf16(start), utf16(Math.max(start, Math.min(range.end, limits.end))));
}

/** Ascending by start; of two that start together the longer first, so that it can hold the other. */
export const byPlace = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/** The index of the block that holds `position`, or else of the last one that starts before it. */
export function blockIndexAt(blocks: readonly BlockView[], position: Utf16): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((blocks[middle]?.start ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The text of a range, block by block; blocks are joined with a line break. */
export function textOf(blocks: readonly BlockView[], range: Span): string {
  return blocks
    .filter((block) => overlaps(blockSpan(block), range))
    .map((block) => {
      const part = clip(range, blockSpan(block));
      return block.text.slice(part.start - block.start, part.end - block.start);
    })
    .join('\n');
}

/**
 * Draws the ends of a selection in from gaps between blocks and from white space at its rims: a
 * triple click ends at the start of the next block, which nobody means. Null when nothing is left.
 */
export function tidy(blocks: readonly BlockView[], range: Span): Span | null {
  let first: Utf16 | null = null;
  let last: Utf16 | null = null;
  for (const block of blocks) {
    const part = clip(range, blockSpan(block));
    if (isEmpty(part)) continue;
    const text = block.text.slice(part.start - block.start, part.end - block.start);
    if (text.trim() === '') continue;
    first ??= plus(part.start, text.length - text.trimStart().length);
    last = plus(part.end, text.trimEnd().length - text.length);
  }
  return first === null || last === null ? null : span(first, last);
}
