import { describe, expect, it } from 'vitest';
import { contexts, usualKeys } from './keymap';
import { holders, placeOf, refusal } from './remap';

describe('the usual keys', () => {
  it('give a chord one meaning where it works, but for Esc', () => {
    const shared = usualKeys.flatMap((one) =>
      one.chords
        .filter((chord) => chord !== 'Escape' && holders(usualKeys, one, chord).length > 0)
        .map((chord) => `${placeOf(one)}: ${chord}`),
    );
    expect(shared).toEqual([]);
  });

  it('name every context and each command of it once', () => {
    expect(new Set(usualKeys.map(placeOf)).size).toBe(usualKeys.length);
    expect(new Set(usualKeys.map((one) => one.context)).size).toBe(contexts.length);
  });

  it('are written as presses are', () => {
    const other = usualKeys.find((one) => one.command === 'focusMode');
    if (!other) throw new Error('there is no focus mode');
    const all = usualKeys.flatMap((one) => one.chords);
    expect(all.filter((chord) => refusal(other, chord)?.includes('not a key') === true)).toEqual(
      [],
    );
  });
});
