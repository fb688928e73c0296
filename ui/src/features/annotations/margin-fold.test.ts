import { describe, expect, it } from 'vitest';
import { layoutMargin } from './margin-fold';
import type { Wish } from './margin-layout';

const wish = (key: string, wanted: number, height = 100): Wish => ({ key, wanted, height });
const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => wish(key, 400));
const lay = (wishes: Wish[], pinned: string | null, most: number) =>
  layoutMargin(wishes, 8, pinned, most, 28);

describe('a block of margin notes', () => {
  it('that fits is shown as it is', () => {
    const { folds, tops } = lay(six, null, 1000);
    expect(folds).toEqual([]);
    expect(tops.size).toBe(6);
  });

  it('that is too tall shows three notes and one line for the others', () => {
    const { folds, hidden, tops } = lay(six, null, 500);
    expect(folds).toEqual([{ key: 'fold:d', keys: ['d', 'e', 'f'] }]);
    expect([...hidden]).toEqual(['d', 'e', 'f']);
    expect([...tops.keys()]).toEqual(['a', 'b', 'c', 'fold:d']);
  });

  it('shows the note in hand whichever it is', () => {
    const { hidden, tops } = lay(six, 'e', 500);
    expect([...hidden]).toEqual(['d', 'f']);
    expect(tops.get('e')).toBe(400);
  });

  it('folds no single note away', () => {
    expect(lay(six.slice(0, 4), null, 300).folds).toEqual([]);
  });

  it('does not reach further than the window does, however long the chain is', () => {
    const chain = Array.from({ length: 40 }, (_, at) => wish(String(at), at * 60));
    const { folds, tops } = lay(chain, null, 500);
    expect(folds.length).toBeGreaterThan(3);
    for (const { key } of folds) {
      const first = chain.find((one) => key === `fold:${one.key}`);
      expect(Math.abs((tops.get(key) ?? 0) - (first?.wanted ?? 0))).toBeLessThan(500);
    }
  });

  it('leaves others alone', () => {
    const far = wish('z', 4000);
    const { hidden, tops } = lay([...six, far], null, 500);
    expect(hidden.has('z')).toBe(false);
    expect(tops.get('z')).toBe(4000);
  });

  it('never overlaps', () => {
    for (const most of [100, 300, 500, 900]) {
      const heights = new Map(six.map((one) => [one.key, one.height]));
      const { tops } = lay(six, null, most);
      let free = 0;
      for (const [key, top] of tops) {
        expect(top).toBeGreaterThanOrEqual(free - 1e-6);
        free = top + (heights.get(key) ?? 28) + 8;
      }
    }
  });

  it('is laid out within 8 ms when there are 200', () => {
    const many = Array.from({ length: 200 }, (_, at) =>
      wish(String(at), at * 20, 60 + (at % 7) * 20),
    );
    const times = Array.from({ length: 9 }, () => {
      const start = performance.now();
      lay(many, '100', 400);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(8);
  });
});
