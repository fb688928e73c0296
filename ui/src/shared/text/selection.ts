import type { BlockView, Span, Utf16 } from '$backend';
import { blockEnd, blockIndexAt, plus, span, tidy, utf16 } from './positions';

const startOf = (piece: Element): Utf16 => utf16(Number((piece as HTMLElement).dataset['start']));
const pieceOf = (node: Node): Element | null =>
  (node instanceof Element ? node : node.parentElement)?.closest('span.piece') ?? null;

/** The letters that a piece draws. */
export function pieceSpan(piece: Element): Span {
  const start = startOf(piece);
  return span(start, plus(start, piece.textContent.length));
}

/** The position of a DOM boundary inside `root`; a boundary outside any text takes the next text. */
export function positionOf(root: Element, node: Node, offset: number): Utf16 | null {
  const piece = node instanceof Text ? pieceOf(node) : null;
  if (piece) return plus(startOf(piece), unitsBefore(piece, node) + offset);
  return positionAfter(root, node, offset);
}

/** UTF-16 units of the text nodes of `piece` before `node`. */
function unitsBefore(piece: Element, node: Node): number {
  const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
  let units = 0;
  for (let text = walker.nextNode(); text && text !== node; text = walker.nextNode()) {
    units += text.nodeValue?.length ?? 0;
  }
  return units;
}

function positionAfter(root: Element, node: Node, offset: number): Utf16 | null {
  const boundary = document.createRange();
  boundary.setStart(node, offset);
  boundary.collapse(true);
  let last: Element | null = null;
  for (const piece of root.querySelectorAll('span.piece')) {
    if (boundary.comparePoint(piece, 0) >= 0) return startOf(piece);
    last = piece;
  }
  return last ? plus(startOf(last), last.textContent.length) : null;
}

/** What a DOM range selects, drawn in to the text; null when it holds no text of the article. */
export function spanOfRange(
  root: Element,
  blocks: readonly BlockView[],
  range: Range,
): Span | null {
  if (range.collapsed || !range.intersectsNode(root)) return null;
  const start = positionOf(root, range.startContainer, range.startOffset);
  const end = positionOf(root, range.endContainer, range.endOffset);
  return start === null || end === null ? null : tidy(blocks, span(start, end));
}

/** Finds the drawn element of a block. */
export type Drawn = (block: BlockView) => Element | null;

/** The blocks drawn in `root` when first asked: looking each of them up would read the whole page. */
export function drawnIn(root: Element): Drawn {
  let known: Map<number, Element> | null = null;
  return (block) => {
    known ??= new Map(
      Array.from(root.querySelectorAll<HTMLElement>('[data-block]'), (element) => [
        Number(element.dataset['block']),
        element,
      ]),
    );
    return known.get(block.start) ?? null;
  };
}

/** The DOM range over `wanted`; null while its blocks are not drawn. */
export function rangeOfSpan(
  drawn: Drawn,
  blocks: readonly BlockView[],
  wanted: Span,
): Range | null {
  const start = boundaryOf(drawn, blocks, wanted.start, false);
  const end = boundaryOf(drawn, blocks, wanted.end, true);
  if (!start || !end) return null;
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

type Boundary = { node: Text; offset: number };

/** `closing` boundaries stick to the text before them, opening ones to the text after. */
function boundaryOf(
  drawn: Drawn,
  blocks: readonly BlockView[],
  position: Utf16,
  closing: boolean,
): Boundary | null {
  const block = blocks[blockIndexAt(blocks, closing ? utf16(Math.max(0, position - 1)) : position)];
  const element = block && drawn(block);
  if (!element) return null;
  const inside = Math.min(position, blockEnd(block));
  let last: Boundary | null = null;
  for (const piece of element.querySelectorAll('span.piece')) {
    const text = textIn(piece);
    if (!text) continue;
    const offset = inside - startOf(piece);
    last = { node: text, offset: text.data.length };
    if (closing ? offset <= text.data.length : offset < text.data.length) {
      return { node: text, offset: Math.max(0, offset) };
    }
  }
  return last;
}

/** The text node of a piece: it has one that is not empty. */
function textIn(piece: Element): Text | null {
  const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && node.data !== '') return node;
  }
  return null;
}
