import { asApiError, type NoteEditView } from '$backend';
import type { Journal } from '$shared/journal.svelte';
import { undoAction, type Notices, type UndoEntry } from '$shared/notices.svelte';
import { count } from '$shared/format/format';
import { notTaken } from './told';

export type EditDoors = {
  journal: Journal;
  notices: Notices;
  undo: UndoEntry;
  /** Fetches anew what the window shows of articles. */
  renew: (articles: string[]) => Promise<void>;
};

/** Notes that the reader edited in exported files, and taking them into the library. */
export class Edits {
  list = $state.raw<readonly NoteEditView[]>([]);
  chosen = $state.raw<ReadonlySet<string>>(new Set());
  /** Why notes were not taken, by the note. */
  refused = $state.raw<ReadonlyMap<string, string>>(new Map());
  error = $state<string | null>(null);
  taking = $state(false);
  #asked = 0;
  #doors: EditDoors;

  constructor(doors: EditDoors) {
    this.#doors = doors;
  }

  clear(): void {
    this.#asked += 1;
    this.list = [];
    this.refused = new Map();
    this.error = null;
  }

  /** Looks for edits. Those that changed on one side only are chosen; the others want a decision. */
  async look(articles: readonly string[], folder: string, own: string | null): Promise<void> {
    const asked = ++this.#asked;
    try {
      const args = { articles: [...articles], folder, own };
      const list = await this.#doors.journal.call('noteEdits', args);
      if (this.#asked !== asked) return;
      this.list = list;
      this.chosen = new Set(list.filter((one) => !one.both).map((one) => one.annotation));
      this.error = null;
    } catch (reason) {
      if (this.#asked === asked) this.error = asApiError(reason).message;
    }
  }

  toggle(id: string): void {
    const next = new Set(this.chosen);
    if (!next.delete(id)) next.add(id);
    this.chosen = next;
  }

  /** Takes the chosen notes; true when at least one is the library's now. */
  async take(): Promise<boolean> {
    const wanted = this.list.filter((one) => this.chosen.has(one.annotation));
    if (wanted.length === 0 || this.taking) return false;
    this.taking = true;
    const edits = wanted.map(({ article, annotation, inFile, inLibrary }) => ({
      article,
      annotation,
      inFile,
      inLibrary,
    }));
    const { answer, error } = await this.#doors.journal.attempt('takeEdits', { edits });
    this.taking = false;
    if (error) {
      this.error = error.message;
      this.#doors.notices.record(error);
      return false;
    }
    const taken = answer.edits.filter((one) => one.outcome === 'taken');
    const gone = new Set(taken.map((one) => one.annotation));
    this.list = this.list.filter((one) => !gone.has(one.annotation));
    this.refused = new Map(
      answer.edits.flatMap(({ annotation, outcome }) =>
        outcome === 'taken' ? [] : [[annotation, notTaken[outcome]] as const],
      ),
    );
    this.error = null;
    if (taken.length === 0) return false;
    const changed = wanted.filter((one) => gone.has(one.annotation));
    await this.#doors.renew(changed.map((one) => one.article));
    // The last one is taken back first: each leaves the list of changes as the next expects it.
    const entries = taken.flatMap((one) => one.entry ?? []).reverse();
    this.#doors.notices.status(
      `${count(taken.length, 'note')} taken from your files into the library`,
      undoAction(this.#doors.undo, entries),
    );
    return true;
  }
}
