import { describe, expect, it } from 'vitest';
import { notesText, revisedText, sumOf, tallyText } from './tally';

const none = { kept: 0, moved: 0, changed: 0, uncertain: 0, lost: 0 };

describe('what became of highlights', () => {
  it('is one sentence', () => {
    const check = (tally: Partial<typeof none>, expected: string) =>
      expect(revisedText('Title', { ...none, ...tally })).toBe(expected);
    check({}, 'New version of “Title”');
    check(
      { kept: 11, moved: 1, lost: 1 },
      'New version of “Title”: 11 highlights kept, 1 moved, 1 lost',
    );
    check({ lost: 1 }, 'New version of “Title”: 1 highlight lost');
  });

  it('adds up over several articles', () => {
    const all = sumOf([
      { ...none, kept: 1, lost: 2 },
      { ...none, kept: 3 },
    ]);
    expect(tallyText(all)).toBe('4 highlights kept, 2 lost');
  });
});

describe('what files of notes brought', () => {
  it('is one sentence, also where that is nothing', () => {
    const check = (back: number, edited: number, expected: string) =>
      expect(
        notesText([
          { back, edited: 0 },
          { back: 0, edited },
        ]),
      ).toBe(expected);
    check(2, 1, 'Notes, not an article: 2 marks brought back, 1 edited note taken over');
    check(1, 0, 'Notes, not an article: 1 mark brought back');
    check(0, 0, 'Notes, not an article: nothing in them is new');
  });
});
