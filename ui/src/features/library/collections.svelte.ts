import type { CollectionView, HistoryView } from '$backend';
import { undoAction } from '$shared/notices.svelte';
import type { Means } from './means';

type Done = { value: CollectionView[]; entry: number | null; history: HistoryView } | null;

/** The collections themselves: made, renamed, deleted. */
export class Collections {
  /** The collection whose name is being typed: its id, `new`, or null. */
  naming = $state<string | null>(null);
  #means: Means;

  constructor(means: Means) {
    this.#means = means;
  }

  /** Makes a collection, or renames the one in hand; an empty name changes nothing. */
  async save(typed: string): Promise<void> {
    const { journal, library } = this.#means;
    const id = this.naming;
    const name = typed.trim();
    this.naming = null;
    const known = library.collections.find((one) => one.id === id);
    if (id === null || name === '' || name === known?.name) return;
    if (!known && library.collections.some((one) => one.name === name)) {
      this.#means.notices.status(`There is a collection “${name}” already`);
      return;
    }
    const done = known
      ? await journal.change('renameCollection', { collection: known.id, name })
      : await journal.change('createCollection', { name, articles: [] });
    this.#did(known ? `Renamed to “${name}”` : `Collection “${name}” made`, done);
  }

  /** The articles stay in the library; the collection can be brought back. */
  async remove(collection: CollectionView): Promise<void> {
    const args = { collection: collection.id };
    const done = await this.#means.journal.change('deleteCollection', args);
    this.#did(`Collection “${collection.name}” deleted, its articles kept`, done);
  }

  #did(what: string, done: Done): void {
    if (!done) return;
    const { library, notices, undo } = this.#means;
    library.collections = done.value;
    notices.status(what, undoAction(undo, done.entry));
    void library.refresh();
  }
}
