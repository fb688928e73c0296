import { describe, expect, it } from 'vitest';
import { fold, unfold } from './fold';

/** Where `wanted` is found in `text`, as the reader sees it. */
function found(text: string, wanted: string): string | null {
  const folded = fold(text);
  const needle = fold(wanted).text;
  const at = folded.text.indexOf(needle);
  return at === -1 ? null : text.slice(...unfold(folded, at, needle.length));
}

describe('folding', () => {
  it('leaves case, accents and points out', () => {
    for (const [text, wanted, shown] of [
      ['A CAFÉ in town', 'cafe', 'CAFÉ'],
      ['a cafe\u0301 in town', 'café', 'cafe\u0301'],
      ['Zoe\u0308 Lindqvist', 'zoe lind', 'Zoe\u0308 Lind'],
      ['Straße', 'STRASSE', 'Straße'],
      ['ΟΔΟΣ οδός', 'οδος', 'ΟΔΟΣ'],
      ['Kraków and Łódź', 'lodz', 'Łódź'],
      ['the ﬁrst', 'first', 'ﬁrst'],
      ['İstanbul', 'istanbul', 'İstanbul'],
      ['שָׁלוֹם', 'שלום', 'שָׁלוֹם'],
      ['شُكْرًا لعمال', 'شكرا', 'شُكْرًا'],
    ] as const) {
      expect(found(text, wanted), `${wanted} in ${text}`).toBe(shown);
    }
  });

  it('takes signs as they are typed', () => {
    expect(found('“Don’t” – he said', `"don't" - he`)).toBe('“Don’t” – he');
    expect(found('one\u00a0\n two', 'one two')).toBe('one\u00a0\n two');
    expect(found('soft\u00adhyphen', 'softhyphen')).toBe('soft\u00adhyphen');
    expect(found('wait… more', 'wait...')).toBe('wait…');
  });

  it('keeps letters apart that only look alike without their marks', () => {
    expect(found('かき', 'がき')).toBeNull();
    expect(found('한국', '하')).toBeNull();
    expect(found('कु', 'क')).toBe('क');
  });

  it('finds its way back after wide and invisible characters', () => {
    expect(found('⚓️🙂 朝霧丸 left', '朝霧')).toBe('朝霧');
    expect(found('🥖🥖 bread', '🥖')).toBe('🥖');
    expect(found('❤️ love', '❤')).toBe('❤️');
  });

  it('keeps case when asked', () => {
    expect(fold('Émile', { keepCase: true }).text).toBe('Emile');
  });
});
