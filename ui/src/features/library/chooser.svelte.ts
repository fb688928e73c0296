import type { ArticleRow } from '$backend';

/** Whether all, some or none of the articles have it. */
export type Share = 'all' | 'some' | 'none';
/** Something that articles can be given: a tag, or a collection. */
export type Thing = { key: string; name: string; articles: number };
/** A line of the list: a thing, or names that would be new. */
export type Option = { thing: Thing } | { fresh: string[] };
/** What the reader decided, key by key. */
export type Wanted = ReadonlyMap<string, boolean>;

/** Says of articles that are given things how it is done for one kind of thing. */
export type Kind = {
  things: () => readonly Thing[];
  has: (row: ArticleRow, key: string) => boolean;
  /** The names in what was typed. */
  names: (typed: string) => string[];
  /** Carries the decisions out; true when they are. */
  save: (
    rows: readonly ArticleRow[],
    wanted: Wanted,
    fresh: ReadonlySet<string>,
  ) => Promise<boolean>;
};

/** More are not drawn at once: typing finds the others, and the dialog says so. */
const drawn = 100;

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB');

/** Gives several articles several things at once: a list to tick, filtered by typing. */
export class Chooser {
  rows = $state.raw<readonly ArticleRow[]>([]);
  /** The pane to go back to. */
  from = $state<'library' | 'reader'>('reader');
  typed = $state('');
  /** The line that Enter works on; -1 for none. */
  active = $state(-1);
  wanted = $state.raw<Wanted>(new Map());
  /** Names that are not things yet, by their own key. */
  fresh = $state.raw<ReadonlySet<string>>(new Set());
  #kind: Kind;

  constructor(kind: Kind) {
    this.#kind = kind;
  }

  open = $derived(this.rows.length > 0);

  /** Opens the dialog; closing it goes back to the list if it was asked for there. */
  show(rows: readonly ArticleRow[], from: 'library' | 'reader'): boolean {
    this.from = from;
    this.typed = '';
    this.active = -1;
    this.wanted = new Map();
    this.fresh = new Set();
    this.rows = rows;
    return rows.length > 0;
  }

  close(): void {
    this.rows = [];
  }

  /** What the articles have first, then the rest, each in the library's order. */
  things = $derived.by((): readonly Thing[] => {
    const fresh = [...this.fresh].map((name) => ({ key: name, name, articles: 0 }));
    const known = this.#kind.things();
    const held = known.filter((one) => this.shareBefore(one.key) !== 'none');
    return [...fresh, ...held, ...known.filter((one) => !held.includes(one))];
  });

  matching = $derived.by((): readonly Thing[] => {
    const sought = plain(this.#sought());
    if (sought === '') return this.things;
    const found = this.things.filter((one) => plain(one.name).includes(sought));
    const starts = found.filter((one) => plain(one.name).startsWith(sought));
    return [...starts, ...found.filter((one) => !starts.includes(one))];
  });

  options = $derived.by((): readonly Option[] => {
    const shown = this.matching.slice(0, drawn).map((thing) => ({ thing }));
    const fresh = this.#newNames();
    return fresh.length > 0 ? [...shown, { fresh }] : shown;
  });

  hidden = $derived(Math.max(0, this.matching.length - drawn));

  /** How many of the articles had it when the dialog opened. */
  having(key: string): number {
    return this.rows.filter((row) => this.#kind.has(row, key)).length;
  }

  shareBefore(key: string): Share {
    const having = this.having(key);
    if (having === 0) return 'none';
    return having === this.rows.length ? 'all' : 'some';
  }

  share(key: string): Share {
    const decided = this.wanted.get(key);
    if (decided === undefined) return this.shareBefore(key);
    return decided ? 'all' : 'none';
  }

  /** What is typed has changed: the best line is at hand, so that Enter takes it. */
  type(text: string): void {
    this.typed = text;
    this.active = this.#sought() === '' ? -1 : 0;
  }

  step(by: 1 | -1): void {
    const last = this.options.length - 1;
    const next = this.active + by;
    this.active = next > last ? 0 : next < 0 ? last : next;
  }

  /** Ticks, or unticks; what only some have is given to all, then taken from all, then left. */
  toggle(key: string): void {
    const next = new Map(this.wanted);
    const before = this.shareBefore(key);
    const to = this.share(key) !== 'all';
    if (before === 'some' && this.wanted.get(key) === false) next.delete(key);
    else if (before === (to ? 'all' : 'none')) next.delete(key);
    else next.set(key, to);
    this.wanted = next;
    if (before === 'none' && !to && this.fresh.has(key)) {
      this.fresh = new Set([...this.fresh].filter((one) => one !== key));
    }
  }

  take(option: Option): void {
    if ('thing' in option) this.toggle(option.thing.key);
    else this.#add(option.fresh);
    this.type('');
  }

  /** Takes the line at hand; false when there is none and nothing is typed: then all is said. */
  enter(): boolean {
    const option = this.options[this.active];
    if (option) this.take(option);
    return option !== undefined;
  }

  /** Takes the last thing given here away again, as Backspace in an empty field does. */
  back(): void {
    const last = [...this.wanted].filter(([, given]) => given).at(-1);
    if (last) this.toggle(last[0]);
  }

  /** Carries it out together with what is still typed; true when the dialog is done. */
  async save(): Promise<boolean> {
    const typed = this.#kind.names(this.typed);
    const known = this.things.filter((one) => typed.includes(one.name));
    known.filter((one) => this.share(one.key) !== 'all').forEach((one) => this.toggle(one.key));
    this.#add(this.#newNames());
    const { rows, wanted, fresh } = this;
    if (wanted.size > 0 && !(await this.#kind.save(rows, wanted, fresh))) return false;
    this.close();
    return true;
  }

  #add(names: readonly string[]): void {
    this.fresh = new Set([...this.fresh, ...names]);
    this.wanted = new Map([...this.wanted, ...names.map((name) => [name, true] as const)]);
  }

  #sought(): string {
    return this.typed.trim().replace(/^#/, '');
  }

  #newNames(): string[] {
    const known = new Set(this.things.map((one) => one.name));
    return this.#kind.names(this.typed).filter((name) => !known.has(name));
  }
}
