import type {
  ArticleRow,
  CollectionView,
  LabelView,
  LibraryView,
  ReadingState,
  Shelf,
  ShelfCounts,
  Sort,
  TagView,
} from '$backend';
import type { Journal } from '$shared/journal.svelte';
import type { Notices, UndoEntry } from '$shared/notices.svelte';
import { recall, remember } from '$shared/storage';
import { Collecting } from './collecting.svelte';
import { Collections } from './collections.svelte';
import { ListView } from './list-view.svelte';
import { onShelf, placeName, readPlace, samePlace, stays, written, type Place } from './place';
import { Preview } from './preview.svelte';
import { Selection } from './selection.svelte';
import { Tagging } from './tagging.svelte';
import { Trash } from './trash.svelte';
import { Triage } from './triage.svelte';

/** What there is in the library, and the rows of the place that is shown. */
export class Library {
  counts = $state.raw<ShelfCounts>({ inbox: 0, later: 0, archive: 0, starred: 0, trash: 0 });
  labels = $state.raw<readonly LabelView[]>([]);
  collections = $state.raw<readonly CollectionView[]>([]);
  tags = $state.raw<readonly TagView[]>([]);
  name = $state('');
  /** The library's file. */
  path = $state('');
  /** Whether every change is refused. */
  readOnly = $state(false);
  place = $state.raw<Place>(readPlace(recall('listed')));
  rows = $state.raw<readonly ArticleRow[]>([]);
  loaded = $state(false);
  /** The row that keys work on. */
  selected = $state<string | null>(null);
  readonly view = new ListView();
  readonly selection: Selection;
  readonly triage: Triage;
  readonly tagging: Tagging;
  readonly collecting: Collecting;
  readonly sets: Collections;
  readonly trash: Trash;
  readonly preview: Preview;
  #journal: Journal;
  #notices: Notices;
  #changed: (row: ArticleRow) => void;
  #asked = 0;
  /** The article to go back to once it is listed again. */
  #awaited: string | null = null;

  /** `changed` hears of every article that was changed here. */
  constructor(
    journal: Journal,
    notices: Notices,
    undo: UndoEntry,
    changed: (row: ArticleRow) => void,
  ) {
    this.#journal = journal;
    this.#notices = notices;
    this.#changed = changed;
    const means = { library: this, journal, notices, undo };
    this.selection = new Selection(this);
    this.triage = new Triage(means);
    this.tagging = new Tagging(means);
    this.collecting = new Collecting(means);
    this.sets = new Collections(means);
    this.trash = new Trash(means);
    this.preview = new Preview(this, journal);
  }

  index = $derived(this.rows.findIndex((row) => row.id === this.selected));
  isEmpty = $derived(Object.values(this.counts).every((amount) => amount === 0));
  heading = $derived(placeName(this.place, this.collections));
  /** The shelf that is shown, if it is one. */
  shelf = $derived(this.place.kind === 'shelf' ? this.place.shelf : null);

  async refresh(): Promise<void> {
    await Promise.all([this.refreshCounts(), this.#list()]);
  }

  async show(where: Shelf | Place): Promise<void> {
    const place = typeof where === 'string' ? onShelf(where) : where;
    this.preview.close();
    this.selection.clear();
    this.place = place;
    this.selected = null;
    this.rows = [];
    this.loaded = false;
    remember('listed', written(place));
    await this.#list();
    this.selected ??= this.rows[0]?.id ?? null;
  }

  async sortBy(sort: Sort): Promise<void> {
    this.view.setSort(sort);
    await this.#list();
    this.announce(`Sorted: ${this.view.order}`);
  }

  isShown(place: Place): boolean {
    return samePlace(this.place, place);
  }

  select(id: string): void {
    this.selected = id;
  }

  /** Moves the selection by rows; stops at the ends. */
  step(by: number): void {
    const next = this.index === -1 ? 0 : this.index + by;
    const row = this.rows[Math.max(0, Math.min(this.rows.length - 1, next))];
    if (row) this.selected = row.id;
    this.preview.follow();
  }

  row(id: string | null): ArticleRow | null {
    return this.rows.find((one) => one.id === id) ?? null;
  }

  /** What keys work on: the picked rows, or else the current one. */
  targets(): readonly ArticleRow[] {
    if (this.selection.size > 0) return this.selection.rows;
    const row = this.row(this.selected);
    return row ? [row] : [];
  }

  /** The row after another one, or before it at the end of the list. */
  neighbour(id: string): ArticleRow | null {
    const at = this.rows.findIndex((one) => one.id === id);
    return this.rows[at + 1] ?? this.rows[at - 1] ?? null;
  }

  /** Puts an article on another shelf; the selection goes on to the next row. */
  async setState(id: string, state: ReadingState): Promise<ArticleRow | null> {
    return (await this.triage.move([id], state))?.[0] ?? null;
  }

  async star(id: string, starred: boolean): Promise<ArticleRow | null> {
    return (await this.triage.star([id], starred))?.[0] ?? null;
  }

  /** Takes over a changed row; one that no longer belongs here leaves the list. */
  put(row: ArticleRow): void {
    this.#takeRows([row]);
  }

  /** Takes over rows changed by an act of the reader's, wherever they are shown. */
  takeChanged(rows: readonly ArticleRow[]): void {
    this.#takeRows(rows);
    rows.forEach((row) => this.#changed(row));
    void this.refreshCounts();
  }

  /** Goes to an article once it is listed again: what an undo brings back. */
  returnTo(id: string | null): void {
    this.#awaited = id;
  }

  announce(text: string): void {
    this.#notices.announce(text);
  }

  async refreshCounts(): Promise<void> {
    const view = await this.#journal.ask('library', {});
    if (view) this.#take(view);
  }

  #takeRows(rows: readonly ArticleRow[]): void {
    const changed = new Map(rows.map((row) => [row.id, row]));
    const next = this.rows.map((row) => changed.get(row.id) ?? row);
    const kept = next.filter((row) => stays(row, this.place));
    if (this.selected !== null && !kept.some((row) => row.id === this.selected)) {
      const after = next.slice(Math.max(0, this.index)).find((row) => stays(row, this.place));
      this.selected = (after ?? kept.at(-1))?.id ?? null;
    }
    this.rows = kept;
    this.selection.prune();
    this.preview.follow();
  }

  #take(view: LibraryView): void {
    this.counts = view.counts;
    this.labels = view.labels;
    this.collections = view.collections;
    this.tags = view.tags;
    this.name = view.name;
    this.path = view.path;
    this.readOnly = view.readOnly;
    this.#journal.history = view.history;
    const { place } = this;
    if (place.kind !== 'collection') return;
    if (!view.collections.some((one) => one.id === place.id)) void this.show('inbox');
  }

  async #list(): Promise<void> {
    const asked = ++this.#asked;
    const { place } = this;
    const rows = await this.#journal.ask('listArticles', {
      shelf: place.kind === 'shelf' ? place.shelf : 'all',
      tag: place.kind === 'tag' ? place.name : null,
      collection: place.kind === 'collection' ? place.id : null,
      sort: this.view.sort,
    });
    if (asked !== this.#asked || !rows) return;
    const before = this.index;
    this.rows = rows;
    this.loaded = true;
    this.selection.prune();
    if (this.#awaited !== null && this.row(this.#awaited)) this.selected = this.#awaited;
    this.#awaited = null;
    if (this.selected !== null && this.index === -1) {
      this.selected = rows[Math.min(Math.max(0, before), rows.length - 1)]?.id ?? null;
    }
  }
}
