import { describe, expect, it } from 'vitest';
import type { ArticleRow } from '$backend';
import { rowFacts, rowWords } from './row-facts';
import { article } from './row.test-data';

const today = new Date('2026-09-06');

describe('a row', () => {
  it('says when its article appeared and how long it takes', () => {
    expect(rowFacts(article(), today)).toEqual(['12 Mar', '2 min']);
    expect(rowFacts(article({ published: null }), today)).toEqual(['2 min']);
  });

  it('has words for what it shows by signs', () => {
    const words = (changes: Partial<ArticleRow>) => rowWords(article(changes));
    expect(words({})).toBe('unread, 3 highlights, 2 notes, in Inbox');
    const quiet = { highlights: 0, notes: 0 };
    expect(words({ ...quiet, finished: true, starred: true, state: 'archive' })).toBe(
      'read, starred, in Archive',
    );
    expect(words({ ...quiet, progress: 420 })).toBe('42 % read, in Inbox');
  });
});
