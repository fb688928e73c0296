import { describe, expect, it } from 'vitest';
import { span, textOf, utf16 } from '$shared/text/positions';
import { blocksOf } from '$shared/text/sample.test-data';
import { dragRim, moveRim, wordsAtRim, type Direction, type Rim, type Step } from './rims';

const blocks = blocksOf(['The vote was closer.', 'A 👩‍👩‍👧 flag, café.']);
const ground = { blocks, language: 'en' };
const whole = blocks.map((one) => one.text).join('  ');

function find(words: string) {
  const at = whole.indexOf(words);
  return span(utf16(at), utf16(at + words.length));
}

describe('a rim of a mark', () => {
  const check = (
    words: string,
    rim: Rim,
    direction: Direction,
    step: Step,
    then: string | null,
  ) => {
    const moved = moveRim(ground, find(words), rim, direction, step);
    const what = `${words} ${rim} ${direction} ${step}`;
    expect(moved && textOf(blocks, moved), what).toBe(then);
  };

  it('moves by words', () => {
    check('vote', 'end', 1, 'word', 'vote was');
    check('vote was', 'end', -1, 'word', 'vote');
    check('vote was', 'start', -1, 'word', 'The vote was');
    check('vote was', 'start', 1, 'word', 'was');
    check('vo', 'end', 1, 'word', 'vote');
  });

  it('moves by characters, never onto white space', () => {
    check('vote', 'end', 1, 'character', 'vote w');
    check('vote w', 'end', -1, 'character', 'vote');
    check('vote', 'start', -1, 'character', 'e vote');
    check('closer', 'end', 1, 'character', 'closer.');
  });

  it('keeps whole what a reader sees as one character', () => {
    check('A', 'end', 1, 'character', 'A 👩‍👩‍👧');
    check('A 👩‍👩‍👧', 'end', -1, 'character', 'A');
  });

  it('goes on into the next block and back', () => {
    check('closer.', 'end', 1, 'word', 'closer.\nA');
    check('A', 'start', -1, 'word', 'closer.\nA');
  });

  it('never leaves nothing', () => {
    check('vote', 'end', -1, 'word', null);
    check('v', 'end', -1, 'character', null);
    check('v', 'start', 1, 'character', null);
    check('The', 'start', -1, 'word', null);
    check('café.', 'end', 1, 'character', null);
  });
});

describe('a dragged rim', () => {
  const check = (words: string, rim: Rim, to: number, then: string) =>
    expect(textOf(blocks, dragRim(ground, find(words), rim, utf16(to))), `${to}`).toBe(then);

  it('follows the pointer', () => {
    check('vote', 'end', whole.indexOf('was') + 3, 'vote was');
    check('vote', 'start', 0, 'The vote');
  });

  it('does not split a character', () => {
    check('A', 'end', whole.indexOf('👩') + 3, 'A');
    check('A', 'end', whole.indexOf(' flag') - 1, 'A 👩‍👩‍👧');
  });

  it('stops before the other one', () => {
    check('vote', 'end', 0, 'v');
    check('vote', 'start', whole.indexOf('closer'), 'e');
  });
});

it('a rim is told by the words at it', () => {
  expect(wordsAtRim('The vote was closer.', 'end')).toBe('vote was closer.');
  expect(wordsAtRim('The vote was closer.', 'start')).toBe('The vote was');
});
