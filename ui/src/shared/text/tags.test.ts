import { describe, expect, it } from 'vitest';
import { parseTags } from './tags';

describe('typed tags', () => {
  it('are parted by commas, or by blanks before a sign', () => {
    const check = (typed: string, tags: string[]) => expect(parseTags(typed)).toEqual(tags);
    check('', []);
    check('harbour, to check ,', ['harbour', 'to check']);
    check('#a #b', ['a', 'b']);
    check('a, a, #a', ['a']);
  });
});
