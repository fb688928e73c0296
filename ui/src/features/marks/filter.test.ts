import { describe, expect, it } from 'vitest';
import {
  dayField,
  dayName,
  everything,
  filterTold,
  isEverything,
  requestOf,
  toggled,
} from './filter';

const part = { limit: 10, skip: 20 };

describe('the filter of all marks', () => {
  it('asks for everything where nothing is chosen', () => {
    expect(requestOf(everything, false, part)).toEqual({
      article: null,
      labels: [],
      tags: [],
      states: [],
      from: null,
      before: null,
      words: '',
      noted: null,
      byArticle: false,
      limit: 10,
      skip: 20,
    });
    expect(isEverything({ ...everything, words: ' ' })).toBe(true);
    expect(isEverything({ ...everything, tags: ['a'] })).toBe(false);
  });

  it('takes both days of a range in, as they are here', () => {
    const asked = requestOf({ ...everything, from: '2026-02-27', to: '2026-02-28' }, true, part);
    expect(asked.from).toBe(new Date(2026, 1, 27).getTime());
    expect(asked.before).toBe(new Date(2026, 2, 1).getTime());
    expect(requestOf({ ...everything, from: '27.2.' }, true, part).from).toBeNull();
    expect(dayField(new Date(2026, 1, 7, 23, 59))).toBe('2026-02-07');
  });

  it('is told by the names of what is asked for', () => {
    const names: Record<string, string> = { l1: 'Key fact', a1: 'Harbour' };
    const nameOf = (id: string) => names[id] ?? id;
    expect(filterTold(everything, nameOf)).toBe('');
    expect(
      filterTold(
        {
          labels: ['l1'],
          tags: ['port'],
          article: 'a1',
          states: ['orphan'],
          from: '2026-02-27',
          to: null,
          noted: false,
          words: ' crane ',
        },
        nameOf,
      ),
    ).toBe('“crane”, Key fact, #port, in “Harbour”, lost, without a note, since 2026-02-27');
  });

  it('toggles one value of several', () => {
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggled(['b'], 'a')).toEqual(['b', 'a']);
  });

  it('names days by how near they are', () => {
    const now = new Date(2026, 2, 1, 12);
    expect(dayName(new Date(2026, 2, 1, 0, 1).getTime(), now)).toBe('Today');
    expect(dayName(new Date(2026, 1, 28, 23, 59).getTime(), now)).toBe('Yesterday');
    expect(dayName(new Date(2026, 1, 27).getTime(), now)).toBe('27 February 2026');
  });
});
