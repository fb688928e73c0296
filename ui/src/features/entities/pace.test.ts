import { describe, expect, it } from 'vitest';
import { aboutTime, timeFor, withTime } from './pace';

describe('the time that is left', () => {
  it('is told by the usual pace before anything was decided', () => {
    expect(aboutTime(timeFor(8, []))).toBe('about 20 s');
  });

  it('follows the middle of the last decisions, so that one rest changes nothing', () => {
    const times = [900, 1100, 600_000, 1000].reduce<readonly number[]>(withTime, []);
    expect(timeFor(10, times)).toBe(11_000);
  });

  it('forgets how slowly it began', () => {
    const times = [...Array<number>(20).fill(9000), ...Array<number>(9).fill(1000)];
    expect(timeFor(3, times.reduce<readonly number[]>(withTime, []))).toBe(3000);
  });

  it('is never more exact than it can be', () => {
    expect([1, 5000, 5001, 57_400, 58_000, 91_000, 300_000].map(aboutTime)).toEqual([
      'about 5 s',
      'about 5 s',
      'about 10 s',
      'about 60 s',
      'about 1 min',
      'about 2 min',
      'about 5 min',
    ]);
  });
});
