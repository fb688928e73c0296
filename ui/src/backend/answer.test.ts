import { describe, expect, it } from 'vitest';
import { readAnswer } from './answer';

describe('an answer', () => {
  it('is read from bytes and left as it is when parsed already', () => {
    const bytes = new TextEncoder().encode('{"name":"żółw 🐢"}');
    expect(readAnswer(bytes)).toEqual({ name: 'żółw 🐢' });
    expect(readAnswer(bytes.buffer)).toEqual({ name: 'żółw 🐢' });
    expect(readAnswer('# {{ article.title }}')).toBe('# {{ article.title }}');
    expect(readAnswer({ a: 1 })).toEqual({ a: 1 });
    expect(readAnswer(null)).toBeNull();
  });
});
