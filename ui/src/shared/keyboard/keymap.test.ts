import { describe, expect, it } from 'vitest';
import { contexts, keymap } from './keymap';

describe('the key map', () => {
  it('gives a chord one meaning in a context', () => {
    const seen = new Map<string, string>();
    for (const { context, command, chords } of keymap) {
      for (const chord of chords) {
        const place = `${context}: ${chord}`;
        expect(seen.get(place) ?? command, place).toBe(command);
        seen.set(place, command);
      }
    }
  });

  it('starts no chord of two with a key that means something alone', () => {
    for (const { context, chords } of keymap) {
      for (const chord of chords.filter((one) => one.includes(' '))) {
        const first = chord.split(' ')[0] ?? '';
        const alone = keymap.some(
          (one) =>
            (one.context === context || one.context === 'global') &&
            (one.chords as readonly string[]).includes(first),
        );
        expect(alone, `${context}: ${chord}`).toBe(false);
      }
    }
  });

  it('names every context it uses', () => {
    const named = new Set(contexts.map((one) => one.context));
    expect(keymap.filter((one) => !named.has(one.context))).toEqual([]);
  });
});
