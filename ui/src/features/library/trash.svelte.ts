import { count } from '$shared/format/format';
import type { Means } from './means';

/** How long the trash keeps an article. */
export const keptDays = 30;

/** Emptying the trash, which is asked about first: nothing brings its articles back. */
export class Trash {
  /** How many articles the reader is being asked about; null while no question is open. */
  asking = $state<number | null>(null);
  #means: Means;

  constructor(means: Means) {
    this.#means = means;
  }

  ask(): void {
    const { counts } = this.#means.library;
    if (counts.trash > 0) this.asking = counts.trash;
  }

  async empty(): Promise<void> {
    const { journal, library, notices } = this.#means;
    this.asking = null;
    const gone = await journal.ask('emptyTrash', {});
    if (gone === null) return;
    await library.refresh();
    notices.status(`${count(gone, 'article')} deleted`);
  }
}
