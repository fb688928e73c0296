import { describe, expect, it } from 'vitest';
import type { BlockView } from '$backend';
import { utf16 } from '$shared/text/positions';
import { blockOf } from '$shared/text/sample.test-data';
import { byCharacter, byWord } from './caret-moves';

const block = (start: number, text: string, kind: BlockView['kind'] = 'paragraph'): BlockView => ({
  ...blockOf(text, start),
  kind,
});
const blocks = [block(0, 'A 👩‍👩‍👧 b.'), block(14, 'sold here', 'promotion'), block(25, 'Two words')];

describe('the caret', () => {
  it('goes by what a reader sees as characters, over blocks', () => {
    const check = (from: number, direction: 1 | -1, to: number | null) =>
      expect(byCharacter(blocks, utf16(from), direction)).toBe(to);
    check(0, 1, 1);
    check(2, 1, 10);
    check(10, -1, 2);
    check(13, 1, 25);
    check(25, -1, 13);
    check(0, -1, null);
    check(34, 1, null);
  });

  it('goes by words: to their ends forward, to their starts back', () => {
    const check = (from: number, direction: 1 | -1, to: number | null) =>
      expect(byWord(blocks, utf16(from), direction, 'en')).toBe(to);
    check(25, 1, 28);
    check(28, 1, 34);
    check(34, -1, 29);
    check(29, -1, 25);
    check(12, 1, 28);
    check(34, 1, null);
  });
});
