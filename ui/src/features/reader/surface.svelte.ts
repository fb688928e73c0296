import type { Span, Utf16 } from '$backend';
import { prefersLessMotion } from '$shared/keyboard/focus';
import { blockEnd, blockIndexAt, blockSpan, plus, span, utf16 } from '$shared/text/positions';
import { pieceSpan, positionOf, spanOfRange } from '$shared/text/selection';
import { isReadable } from '$shared/text/units';
import { Places, type Place } from './places.svelte';

/** Where the cursor may stand in the window: between these shares of its height. */
const highest = 0.25;
const lowest = 0.6;

const usualBehavior = (): ScrollBehavior => (prefersLessMotion() ? 'instant' : 'smooth');

/** The drawn article: what is selected in it, where the caret goes, and scrolling. */
export class Surface extends Places {
  scrollTop = $state(0);
  viewHeight = $state(1);
  fullHeight = $state(1);

  /** Follows size and scroll changes until the returned function is called. */
  watch(): () => void {
    const measure = () => {
      this.viewHeight = this.scroller.clientHeight;
      this.fullHeight = this.scroller.scrollHeight;
      this.scrollTop = this.scroller.scrollTop;
      this.measureAgain();
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

  /** What is selected of the text, as a passage; null without any. */
  selected(): Span | null {
    const range = this.#selection();
    return range && spanOfRange(this.root, this.blocks, range);
  }

  /** Whether the selection in the article holds white space only: then nothing is meant by it. */
  selectsBlank(): boolean {
    return this.#selection() !== null && this.selected() === null;
  }

  /** The selection where it reaches into the article, also from outside, as that of the whole page. */
  #selection(): Range | null {
    const selection = getSelection();
    if (!selection || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    return range.intersectsNode(this.root) ? range : null;
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

  /**
   * The position of the letter that was pressed. Its right half is nearer to the position after it,
   * which may be past the mark, or on the next line.
   */
  letterAt({ clientX, clientY, target }: MouseEvent): Utf16 | null {
    const nearest = this.positionAt(clientX, clientY);
    const piece = target instanceof Element ? target.closest('span.piece') : null;
    const letters = nearest === null || !piece ? null : pieceSpan(piece);
    if (nearest === null || !letters) return nearest;
    return utf16(Math.max(letters.start, Math.min(nearest, letters.end - 1)));
  }

  /** Where a caret before a position stands, in pixels from the top left of the scrolled page. */
  caretBox(position: Utf16): Place | null {
    const after = blockIndexAt(this.blocks, position);
    const block = this.blocks[after];
    const atEnd = block !== undefined && position >= blockEnd(block);
    const beside = atEnd ? span(plus(position, -1), position) : span(position, plus(position, 1));
    const line = this.linesOf(beside)[0];
    if (!line) return null;
    const rightward = this.isRightToLeft(beside) !== atEnd;
    const x = rightward ? line.right : line.left;
    return { ...line, left: x, right: x };
  }

  /** The position straight above or below one, on the next line of text; null at the ends. */
  lineBeside(position: Utf16, direction: 1 | -1): Utf16 | null {
    const box = this.caretBox(position);
    if (!box) return null;
    const lines = this.#linesAround(position, direction);
    const middle = (box.top + box.bottom) / 2;
    const next =
      direction === 1
        ? lines.find((line) => line.top > middle)
        : lines.findLast((line) => line.bottom < middle);
    if (!next) return null;
    const frame = this.scroller.getBoundingClientRect();
    const y = (next.top + next.bottom) / 2;
    this.#bringIn(y);
    const x = Math.max(next.left + 1, Math.min(next.right - 1, box.left));
    return this.positionAt(x + frame.left, y + frame.top - this.scroller.scrollTop);
  }

  /** The lines of the block at a position and of the readable one beside it. */
  #linesAround(position: Utf16, direction: 1 | -1): Place[] {
    const at = blockIndexAt(this.blocks, position);
    const here = this.blocks[at];
    const beside =
      direction === 1
        ? this.blocks.slice(at + 1).find(isReadable)
        : this.blocks.slice(0, at).findLast(isReadable);
    const blocks = direction === 1 ? [here, beside] : [beside, here];
    return blocks.flatMap((block) => (block ? this.linesOf(blockSpan(block)) : []));
  }

  /** Only what is on screen can be asked what stands there. */
  #bringIn(y: number): void {
    const top = y - this.scroller.scrollTop;
    if (top > 40 && top < this.scroller.clientHeight - 40) return;
    this.scrollTo(y - this.scroller.clientHeight / 2, 'instant');
  }

  /** Scrolls only as far as needed to keep a passage between a quarter and 60 % of the height. */
  reveal(span: Span, behavior: ScrollBehavior = usualBehavior()): void {
    this.#unfold(span);
    const place = this.placeOf(span);
    if (!place) return;
    const view = this.scroller.clientHeight;
    const top = place.top - this.scroller.scrollTop;
    const bottom = place.bottom - this.scroller.scrollTop;
    if (top < view * highest) this.scrollTo(place.top - view * highest, behavior);
    else if (bottom > view * lowest) {
      this.scrollTo(Math.min(place.top - view * highest, place.bottom - view * lowest), behavior);
    } else {
      // An earlier move that is still under way would carry the passage out of sight again.
      this.scrollTo(this.scroller.scrollTop, 'instant');
    }
  }

  /** Opens what a passage is folded away in. */
  #unfold(span: Span): void {
    const element = this.rangeOf(span)?.startContainer.parentElement;
    const folded = element?.closest<HTMLDetailsElement>('details:not([open])');
    if (!folded) return;
    folded.open = true;
    this.measureAgain();
  }

  /** Scrolls as little as brings a box off the rims of the window. */
  keepIn(box: Place): void {
    const rim = 60;
    const above = box.top - rim - this.scroller.scrollTop;
    const below = box.bottom + rim - this.scroller.scrollTop - this.scroller.clientHeight;
    if (above < 0) this.scrollTo(this.scroller.scrollTop + above, 'instant');
    else if (below > 0) this.scrollTo(this.scroller.scrollTop + below, 'instant');
  }

  scrollTo(top: number, behavior: ScrollBehavior = usualBehavior()): void {
    this.scroller.scrollTo({ top, behavior });
  }

  page(direction: 1 | -1): void {
    this.scrollTo(this.scroller.scrollTop + direction * (this.scroller.clientHeight - 80));
  }
}
