import { describe, expect, it } from 'vitest';
import { VirtualRows } from './virtual-rows';

function list(amount: number, height = 20): VirtualRows {
  const rows = new VirtualRows();
  rows.setRows(
    Array.from({ length: amount }, (_, index) => `k${index}`),
    () => height,
  );
  return rows;
}

describe('virtual rows', () => {
  it('are drawn only around the window', () => {
    const rows = list(10_000);
    expect(rows.total).toBe(200_000);
    expect(rows.window(0, 100, 0)).toEqual([0, 6]);
    expect(rows.window(1000, 100, 40)).toEqual([48, 58]);
    expect(rows.window(199_900, 100, 0)).toEqual([9995, 10_000]);
  });

  it('move with what has been measured', () => {
    const rows = list(10);
    expect(rows.measure(2, 50)).toBe(30);
    expect(rows.measure(2, 50)).toBe(0);
    expect(rows.top(3)).toBe(90);
    expect(rows.total).toBe(230);
  });

  it('keep their measure when the list changes, until the width does', () => {
    const rows = list(3);
    rows.measure(1, 50);
    rows.setRows(['k1', 'k2'], () => 20);
    expect(rows.top(1)).toBe(50);
    rows.forget();
    rows.setRows(['k1', 'k2'], () => 20);
    expect(rows.top(1)).toBe(20);
  });

  it('may be none', () => {
    expect(list(0).window(0, 100, 10)).toEqual([0, 0]);
    expect(list(0).total).toBe(0);
  });
});
