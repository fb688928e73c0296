import type { ArticleRow } from '$backend';
import { count } from '$shared/format/format';
import type { Library } from './library.svelte';

/** The rows picked out to be worked on together. */
export class Selection {
  ids = $state.raw<ReadonlySet<string>>(new Set());
  #library: Library;
  /** Where a range begins, what was picked before it, and the row it was last taken to. */
  #range: { from: string; base: ReadonlySet<string>; to: string } | null = null;

  constructor(library: Library) {
    this.#library = library;
  }

  size = $derived(this.ids.size);
  /** In the order of the list. */
  rows = $derived.by((): readonly ArticleRow[] =>
    this.ids.size === 0 ? [] : this.#library.rows.filter((row) => this.ids.has(row.id)),
  );

  has(id: string): boolean {
    return this.ids.has(id);
  }

  toggle(id: string): void {
    const next = new Set(this.ids);
    if (!next.delete(id)) next.add(id);
    this.#library.select(id);
    this.#range = null;
    this.#set(next);
  }

  /** Takes the current row and the one after or before it along. */
  extend(by: 1 | -1): void {
    const from = this.#library.selected;
    if (from === null) return;
    if (this.#range?.to !== from) this.#range = { from, base: this.ids, to: from };
    this.#library.step(by);
    this.#take(this.#library.selected ?? from);
  }

  /** Takes all rows from the current one to this one. */
  reach(id: string): void {
    const from = this.#library.selected ?? id;
    if (this.#range?.to !== from) this.#range = { from, base: this.ids, to: from };
    this.#library.select(id);
    this.#take(id);
  }

  all(): void {
    this.#range = null;
    this.#set(new Set(this.#library.rows.map((row) => row.id)));
  }

  /** True when there was something to clear. */
  clear(): boolean {
    if (this.ids.size === 0) return false;
    this.#range = null;
    this.#set(new Set());
    return true;
  }

  /** Lets go of what is no longer listed. */
  prune(): void {
    if (this.ids.size === 0) return;
    const kept = this.#library.rows.filter((row) => this.ids.has(row.id)).map((row) => row.id);
    if (kept.length < this.ids.size) this.ids = new Set(kept);
  }

  #take(to: string): void {
    if (!this.#range) return;
    const { from, base } = this.#range;
    const rows = this.#library.rows;
    const ends = [from, to].map((id) => rows.findIndex((row) => row.id === id));
    const between = rows.slice(Math.min(...ends), Math.max(...ends) + 1);
    this.#range = { from, base, to };
    this.#set(new Set([...base, ...between.map((row) => row.id)]));
  }

  #set(ids: ReadonlySet<string>): void {
    this.ids = ids;
    const said = ids.size === 0 ? 'Nothing selected' : `${count(ids.size, 'article')} selected`;
    this.#library.announce(said);
  }
}
