import type { AnnotationView, ArticleRow, ListedMarkView, MarkCountsView } from '$backend';
import { recall, remember } from '$shared/storage';
import type { Doors } from './doors';
import { everything, isEverything, requestOf, type Filter } from './filter';
import { Picks } from './picks.svelte';
import { Work } from './work';

/** A mark of the list with the article it is in. */
export type Listed = { id: string; mark: AnnotationView; article: string; title: string };

/** Where the list stood: the mark, and how far below the top of the list. */
export type ListPlace = { active: string | null; offset: number | null };

/** Marks asked for at a time. */
const page = 200;
const typing = 200;

/** Every highlight and note of the library: which are wanted, and those that were fetched. */
export class Marks {
  /** Whether the list stands where articles are read. */
  shown = $state(false);
  filter = $state.raw<Filter>(everything);
  byArticle = $state(recall('marks-by-article') === 'yes');
  rows = $state.raw<readonly Listed[]>([]);
  /** How many there are of the kind that is wanted. */
  total = $state(0);
  counts = $state.raw<MarkCountsView>({ total: 0, labels: [], tags: [], articles: [] });
  loaded = $state(false);
  /** The articles of the marks, to say where a quote is from. */
  articles: ReadonlyMap<string, ArticleRow> = new Map();
  /** The mark that keys work on. */
  active = $state<string | null>(null);
  /** Whether tags for the picked marks are being written. */
  tagging = $state(false);
  /** What is written there, and not given to any mark yet. */
  tagsTyped = $state('');
  readonly picks: Picks;
  readonly work: Work;
  /** How far below the top of the list the active mark is to stand when it is drawn next. */
  offset: number | null = null;
  /** How far below it the active mark stands now. */
  measure: () => number | null = () => null;
  #doors: Doors;
  #asked = 0;
  #fetching = false;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(doors: Doors) {
    this.#doors = doors;
    this.picks = new Picks(this);
    this.work = new Work(this, doors);
  }

  ids = $derived(this.rows.map((row) => row.id));
  index = $derived(this.rows.findIndex((row) => row.id === this.active));
  isFiltered = $derived(!isEverything(this.filter));

  get labels() {
    return this.#doors.reader.labels;
  }

  announce(text: string): void {
    this.#doors.notices.announce(text);
  }

  row(id: string | null): Listed | null {
    return this.rows.find((row) => row.id === id) ?? null;
  }

  /** What keys work on: the picked marks, or else the active one. */
  targets(): readonly string[] {
    if (this.picks.size > 0) return this.picks.ids;
    return this.row(this.active) ? [this.active ?? ''] : [];
  }

  step(by: number): void {
    const next = this.index === -1 ? 0 : this.index + by;
    const row = this.rows[Math.max(0, Math.min(this.rows.length - 1, next))];
    if (row) this.active = row.id;
  }

  /** Takes the active mark and the one after or before it along. */
  extend(by: 1 | -1): void {
    const next = this.rows[this.index + by];
    if (next) this.picks.reach(next.id);
  }

  /** Shows the list, of what is wanted where that is said. */
  async show(wanted: Partial<Filter> | null = null): Promise<void> {
    this.shown = true;
    if (wanted) this.filter = { ...everything, ...wanted };
    if (wanted) this.#forget();
    await this.refresh();
  }

  /** Where the list stands now. */
  place(): ListPlace {
    return { active: this.active, offset: this.measure() };
  }

  /** Shows the list as it was left. */
  async returnTo(place: ListPlace): Promise<void> {
    this.shown = true;
    this.offset = place.offset;
    this.active = place.active;
    await this.refresh();
  }

  hide(): void {
    this.shown = false;
  }

  /** Asks for other marks. */
  async want(change: Partial<Filter>): Promise<void> {
    this.filter = { ...this.filter, ...change };
    this.#forget();
    await this.refresh();
    this.announce(`${String(this.total)} found`);
  }

  /** The same once the keys rest. */
  wantSoon(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.want({}), typing);
  }

  async group(byArticle: boolean): Promise<void> {
    this.byArticle = byArticle;
    remember('marks-by-article', byArticle ? 'yes' : 'no');
    this.#forget();
    await this.refresh();
  }

  /** How many there are, for where the list is offered. */
  async refreshCounts(): Promise<void> {
    const counts = await this.#doors.journal.ask('markCounts', {});
    if (counts) this.counts = counts;
  }

  /** Fetches what is listed again, as far as it was. */
  async refresh(): Promise<void> {
    const counting = this.refreshCounts();
    if (this.shown) await this.#fetch(0, Math.max(page, this.rows.length));
    await counting;
  }

  /** Fetches further ones, when the end of those that are there comes into sight. */
  async more(): Promise<void> {
    if (this.#fetching || !this.loaded || this.rows.length >= this.total) return;
    await this.#fetch(this.rows.length, page);
  }

  async #fetch(skip: number, limit: number): Promise<void> {
    const asked = ++this.#asked;
    this.#fetching = true;
    const args = requestOf(this.filter, this.byArticle, { limit, skip });
    const found = await this.#doors.journal.ask('listMarks', args);
    if (asked !== this.#asked) return;
    this.#fetching = false;
    if (!found) return;
    const before = this.index;
    const kept = skip === 0 ? [] : this.rows;
    const known = new Set(kept.map((row) => row.id));
    const fresh = found.marks.filter((one) => !known.has(one.mark.id)).map(listed);
    this.rows = [...kept, ...fresh];
    this.total = found.total;
    this.loaded = true;
    this.picks.prune();
    void this.#fetchArticles();
    if (this.index === -1) {
      const at = Math.min(Math.max(0, before), this.rows.length - 1);
      this.active = this.rows[at]?.id ?? null;
    }
  }

  async #fetchArticles(): Promise<void> {
    if (this.rows.every((row) => this.articles.has(row.article))) return;
    const args = { shelf: 'all', tag: null, collection: null, sort: 'added' } as const;
    const all = await this.#doors.journal.ask('listArticles', args);
    if (all) this.articles = new Map(all.map((row) => [row.id, row]));
  }

  #forget(): void {
    this.picks.clear();
    this.tagging = false;
    this.rows = [];
    this.loaded = false;
    this.active = null;
    this.offset = null;
  }
}

const listed = (one: ListedMarkView): Listed => ({ id: one.mark.id, ...one });
