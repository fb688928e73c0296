import { describe, expect, it } from 'vitest';
import { blockIndexAt, clip, span, textOf, tidy, union, utf16 } from './positions';
import { blocksOf } from './sample.test-data';

const range = (start: number, end: number) => span(utf16(start), utf16(end));

describe('a position', () => {
  const blocks = blocksOf(['First one.', 'Second 🚢 one.', 'Third.']);

  it('finds its block, and in a gap the block before', () => {
    const check = (position: number, index: number) =>
      expect(blockIndexAt(blocks, utf16(position))).toBe(index);
    check(0, 0);
    check(9, 0);
    check(11, 0);
    check(12, 1);
    check(27, 1);
    check(28, 2);
    check(999, 2);
  });
});

describe('a range', () => {
  const blocks = blocksOf(['One two.', 'Three 🚢 four.', 'Five.']);

  it('gives the text of every block it touches', () => {
    const check = (start: number, end: number, text: string) =>
      expect(textOf(blocks, range(start, end))).toBe(text);
    check(0, 3, 'One');
    check(4, 15, 'two.\nThree');
    check(16, 18, '🚢');
    check(0, 99, 'One two.\nThree 🚢 four.\nFive.');
  });

  it('is tidied out of gaps and white space', () => {
    const check = (start: number, end: number, expected: [number, number] | null) =>
      expect(tidy(blocks, range(start, end))).toEqual(expected && range(...expected));
    check(0, 10, [0, 8]);
    check(8, 12, [10, 12]);
    check(3, 7, [4, 7]);
    check(0, 4, [0, 3]);
    check(8, 10, null);
    check(3, 4, null);
    check(4, 99, [4, 31]);
  });

  it('clips to empty where the limits are elsewhere', () => {
    expect(clip(range(0, 5), range(3, 9))).toEqual(range(3, 5));
    expect(clip(range(0, 5), range(7, 9))).toEqual(range(7, 7));
  });

  it('unites with another over what lies between', () => {
    expect(union(range(8, 9), range(1, 3))).toEqual(range(1, 9));
  });
});
