import type { ApiError, Backend, ImportRow } from '$backend';
import { asApiError } from '$backend';
import { count } from '$shared/format/format';
import { notesText, revisedText, sumOf, tallyText } from '$shared/format/tally';
import { undoAction, type Action, type Notices, type UndoEntry } from '$shared/notices.svelte';

export type Failure = {
  id: number;
  name: string;
  error: ApiError;
  /** Whether it was pasted: then pasting the same is no way out. */
  pasted: boolean;
};

/** What a paste is called, here and in the answers. */
const pastedName = 'Pasted text';

type Doors = {
  backend: Backend;
  notices: Notices;
  /** Shows what came in: the article to open when there is just one, else null. */
  arrived: (article: string | null) => void;
  /** Takes back one change by its number in the history. */
  undo: UndoEntry;
  /** The same, told when it is done: true unless that was refused. */
  takeBack: (entry: number) => Promise<boolean>;
  /** Shows what the newest version of an article changed. */
  showChanges: (article: string) => void;
};

/** Bringing articles in: pasted text, chosen files, dropped files. */
export class Import {
  pasting = $state(false);
  running = $state(0);
  hovering = $state(false);
  /** Imports that failed; they stay listed until closed. */
  failures = $state.raw<readonly Failure[]>([]);
  /** The last import, where it became a version of an article: its change, and how to import apart. */
  #version = $state.raw<{ entry: number; again: () => Promise<unknown> } | null>(null);
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
  async text(text: string, apart = false): Promise<boolean> {
    if (text.trim() === '') return false;
    const again = () => this.text(text, true);
    const work = async (backend: Backend) => [await backend.call('importText', { text, apart })];
    const rows = await this.#run(pastedName, work, again);
    return rows.some((row) => row.outcome !== 'failed');
  }

  async pickFiles(): Promise<void> {
    const { backend, notices } = this.#doors;
    const message =
      'The file dialog did not open, so nothing was imported. Drop the files on this window instead.';
    await notices.guard(async () => this.files(await backend.pickFiles()), message);
  }

  async files(paths: string[], apart = false): Promise<void> {
    if (paths.length === 0) return;
    const again = () => this.files(paths, true);
    const work = (backend: Backend) => backend.call('importFiles', { paths, apart });
    await this.#run(count(paths.length, 'file'), work, again);
  }

  /** Whether the last import became a version of an article that was there. */
  get wasVersion(): boolean {
    return this.#version !== null;
  }

  /** Takes the last import back and makes an article of its own of it; false where it was none. */
  async keepApart(): Promise<boolean> {
    const version = this.#version;
    if (!version) return false;
    this.#version = null;
    if (await this.#doors.takeBack(version.entry)) await version.again();
    return true;
  }

  dismiss(id: number | null): void {
    this.failures = id === null ? [] : this.failures.filter((one) => one.id !== id);
  }

  /** `again` imports the same once more, apart from what is there. */
  async #run(
    name: string,
    work: (backend: Backend) => Promise<ImportRow[]>,
    again: () => Promise<unknown>,
  ): Promise<ImportRow[]> {
    this.running += 1;
    try {
      const rows = await work(this.#doors.backend);
      this.#report(rows, again);
      return rows;
    } catch (reason) {
      this.#fail(name, asApiError(reason));
      return [];
    } finally {
      this.running -= 1;
    }
  }

  #report(rows: readonly ImportRow[], again: () => Promise<unknown>): void {
    for (const row of rows) if (row.error) this.#fail(row.name, row.error);
    const here = rows.filter((row) => row.article !== null);
    if (here.length === 0) return;
    const more = here.length === 1 && here[0] ? this.#choicesOf(here[0], again) : [];
    this.#doors.notices.status(summaryOf(rows), this.#undoOf(rows), more);
    this.#doors.arrived(here.length === 1 ? (here[0]?.article?.id ?? null) : null);
  }

  /** What a reader may want of a version: to see what it changed, or not to have it as one. */
  #choicesOf(row: ImportRow, again: () => Promise<unknown>): Action[] {
    const { article, entry, outcome } = row;
    this.#version = null;
    if (outcome !== 'revised' || !article || entry === null) return [];
    this.#version = { entry, again };
    return [
      { label: 'Show changes', run: () => this.#doors.showChanges(article.id) },
      { label: 'Keep as an article of its own', run: () => void this.keepApart() },
    ];
  }

  /** Takes back what came in, each import being a change of its own; none where nothing did. */
  #undoOf(rows: readonly ImportRow[]): Action | null {
    const came = rows.filter(({ outcome, restored }) => outcome !== 'duplicate' || restored);
    const entries = came.flatMap((row) => (row.entry === null ? [] : [row.entry]));
    return undoAction(this.#doors.undo, entries.reverse());
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
  const revised = rows.filter((row) => row.outcome === 'revised');
  const tallies = revised.flatMap((row) => (row.tally ? [row.tally] : []));
  const notes = rows.flatMap((row) => row.notes ?? []);
  const warned = rows.flatMap((row) => row.warnings)[0];
  const restored = rows.filter((row) => row.restored).length;
  if (rows.length === 1) {
    const back = restored === 1 ? '. It was in the trash and is in the inbox again' : '';
    if (duplicates === 1) return `Already in your library${back}`;
    if (revised[0]?.article && tallies[0]) {
      return revisedText(revised[0].article.title, tallies[0]) + back;
    }
    const said = notes[0] ? notesText(notes) + back : 'Imported';
    return warned === undefined ? said : `${said}. ${warned}`;
  }
  const parts = imported.length > 0 ? [`${count(imported.length, 'article')} imported`] : [];
  if (revised.length > 0) {
    const marks = tallyText(sumOf(tallies));
    const versions = count(revised.length, 'new version');
    parts.push(marks === null ? versions : `${versions} (${marks})`);
  }
  if (notes.length > 0) parts.push(notesText(notes));
  if (duplicates > 0) parts.push(`${duplicates} already in your library`);
  if (restored > 0) parts.push(`${restored} back from the trash`);
  return parts.join(' · ');
}
