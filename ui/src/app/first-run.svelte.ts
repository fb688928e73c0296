import { recall, remember } from '$shared/storage';
import type { Workspace } from './workspace.svelte';

/** The sample article and the first steps: given once, afterwards only when asked for. */
export class FirstRun {
  #space: Workspace;

  constructor(space: Workspace) {
    this.#space = space;
  }

  /**
   * Gives a library in which nothing was ever done the sample, and opens it. A library that held
   * or holds anything never gets it here, nor one that is new to a window which is not.
   */
  async begin(): Promise<void> {
    const { backend, journal, tour } = this.#space;
    if (recall('first-run') !== null) return;
    const { sample } = await backend.hostInfo().catch(() => ({ sample: false }));
    const view = sample ? await journal.ask('library', {}) : null;
    if (!view) return;
    const { counts, history } = view;
    const untouched =
      Object.values(counts).every((amount) => amount === 0) &&
      history.undo === null &&
      history.redo === null;
    if (untouched && !(await this.addSample())) return;
    remember('first-run', 'done');
    if (untouched) tour.begin();
  }

  /** Adds the sample, or brings it back, and opens it; true when it is there. */
  async addSample(): Promise<boolean> {
    const { journal } = this.#space;
    const added = await journal.change('addSample', {});
    if (!added) return false;
    await this.#space.arrived(added.value.id);
    return true;
  }

  /** Adds the sample because the reader asked for it, and says so. */
  async restoreSample(): Promise<void> {
    if (await this.addSample()) this.#space.notices.status('The sample is open');
  }

  /** Begins the first steps again in the open article, or else in the chosen one. */
  async showTour(): Promise<void> {
    const { library, notices, reader, tour } = this.#space;
    const chosen = library.selected;
    if (!reader.article && chosen !== null) await this.#space.open(chosen);
    if (reader.article) return tour.begin();
    notices.status('The tour needs an article. Add one, or take the sample.', {
      label: 'Add the sample',
      run: () => void this.addSample().then((there) => there && tour.begin()),
    });
  }
}
