import type { ArticleRow, ReadingState } from '$backend';
import { count } from '$shared/format/format';
import { undoAction } from '$shared/notices.svelte';
import type { Means } from './means';
import { shelfName } from './place';

const moved: Record<ReadingState, string> = {
  inbox: 'Moved to Inbox',
  later: 'Saved for later',
  archive: 'Archived',
  trash: 'Moved to Trash',
};

/** Decides what becomes of articles: shelf, star, read or not. Each act says so and can be undone. */
export class Triage {
  #means: Means;

  constructor(means: Means) {
    this.#means = means;
  }

  /** Puts the picked rows or the current one on a shelf, and goes on to the next row. */
  async moveTargets(state: ReadingState): Promise<boolean> {
    const { library } = this.#means;
    const ids = idsOf(library.targets());
    const from = library.selected;
    const changed = ids.length > 0 ? await this.move(ids, state) : null;
    if (!changed) return false;
    // In a collection the row stays where it is: what comes next is the row below.
    if (library.selection.size > 0) library.selection.clear();
    else if (library.selected === from) library.step(1);
    return true;
  }

  /** Stars what is picked, or takes the stars off where all have one. */
  async starTargets(): Promise<boolean> {
    const rows = this.#means.library.targets();
    if (rows.length === 0) return false;
    return Boolean(await this.star(idsOf(rows), !rows.every((row) => row.starred)));
  }

  /** Says of what is picked that it is read, or that it is not where all of it was. */
  async readTargets(): Promise<boolean> {
    const rows = this.#means.library.targets();
    if (rows.length === 0) return false;
    return this.setRead(rows, !rows.every((row) => row.finished));
  }

  /** What is archived counts as read. */
  async move(ids: readonly string[], state: ReadingState): Promise<ArticleRow[] | null> {
    const { journal } = this.#means;
    const changed = await journal.change('setState', { articles: [...ids], state });
    if (!changed) return null;
    const done = changed.entry === null ? `Already in ${shelfName(state)}` : moved[state];
    const unread = state === 'archive' ? changed.value.filter((row) => !row.finished) : [];
    const read = unread.map((row) => ({ ...row, finished: true }));
    this.#did(done, changed.value, changed.entry, () => void this.setRead(read, false, true));
    await this.setRead(unread, true, true);
    return changed.value;
  }

  async star(ids: readonly string[], starred: boolean): Promise<ArticleRow[] | null> {
    const { journal } = this.#means;
    const changed = await journal.change('star', { articles: [...ids], starred });
    if (!changed) return null;
    this.#did(starred ? 'Starred' : 'Star removed', changed.value, changed.entry);
    return changed.value;
  }

  /** Reading is no entry of the history: its undo says the opposite of what was changed. */
  async setRead(rows: readonly ArticleRow[], read: boolean, quiet = false): Promise<boolean> {
    const { journal, library, notices } = this.#means;
    const other = rows.filter((row) => row.finished !== read);
    if (other.length === 0) return true;
    const changed = await journal.ask('setRead', { articles: idsOf(other), read });
    if (!changed) return false;
    library.takeChanged(changed);
    if (quiet) return true;
    const run = () => void this.setRead(changed, !read, true);
    const done = read ? 'Marked as read' : 'Marked as unread';
    notices.status(about(done, changed.length), { label: 'Undo', run });
    return true;
  }

  /** `also` is what else its undo takes back. */
  #did(
    what: string,
    rows: readonly ArticleRow[],
    entry: number | null,
    also: () => void = () => undefined,
  ): void {
    const { library, notices, undo } = this.#means;
    library.takeChanged(rows);
    const back = (number: number) => {
      library.returnTo(rows[0]?.id ?? null);
      undo(number);
      also();
    };
    notices.status(about(what, rows.length), undoAction(back, entry));
  }
}

const idsOf = (rows: readonly ArticleRow[]): string[] => rows.map((row) => row.id);

/** "Archived", "Archived · 3 articles". */
export const about = (what: string, articles: number): string =>
  articles === 1 ? what : `${what} · ${count(articles, 'article')}`;
