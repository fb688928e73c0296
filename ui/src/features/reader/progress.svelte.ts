import type { ArticleRow, BlockView, Span, Utf16 } from '$backend';
import type { Journal } from '$shared/journal.svelte';
import { forget, recall, remember } from '$shared/storage';
import { blockEnd, blockSpan, span, utf16 } from '$shared/text/positions';
import { isReadable, unitsOf } from '$shared/text/units';
import type { OpenArticle } from './open-article.svelte';
import type { Surface } from './surface.svelte';

/** How long nothing may have moved before the place is kept. */
const resting = 1500;
/** How long the last words must have been on screen for the article to count as read. */
const atTheEnd = 2000;
const whole = 1000;
/** Below this height, in pixels, a page is not being read. */
const least = 40;

/** Where the place is noted until it is kept. */
const unkept = 'unkept-place';

/** What of the page has to be known. */
export type Sight = Pick<Surface, 'placeOf' | 'scrollTop' | 'viewHeight'>;

/** Takes over the row of an article after its progress was kept. */
export type RowTaken = (row: ArticleRow) => void;

/**
 * How far an article has been read: the place to go on from and the furthest part that was on
 * screen, kept in the library a moment after reading has moved on.
 */
export class Progress {
  /** The share of the text above the lower edge of the window, 0..1. */
  here = $state(0);
  #furthest = 0;
  #place: Utf16 | null = null;
  #article: OpenArticle | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #end: ReturnType<typeof setTimeout> | undefined;
  #journal: Journal;
  #taken: RowTaken;

  constructor(journal: Journal, taken: RowTaken) {
    this.#journal = journal;
    this.#taken = taken;
  }

  /** Starts on an article; what was not kept of the one before is kept now. */
  open(article: OpenArticle): void {
    void this.flush();
    this.#article = article;
    this.#furthest = article.row.progress;
    this.#place = null;
    this.here = 0;
  }

  /** Ends with the article; the returned promise is done when its place has been kept. */
  close(): Promise<void> {
    const kept = this.flush();
    clearTimeout(this.#end);
    this.#article = null;
    this.here = 0;
    return kept;
  }

  /** Looks at what is on screen now; `cursor` is the unit that the reading cursor is on. */
  look(surface: Sight, cursor: Span | null): void {
    const article = this.#article;
    // A window that is closing or hidden shows nothing.
    if (!article || surface.viewHeight < least) return;
    const bottom = surface.scrollTop + surface.viewHeight;
    const last = article.blocks.findLast(isReadable);
    const end = last ? (surface.placeOf(blockSpan(last))?.bottom ?? null) : null;
    if (!last || end === null) return;
    const over = end <= bottom;
    const seen = over ? whole : seenUntil(article.blocks, surface, bottom);
    this.here = seen / whole;
    this.#note(placeOf(article.blocks, surface, cursor), Math.max(this.#furthest, seen));
    this.#watchEnd(over);
  }

  /** Keeps at once what waits to be kept. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const article = this.#article;
    if (!this.#waits() || !article || this.#place === null) return;
    this.#timer = undefined;
    const args = { article: article.id, place: this.#place, furthest: this.#furthest };
    const row = await this.#journal.ask('keepPlace', args, 'notFound');
    if (!row) return;
    if (!this.#waits()) forget(unkept);
    this.#taken(row);
  }

  /** A place that was noted but could not be kept any more: the window was closed too soon. */
  static unkeptPlace(article: string): Utf16 | null {
    const [id, place] = recall(unkept)?.split(' ') ?? [];
    return id === article && /^\d+$/.test(place ?? '') ? utf16(Number(place)) : null;
  }

  /** Says that the reader is through with the article that is open. */
  async finish(): Promise<void> {
    const article = this.#article;
    if (!article || article.row.finished) return;
    await this.flush();
    const rows = await this.#journal.ask('setRead', { articles: [article.id], read: true });
    rows?.forEach((row) => this.#taken(row));
  }

  /** Whether something is waiting to be kept. */
  #waits(): boolean {
    return this.#timer !== undefined;
  }

  #note(place: Utf16 | null, furthest: number): void {
    if (place === null || (place === this.#place && furthest === this.#furthest)) return;
    this.#place = place;
    this.#furthest = furthest;
    if (this.#article) remember(unkept, `${this.#article.id} ${place}`);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), resting);
  }

  #watchEnd(over: boolean): void {
    if (!over || this.#article?.row.finished !== false) {
      clearTimeout(this.#end);
      this.#end = undefined;
      return;
    }
    this.#end ??= setTimeout(() => {
      this.#end = undefined;
      if (document.visibilityState === 'visible') void this.finish();
    }, atTheEnd);
  }
}

/** Thousandths of the text above a line of the page. */
function seenUntil(blocks: readonly BlockView[], surface: Sight, bottom: number): number {
  const all = blocks.at(-1);
  const index = lastStartingAbove(blocks, surface, bottom);
  const block = blocks[index];
  if (!all || !block) return 0;
  const place = surface.placeOf(blockSpan(block));
  const part = place
    ? Math.min(1, (bottom - place.top) / Math.max(1, place.bottom - place.top))
    : 1;
  const units = block.start + block.text.length * Math.max(0, part);
  return Math.floor((units / Math.max(1, blockEnd(all))) * whole);
}

/** The last block whose top is above a line; what is folded away counts as above. */
function lastStartingAbove(blocks: readonly BlockView[], surface: Sight, line: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const block = blocks[middle] as BlockView;
    if ((surface.placeOf(blockSpan(block))?.top ?? 0) < line) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The start of the cursor's unit while it is in sight, else of the first sentence that is. */
function placeOf(blocks: readonly BlockView[], surface: Sight, cursor: Span | null): Utf16 | null {
  const top = surface.scrollTop;
  const bottom = top + surface.viewHeight;
  const at = cursor ? surface.placeOf(cursor) : null;
  if (cursor && at && at.bottom > top && at.top < bottom) return cursor.start;
  const block = blocks[lastStartingAbove(blocks, surface, top + 1)];
  if (!block) return cursor?.start ?? null;
  const within = unitsOf(block, 'sentence').find((one) => {
    const place = surface.placeOf(span(one.start, utf16(Math.min(one.end, one.start + 1))));
    return place !== null && place.bottom > top;
  });
  const next = blocks.slice(blocks.indexOf(block) + 1).find(isReadable);
  return (within ?? (next ? blockSpan(next) : blockSpan(block))).start;
}
