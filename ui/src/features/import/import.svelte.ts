import type { ApiError, Backend, ImportRow } from '$backend';
import { asApiError } from '$backend';
import { count } from '$shared/format/format';
import { undoAction, type Action, type Notices, type UndoEntry } from '$shared/notices.svelte';

export type Failure = {
  id: number;
  name: string;
  error: ApiError;
  /** Whether it was pasted: then pasting it is no way out. */
  pasted: boolean;
};

/** What a paste is called, here and in the answers. */
const pastedName = 'Pasted text';

/** How many later changes an import is looked for behind. */
const others = 10;

type Doors = {
  backend: Backend;
  notices: Notices;
  /** Shows what came in: the article to open when there is just one, else null. */
  arrived: (article: string | null) => void;
  /** Takes back one change by its number in the history. */
  undo: UndoEntry;
};

/** Bringing articles in: pasted text, chosen files, dropped files. */
export class Import {
  pasting = $state(false);
  running = $state(0);
  hovering = $state(false);
  /** Imports that failed; they stay listed until closed. */
  failures = $state.raw<readonly Failure[]>([]);
  #doors: Doors;
  #next = 1;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  /** Imports the clipboard; opens the field to paste into where it may not be read. */
  async clipboard(): Promise<void> {
    const text = await this.#doors.backend.readClipboard();
    if (text === null || text.trim() === '') this.pasting = true;
    else await this.text(text);
  }

  /** True when the text came in or was there already. */
  async text(text: string): Promise<boolean> {
    if (text.trim() === '') return false;
    const rows = await this.#run(pastedName, async (backend) => [
      await backend.call('importText', { text }),
    ]);
    return rows.some((row) => row.outcome !== 'failed');
  }

  async pickFiles(): Promise<void> {
    const { backend, notices } = this.#doors;
    const message =
      'The file dialog did not open, so nothing was imported. Drop the files on this window instead.';
    await notices.guard(async () => this.files(await backend.pickFiles()), message);
  }

  async files(paths: string[]): Promise<void> {
    if (paths.length === 0) return;
    await this.#run(count(paths.length, 'file'), (backend) =>
      backend.call('importFiles', { paths }),
    );
  }

  dismiss(id: number | null): void {
    this.failures = id === null ? [] : this.failures.filter((one) => one.id !== id);
  }

  async #run(name: string, work: (backend: Backend) => Promise<ImportRow[]>): Promise<ImportRow[]> {
    this.running += 1;
    try {
      const rows = await work(this.#doors.backend);
      await this.#report(rows);
      return rows;
    } catch (reason) {
      this.#fail(name, asApiError(reason));
      return [];
    } finally {
      this.running -= 1;
    }
  }

  async #report(rows: readonly ImportRow[]): Promise<void> {
    for (const row of rows) if (row.error) this.#fail(row.name, row.error);
    const here = rows.filter((row) => row.article !== null);
    if (here.length === 0) return;
    this.#doors.notices.status(summaryOf(rows), await this.#undoOf(rows));
    this.#doors.arrived(here.length === 1 ? (here[0]?.article?.id ?? null) : null);
  }

  /** Takes back what came in, each import being a change of its own; none where nothing did. */
  async #undoOf(rows: readonly ImportRow[]): Promise<Action | null> {
    const came = rows.flatMap((row) => (row.outcome === 'imported' ? [row.article?.id] : []));
    if (came.length === 0) return null;
    const history = await this.#doors.backend
      .call('history', { limit: came.length + others })
      // The import stands; only its button is missing, and the list of changes says more.
      .catch(() => []);
    const made = history.filter((one) => one.articles.some((id) => came.includes(id)));
    if (made.length < came.length) return null;
    const standing = made.filter((one) => !one.undone);
    return undoAction(
      this.#doors.undo,
      standing.map((one) => one.entry),
    );
  }

  #fail(name: string, error: ApiError): void {
    this.failures = [
      ...this.failures,
      { id: this.#next++, name, error, pasted: name === pastedName },
    ];
    this.#doors.notices.record({ ...error, message: `${name}: ${error.message}` });
  }
}

/** What an import brought, in one line. */
export function summaryOf(rows: readonly ImportRow[]): string {
  const imported = rows.filter((row) => row.outcome === 'imported');
  const duplicates = rows.filter((row) => row.outcome === 'duplicate').length;
  const warned = imported.flatMap((row) => row.warnings)[0];
  if (rows.length === 1) {
    if (duplicates === 1) return 'Already in your library';
    return warned === undefined ? 'Imported' : `Imported. ${warned}`;
  }
  const parts = [`${count(imported.length, 'article')} imported`];
  if (duplicates > 0) parts.push(`${duplicates} already in your library`);
  return parts.join(' · ');
}
