import type { EntityRow } from '$backend';
import type { Doors } from './doors';

const most = 40;
const pause = 120;

/** What an entity is to be made one with: looked for in the whole library. */
export class Merging {
  readonly from: EntityRow;
  query = $state('');
  at = $state(0);
  /** Whose name stays. */
  keep = $state<'from' | 'into'>('into');
  found = $state.raw<readonly EntityRow[]>([]);
  total = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #doors: Doors;

  constructor(doors: Doors, from: EntityRow) {
    this.#doors = doors;
    this.from = from;
    void this.#search('');
  }

  into = $derived(this.found[this.at] ?? null);
  pair = $derived.by(() => {
    const { from, into, keep } = this;
    if (!into) return null;
    return keep === 'into' ? { gone: from, kept: into } : { gone: into, kept: from };
  });

  type(query: string): void {
    this.query = query;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#search(query), pause);
  }

  step(by: 1 | -1): void {
    this.at = Math.max(0, Math.min(this.found.length - 1, this.at + by));
  }

  async #search(query: string): Promise<void> {
    const wanted = { query: query.trim(), kind: null, ownType: null, sort: 'mentions' } as const;
    const args = { ...wanted, offset: 0, limit: most + 1 };
    const found = await this.#doors.journal.ask('entityList', args);
    if (!found || query !== this.query) return;
    const others = found.entities.filter((one) => one.id !== this.from.id);
    // Of the same kind first: the order is kept within each.
    const like = (one: EntityRow) => (one.kind === this.from.kind ? 0 : 1);
    this.found = others.sort((a, b) => like(a) - like(b)).slice(0, most);
    this.total = found.total - (found.entities.length - others.length);
    this.at = 0;
  }
}
