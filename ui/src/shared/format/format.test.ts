import { describe, expect, it } from 'vitest';
import {
  clipText,
  count,
  languageName,
  minutesLeft,
  noteTime,
  publishedDate,
  share,
} from './format';

const today = new Date('2026-05-02T12:00:00Z');

describe('formats', () => {
  it('count in words', () => {
    expect(count(1, 'highlight')).toBe('1 highlight');
    expect(count(0, 'mark')).toBe('0 marks');
    expect(count(1204, 'word')).toBe('1,204 words');
  });

  it('show as much of a date as is known', () => {
    const check = (published: string, style: 'short' | 'long', text: string) =>
      expect(publishedDate(published, style, today)).toBe(text);
    check('2026-03-04', 'short', '4 Mar');
    check('2024-03-04', 'short', '4 Mar 2024');
    check('2026-03-04', 'long', '4 March 2026');
    check('2026-03-04T23:30:00+02:00', 'long', '4 March 2026');
    check('2024-03', 'short', 'Mar 2024');
    check('1998', 'long', '1998');
    check('spring', 'short', 'spring');
  });

  it('show the time of a note today and its day later on', () => {
    const now = new Date(2026, 4, 2, 15, 0);
    expect(noteTime(new Date(2026, 4, 2, 9, 5).getTime(), now)).toBe('09:05');
    expect(noteTime(new Date(2026, 3, 30, 9, 5).getTime(), now)).toBe('30 Apr');
    expect(noteTime(new Date(2024, 3, 30).getTime(), now)).toBe('30 Apr 2024');
  });

  it('never promise less than a minute before the end', () => {
    expect(minutesLeft(4, 0)).toBe('4 min left');
    expect(minutesLeft(4, 0.99)).toBe('1 min left');
    expect(minutesLeft(4, 1)).toBe('at the end');
  });

  it('name a language, or give its tag back', () => {
    expect(languageName('de')).toBe('German');
    expect(languageName('not a tag')).toBe('not a tag');
  });

  it('write a share without its zero', () => {
    expect(share(0.4444)).toBe('.44');
    expect(share(-0.1)).toBe('-.10');
    expect(share(1)).toBe('1.00');
  });

  it('clip text at a word and never inside a character', () => {
    expect(clipText('short', 10)).toBe('short');
    expect(clipText('one two three four', 12)).toBe('one two…');
    expect(clipText('🚢🚢🚢🚢', 6)).toBe('🚢🚢🚢🚢');
  });
});
