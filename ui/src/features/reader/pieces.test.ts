import { describe, expect, it } from 'vitest';
import type { Segment } from '$shared/text/spans';
import { span, utf16 } from '$shared/text/positions';
import { PieceList, timesDrawn, type Piece } from './pieces';

const label = (colour: 'yellow' | 'purple') =>
  ({ colour, name: colour, pattern: 'solid' }) as const;

/** A piece under two marks, of which the second one ends with it and has a note. */
function piece(closes: string[]): Piece {
  const segment: Segment = {
    start: utf16(0),
    text: 'The pool opened',
    marks: [],
    annotations: [
      { id: 'long', label: 'purple', span: span(utf16(0), utf16(40)) },
      { id: 'short', label: 'yellow', span: span(utf16(0), utf16(15)) },
    ],
    opens: ['long', 'short'],
    closes,
    mentions: [],
    summary: null,
  };
  const numbers = closes.map((id, index) => ({ id, number: index + 1 }));
  return { segment, labels: [label('purple'), label('yellow')], numbers, current: false };
}

function drawn(closes: string[]): HTMLElement {
  const host = document.createElement('p');
  new PieceList().draw(host, [piece(closes)]);
  return host;
}

describe('the number of a note', () => {
  it('stands within the mark that goes on after it, and out of the one it ends', () => {
    const number = drawn(['short']).querySelector('.note-number');
    expect(number?.closest('mark')?.dataset['colour']).toBe('purple');
    expect(number?.parentElement?.parentElement?.tagName).toBe('SPAN');
  });

  it('stands in no mark where none goes on', () => {
    const numbers = [...drawn(['long', 'short']).querySelectorAll('.note-number')];
    expect(numbers).toHaveLength(2);
    expect(numbers.every((one) => one.closest('mark') === null)).toBe(true);
  });

  it('takes no part in the text', () => {
    expect(drawn(['short']).textContent).toBe('The pool opened');
  });
});

describe('a highlight', () => {
  it('says where it begins what it is and whether it has a note', () => {
    const one = piece([]);
    const [long, short] = one.segment.annotations;
    if (long && short) one.segment.annotations = [long, { ...short, noted: true }];
    one.segment.opens = ['short'];
    const host = document.createElement('p');
    new PieceList().draw(host, [one]);
    const said = [...host.querySelectorAll('mark')].map((mark) =>
      mark.getAttribute('aria-description'),
    );
    expect(said).toEqual([null, 'Highlight, yellow, has note']);
  });
});

describe('the times a block was drawn', () => {
  it('are told of the element around its pieces, whatever stands between', () => {
    const block = document.createElement('pre');
    const host = document.createElement('span');
    block.append(document.createElement('code'));
    block.firstElementChild?.append(host);
    expect(timesDrawn(block)).toBe(0);
    const pieces = new PieceList();
    pieces.draw(host, [piece([])]);
    const once = timesDrawn(block);
    pieces.draw(host, [piece(['short'])]);
    expect([once, timesDrawn(block)]).toEqual([1, 2]);
  });
});
