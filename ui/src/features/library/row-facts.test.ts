import { describe, expect, it } from 'vitest';
import { rowFacts, rowLabel } from './row-facts';
import { article } from './row.test-data';

const today = new Date('2026-09-06');

describe('a row', () => {
  it('says when its article appeared and how long it takes', () => {
    expect(rowFacts(article(), today)).toEqual(['12 Mar', '2 min']);
    expect(rowFacts(article({ published: null }), today)).toEqual(['2 min']);
  });

  it('is one line for those who do not see it', () => {
    const row = article();
    expect(rowLabel(row, false, today)).toBe(
      'The vote, Coast News Agency, 12 March 2026, 2 minutes, unread, 3 highlights, 2 notes, Inbox',
    );
    const read = { ...row, finished: true, starred: true, highlights: 0, notes: 0, minutes: 1 };
    expect(rowLabel(read, true, today)).toBe(
      'The vote, Coast News Agency, 12 March 2026, 1 minute, read, starred, Inbox, selected',
    );
    expect(rowLabel({ ...row, progress: 420 }, false, today)).toContain(', 42 % read, ');
  });
});
