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
    const { journal, library } = this.#means;
    const changed = await journal.change('setState', { articles: [...ids], state });
    if (!changed) return null;
    const { entry, value } = changed;
    const unread = state === 'archive' ? idsOf(value.filter((row) => !row.finished)) : [];
    if (entry !== null && unread.length > 0) {
      const also = (read: boolean) => () => this.#putRead(unread, read);
      journal.accompany(entry, also(false), also(true));
    }
    this.#did(entry === null ? `Already in ${shelfName(state)}` : moved[state], value, entry);
    if (unread.length > 0) {
      const read = await journal.ask('setRead', { articles: unread, read: true });
      if (read) library.takeChanged(read);
      if (read && entry === null) await this.#besides(read, true);
    }
    return value;
  }

  async star(ids: readonly string[], starred: boolean): Promise<ArticleRow[] | null> {
    const { journal } = this.#means;
    const changed = await journal.change('star', { articles: [...ids], starred });
    if (!changed) return null;
    this.#did(starred ? 'Starred' : 'Star removed', changed.value, changed.entry);
    return changed.value;
  }

  /** The library does not list this change: undoing it says the opposite of the same articles. */
  async setRead(rows: readonly ArticleRow[], read: boolean): Promise<boolean> {
    const { journal, library, notices, undo } = this.#means;
    const other = idsOf(rows.filter((row) => row.finished !== read));
    if (other.length === 0) return true;
    const changed = await journal.ask('setRead', { articles: other, read });
    if (!changed) return false;
    library.takeChanged(changed);
    const number = await this.#besides(changed, read);
    const done = read ? 'Marked as read' : 'Marked as unread';
    notices.status(about(done, changed.length), undoAction(undo, number));
    return true;
  }

  #besides(rows: readonly ArticleRow[], read: boolean): Promise<number> {
    const ids = idsOf(rows);
    const name = read ? 'mark as read' : 'mark as unread';
    return this.#means.journal.aside(name, ids, () => this.#putRead(ids, !read));
  }

  async #putRead(articles: string[], read: boolean): Promise<void> {
    const { journal, library } = this.#means;
    library.takeChanged(await journal.call('setRead', { articles, read }));
  }

  #did(what: string, rows: readonly ArticleRow[], entry: number | null): void {
    const { library, notices, undo } = this.#means;
    library.takeChanged(rows);
    const back = (number: number) => {
      library.returnTo(rows[0]?.id ?? null);
      return undo(number);
    };
    notices.status(about(what, rows.length), undoAction(back, entry));
  }
}

const idsOf = (rows: readonly ArticleRow[]): string[] => rows.map((row) => row.id);

/** "Archived", "Archived · 3 articles". */
export const about = (what: string, articles: number): string =>
  articles === 1 ? what : `${what} · ${count(articles, 'article')}`;
