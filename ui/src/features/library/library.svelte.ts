import type {
  ArticleRow,
  LabelView,
  LibraryView,
  ReadingState,
  Shelf,
  ShelfCounts,
} from '$backend';
import type { Journal } from '$shared/journal.svelte';
import { undoAction, type Notices, type UndoEntry } from '$shared/notices.svelte';
import { recall, remember } from '$shared/storage';

export const shelves: readonly { shelf: keyof ShelfCounts; name: string }[] = [
  { shelf: 'inbox', name: 'Inbox' },
  { shelf: 'later', name: 'Later' },
  { shelf: 'archive', name: 'Archive' },
  { shelf: 'starred', name: 'Starred' },
  { shelf: 'trash', name: 'Trash' },
];
export const shelfName = (shelf: Shelf): string =>
  shelves.find((one) => one.shelf === shelf)?.name ?? shelf;

const moved: Record<ReadingState, string> = {
  inbox: 'Moved to Inbox',
  later: 'Saved for later',
  archive: 'Archived',
  trash: 'Moved to Trash',
};

const isShelf = (name: string | null): name is Shelf => shelves.some((one) => one.shelf === name);
const stays = (row: ArticleRow, shelf: Shelf): boolean =>
  shelf === 'starred' ? row.starred && row.state !== 'trash' : row.state === shelf;

/** The shelves, and the rows of the one that is shown. */
export class Library {
  counts = $state.raw<ShelfCounts>({ inbox: 0, later: 0, archive: 0, starred: 0, trash: 0 });
  labels = $state.raw<readonly LabelView[]>([]);
  name = $state('');
  /** The library's file. */
  path = $state('');
  shelf = $state<Shelf>('inbox');
  rows = $state.raw<readonly ArticleRow[]>([]);
  loaded = $state(false);
  /** The row that keys work on. */
  selected = $state<string | null>(null);
  /** The article whose tags are being edited. */
  tagging = $state.raw<ArticleRow | null>(null);
  #journal: Journal;
  #notices: Notices;
  #undo: UndoEntry;
  #tagged: (row: ArticleRow) => void;
  #asked = 0;

  constructor(
    journal: Journal,
    notices: Notices,
    undo: UndoEntry,
    tagged: (row: ArticleRow) => void,
  ) {
    this.#journal = journal;
    this.#tagged = tagged;
    this.#notices = notices;
    this.#undo = undo;
    const last = recall('shelf');
    if (isShelf(last)) this.shelf = last;
  }

  index = $derived(this.rows.findIndex((row) => row.id === this.selected));
  isEmpty = $derived(Object.values(this.counts).every((amount) => amount === 0));

  async refresh(): Promise<void> {
    await Promise.all([this.#refreshCounts(), this.#list()]);
  }

  async show(shelf: Shelf): Promise<void> {
    this.shelf = shelf;
    this.selected = null;
    this.rows = [];
    this.loaded = false;
    remember('shelf', shelf);
    await this.#list();
    this.selected ??= this.rows[0]?.id ?? null;
  }

  select(id: string): void {
    this.selected = id;
  }

  /** Moves the selection by rows; stops at the ends. */
  step(by: number): void {
    const next = this.index === -1 ? 0 : this.index + by;
    const row = this.rows[Math.max(0, Math.min(this.rows.length - 1, next))];
    if (row) this.selected = row.id;
  }

  row(id: string | null): ArticleRow | null {
    return this.rows.find((one) => one.id === id) ?? null;
  }

  /** The row after another one, or before it at the end of the list. */
  neighbour(id: string): ArticleRow | null {
    const at = this.rows.findIndex((one) => one.id === id);
    return this.rows[at + 1] ?? this.rows[at - 1] ?? null;
  }

  /** Puts an article on another shelf; the selection goes on to the next row. */
  async setState(id: string, state: ReadingState): Promise<ArticleRow | null> {
    const changed = await this.#journal.change('setState', { articles: [id], state });
    if (!changed) return null;
    changed.value.forEach((row) => this.put(row));
    this.#notices.status(moved[state], undoAction(this.#undo, changed.entry));
    void this.#refreshCounts();
    return changed.value[0] ?? null;
  }

  async star(id: string, starred: boolean): Promise<ArticleRow | null> {
    const changed = await this.#journal.change('star', { articles: [id], starred });
    if (!changed) return null;
    changed.value.forEach((row) => this.put(row));
    this.#notices.announce(starred ? 'Starred' : 'Star removed');
    void this.#refreshCounts();
    return changed.value[0] ?? null;
  }

  /** Makes these the tags of the article whose tags are being edited; true when they are saved. */
  async saveTags(tags: string[]): Promise<boolean> {
    const row = this.tagging;
    if (!row) return false;
    const remove = row.tags.filter((tag) => !tags.includes(tag));
    const args = { articles: [row.id], add: tags, remove };
    const changed = await this.#journal.change('tagArticles', args);
    if (!changed) return false;
    this.tagging = null;
    for (const one of changed.value) {
      this.put(one);
      this.#tagged(one);
    }
    this.#notices.status('Tags saved', undoAction(this.#undo, changed.entry));
    return true;
  }

  /** Takes over a changed row; one that no longer belongs here leaves the list. */
  put(row: ArticleRow): void {
    if (stays(row, this.shelf)) {
      this.rows = this.rows.map((one) => (one.id === row.id ? row : one));
      return;
    }
    if (this.selected === row.id) this.selected = this.neighbour(row.id)?.id ?? null;
    this.rows = this.rows.filter((one) => one.id !== row.id);
  }

  #take(view: LibraryView): void {
    this.counts = view.counts;
    this.labels = view.labels;
    this.name = view.name;
    this.path = view.path;
    this.#journal.history = view.history;
  }

  async #refreshCounts(): Promise<void> {
    const view = await this.#journal.ask('library', {});
    if (view) this.#take(view);
  }

  async #list(): Promise<void> {
    const asked = ++this.#asked;
    const rows = await this.#journal.ask('listArticles', {
      shelf: this.shelf,
      tag: null,
      collection: null,
      sort: 'added',
    });
    if (asked !== this.#asked || !rows) return;
    const before = this.index;
    this.rows = rows;
    this.loaded = true;
    if (this.selected !== null && this.index === -1) {
      this.selected = rows[Math.min(before, rows.length - 1)]?.id ?? null;
    }
  }
}
