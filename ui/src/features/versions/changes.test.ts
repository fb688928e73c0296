import { describe, expect, it } from 'vitest';
import type { ComparedView, ComparisonView } from '$backend';
import { recorded } from '../../backend/replay.test-data';
import { detailChanges, differences, partsOf, sideOf, sinceText, wordsOf } from './changes';

const piece = (text: string, changed = false) => ({ text, changed });

function sentence(text: string, more: Partial<ComparedView> = {}): ComparedView {
  const same = [piece(text)];
  return {
    difference: 'same',
    old: same,
    new: same,
    span: null,
    endsParagraph: false,
    ...more,
  };
}
const comparison = (sentences: ComparedView[]): ComparisonView => ({ old: 1, new: 2, sentences });

describe('the words of a sentence', () => {
  const shown = (one: ComparedView) =>
    wordsOf(one)
      .map(({ text, kind }) => ({ same: text, came: `{+${text}+}`, gone: `[-${text}-]` })[kind])
      .join('');
  const edited = (old: ComparedView['old'], now: ComparedView['new']) =>
    sentence('', { difference: 'edited', old, new: now });

  it('stand in one line, what went before what came', () => {
    const one = edited(
      [piece('It '), piece('changed', true), piece(' on Friday.')],
      [piece('It '), piece('gave in', true), piece(' on Friday.')],
    );
    expect(shown(one)).toBe('It [-changed-]{+gave in+} on Friday.');
  });

  it('are kept together where one side has no cut', () => {
    const one = edited(
      [piece('A '), piece('very', true), piece(' long day')],
      [piece('A long day')],
    );
    expect(shown(one)).toBe('A [-very -]long day');
  });

  it('are all of it where a sentence is in one text only', () => {
    const { new: now } = sentence('All new.');
    expect(shown(sentence('', { difference: 'added', old: [], new: now }))).toBe('{+All new.+}');
    expect(shown(sentence('', { difference: 'removed', old: now, new: [] }))).toBe('[-All new.-]');
    expect(shown(sentence('Moved.', { difference: 'moved' }))).toBe('Moved.');
  });

  it('give both texts again, whatever changed', () => {
    for (const one of recorded('compareRevisions').sentences) {
      const words = wordsOf(one);
      const without = (kind: string) =>
        words.flatMap((word) => (word.kind === kind ? [] : [word.text])).join('');
      const text = (pieces: ComparedView['old']) => pieces.map((part) => part.text).join('');
      if (one.difference !== 'removed') expect(without('gone')).toBe(text(one.new));
      if (one.difference === 'edited') expect(without('came')).toBe(text(one.old));
      expect(sideOf(one, 'new').map((word) => word.text)).toEqual(one.new.map((p) => p.text));
    }
  });
});

describe('the sentences on the page', () => {
  const kinds = (sentences: ComparedView[], open: number[] = []) =>
    partsOf(comparison(sentences), (key) => open.includes(key)).map((part) =>
      part.kind === 'fold' ? `fold ${part.lines.length}` : `p ${part.lines.length}`,
    );
  const many = (amount: number) => Array.from({ length: amount }, (_, n) => sentence(`S${n}.`));
  const changed = sentence('New.', { difference: 'added' });

  it('fold long stretches without a difference, and leave one sentence beside it', () => {
    expect(kinds([...many(6), changed, ...many(6)])).toEqual(['fold 5', 'p 3', 'fold 5']);
  });

  it('leave short ones as they are', () => {
    expect(kinds([...many(2), changed, ...many(3), changed])).toEqual(['p 7']);
  });

  it('open one fold alone', () => {
    const all = [...many(6), changed, ...many(6)];
    expect(kinds(all, [0])).toEqual(['p 8', 'fold 5']);
  });

  it('keep paragraphs', () => {
    const end = sentence('End.', { endsParagraph: true });
    expect(kinds([changed, end, changed, end])).toEqual(['p 2', 'p 2']);
  });

  it('count the differences in order', () => {
    const all = comparison([changed, sentence('Same.'), changed]);
    const numbers = partsOf(all, () => false).flatMap((one) => one.lines.map((l) => l.difference));
    expect(numbers).toEqual([1, null, 2]);
    expect(differences(all)).toBe(2);
  });

  it('hold every sentence once', () => {
    const real = recorded('compareRevisions');
    const lines = partsOf(real, () => false).flatMap((one) => one.lines.map((l) => l.sentence));
    expect(lines).toEqual(real.sentences);
  });
});

describe('details', () => {
  it('are told where they differ, and only where both versions noted them', () => {
    const [first, second] = recorded('revisions').revisions;
    if (!first?.details || !second?.details) throw new Error('two versions were recorded');
    expect(detailChanges(first, second)).toEqual([]);
    const now = { ...second, details: { ...second.details, title: 'Strike ends' } };
    expect(detailChanges(first, now)).toEqual([
      { name: 'Title', before: '', after: 'Strike ends' },
    ]);
    expect(detailChanges({ ...first, details: null }, now)).toEqual([]);
  });
});

describe('what a version is about', () => {
  it('is said in a few words', () => {
    expect(sinceText(1, 3, 0)).toBe('changed 3 sentences since v1');
    expect(sinceText(1, 1, 2)).toBe('changed 1 sentence since v1');
    expect(sinceText(2, 0, 1)).toBe('other details than v2');
    expect(sinceText(2, 0, 0)).toBe('the same as v2');
  });
});
