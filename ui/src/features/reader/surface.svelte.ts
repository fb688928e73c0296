import type { BlockView, Span, Utf16 } from '$backend';
import { prefersLessMotion } from '$shared/keyboard/focus';
import { positionOf, rangeOfSpan, spanOfRange } from '$shared/text/selection';

export type Place = { top: number; bottom: number; left: number; right: number };

/** Where the cursor may stand in the window: between these shares of its height. */
const highest = 0.25;
const lowest = 0.6;

/** The drawn article: where passages stand on the page, what is selected, and scrolling. */
export class Surface {
  /** Changes whenever text may have moved on the page. */
  layout = $state(0);
  scrollTop = $state(0);
  viewHeight = $state(1);
  fullHeight = $state(1);
  readonly root: HTMLElement;
  readonly scroller: HTMLElement;
  #blocks: readonly BlockView[];

  constructor(root: HTMLElement, scroller: HTMLElement, blocks: readonly BlockView[]) {
    this.root = root;
    this.scroller = scroller;
    this.#blocks = blocks;
  }

  /** Follows size and scroll changes until the returned function is called. */
  watch(): () => void {
    const measure = () => {
      this.viewHeight = this.scroller.clientHeight;
      this.fullHeight = this.scroller.scrollHeight;
      this.scrollTop = this.scroller.scrollTop;
      this.layout += 1;
    };
    const scrolled = () => (this.scrollTop = this.scroller.scrollTop);
    const observer = new ResizeObserver(measure);
    observer.observe(this.root);
    observer.observe(this.scroller);
    this.scroller.addEventListener('scroll', scrolled, { passive: true });
    document.fonts.addEventListener('loadingdone', measure);
    return () => {
      observer.disconnect();
      this.scroller.removeEventListener('scroll', scrolled);
      document.fonts.removeEventListener('loadingdone', measure);
    };
  }

  rangeOf(span: Span): Range | null {
    return rangeOfSpan(this.root, this.#blocks, span);
  }

  /** Where a passage stands, in pixels from the top left of the scrolled page. */
  placeOf(span: Span): Place | null {
    const rects = [...(this.rangeOf(span)?.getClientRects() ?? [])].filter((one) => one.width > 0);
    if (rects.length === 0) return null;
    const frame = this.scroller.getBoundingClientRect();
    const across = (x: number) => x - frame.left + this.scroller.scrollLeft;
    const down = (y: number) => y - frame.top + this.scroller.scrollTop;
    return {
      top: down(Math.min(...rects.map((one) => one.top))),
      bottom: down(Math.max(...rects.map((one) => one.bottom))),
      left: across(Math.min(...rects.map((one) => one.left))),
      right: across(Math.max(...rects.map((one) => one.right))),
    };
  }

  /** The left edge of the text on the scrolled page. */
  get left(): number {
    return this.root.getBoundingClientRect().left - this.scroller.getBoundingClientRect().left;
  }

  /** Where the first line of a passage stands. */
  lineOf(span: Span): { top: number; bottom: number } | null {
    const first = [...(this.rangeOf(span)?.getClientRects() ?? [])].find((one) => one.width > 0);
    const offset = this.scroller.scrollTop - this.scroller.getBoundingClientRect().top;
    return first ? { top: first.top + offset, bottom: first.bottom + offset } : null;
  }

  /** Where an element stands, in pixels from the top of the scrolled page. */
  topOf(element: Element): number {
    const frame = this.scroller.getBoundingClientRect();
    return element.getBoundingClientRect().top - frame.top + this.scroller.scrollTop;
  }

  /** The selected text as a passage; null without one. */
  selected(): Span | null {
    const selection = getSelection();
    if (!selection || selection.rangeCount === 0) return null;
    return spanOfRange(this.root, this.#blocks, selection.getRangeAt(0));
  }

  select(span: Span): void {
    const range = this.rangeOf(span);
    const selection = getSelection();
    if (!range || !selection) return;
    selection.removeAllRanges();
    selection.addRange(range);
  }

  /** The text position under a pointer. */
  positionAt(x: number, y: number): Utf16 | null {
    // Its standard successor is missing in WebKitGTK.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const range = document.caretRangeFromPoint(x, y);
    if (!range || !this.root.contains(range.startContainer)) return null;
    return positionOf(this.root, range.startContainer, range.startOffset);
  }

  /** Scrolls only as far as needed to keep a passage between a quarter and 60 % of the height. */
  reveal(span: Span): void {
    const place = this.placeOf(span);
    if (!place) return;
    const view = this.scroller.clientHeight;
    const top = place.top - this.scroller.scrollTop;
    const bottom = place.bottom - this.scroller.scrollTop;
    if (top < view * highest) this.scrollTo(place.top - view * highest);
    else if (bottom > view * lowest) {
      this.scrollTo(Math.min(place.top - view * highest, place.bottom - view * lowest));
    }
  }

  scrollTo(top: number): void {
    this.scroller.scrollTo({ top, behavior: prefersLessMotion() ? 'instant' : 'smooth' });
  }

  page(direction: 1 | -1): void {
    this.scrollTo(this.scroller.scrollTop + direction * (this.scroller.clientHeight - 80));
  }
}
