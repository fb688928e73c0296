import type { RejectionView } from '$backend';
import type { Journal } from '$shared/journal.svelte';

/** The names that are proposed nowhere, as the reader looks through them and allows some again. */
export class StopList {
  names = $state.raw<readonly RejectionView[]>([]);
  loaded = $state(false);
  query = $state('');
  #journal: Journal;
  #allowed: (name: string, entry: number | null) => void;

  /** `allowed` hears of each name that is proposed again. */
  constructor(journal: Journal, allowed: (name: string, entry: number | null) => void) {
    this.#journal = journal;
    this.#allowed = allowed;
  }

  /** Those whose name holds what is looked for, what was rejected last first. */
  found = $derived.by(() => {
    const wanted = this.query.trim().toLocaleLowerCase();
    return this.names.filter((one) => one.name.toLocaleLowerCase().includes(wanted));
  });

  async refresh(): Promise<void> {
    const names = await this.#journal.ask('stopList', {});
    if (!names) return;
    this.names = names;
    this.loaded = true;
  }

  /** Takes a name off; true where that was done. */
  async allow({ id, name }: RejectionView): Promise<boolean> {
    const changed = await this.#journal.change('allowEntity', { id });
    if (!changed) return false;
    this.names = changed.value;
    this.#allowed(name, changed.entry);
    return true;
  }

  /** The whole list as text, a name on a line. */
  get text(): string {
    return this.names.map((one) => `${one.name}\n`).join('');
  }
}
