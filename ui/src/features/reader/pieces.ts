import type { MarkView } from '$backend';
import type { Segment } from '$shared/text/spans';
import type { Label } from './label';

/** A piece of a block with all that it is drawn by. */
export type Piece = {
  segment: Segment;
  /** One for each of the segment's highlights. */
  labels: readonly Pick<Label, 'colour' | 'pattern' | 'name'>[];
  /** The numbers of the notes whose marks end here, where notes are not beside the text. */
  numbers: readonly { id: string; number: number }[];
  /** Whether it belongs to the mention in hand. */
  current: boolean;
};

type Drawn = { signature: string; nodes: readonly Node[] };

const safe = /^(https?:|mailto:)/i;
const tags: Record<Exclude<MarkView['kind'], 'link'>, string> = {
  emphasis: 'em',
  strong: 'strong',
  code: 'code',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
};

/**
 * Draws the pieces of one block into an element, and when they change, only those that look
 * different. Plain DOM: an article has thousands of pieces, and each costs a frame of a framework
 * several times what its nodes do.
 */
export class PieceList {
  #drawn: readonly Drawn[] = [];

  draw(host: Element, pieces: readonly Piece[]): void {
    const before = this.#drawn;
    const signatures = pieces.map(signatureOf);
    const least = Math.min(before.length, signatures.length);
    let head = 0;
    while (head < least && before[head]?.signature === signatures[head]) head += 1;
    let tail = 0;
    while (
      tail < least - head &&
      before[before.length - 1 - tail]?.signature === signatures[signatures.length - 1 - tail]
    ) {
      tail += 1;
    }
    const kept = before.slice(before.length - tail);
    for (const one of before.slice(head, before.length - tail)) one.nodes.forEach(removed);
    const fresh = pieces.slice(head, pieces.length - tail).map((piece, index) => ({
      signature: signatures[head + index] ?? '',
      nodes: nodesOf(piece),
    }));
    const following = kept[0]?.nodes[0] ?? null;
    for (const one of fresh) for (const node of one.nodes) host.insertBefore(node, following);
    times.set(host, (times.get(host) ?? 0) + 1);
    this.#drawn = [...before.slice(0, head), ...fresh, ...kept];
  }
}

const times = new WeakMap<Element, number>();

/** How many times the pieces of a block's element were drawn: what was measured in it holds as long. */
export function timesDrawn(block: Element): number {
  for (let host = block.firstElementChild; host; host = host.firstElementChild) {
    const known = times.get(host);
    if (known !== undefined) return known;
  }
  return 0;
}

const removed = (node: Node): void => void node.parentNode?.removeChild(node);

/** Equal for pieces of one block that look the same. */
function signatureOf({ segment, labels, numbers, current }: Piece): string {
  return JSON.stringify([
    segment.start,
    segment.text.length,
    segment.annotations.map((one) => `${one.id} ${one.uncertain === true} ${one.noted === true}`),
    labels.map(({ colour, pattern, name }) => `${colour} ${pattern} ${name}`),
    segment.mentions,
    segment.summary,
    numbers,
    current,
  ]);
}

function nodesOf(piece: Piece): Node[] {
  const { segment, labels } = piece;
  const element = document.createElement('span');
  element.className = 'piece';
  if (segment.mentions.length > 0) element.classList.add('mention');
  if (piece.current) element.classList.add('current');
  element.dataset['start'] = String(segment.start);
  if (segment.annotations.length > 0) {
    element.dataset['annotation'] = segment.annotations.map((one) => one.id).join(' ');
  }
  if (segment.mentions.length > 0) element.dataset['mention'] = segment.mentions.join(' ');
  if (segment.summary !== null) element.dataset['summary'] = String(segment.summary);
  let inner: Element = element;
  for (const index of labels.keys()) {
    const mark = markOf(piece, index);
    describe(mark, piece, index);
    inner = appended(inner, mark);
  }
  for (const mark of segment.marks) inner = appended(inner, inlineOf(mark));
  inner.append(segment.text);
  return [element, ...numbersOf(piece)];
}

function markOf({ segment, labels }: Piece, index: number): Element {
  const mark = document.createElement('mark');
  mark.dataset['colour'] = labels[index]?.colour;
  mark.dataset['pattern'] = labels[index]?.pattern;
  if (segment.annotations[index]?.uncertain === true) mark.dataset['uncertain'] = '';
  return mark;
}

/** Tells those who hear the text what begins here. */
function describe(mark: Element, { segment, labels }: Piece, index: number): void {
  const highlight = segment.annotations[index];
  if (!highlight || !segment.opens.includes(highlight.id)) return;
  const note = highlight.noted === true ? ', has note' : '';
  mark.setAttribute('aria-description', `Highlight, ${labels[index]?.name ?? ''}${note}`);
}

/** The numbers at the end of a piece, within the marks that go on after it. */
function numbersOf(piece: Piece): Element[] {
  if (piece.numbers.length === 0) return [];
  const { annotations, closes } = piece.segment;
  const host = document.createElement('span');
  host.className = 'note-numbers';
  let inner: Element = host;
  for (const [index, { id }] of annotations.entries()) {
    if (!closes.includes(id)) inner = appended(inner, markOf(piece, index));
  }
  inner.append(...piece.numbers.map(numberOf));
  return [host];
}

function appended(parent: Element, child: Element): Element {
  parent.append(child);
  return child;
}

function inlineOf(mark: MarkView): Element {
  if (mark.kind !== 'link') return document.createElement(tags[mark.kind]);
  const link = document.createElement('a');
  link.tabIndex = -1;
  if (mark.href !== null && safe.test(mark.href)) link.setAttribute('href', mark.href);
  return link;
}

/**
 * The number of a note, written by the style sheet: none of the article's text. Beside a button lines
 * may break, so the one that is pressed lies over the number and takes no part in the line.
 */
function numberOf({ id, number }: Piece['numbers'][number]): Element {
  const place = document.createElement('span');
  place.className = 'note-number num';
  place.dataset['note'] = id;
  place.dataset['n'] = String(number);
  const button = document.createElement('button');
  button.setAttribute('aria-label', `Note ${String(number)}`);
  place.append(button);
  return place;
}
