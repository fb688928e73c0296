import { describe, expect, it } from 'vitest';
import { keepApart, linesOf, type Box } from './lines';

const box = (top: number, bottom: number, left: number, right: number): Box => ({
  top,
  bottom,
  left,
  right,
});

describe('boxes of text', () => {
  it('are merged line by line', () => {
    const check = (boxes: Box[], lines: Box[]) => expect(linesOf(boxes)).toEqual(lines);
    check([], []);
    check([box(0, 20, 5, 50), box(2, 18, 50, 90)], [box(0, 20, 5, 90)]);
    check(
      [box(0, 24, 5, 50), box(22, 46, 0, 30), box(3, 20, 10, 20)],
      [box(0, 24, 5, 50), box(22, 46, 0, 30)],
    );
    check([box(30, 50, 0, 9), box(0, 20, 0, 9)], [box(0, 20, 0, 9), box(30, 50, 0, 9)]);
  });

  it('may be rectangles of the page, whose fields are not their own', () => {
    const rect = Object.create(box(0, 20, 5, 50)) as Box;
    expect(linesOf([rect])).toEqual([box(0, 20, 5, 50)]);
  });

  it('without width are left out', () => {
    expect(linesOf([box(0, 20, 5, 5)])).toEqual([]);
  });
});

describe('things beside lines', () => {
  it('are kept apart and in order', () => {
    const tops = (wanted: number[]) =>
      keepApart(
        wanted.map((top) => ({ top })),
        10,
      );
    expect(tops([0, 4, 30]).map((one) => one.top)).toEqual([0, 10, 30]);
    expect(tops([5, 5, 5]).map((one) => one.top)).toEqual([5, 15, 25]);
  });
});
