import type { ArticleRow, ArticleView, ErrorCode, LabelView, Span, Utf16 } from '$backend';
import type { Journal } from '$shared/journal.svelte';
import { endFlash, flash } from '$shared/text/painter';
import { byPlace, textOf } from '$shared/text/positions';
import { Caret, type CaretStep } from './caret.svelte';
import { Cursor } from './cursor.svelte';
import { unlabelled, type Label } from './label';
import { NoteNumbers } from './note-numbers.svelte';
import { OpenArticle } from './open-article.svelte';
import { Progress, type RowTaken } from './progress.svelte';
import type { Surface } from './surface.svelte';

/** A place in an article to come back to. */
export type ReadingPlace = { article: string; span: Span; unit: Cursor['unit'] };

/** What is being read: the open article, the cursor, the selection and the mark in hand. */
export class Reader {
  article = $state.raw<OpenArticle | null>(null);
  loading = $state(false);
  labels = $state.raw<readonly LabelView[]>([]);
  selection = $state.raw<Span | null>(null);
  /** The mark that keys work on. */
  focusedMark = $state<string | null>(null);
  /** The mention shown as the current one, also of what is only suggested. */
  currentMention = $state<string | null>(null);
  /** What a search found in the text, for the rail to show. */
  found = $state.raw<readonly Span[]>([]);
  surface = $state.raw<Surface | null>(null);
  /** The share of the text that has been on screen so far, 0..1. */
  done = $derived.by(() => this.progress.here);
  /** The paragraph at which reading goes on, while that is being said. */
  resumedAt = $state<number | null>(null);
  /** Whether notes stand beside the text; else their marks carry numbers. */
  hasMargin = $state(true);
  /** The numbers of the marks with a note, where there is no room for a margin. */
  readonly numbers = new NoteNumbers(() => (this.hasMargin ? [] : (this.article?.placed ?? [])));
  /** Called before another text takes the place of the one on the page. */
  replacing: () => void = () => undefined;
  readonly cursor = new Cursor();
  readonly caret = new Caret();
  readonly progress: Progress;
  #journal: Journal;
  #asked = 0;
  /** Whether the open article was left at a remembered place, which is still to be shown. */
  #resumed = false;

  constructor(journal: Journal, taken: RowTaken) {
    this.#journal = journal;
    this.progress = new Progress(journal, (row) => {
      this.takeRow(row);
      taken(row);
    });
  }

  /** What a command works on: the selected text, or else the cursor's unit. */
  target = $derived(this.selection ?? this.cursor.span);

  label(id: string | null): Label {
    return this.labels.find((one) => one.id === id) ?? unlabelled;
  }

  labelByKey(key: number): LabelView | null {
    return this.labels.find((one) => one.key === key) ?? null;
  }

  /** Opens an article; of two quick requests the later one stays. */
  async open(id: string, expected: ErrorCode | null = null): Promise<boolean> {
    const asked = ++this.#asked;
    this.loading = true;
    // An article opened again goes on from where it is left now.
    await this.progress.flush();
    const view = await this.#journal.ask('openArticle', { article: id }, expected);
    if (asked !== this.#asked) return false;
    this.loading = false;
    if (view) this.show(view);
    return view !== null;
  }

  show(view: ArticleView): void {
    this.close();
    const article = new OpenArticle(view);
    this.article = article;
    const place = Progress.unkeptPlace(article.id) ?? view.place;
    // At its start an article is shown from its title on, however low its first words stand.
    this.#resumed = this.cursor.open(article.blocks, article.row.language, place);
    this.progress.open(article);
  }

  close(): void {
    this.selection = null;
    this.focusedMark = null;
    this.currentMention = null;
    this.article = null;
    this.resumedAt = null;
    this.caret.stop();
    void this.progress.close();
    endFlash();
  }

  /** Fetches again what may have changed, all of it where the text did; closes what is gone. */
  async refresh(): Promise<void> {
    const article = this.article;
    if (!article) return;
    const now = await this.#journal.ask('articleMarks', { article: article.id }, 'notFound');
    if (this.article !== article) return;
    if (!now) return this.close();
    if (now.text.id !== article.text.id) {
      this.replacing();
      return void (await this.open(article.id));
    }
    article.row = now.article;
    article.setMarks(now.marks);
    if (this.focusedMark && !article.annotation(this.focusedMark)) this.focusedMark = null;
  }

  /** Takes over what changed about the open article outside its text. */
  takeRow(row: ArticleRow): void {
    const { article } = this;
    if (article?.id !== row.id) return;
    article.row = row;
    article.tags = row.tags;
  }

  /** Runs a move of the cursor, keeps it in sight. */
  move(step: (cursor: Cursor) => boolean): boolean {
    if (!step(this.cursor)) return false;
    this.clearSelection();
    this.focusedMark = null;
    this.resumedAt = null;
    const { head } = this.cursor;
    if (head) this.surface?.reveal(head);
    if (head && this.caret.on) this.caret.put(head.start);
    return true;
  }

  /** Turns the caret on at the start of the cursor's unit, or off. */
  toggleCaret(): boolean {
    const start = this.cursor.span?.start;
    if (this.caret.stop() || start === undefined) return this.caret.on;
    this.focusedMark = null;
    this.caret.start(start);
    return true;
  }

  /** Moves the caret; the cursor's unit follows it. False where it is off. */
  moveCaret(direction: 1 | -1, step: CaretStep, extend: boolean): boolean {
    const { article, surface, caret } = this;
    if (!article || !surface || !caret.on) return false;
    const text = { blocks: article.blocks, language: article.row.language };
    const selected = this.readSelection() !== null;
    if (!caret.move(text, surface, direction, step, extend, selected)) return true;
    this.focusedMark = null;
    this.readSelection();
    this.cursor.moveTo(caret.at);
    const box = surface.caretBox(caret.at);
    if (box) surface.keepIn(box);
    return true;
  }

  /** Brings the cursor into view where an article was left, once it is drawn. */
  showPlace(): void {
    const { surface, article } = this;
    const at = this.cursor.head;
    if (!this.#resumed || !surface || !article || !at) return;
    this.#resumed = false;
    surface.measureAgain();
    const beyond = (surface.placeOf(at)?.top ?? 0) > surface.scroller.clientHeight;
    surface.reveal(at, 'instant');
    if (beyond) this.resumedAt = article.paragraphAt(at.start);
  }

  /** Goes to a passage: cursor there, in sight, and lit for a moment. */
  jumpTo(span: Span): void {
    this.cursor.moveTo(span.start);
    this.clearSelection();
    this.surface?.reveal(span);
    const range = this.surface?.rangeOf(span);
    if (range) flash(range);
  }

  /** Where the cursor is and how far it steps, to come back to; null without an article. */
  place(): ReadingPlace | null {
    const { span, unit } = this.cursor;
    return this.article && span ? { article: this.article.id, span, unit } : null;
  }

  /** Goes back to a place of the open article. */
  returnTo(place: ReadingPlace): void {
    if (place.article !== this.article?.id) return;
    this.cursor.setUnit(place.unit);
    this.move((cursor) => {
      cursor.moveOver(place.span);
      return true;
    });
  }

  /** The text the cursor is on. */
  cursorText(): string {
    return this.article && this.cursor.span ? textOf(this.article.blocks, this.cursor.span) : '';
  }

  /** Takes over what is selected on the page now; the event that tells of it comes later. */
  readSelection(): Span | null {
    if (this.surface) this.selection = this.surface.selected();
    return this.selection;
  }

  clearSelection(): void {
    if (!this.selection) return;
    getSelection()?.removeAllRanges();
    this.selection = null;
  }

  /** The shortest mark at a position, so that one inside another can be reached. */
  markAt(position: Utf16): string | null {
    return this.article?.marksAt(position)[0] ?? null;
  }

  /** A mark and those over the same text, the shortest first. */
  overlapping(id: string): string[] {
    return this.article?.overlapping(id) ?? [];
  }

  /** Takes a mark in hand and shows it; null when the mark has no place. */
  focusMark(id: string): Span | null {
    const span = this.article?.annotation(id)?.span ?? null;
    this.focusedMark = id;
    if (!span) return null;
    this.clearSelection();
    this.cursor.moveTo(span.start);
    this.surface?.reveal(span);
    return span;
  }

  /** The next or previous mark from the one in hand, or else from the cursor; `counts` picks. */
  stepMark(direction: 1 | -1, counts: (id: string) => boolean = () => true): Span | null {
    const placed = this.article?.placed ?? [];
    const inHand = placed.find((one) => one.id === this.focusedMark);
    const from = inHand?.span ?? this.cursor.span;
    const way = (span: Span) => {
      if (!from) return 0;
      if (inHand) return byPlace(span, from);
      return span.start >= from.start ? 1 : -1;
    };
    const on = (one: (typeof placed)[number]) =>
      counts(one.id) && one.id !== inHand?.id && Math.sign(way(one.span)) === direction;
    const found = direction === 1 ? placed.find(on) : placed.findLast(on);
    return found ? this.focusMark(found.id) : null;
  }
}
