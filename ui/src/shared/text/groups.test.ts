import { describe, expect, it } from 'vitest';
import { firstOf, group, type Group } from './groups';
import { blocksOf } from './sample.test-data';

const item = (text: string, level = 0, ordered = false) =>
  ({ kind: 'listItem', text, level, ordered }) as const;
const cell = (text: string, row: number, column: number) =>
  ({ kind: 'tableCell', text, row, column }) as const;

function outline(groups: readonly Group[]): unknown[] {
  return groups.map((one) => {
    switch (one.kind) {
      case 'single':
        return one.block.text;
      case 'run':
        return { run: [one.lead.text, one.block.text] };
      case 'list':
        return {
          [one.ordered ? 'ol' : 'ul']: one.items.map((each) =>
            each.lists.length > 0 ? [each.block.text, ...outline(each.lists)] : each.block.text,
          ),
        };
      case 'table':
        return { table: one.rows.map((row) => row.map((each) => each.text)) };
      default:
        return { [one.kind]: one.blocks.map((each) => each.text) };
    }
  });
}

const check = (parts: Parameters<typeof blocksOf>[0], expected: unknown[]) =>
  expect(outline(group(blocksOf(parts)))).toEqual(expected);

describe('blocks', () => {
  it('nest as lists by their level', () => {
    check(
      [item('a'), item('b', 1), item('c', 2), item('d')],
      [{ ul: [['a', { ul: [['b', { ul: ['c'] }]] }], 'd'] }],
    );
    check([item('a', 1), item('b', 0)], [{ ul: ['a', 'b'] }]);
  });

  it('start another list where the kind of list changes', () => {
    check([item('1', 0, true), item('2', 0, true), item('x')], [{ ol: ['1', '2'] }, { ul: ['x'] }]);
    check(
      [item('1', 0, true), item('x', 1), item('2', 0, true)],
      [{ ol: [['1', { ul: ['x'] }], '2'] }],
    );
  });

  it('form tables row by row, a cell at 0,0 starting another', () => {
    check(
      [cell('a', 0, 0), cell('b', 0, 1), cell('c', 1, 0), cell('d', 0, 0)],
      [{ table: [['a', 'b'], ['c']] }, { table: [['d']] }],
    );
  });

  it('run a dateline into the paragraph after it, and only there', () => {
    check([{ kind: 'dateline', text: 'HERE,' }, 'A boat.'], [{ run: ['HERE,', 'A boat.'] }]);
    check(
      [
        { kind: 'dateline', text: 'HERE,' },
        { kind: 'quote', text: 'q' },
      ],
      ['HERE,', { quote: ['q'] }],
    );
  });

  it('gather captions with credits, quotes and promotion', () => {
    check(
      [
        { kind: 'caption', text: 'c' },
        { kind: 'credit', text: 'p' },
        'x',
        { kind: 'promotion', text: 'm' },
        { kind: 'promotion', text: 'n' },
      ],
      [{ figure: ['c', 'p'] }, 'x', { folded: ['m', 'n'] }],
    );
  });

  it('are named by the first block of their group', () => {
    const starts = group(blocksOf(['a', item('b'), item('c'), cell('d', 0, 0)])).map(
      (one) => firstOf(one).text,
    );
    expect(starts).toEqual(['a', 'b', 'd']);
  });
});
