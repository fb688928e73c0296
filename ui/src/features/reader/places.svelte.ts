import type { BlockView, Span } from '$backend';
import { linesOf, type Box } from '$shared/text/lines';
import { blockIndexAt, blockSpan, clip, isEmpty, plus } from '$shared/text/positions';
import { drawnIn, rangeOfSpan, type Drawn } from '$shared/text/selection';
import { timesDrawn } from './pieces';

export type Place = Box;

/** Where passages of the drawn article stand on the page. */
export class Places {
  /** Changes whenever text may have moved on the page. */
  layout = $state(0);
  readonly root: HTMLElement;
  readonly scroller: HTMLElement;
  protected readonly blocks: readonly BlockView[];
  #drawn: Drawn;
  /** Places already measured in this layout. */
  #places = new Map<string, Place | null>();
  /** How far below the top of its block a passage begins, by its start; holds until it is redrawn. */
  #offsets = new Map<number, { times: number; offset: number }>();

  constructor(root: HTMLElement, scroller: HTMLElement, blocks: readonly BlockView[]) {
    this.root = root;
    this.scroller = scroller;
    this.blocks = blocks;
    this.#drawn = drawnIn(root);
  }

  /** Forgets what was measured: text may have moved. */
  measureAgain(): void {
    this.#offsets.clear();
    this.#drawn = drawnIn(this.root);
    this.marksChanged();
  }

  /** Forgets where blocks stand: those that were redrawn may have pushed others. */
  marksChanged(): void {
    this.#places.clear();
    this.layout += 1;
  }

  rangeOf(span: Span): Range | null {
    return rangeOfSpan(this.#drawn, this.blocks, span);
  }

  /** Where a passage stands, in pixels from the top left of the scrolled page. */
  placeOf(span: Span): Place | null {
    const key = `${span.start}-${span.end}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#measure(span);
    this.#places.set(key, place);
    return place;
  }

  #measure(span: Span): Place | null {
    const lines = this.linesOf(span);
    if (lines.length === 0) return null;
    return {
      top: Math.min(...lines.map((one) => one.top)),
      bottom: Math.max(...lines.map((one) => one.bottom)),
      left: Math.min(...lines.map((one) => one.left)),
      right: Math.max(...lines.map((one) => one.right)),
    };
  }

  /** The lines of a passage, in pixels from the top left of the scrolled page. */
  linesOf(span: Span): Place[] {
    // Block by block: a range tells also the boxes of the elements that it holds whole.
    const rects = this.blocks
      .slice(blockIndexAt(this.blocks, span.start), blockIndexAt(this.blocks, span.end) + 1)
      .map((block) => clip(span, blockSpan(block)))
      .filter((part) => !isEmpty(part))
      .flatMap((part) => [...(this.rangeOf(part)?.getClientRects() ?? [])]);
    const frame = this.scroller.getBoundingClientRect();
    const across = this.scroller.scrollLeft - frame.left;
    const down = this.scroller.scrollTop - frame.top;
    return linesOf(rects).map((one) => ({
      top: one.top + down,
      bottom: one.bottom + down,
      left: one.left + across,
      right: one.right + across,
    }));
  }

  /**
   * The top of a passage, in pixels from the top of the scrolled page; where it is folded away, that
   * of the fold. Null while it is not drawn.
   */
  topOfText(span: Span): number | null {
    const block = this.blocks[blockIndexAt(this.blocks, span.start)];
    const box = block ? this.boxOf(block) : null;
    const element = block ? this.#drawn(block) : null;
    if (!box || !element) return this.#topOfText(span);
    const times = timesDrawn(element);
    const known = this.#offsets.get(span.start);
    if (known?.times === times) return box.top + known.offset;
    const top = this.#topOfText(span);
    if (top !== null) this.#offsets.set(span.start, { times, offset: top - box.top });
    return top;
  }

  #topOfText(span: Span): number | null {
    // Its first character is in its first line, and one rectangle of a long passage.
    const first = { start: span.start, end: plus(span.start, 1) };
    const place = this.placeOf(first) ?? this.placeOf(span);
    if (place) return place.top;
    const fold = this.rangeOf(span)?.startContainer.parentElement?.closest('details');
    return fold ? this.topOf(fold) : null;
  }

  /** The box of a block, in pixels from the top of the scrolled page; null while it is not shown. */
  boxOf(block: BlockView): Pick<Place, 'top' | 'bottom'> | null {
    const box = this.#drawn(block)?.getBoundingClientRect();
    if (!box || box.height === 0) return null;
    const down = this.scroller.scrollTop - this.scroller.getBoundingClientRect().top;
    return { top: box.top + down, bottom: box.bottom + down };
  }

  /** Whether the block of a passage reads from the right. */
  isRightToLeft(span: Span): boolean {
    const block = this.rangeOf(span)?.startContainer.parentElement?.closest('[data-block]');
    return block ? getComputedStyle(block).direction === 'rtl' : false;
  }

  /** The left edge of the text on the scrolled page. */
  get left(): number {
    return this.root.getBoundingClientRect().left - this.scroller.getBoundingClientRect().left;
  }

  /** The right edge of the text on the scrolled page. */
  get right(): number {
    return this.root.getBoundingClientRect().right - this.scroller.getBoundingClientRect().left;
  }

  /** Where an element stands, in pixels from the top of the scrolled page. */
  topOf(element: Element): number {
    const frame = this.scroller.getBoundingClientRect();
    return element.getBoundingClientRect().top - frame.top + this.scroller.scrollTop;
  }
}
