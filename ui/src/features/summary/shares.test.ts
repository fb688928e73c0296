import { describe, expect, it } from 'vitest';
import { shares } from './shares';

const sum = (values: number[]) => {
  const { all, total } = shares(
    values.map((value, index) => ({ name: String(index), value, text: '' })),
  );
  return { parts: all.map((one) => one.hundredths), total };
};

describe('the shares of a score', () => {
  it('add up to what is shown as the whole', () => {
    expect(sum([])).toEqual({ parts: [], total: 0 });
    expect(sum([0.335, 0.335, 0.33])).toEqual({ parts: [34, 33, 33], total: 100 });
    expect(sum([1 / 3, 1 / 3, 1 / 3])).toEqual({ parts: [34, 33, 33], total: 100 });
    for (let seed = 1; seed < 200; seed += 1) {
      const values = Array.from(
        { length: 1 + (seed % 7) },
        (_, at) => ((seed * (at + 3)) % 97) / 113,
      );
      const { parts, total } = sum(values);
      expect(parts.reduce((all, one) => all + one, 0)).toBe(total);
    }
  });

  it('stand with the greatest first', () => {
    expect(sum([0.1, 0.5, 0.2]).parts).toEqual([50, 20, 10]);
  });
});
