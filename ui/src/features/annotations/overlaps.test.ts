import { describe, expect, it } from 'vitest';
import { span, utf16 } from '$shared/text/positions';
import { crowds } from './overlaps';

const mark = (id: string, start: number, end: number) => ({
  id,
  span: span(utf16(start), utf16(end)),
});
const check = (marks: ReturnType<typeof mark>[], expected: string[]) =>
  expect(
    crowds(marks).map((one) => `${one.span.start}-${one.span.end} ${one.ids.sort().join('')}`),
  ).toEqual(expected);

describe('marks over the same text', () => {
  it('are counted from three on', () => {
    check([], []);
    check([mark('a', 0, 9), mark('b', 2, 5)], []);
    check([mark('a', 0, 9), mark('b', 2, 7), mark('c', 4, 12)], ['4-7 abc']);
  });

  it('that only touch do not count', () => {
    check([mark('a', 0, 9), mark('b', 2, 5), mark('c', 5, 8)], []);
  });

  it('are one stretch where they follow each other', () => {
    check(
      [mark('a', 0, 20), mark('b', 0, 20), mark('c', 2, 6), mark('d', 4, 9), mark('e', 15, 18)],
      ['2-9 abcd', '15-18 abe'],
    );
  });
});
