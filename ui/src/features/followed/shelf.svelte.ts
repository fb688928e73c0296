import type { EntityKind, EntityRow, EntitySort } from '$backend';
import { recall, remember } from '$shared/storage';
import type { Doors } from './doors';

/** Which entities are wanted. */
export type Wanted = { query: string; kind: EntityKind | null; ownType: string | null };
/** Where the list stood: the entity, and how far below the top of the list. */
export type Place = { active: string | null; offset: number | null };

const everyone: Wanted = { query: '', kind: null, ownType: null };
export const sorts: readonly { value: EntitySort; name: string; order: string }[] = [
  { value: 'recent', name: 'Last seen', order: 'last seen first' },
  { value: 'articles', name: 'Articles', order: 'in most articles first' },
  { value: 'mentions', name: 'Mentions', order: 'most mentioned first' },
  { value: 'name', name: 'Name', order: 'by name' },
];

/** Entities asked for at a time. */
const page = 200;
const typing = 150;

/** Every entity that is followed across the library: which are wanted, and those that were fetched. */
export class Shelf {
  wanted = $state.raw<Wanted>(everyone);
  sort = $state<EntitySort>(
    sorts.find((one) => one.value === recall('entities-sort'))?.value ?? 'recent',
  );
  rows = $state.raw<readonly EntityRow[]>([]);
  /** How many there are of the kind that is wanted. */
  total = $state(0);
  /** How many there are at all. */
  all = $state(0);
  /** Articles that are yet to be looked through for names. */
  unread = $state(0);
  loaded = $state(false);
  /** The entity that keys work on. */
  active = $state<string | null>(null);
  /** How far below the top of the list the active one is to stand when it is drawn next. */
  offset: number | null = null;
  /** How far below it the active one stands now. */
  measure: () => number | null = () => null;
  #doors: Doors;
  #asked = 0;
  #fetching = false;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  index = $derived(this.rows.findIndex((row) => row.id === this.active));
  isFiltered = $derived(
    this.wanted.query.trim() !== '' || this.wanted.kind !== null || this.wanted.ownType !== null,
  );
  order = $derived(sorts.find((one) => one.value === this.sort)?.order ?? '');

  place(): Place {
    return { active: this.active, offset: this.measure() };
  }

  returnTo({ active, offset }: Place): void {
    this.active = active;
    this.offset = offset;
  }

  step(by: number): void {
    const next = this.index === -1 ? 0 : this.index + by;
    const row = this.rows[Math.max(0, Math.min(this.rows.length - 1, next))];
    if (row) this.active = row.id;
  }

  /** Asks for others. */
  async want(change: Partial<Wanted>): Promise<void> {
    this.wanted = { ...this.wanted, ...change };
    await this.#renew();
  }

  /** Asks for what was written, where that still waits. */
  async settle(): Promise<void> {
    if (this.#typing !== undefined) await this.#renew();
  }

  /** The same once the keys rest. */
  wantSoon(change: Partial<Wanted>): void {
    this.wanted = { ...this.wanted, ...change };
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#renew(), typing);
  }

  wantEveryone(): Promise<void> {
    return this.want(everyone);
  }

  async sortBy(sort: EntitySort): Promise<void> {
    this.sort = sort;
    remember('entities-sort', sort);
    await this.#renew();
  }

  /** The next order, for a key. */
  async nextSort(): Promise<void> {
    const at = sorts.findIndex((one) => one.value === this.sort);
    await this.sortBy(sorts[(at + 1) % sorts.length]?.value ?? 'recent');
    this.#doors.notices.announce(`Sorted ${this.order}`);
  }

  /** Fetches what is listed again, as far as it was. */
  async refresh(): Promise<void> {
    await this.#fetch(0, Math.max(page, this.rows.length));
  }

  /** Fetches further ones, when the end of those that are there comes into sight. */
  async more(): Promise<void> {
    if (this.#fetching || !this.loaded || this.rows.length >= this.total) return;
    await this.#fetch(this.rows.length, page);
  }

  /** How many there are, for where the list is offered. */
  async count(): Promise<void> {
    const args = { ...everyone, sort: this.sort, offset: 0, limit: 0 };
    const found = await this.#doors.journal.ask('entityList', args);
    if (found) this.all = found.total;
  }

  async #renew(): Promise<void> {
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.offset = null;
    this.active = null;
    await this.#fetch(0, page);
    this.#doors.notices.announce(`${String(this.total)} found`);
  }

  async #fetch(offset: number, limit: number): Promise<void> {
    const asked = ++this.#asked;
    this.#fetching = true;
    const args = { ...this.wanted, query: this.wanted.query.trim(), sort: this.sort };
    const found = await this.#doors.journal.ask('entityList', { ...args, offset, limit });
    if (asked !== this.#asked) return;
    this.#fetching = false;
    if (!found) return;
    const before = this.index;
    const kept = offset === 0 ? [] : this.rows;
    const known = new Set(kept.map((row) => row.id));
    this.rows = [...kept, ...found.entities.filter((row) => !known.has(row.id))];
    this.total = found.total;
    this.unread = found.unread;
    this.loaded = true;
    if (!this.isFiltered) this.all = found.total;
    if (this.index === -1) {
      const at = Math.min(Math.max(0, before), this.rows.length - 1);
      this.active = this.rows[at]?.id ?? null;
    }
  }
}
