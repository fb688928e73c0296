import { describe, expect, it } from 'vitest';
import { noteParts, tagsIn } from './note-text';

describe('a note', () => {
  it('shows tags and names as chips and keeps the rest', () => {
    const check = (body: string, parts: string[]) => {
      const found = noteParts(body);
      expect(found.map((part) => `${part.kind}:${part.text}`)).toEqual(parts);
      expect(found.map((part) => part.text).join('')).toBe(body);
    };
    check('', []);
    check('plain', ['text:plain']);
    check('see #ice-patrol now', ['text:see ', 'tag:#ice-patrol', 'text: now']);
    check('(#a) @Żółw', ['text:(', 'tag:#a', 'text:) ', 'entity:@Żółw']);
    check('me@example.org C# #', ['text:me@example.org C# #']);
    check('#1 #2-of #_x', ['text:#1 ', 'tag:#2-of', 'text: #_x']);
  });

  it('gives its tags once each', () => {
    expect(tagsIn('#a b #c/d #a @e')).toEqual(['a', 'c/d']);
  });
});
