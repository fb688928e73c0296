import { describe, expect, it } from 'vitest';
import { recorded } from '../backend/replay.test-data';
import { rowsOf, sectionsOf } from '$features/followed';

const page = recorded('entityPage');
const [newest] = page.articles;
if (!newest) throw new Error('no article is recorded');

describe('the rows of a page', () => {
  it('are mentions, statements, others and notes, each section headed once', () => {
    const rows = rowsOf(page, new Set());
    expect(rows.map((row) => row.kind)).toEqual([
      ...['mention', 'mention', 'mention', 'mention'],
      ...['statement', 'statement', 'statement', 'statement', 'together'],
    ]);
    const heads = rows.filter((row) => row.first).map((row) => row.section);
    expect(heads).toEqual(['articles', 'by', 'about', 'together']);
    expect(sectionsOf(page).map((one) => one.id)).toEqual(heads);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  });

  it('fold the mentions of an article beyond a few, unless one only is beyond', () => {
    const of = (amount: number) => {
      const mentions = Array.from({ length: amount }, (_, at) => ({
        ...(newest.mentions[0] ?? { before: '', quote: '', after: '' }),
        id: `m-${String(at)}`,
      }));
      return { ...page, articles: [{ ...newest, mentions }] };
    };
    const shown = (amount: number, opened: string[] = []) =>
      rowsOf(of(amount), new Set(opened)).filter((row) => row.section === 'articles');
    expect(shown(4)).toHaveLength(4);
    expect(shown(5).map((row) => row.kind)).toEqual(['mention', 'mention', 'mention', 'more']);
    expect(shown(5, [newest.article])).toHaveLength(5);
  });
});
