import { describe, expect, it } from 'vitest';
import { span, textOf, utf16 } from './positions';
import { blockOf, blocksOf, rangeOf } from './sample.test-data';
import { nextUnit, previousUnit, unitAt, unitsOf, type Unit } from './units';

const blocks = blocksOf([
  'One boat. Two boats.',
  { kind: 'promotion', text: 'Buy a boat.' },
  'Three boats.',
  { text: '船が三隻ある' },
]);

const walk = (unit: Unit, step: typeof nextUnit, from: string) => {
  const found: string[] = [];
  let at = step(blocks, unit, rangeOf(blocks, from));
  while (at) {
    found.push(textOf(blocks, at));
    at = step(blocks, unit, at);
  }
  return found;
};

describe('the cursor', () => {
  it('moves forward by units and passes promotion over', () => {
    expect(walk('paragraph', nextUnit, 'One boat.')).toEqual(['Three boats.', '船が三隻ある']);
    expect(walk('sentence', nextUnit, 'One boat.').slice(0, 2)).toEqual([
      'Two boats.',
      'Three boats.',
    ]);
    expect(walk('word', nextUnit, 'Two').slice(0, 3)).toEqual(['boats', 'Three', 'boats']);
  });

  it('moves back by units', () => {
    expect(walk('sentence', previousUnit, 'Three')).toEqual(['Two boats.', 'One boat.']);
    expect(walk('word', previousUnit, 'boats.')).toEqual(['Two', 'boat', 'One']);
  });

  it('finds words where no blanks part them', () => {
    expect(unitsOf(blockOf('船が三隻ある'), 'word', 'ja').length).toBeGreaterThan(1);
  });

  it('takes the unit that holds a position, or the one before a gap', () => {
    const check = (unit: Unit, position: number, words: string | null) => {
      const found = unitAt(blocks, unit, utf16(position));
      expect(found && textOf(blocks, found)).toBe(words);
    };
    check('sentence', 0, 'One boat.');
    check('sentence', 9, 'One boat.');
    check('sentence', 10, 'Two boats.');
    check('word', 4, 'boat');
    check('paragraph', 22, null);
  });

  it('stays put at either end', () => {
    expect(nextUnit(blocks, 'paragraph', rangeOf(blocks, '船が三隻ある'))).toBeNull();
    expect(previousUnit(blocks, 'paragraph', span(utf16(0), utf16(20)))).toBeNull();
  });

  it('reads a language tag that the engine does not know as none', () => {
    expect(unitsOf(blockOf('One boat. Two boats.'), 'word', 'not a tag').length).toBe(4);
  });
});
