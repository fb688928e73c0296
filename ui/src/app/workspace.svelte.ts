import { tick } from 'svelte';
import type { ApiError, Backend, ErrorCode, Shelf } from '$backend';
import { Activity, refusalOf } from '$features/activity';
import { Annotations, isWriting, leaveAll, sayAll } from '$features/annotations';
import { Entities } from '$features/entities';
import { Export } from '$features/export';
import { Find } from '$features/find';
import type { Followed } from '$features/followed';
import { Import } from '$features/import';
import { Library } from '$features/library';
import { Marks } from '$features/marks';
import { Reader } from '$features/reader';
import { Settings } from '$features/settings';
import { Digest, Summary } from '$features/summary';
import type { Versions } from '$features/versions';
import { Tour } from '$features/welcome';
import { Journal } from '$shared/journal.svelte';
import { Keys } from '$shared/keyboard/keys.svelte';
import { Notices, undoAction } from '$shared/notices.svelte';
import { Turns } from '$shared/turns';
import { Preferences } from '$shared/preferences.svelte';
import { Appearance } from './appearance.svelte';
import { isCovered, uncover } from './covering';
import { exportScopes } from './exporting';
import { failures } from './failures';
import { FirstRun } from './first-run.svelte';
import { followedOf } from './followed-doors';
import { Jumps } from './jumps.svelte';
import { LastArticle } from './last-article';
import { listen } from './listening';
import { Palette } from './palette/palette.svelte';
import { focusItemOfInspector, focusPane, paneBeside } from './pane-focus';
import { reload } from './reload';
import { Panes, type Pane, type Tab } from './panes.svelte';
import { ReadingMenu } from './reading-menu.svelte';
import { Texts } from './texts';

const settling = 150;

/** The whole window's state, and what joins one feature to another. */
export class Workspace {
  readonly backend: Backend;
  readonly preferences = new Preferences();
  readonly keys = new Keys();
  readonly turns = new Turns();
  readonly notices = new Notices(() => this.preferences.toastMilliseconds);
  readonly appearance = new Appearance(this.preferences);
  readonly panes = new Panes();
  readonly journal: Journal;
  readonly library: Library;
  readonly reader: Reader;
  readonly annotations: Annotations;
  readonly marks: Marks;
  readonly followed: Followed;
  readonly entities: Entities;
  readonly summary: Summary;
  readonly digest: Digest;
  readonly imports: Import;
  readonly exporting: Export;
  readonly find: Find;
  readonly versions: Versions;
  readonly palette: Palette;
  readonly menu: ReadingMenu;
  readonly activity: Activity;
  readonly settings = new Settings();
  readonly tour = new Tour();
  readonly firstRun = new FirstRun(this);
  readonly jumps = new Jumps(this);
  readonly lastArticle = new LastArticle(this);
  readonly texts = new Texts(this);
  helpOpen = $state(false);
  /** How often a summary sentence was followed to its source. */
  sources = $state(0);
  #changed: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: Backend) {
    this.backend = backend;
    const { notices } = this;
    const undo = (entry: number) => this.undo('undo', entry);
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
      goToName: (name) => void this.jumps.toText(() => this.entities.goToName(name)),
    });
    this.marks = new Marks({ reader, journal, notices, undoOf, copy });
    this.followed = followedOf(this);
    journal.settle = () => this.annotations.resizing.settle();
    this.entities = new Entities({
      ...{ reader, journal, notices, undoOf },
      suggests: (kind) => this.preferences.suggests(kind),
    });
    this.summary = new Summary({ reader, journal, notices, undoOf, preferences: this.preferences });
    this.digest = new Digest({ journal, notices });
    this.imports = new Import({
      backend,
      notices,
      undo,
      takeBack: (entry) => this.undo('undo', entry),
      arrived: (id) => void this.arrived(id),
      showChanges: (id) => void this.texts.changesOf(id),
    });
    this.versions = this.texts.versions(undo, (article) => this.#reload([article]));
    const renew = (articles: string[]) => this.#reload(articles);
    const wishes = (articles: readonly string[]) => this.summary.wishesFor(articles);
    this.exporting = new Export({ backend, journal, notices, undo, renew, wishes });
    this.find = new Find(reader);
    this.palette = new Palette(this);
    this.menu = new ReadingMenu(this);
    this.activity = new Activity(journal, (articles) => this.#reload(articles));
  }

  /** Starts the window; the returned function stops what it listens to. */
  start(): () => void {
    const stop = listen(this, (articles) => this.#libraryChanged(articles));
    void this.library.refresh().then(() => {
      this.library.selected ??= this.library.rows[0]?.id ?? null;
      // The moment that the budget of the start ends at.
      requestAnimationFrame(() => performance.mark('window-readable'));
      return this.lastArticle.reopen().then(() => this.firstRun.begin());
    });
    return stop;
  }

  /** Keeps what waits to be kept: the window may be about to close. */
  async settle(): Promise<void> {
    sayAll();
    await Promise.all([this.reader.progress.flush(), this.annotations.resizing.settle()]);
  }

  async open(id: string): Promise<void> {
    if (isCovered(this) || this.reader.article?.id !== id) this.jumps.note();
    if (await this.reopen(id)) this.focus('reader');
  }

  /** As `open`, without minding the focus or the way back; false when refused. */
  async reopen(id: string, expected: ErrorCode | null = null): Promise<boolean> {
    leaveAll();
    this.annotations.closeEditor();
    this.annotations.openCard = null;
    if (!(await this.reader.open(id, expected))) return false;
    uncover(this);
    this.library.select(id);
    this.versions.close();
    this.panes.reveal('reader');
    void this.summary.load();
    void this.versions.load();
    return true;
  }

  async arrived(article: string | null): Promise<void> {
    // Files come in at any moment: who is writing goes on, and finds them in the inbox.
    if (isWriting()) return this.#reload(article === null ? [] : [article]);
    if (this.library.shelf !== 'inbox') await this.library.show('inbox');
    await this.library.refresh();
    if (article !== null) await this.open(article);
  }

  async showShelf(shelf: Shelf): Promise<void> {
    await this.library.show(shelf);
    this.focus('library');
  }

  /** Undoes or redoes the last change, whichever part of the window made it, or undoes one. */
  async undo(way: 'undo' | 'redo', entry: number | null = null): Promise<boolean> {
    await this.annotations.resizing.settle();
    const { answer: done, error } = await (way === 'undo'
      ? this.journal.attempt('undo', { entry })
      : this.journal.attempt('redo', {}));
    if (error) {
      this.#notUndone(way, error);
      return false;
    }
    this.notices.status(`${way === 'undo' ? 'Undid' : 'Redid'}: ${done.name}`);
    await this.#reload(done.articles);
    return true;
  }

  /** True when the text is on the clipboard. */
  async copy(text: string): Promise<boolean> {
    return this.notices.guard(() => this.backend.copyText(text), failures.copy);
  }

  async external(url: string): Promise<void> {
    await this.notices.guard(() => this.backend.openExternal(url), failures.external(url));
  }

  #notUndone(way: 'undo' | 'redo', error: ApiError): void {
    if (error.code === 'nothingToUndo') return this.notices.status(`Nothing to ${way}`);
    const run = () => this.activity.show('history');
    this.notices.error({ ...error, message: refusalOf(error) }, { label: 'History', run });
  }

  async export(): Promise<void> {
    const { scopes, meant } = exportScopes(this);
    if (meant === '') this.notices.status('No article is open. Open one to export it.');
    else await this.exporting.show(scopes, meant);
  }

  async markEntity(): Promise<void> {
    this.annotations.popover = false;
    await this.entities.marking.propose();
  }

  /** Shows a summary sentence in the inspector, with the focus on it. */
  showSummary(number: number): void {
    this.summary.active = number;
    this.showTab('summary', `[data-number="${number}"] [data-item]`);
  }

  showTab(tab: Tab, target = '[data-item]'): void {
    this.panes.tab = tab;
    this.panes.reveal('inspector');
    focusItemOfInspector(target);
  }

  /** Moves the keyboard focus into a pane. */
  focus(pane: Pane): void {
    const { cursor, surface } = this.reader;
    focusPane(this.panes, pane);
    // With one pane at a time the article is drawn anew, from its start.
    if (pane !== 'reader' || surface || this.panes.layout !== 'single') return;
    void tick().then(() => cursor.head && this.reader.surface?.reveal(cursor.head, 'instant'));
  }

  /** Goes round the panes that are shown, or all of them where only one is. */
  cyclePane(step: 1 | -1): void {
    this.focus(paneBeside(this.panes, step));
  }

  #libraryChanged(articles: string[]): void {
    clearTimeout(this.#changed);
    const follow = () => Promise.all([this.journal.catchUp(), this.#reload(articles)]);
    this.#changed = setTimeout(() => void follow(), settling);
  }

  #reload(articles: string[]): Promise<void> {
    return reload(this, articles);
  }
}
