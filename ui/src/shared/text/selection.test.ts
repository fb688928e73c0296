import { afterEach, describe, expect, it } from 'vitest';
import type { BlockView } from '$backend';
import { textOf } from './positions';
import { blocksOf, rangeOf } from './sample.test-data';
import { drawnIn, rangeOfSpan, spanOfRange } from './selection';
import { cut, nothingOver } from './spans';

/** The page as the reader draws it: blocks of pieces, each with its start. */
function draw(blocks: readonly BlockView[], marked: string[] = []): HTMLElement {
  const root = document.createElement('article');
  for (const block of blocks) {
    const drawn = document.createElement('p');
    drawn.dataset['block'] = String(block.start);
    const annotations = marked
      .filter((words) => block.text.includes(words))
      .map((words) => ({ id: words, label: null, span: rangeOf(blocks, words) }));
    for (const piece of cut(block, { ...nothingOver, annotations })) {
      const element = document.createElement('span');
      element.className = 'piece';
      element.dataset['start'] = String(piece.start);
      const inner = piece.annotations.length > 0 ? document.createElement('mark') : element;
      if (inner !== element) element.append(inner);
      inner.append(document.createComment(''), piece.text);
      drawn.append(element);
    }
    root.append(drawn);
  }
  document.body.append(root);
  return root;
}

afterEach(() => document.body.replaceChildren());

const texts = ['One red 🚢 boat.', 'Żółw cafe\u0301 قارب أحمر.', '船が三隻ある。'];

describe('a passage', () => {
  it('is the same after a way through the page, in every script', () => {
    const blocks = blocksOf(texts);
    const root = draw(blocks, ['red 🚢', 'قارب']);
    const check = (words: string) => {
      const range = rangeOfSpan(drawnIn(root), blocks, rangeOf(blocks, words));
      expect(range?.toString()).toBe(words);
      expect(range && spanOfRange(root, blocks, range)).toEqual(rangeOf(blocks, words));
    };
    ['One', 'red 🚢', '🚢 boat', '🚢', 'cafe\u0301', 'قارب أحمر', '三隻', 'boat.'].forEach(check);
  });

  it('may span blocks', () => {
    const blocks = blocksOf(texts);
    const root = draw(blocks);
    const wanted = { start: rangeOf(blocks, 'boat').start, end: rangeOf(blocks, 'Żółw').end };
    const range = rangeOfSpan(drawnIn(root), blocks, wanted);
    expect(range && spanOfRange(root, blocks, range)).toEqual(wanted);
    expect(textOf(blocks, wanted)).toBe('boat.\nŻółw');
  });
});

describe('a selection', () => {
  it('that ends at the start of the next block stays in its own', () => {
    const blocks = blocksOf(texts);
    const root = draw(blocks);
    const range = document.createRange();
    const [first, second] = root.children;
    if (first) range.setStart(first, 0);
    if (second) range.setEnd(second, 0);
    expect(spanOfRange(root, blocks, range)).toEqual(rangeOf(blocks, 'One red 🚢 boat.'));
  });

  it('over the whole page takes all text', () => {
    const blocks = blocksOf(texts);
    const root = draw(blocks);
    const range = document.createRange();
    range.selectNodeContents(root);
    const found = spanOfRange(root, blocks, range);
    expect(found && textOf(blocks, found)).toBe(texts.join('\n'));
  });

  it('outside the article is none', () => {
    const blocks = blocksOf(texts);
    const root = draw(blocks);
    const other = document.createElement('p');
    other.textContent = 'Elsewhere';
    document.body.append(other);
    const range = document.createRange();
    range.selectNodeContents(other);
    expect(spanOfRange(root, blocks, range)).toBeNull();
  });
});
