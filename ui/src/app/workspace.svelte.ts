import type { Backend, Shelf, SummarySentenceView } from '$backend';
import { Annotations } from '$features/annotations';
import { Entities } from '$features/entities';
import { Export } from '$features/export';
import { Import } from '$features/import';
import { Library } from '$features/library';
import { Reader, type ReadingPlace } from '$features/reader';
import { Summary } from '$features/summary';
import { Journal } from '$shared/journal.svelte';
import { isTyping } from '$shared/keyboard/focus';
import { Notices, undoAction } from '$shared/notices.svelte';
import { Appearance } from './appearance.svelte';
import { order, Panes, type Pane, type Tab } from './panes.svelte';

const settling = 150;

/** The whole window's state, and what joins one feature to another. */
export class Workspace {
  readonly backend: Backend;
  readonly notices = new Notices();
  readonly appearance = new Appearance();
  readonly panes = new Panes();
  readonly journal: Journal;
  readonly library: Library;
  readonly reader: Reader;
  readonly annotations: Annotations;
  readonly entities: Entities;
  readonly summary: Summary;
  readonly imports: Import;
  readonly exporting: Export;
  helpOpen = $state(false);
  /** The summary sentence the reader came from. */
  #cameFrom: number | null = null;
  /** Where the reader was before that. */
  #leftAt: ReadingPlace | null = null;
  #changed: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: Backend) {
    this.backend = backend;
    const { notices } = this;
    const undo = (entry: number) => void this.undo('undo', entry);
    const copy = (text: string) => this.copy(text);
    const journal = new Journal(backend, notices);
    const reader = new Reader(journal, (row) => this.library.put(row));
    this.journal = journal;
    this.reader = reader;
    this.library = new Library(journal, notices, undo, (row) => reader.takeRow(row));
    const undoOf = (entry: number | null) => undoAction(undo, entry);
    this.annotations = new Annotations({
      reader,
      journal,
      notices,
      undoOf,
      copy,
      external: (url) => void this.external(url),
      goToName: (name) => this.entities.goToName(name),
    });
    this.entities = new Entities({ reader, journal, notices, undoOf });
    this.summary = new Summary({ reader, journal, notices, undoOf });
    this.imports = new Import({ backend, notices, arrived: (id) => void this.arrived(id) });
    this.exporting = new Export(backend, notices);
  }

  /** Starts the window; the returned function stops what it listens to. */
  start(): () => void {
    const leave = () => void this.settle();
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    const stops = [
      () => removeEventListener('pagehide', leave),
      () => document.removeEventListener('visibilitychange', leave),
      this.appearance.watch(),
      this.backend.onLibraryChanged((articles) => this.#libraryChanged(articles)),
      this.backend.onFilesDropped(
        (paths) => void this.imports.files(paths),
        (over) => (this.imports.hovering = over),
      ),
    ];
    void this.library.refresh().then(() => {
      this.library.selected ??= this.library.rows[0]?.id ?? null;
    });
    return () => stops.forEach((stop) => stop());
  }

  /** Keeps what waits to be kept: the window may be about to close. */
  async settle(): Promise<void> {
    await Promise.all([this.reader.progress.flush(), this.annotations.resizing.settle()]);
  }

  async open(id: string): Promise<void> {
    this.annotations.closeEditor();
    this.annotations.openCard = null;
    if (!(await this.reader.open(id))) return;
    this.library.select(id);
    this.panes.reveal('reader');
    this.focus('reader');
    await this.summary.load();
  }

  async arrived(article: string | null): Promise<void> {
    if (this.library.shelf !== 'inbox') await this.library.show('inbox');
    await this.library.refresh();
    if (article !== null) await this.open(article);
  }

  async showShelf(shelf: Shelf): Promise<void> {
    await this.library.show(shelf);
    this.focus('library');
  }

  /** Undoes or redoes the last change, whichever part of the window made it, or undoes one. */
  async undo(way: 'undo' | 'redo', entry: number | null = null): Promise<void> {
    await this.annotations.resizing.settle();
    const done = await (way === 'undo'
      ? this.journal.ask('undo', { entry }, 'nothingToUndo')
      : this.journal.ask('redo', {}, 'nothingToUndo'));
    if (!done) return this.notices.status(`Nothing to ${way}`);
    this.journal.history = done.history;
    this.notices.status(`${way === 'undo' ? 'Undid' : 'Redid'}: ${done.name}`);
    await this.#reload(done.articles);
  }

  async copy(text: string): Promise<void> {
    try {
      await this.backend.copyText(text);
    } catch (reason) {
      this.notices.error(reason);
    }
  }

  async copySummary(): Promise<void> {
    await this.copy(this.summary.asText());
    this.notices.status('Summary copied with references');
  }

  async external(url: string): Promise<void> {
    try {
      await this.backend.openExternal(url);
    } catch (reason) {
      this.notices.error(reason);
    }
  }

  async export(): Promise<void> {
    const id = this.reader.article?.id ?? this.library.selected;
    if (id === null) this.notices.status('Open an article to export it');
    else await this.exporting.show(id);
  }

  async markEntity(): Promise<void> {
    this.annotations.popover = false;
    await this.entities.propose();
  }

  /** Stars or unstars an article, wherever it is shown. */
  async toggleStar(id: string | null): Promise<void> {
    const open = this.reader.article;
    const row = open?.id === id ? open.row : this.library.row(id);
    if (!row) return;
    const changed = await this.library.star(row.id, !row.starred);
    if (changed && this.reader.article?.id === row.id) this.reader.article.row = changed;
  }

  /** Goes to a summary sentence in the text and remembers the way back. */
  jumpToSource(sentence: SummarySentenceView): void {
    this.#cameFrom = sentence.number;
    this.#leftAt = this.reader.place();
    this.panes.drawer = false;
    this.panes.reveal('reader');
    this.summary.jump(sentence);
    this.focus('reader');
  }

  /** Shows a summary sentence in the inspector, with the focus on it. */
  showSummary(number: number): void {
    this.#cameFrom = number;
    this.summary.active = number;
    this.showTab('summary', `[data-number="${number}"] [data-item]`);
  }

  backToSummary(): boolean {
    if (this.#cameFrom === null) return false;
    if (this.#leftAt) this.reader.returnTo(this.#leftAt);
    this.#leftAt = null;
    this.showSummary(this.#cameFrom);
    return true;
  }

  showTab(tab: Tab, target: string | null = null): void {
    this.panes.tab = tab;
    this.panes.reveal('inspector');
    this.#afterDrawing(() => {
      const pane = paneElement('inspector');
      const item = pane?.querySelector<HTMLElement>(target ?? '[data-item]');
      (item ?? pane?.querySelector<HTMLElement>('[role=tab][aria-selected=true]'))?.focus();
    });
  }

  /** Moves the keyboard focus into a pane. */
  focus(pane: Pane): void {
    this.panes.reveal(pane);
    const before = document.activeElement;
    this.#afterDrawing(() => {
      // Quick fingers may have begun to write meanwhile.
      const now = document.activeElement;
      if (now !== before && isTyping(now)) return;
      const element = paneElement(pane);
      const main = {
        library: '[role=listbox]',
        reader: '.article',
        inspector: '[role=tab][aria-selected=true]',
      };
      const target = element?.querySelector<HTMLElement>(main[pane]) ?? element;
      target?.focus({ preventScroll: true });
    });
  }

  /** Goes round the panes that are shown, or all of them where only one is. */
  cyclePane(step: 1 | -1): void {
    const here = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane'];
    const shown =
      this.panes.layout === 'single' ? order : order.filter((one) => this.panes.shows(one));
    const at = shown.findIndex((one) => one === here);
    const next = at === -1 ? 0 : (at + step + shown.length) % shown.length;
    this.focus(shown[next] ?? 'reader');
  }

  #libraryChanged(articles: string[]): void {
    clearTimeout(this.#changed);
    this.#changed = setTimeout(() => void this.#reload(articles), settling);
  }

  async #reload(articles: string[]): Promise<void> {
    const open = this.reader.article?.id;
    const touched = open !== undefined && (articles.length === 0 || articles.includes(open));
    const again = touched ? [this.reader.refresh(), this.summary.refresh()] : [];
    await Promise.all([this.library.refresh(), ...again]);
  }

  #afterDrawing(work: () => void): void {
    requestAnimationFrame(() => requestAnimationFrame(work));
  }
}

const paneElement = (pane: Pane): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-pane="${pane}"]`);
