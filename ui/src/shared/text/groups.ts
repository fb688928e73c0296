import type { BlockView } from '$backend';

/** Blocks gathered into what they are drawn as; every block appears exactly once and in order. */
export type Group =
  | { kind: 'single'; block: BlockView }
  | { kind: 'run'; lead: BlockView; block: BlockView }
  | { kind: 'list'; ordered: boolean; items: Item[] }
  | { kind: 'quote'; blocks: BlockView[] }
  | { kind: 'figure'; blocks: BlockView[] }
  | { kind: 'folded'; blocks: BlockView[] }
  | { kind: 'table'; rows: BlockView[][] };
export type Item = { block: BlockView; lists: Extract<Group, { kind: 'list' }>[] };

/** Lines of the trade: no part of the story, kept but folded away. */
export const isTrade = (block: BlockView): boolean =>
  block.kind === 'stamp' ||
  block.kind === 'byline' ||
  block.kind === 'signOff' ||
  block.kind === 'promotion';
const isFigure = (block: BlockView) => block.kind === 'caption' || block.kind === 'credit';

/** The position of the first block of a group: stable, so it can key the drawing. */
export function firstOf(group: Group): BlockView {
  switch (group.kind) {
    case 'single':
      return group.block;
    case 'run':
      return group.lead;
    case 'list':
      return (group.items[0] as Item).block;
    case 'table':
      return (group.rows[0] as BlockView[])[0] as BlockView;
    default:
      return group.blocks[0] as BlockView;
  }
}

export function group(blocks: readonly BlockView[]): Group[] {
  const groups: Group[] = [];
  let at = 0;
  while (at < blocks.length) {
    const [found, taken] = groupAt(blocks, at);
    groups.push(found);
    at += taken;
  }
  return groups;
}

function groupAt(blocks: readonly BlockView[], at: number): [Group, number] {
  const block = blocks[at] as BlockView;
  const next = blocks[at + 1];
  switch (block.kind) {
    case 'dateline':
      if (next?.kind !== 'paragraph') return [{ kind: 'single', block }, 1];
      return [{ kind: 'run', lead: block, block: next }, 2];
    case 'listItem': {
      const items = take(blocks, at, (one) => one.kind === 'listItem');
      const same = items.findIndex(
        (one) => one.level <= block.level && one.ordered !== block.ordered,
      );
      const own = same > 0 ? items.slice(0, same) : items;
      return [list(own), own.length];
    }
    case 'quote': {
      const quotes = take(blocks, at, (one) => one.kind === 'quote');
      return [{ kind: 'quote', blocks: quotes }, quotes.length];
    }
    case 'caption':
    case 'credit': {
      const parts = take(blocks, at, isFigure);
      return [{ kind: 'figure', blocks: parts }, parts.length];
    }
    case 'stamp':
    case 'byline':
    case 'signOff':
    case 'promotion': {
      const parts = take(blocks, at, isTrade);
      return [{ kind: 'folded', blocks: parts }, parts.length];
    }
    case 'tableCell': {
      const cells = takeTable(blocks, at);
      return [{ kind: 'table', rows: rows(cells) }, cells.length];
    }
    default:
      return [{ kind: 'single', block }, 1];
  }
}

function take(blocks: readonly BlockView[], at: number, like: (block: BlockView) => boolean) {
  const rest = blocks.slice(at);
  const end = rest.findIndex((block) => !like(block));
  return end === -1 ? rest : rest.slice(0, end);
}

/** A cell at row 0, column 0 starts another table. */
function takeTable(blocks: readonly BlockView[], at: number): BlockView[] {
  const cells = take(blocks, at, (block) => block.kind === 'tableCell');
  const other = cells.findIndex((cell, index) => index > 0 && cell.row === 0 && cell.column === 0);
  return other === -1 ? cells : cells.slice(0, other);
}

function rows(cells: BlockView[]): BlockView[][] {
  const found: BlockView[][] = [];
  for (const cell of cells) {
    const last = found.at(-1);
    if (last?.[0]?.row === cell.row) last.push(cell);
    else found.push([cell]);
  }
  return found;
}

/** Nests items by level: an item deeper than its list's first belongs to the item before it. */
function list(blocks: BlockView[]): Extract<Group, { kind: 'list' }> {
  const first = blocks[0] as BlockView;
  const items: Item[] = [];
  let at = 0;
  while (at < blocks.length) {
    const block = blocks[at] as BlockView;
    const deeper = take(blocks, at + 1, (one) => one.level > first.level);
    items.push({ block, lists: sublists(deeper) });
    at += 1 + deeper.length;
  }
  return { kind: 'list', ordered: first.ordered, items };
}

function sublists(blocks: BlockView[]): Extract<Group, { kind: 'list' }>[] {
  return group(blocks).filter((one) => one.kind === 'list');
}
