import { describe, expect, it } from 'vitest';
import { layoutNotes, type Wish } from './margin-layout';

const gap = 8;
const wish = (key: string, wanted: number, height: number): Wish => ({ key, wanted, height });

/** Numbers that look random and are the same at every run (a linear congruential generator). */
function numbers(seed: number) {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
}

function randomWishes(amount: number, seed: number): Wish[] {
  const next = numbers(seed);
  const wishes = Array.from({ length: amount }, (_, index) =>
    wish(String(index), next() * 4000, 30 + next() * 200),
  );
  return wishes.sort((a, b) => a.wanted - b.wanted);
}

describe('margin notes', () => {
  const check = (wishes: Wish[], pinned: string | null, tops: number[]) =>
    expect([...layoutNotes(wishes, gap, pinned).values()]).toEqual(tops);

  it('stand beside their lines where there is room', () => {
    check([], null, []);
    check([wish('a', 10, 40), wish('b', 100, 40)], null, [10, 100]);
  });

  it('share a lack of room evenly', () => {
    check([wish('a', 100, 40), wish('b', 100, 40)], null, [76, 124]);
  });

  it('never leave the top of the article', () => {
    check([wish('a', 0, 40), wish('b', 0, 40)], null, [0, 48]);
    check([wish('a', 0, 100), wish('b', 10, 40)], 'b', [0, 108]);
  });

  it('flow around the pinned note, which keeps its line', () => {
    check([wish('a', 100, 40), wish('b', 100, 40), wish('c', 100, 40)], 'b', [52, 100, 148]);
    check([wish('a', 200, 40), wish('b', 200, 40)], 'a', [200, 248]);
  });

  it('never overlap and keep their order, 1 to 200 at random', () => {
    for (let amount = 1; amount <= 200; amount += 1) {
      const wishes = randomWishes(amount, amount);
      const pinned = amount % 3 === 0 ? String(Math.floor(amount / 2)) : null;
      const tops = layoutNotes(wishes, gap, pinned);
      let free = 0;
      for (const { key, height } of wishes) {
        const top = tops.get(key) ?? NaN;
        expect(top).toBeGreaterThanOrEqual(free - 1e-6);
        free = top + height + gap;
      }
    }
  });

  it('are laid out within 8 ms when there are 200', () => {
    const wishes = randomWishes(200, 7);
    const times = Array.from({ length: 9 }, () => {
      const start = performance.now();
      layoutNotes(wishes, gap, '100');
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(8);
  });
});
