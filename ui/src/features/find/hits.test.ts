import { describe, expect, it } from 'vitest';
import { textOf } from '$shared/text/positions';
import { blocksOf } from '$shared/text/sample.test-data';
import { findAll, hitFrom, type FindOptions } from './hits';

const plain: FindOptions = { matchCase: false, wholeWord: false };
const words: FindOptions = { ...plain, wholeWord: true };
const cased: FindOptions = { ...plain, matchCase: true };

function found(texts: string[], query: string, options = plain, language: string | null = null) {
  const blocks = blocksOf(texts);
  return findAll(blocks, query, options, language).map((one) => textOf(blocks, one));
}

describe('finding in an article', () => {
  it('gives document positions, block by block', () => {
    const blocks = blocksOf(['The port and the Port.', 'No port.']);
    const hits = findAll(blocks, 'port', plain);
    expect(hits.map((one) => [one.start, one.end])).toEqual([
      [4, 8],
      [17, 21],
      [27, 31],
    ]);
  });

  it('finds nothing for nothing', () => {
    expect(found(['some text'], '')).toEqual([]);
    expect(found(['some text'], '  ')).toEqual([]);
    expect(found(['some text'], '\u0301')).toEqual([]);
  });

  it('does not overlap its own hits', () => {
    expect(found(['nanana'], 'nana')).toEqual(['nana']);
  });

  it('finds words with marks of either kind, whole', () => {
    expect(found(['café, cafe\u0301, CAFE'], 'cafe')).toEqual(['café', 'cafe\u0301', 'CAFE']);
    expect(found(['Zoe\u0308 and Zoë'], 'zoë')).toEqual(['Zoe\u0308', 'Zoë']);
    expect(found(['naı\u0308ve na\u00efve'], 'naive')).toEqual(['naı\u0308ve', 'na\u00efve']);
  });

  it('takes a hit to the rims of what is drawn as one character', () => {
    expect(found(['ok 👍🏽 done'], '👍')).toEqual(['👍🏽']);
    expect(found(['the 👨‍👩‍👧 left'], '👩')).toEqual(['👨‍👩‍👧']);
    expect(found(['⚓️ and 🙂🙂'], '🙂')).toEqual(['🙂', '🙂']);
    expect(found(['⚓️ boat'], '⚓ boat')).toEqual(['⚓️ boat']);
  });

  it('finds text of every script', () => {
    expect(found(['タンカー「朝霧丸」は待った'], '朝霧丸')).toEqual(['朝霧丸']);
    expect(found(['באו ואמרו נתראה על הרציף'], 'נתראה על')).toEqual(['נתראה על']);
    expect(found(['قال: شُكْرًا لعمال الميناء'], 'شكرا لعمال')).toEqual(['شُكْرًا لعمال']);
    expect(found(['ﺷﻜﺮﺍ'], 'شكرا')).toEqual(['ﺷﻜﺮﺍ']);
  });

  it('minds case when asked', () => {
    expect(found(['May he or may he not'], 'May', cased)).toEqual(['May']);
    expect(found(['Él y él'], 'el', cased)).toEqual(['él']);
  });

  it('minds whole words when asked', () => {
    expect(found(['port, export, ports, port-side'], 'port', words)).toEqual(['port', 'port']);
    expect(found(['O’Neill’s boat'], "o'neill", words)).toEqual(['O’Neill']);
    expect(found(['cafe\u0301s and cafe\u0301'], 'cafe', words)).toEqual(['cafe\u0301']);
    expect(found(['shelled; he'], 'he', words)).toEqual(['he']);
    expect(found(['我们今天去北京大学'], '今天', words, 'zh')).toEqual(['今天']);
  });
});

describe('the hit to show first', () => {
  it('is the next one from here, or else the first', () => {
    const hits = findAll(blocksOf(['a b a b a']), 'a', plain);
    expect(hitFrom(hits, 1)).toBe(1);
    expect(hitFrom(hits, 4)).toBe(1);
    expect(hitFrom(hits, 9)).toBe(0);
    expect(hitFrom([], 0)).toBe(-1);
  });
});
