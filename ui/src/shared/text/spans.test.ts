import { describe, expect, it } from 'vitest';
import { blockOf, blocksOf, rangeOf } from './sample.test-data';
import { cut, nothingOver, type Overlay } from './spans';

const text = 'One red boat. Two grey boats 🚢 sail.';
const blocks = blocksOf([text]);
const block = blockOf(text);

function over(annotations: Record<string, string>, more: Partial<Overlay> = {}): Overlay {
  return {
    ...nothingOver,
    annotations: Object.entries(annotations).map(([id, words]) => ({
      id,
      label: id,
      span: rangeOf(blocks, words),
    })),
    ...more,
  };
}

/** Pieces as `text[ids]`, ids longest first. */
const drawn = (overlay: Overlay) =>
  cut(block, overlay).map((one) => {
    const ids = one.annotations.map((mark) => mark.id).join('');
    return ids === '' ? one.text : `${one.text}[${ids}]`;
  });

describe('a block', () => {
  it('is one piece when nothing lies over it', () => {
    expect(drawn(nothingOver)).toEqual([text]);
  });

  it('is cut at the rims of marks, the longest drawn outermost', () => {
    const check = (marks: Record<string, string>, pieces: string[]) =>
      expect(drawn(over(marks))).toEqual(pieces);
    check({ a: 'red' }, ['One ', 'red[a]', ' boat. Two grey boats 🚢 sail.']);
    check({ a: 'red', b: 'One red boat.' }, [
      'One [b]',
      'red[ba]',
      ' boat.[b]',
      ' Two grey boats 🚢 sail.',
    ]);
    check({ a: 'boat. Two', b: 'Two grey' }, [
      'One red ',
      'boat. [a]',
      'Two[ab]',
      ' grey[b]',
      ' boats 🚢 sail.',
    ]);
  });

  it('gives back its text whole, whatever lies over it', () => {
    const overlays = [
      nothingOver,
      over({ a: 'grey boats 🚢', b: '🚢 sail', c: 'One red boat. Two' }),
      over({}, { mentions: [{ id: 'm', span: rangeOf(blocks, 'grey boats') }] }),
    ];
    for (const overlay of overlays) {
      const pieces = cut(block, overlay);
      expect(pieces.map((one) => one.text).join('')).toBe(block.text);
      let at: number = block.start;
      for (const piece of pieces) {
        expect(piece.start).toBe(at);
        at += piece.text.length;
      }
    }
  });

  it('says where a mark ends, once', () => {
    const closing = cut(block, over({ a: 'red boat. Two' })).filter((one) => one.closes.length > 0);
    expect(closing.map((one) => [one.text, one.closes])).toEqual([['red boat. Two', ['a']]]);
  });

  it('keeps only the part of a mark that lies in it', () => {
    const wide = { id: 'w', label: null, span: { ...rangeOf(blocks, 'sail.') } };
    wide.span.end = (wide.span.end + 50) as typeof wide.span.end;
    const pieces = cut(block, { ...nothingOver, annotations: [wide] });
    expect(pieces.at(-1)?.text).toBe('sail.');
    expect(pieces.at(-1)?.closes).toEqual([]);
  });
});
