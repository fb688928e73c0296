import { count } from '$shared/format/format';

/** What the picks need of the list. */
type List = {
  readonly ids: readonly string[];
  active: string | null;
  announce: (text: string) => void;
};

/** The marks picked out to be worked on together. */
export class Picks {
  #ids = $state.raw<ReadonlySet<string>>(new Set());
  #list: List;
  /** Where a range begins, what was picked before it, and the mark it was last taken to. */
  #range: { from: string; base: ReadonlySet<string>; to: string } | null = null;

  constructor(list: List) {
    this.#list = list;
  }

  size = $derived(this.#ids.size);

  /** In the order of the list. */
  get ids(): readonly string[] {
    return this.#list.ids.filter((id) => this.#ids.has(id));
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  toggle(id: string): void {
    const next = new Set(this.#ids);
    if (!next.delete(id)) next.add(id);
    this.#list.active = id;
    this.#range = null;
    this.#set(next);
  }

  /** Takes all marks from the active one to this one. */
  reach(id: string): void {
    const from = this.#list.active ?? id;
    if (this.#range?.to !== from) this.#range = { from, base: this.#ids, to: from };
    const { from: start, base } = this.#range;
    const ids = this.#list.ids;
    const [a, b] = [ids.indexOf(start), ids.indexOf(id)];
    this.#list.active = id;
    this.#range = { from: start, base, to: id };
    this.#set(new Set([...base, ...ids.slice(Math.min(a, b), Math.max(a, b) + 1)]));
  }

  all(): void {
    this.#range = null;
    this.#set(new Set(this.#list.ids));
  }

  /** True when there was something to clear. */
  clear(): boolean {
    if (this.#ids.size === 0) return false;
    this.#range = null;
    this.#set(new Set());
    return true;
  }

  /** Lets go of what is no longer listed. */
  prune(): void {
    const kept = this.ids;
    if (kept.length < this.#ids.size) this.#ids = new Set(kept);
  }

  #set(ids: ReadonlySet<string>): void {
    this.#ids = ids;
    const said = ids.size === 0 ? 'Nothing selected' : `${count(ids.size, 'highlight')} selected`;
    this.#list.announce(said);
  }
}
