import type { BlockView, Span, Utf16 } from '$backend';
import {
  blockEnd,
  blockIndexAt,
  isEmpty,
  lengthOf,
  plus,
  span,
  utf16,
} from '$shared/text/positions';
import { unitsOf } from '$shared/text/units';

/** Which end of a mark moves. */
export type Rim = 'start' | 'end';
export type Direction = 1 | -1;
export type Step = 'word' | 'character';

/** The text whose marks are resized, and the language its words are cut by. */
export type Ground = { blocks: readonly BlockView[]; language: string | null };

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Moves one rim of a mark by a word or a character; null where it has no way to go. A mark keeps
 * at least one character, and never begins or ends with white space or between two blocks.
 */
export function moveRim(
  ground: Ground,
  mark: Span,
  rim: Rim,
  direction: Direction,
  step: Step,
): Span | null {
  const from = mark[rim];
  const stops = stopsAround(ground, from, rim, step);
  const found =
    direction === 1 ? stops.find((stop) => stop > from) : stops.findLast((stop) => stop < from);
  return found === undefined ? null : withRim(mark, rim, found);
}

/** Puts one rim where a pointer is, on the nearest character; the mark never turns inside out. */
export function dragRim(ground: Ground, mark: Span, rim: Rim, position: Utf16): Span {
  const other = rim === 'start' ? mark.end : mark.start;
  const fits = (stop: Utf16) => (rim === 'start' ? stop < other : stop > other);
  const near = stopsAround(ground, position, rim, 'character').filter(fits);
  const nearest = closest(near, position);
  if (nearest !== null) return span(...ordered(rim, nearest, other));
  const last = closest(stopsAround(ground, other, rim, 'character').filter(fits), other);
  return last === null ? mark : span(...ordered(rim, last, other));
}

function withRim(mark: Span, rim: Rim, position: Utf16): Span | null {
  const moved = rim === 'start' ? span(position, mark.end) : span(mark.start, position);
  return isEmpty(moved) ? null : moved;
}

const ordered = (rim: Rim, moved: Utf16, other: Utf16): [Utf16, Utf16] =>
  rim === 'start' ? [moved, other] : [other, moved];

function closest(stops: readonly Utf16[], position: Utf16): Utf16 | null {
  let best: Utf16 | null = null;
  for (const stop of stops) {
    if (best === null || Math.abs(stop - position) < Math.abs(best - position)) best = stop;
  }
  return best;
}

/** Where a rim may stand in the block at a position, and in the blocks with text beside it. */
function stopsAround(ground: Ground, position: Utf16, rim: Rim, step: Step): Utf16[] {
  const { blocks } = ground;
  const at = blockIndexAt(blocks, position);
  const before = blocks.slice(0, at).findLast(hasText);
  const after = blocks.slice(at + 1).find(hasText);
  return [before, blocks[at], after].flatMap((block) =>
    block ? stopsIn(block, rim, step, ground.language) : [],
  );
}

const hasText = (block: BlockView): boolean => block.text.trim() !== '';

function stopsIn(block: BlockView, rim: Rim, step: Step, language: string | null): Utf16[] {
  const pieces = step === 'word' ? unitsOf(block, 'word', language) : charactersOf(block);
  return pieces.map((one) => one[rim]);
}

/** The characters of a block as its reader sees them, without white space. */
export function charactersOf(block: BlockView): Span[] {
  return [...graphemes.segment(block.text)]
    .filter((one) => one.segment.trim() !== '')
    .map(({ index, segment }) => {
      const start = plus(block.start, index);
      return span(start, plus(start, segment.length));
    });
}

/** The rim of a mark in words: what it now begins or ends with. */
export function wordsAtRim(text: string, rim: Rim): string {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const few = 3;
  const some = rim === 'start' ? words.slice(0, few) : words.slice(-few);
  return some.join(' ');
}

/** The first or last character of a mark, whose box a handle stands at. */
export function characterAtRim(blocks: readonly BlockView[], mark: Span, rim: Rim): Span | null {
  const inside = rim === 'start' ? mark.start : utf16(mark.end - 1);
  const block = blocks[blockIndexAt(blocks, inside)];
  if (!block || lengthOf(mark) < 1 || inside >= blockEnd(block)) return null;
  const characters = charactersOf(block);
  const found =
    rim === 'start'
      ? characters.find((one) => one.start >= mark.start)
      : characters.findLast((one) => one.end <= mark.end);
  return found ?? null;
}
