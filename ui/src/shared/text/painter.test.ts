import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endFlash, flash, paint } from './painter';

const shown = new Map<string, Set<Range>>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('CSS', { highlights: shown });
  vi.stubGlobal(
    'Highlight',
    class extends Set<Range> {
      constructor(...ranges: Range[]) {
        super(ranges);
      }
    },
  );
});

afterEach(() => {
  endFlash();
  shown.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('colour over the text', () => {
  it('leaves no highlight with its ranges behind, whose colour would stay drawn', () => {
    const [first, second] = [new Range(), new Range()];
    paint('found', [first]);
    const before = shown.get('found');
    paint('found', [second]);
    expect([...(shown.get('found') ?? [])]).toEqual([second]);
    expect(before?.size).toBe(0);
    const after = shown.get('found');
    paint('found', []);
    expect(shown.has('found')).toBe(false);
    expect(after?.size).toBe(0);
  });

  it('goes by itself after a jump', () => {
    flash(new Range());
    const lit = shown.get('analect-flash');
    expect(lit?.size).toBe(1);
    vi.runAllTimers();
    expect(shown.has('analect-flash')).toBe(false);
    expect(lit?.size).toBe(0);
  });
});
