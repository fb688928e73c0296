import type { ArticleRow } from '$backend';
import { notesAsMarkdown, quoteWithSource } from '$features/annotations';
import { count } from '$shared/format/format';
import type { Doors } from './doors';
import type { Listed, Marks } from './marks.svelte';

/** What is done to marks of the list: one step of undo each. */
export class Work {
  #marks: Marks;
  #doors: Doors;

  constructor(marks: Marks, doors: Doors) {
    this.#marks = marks;
    this.#doors = doors;
  }

  /** Gives highlights another label; a note on an article has none. */
  async relabel(label: string, ids = this.#marks.targets()): Promise<boolean> {
    const { journal, reader } = this.#doors;
    const other = (id: string) => {
      const own = this.#marks.row(id)?.mark.label ?? null;
      return own !== null && own !== label;
    };
    const annotations = ids.filter(other);
    if (annotations.length === 0) return false;
    const changed = await journal.change('relabel', { annotations, label });
    if (!changed) return false;
    const { name } = reader.label(label);
    await this.#done(said('Relabelled', annotations.length, name), changed.entry);
    return true;
  }

  async tag(add: string[], ids = this.#marks.targets()): Promise<boolean> {
    if (ids.length === 0 || add.length === 0) return false;
    const args = { annotations: [...ids], add, remove: [] };
    const changed = await this.#doors.journal.change('tagAnnotations', args);
    if (!changed) return false;
    const tags = add.map((tag) => `#${tag}`).join(' ');
    await this.#done(said('Tagged', ids.length, tags), changed.entry);
    return true;
  }

  async remove(ids = this.#marks.targets()): Promise<boolean> {
    if (ids.length === 0) return false;
    const removed = await this.#doors.journal.change('deleteAnnotations', {
      annotations: [...ids],
    });
    if (!removed) return false;
    const what =
      ids.length === 1 ? 'Highlight removed' : `${count(ids.length, 'highlight')} removed`;
    await this.#done(what, removed.entry);
    return true;
  }

  /** The passages with where they are from, as plain text. */
  async copyQuotes(ids = this.#marks.targets()): Promise<void> {
    const { copy, notices } = this.#doors;
    const groups = this.#byArticle(ids);
    const quotes = groups.flatMap(({ article, rows }) =>
      rows.map(({ mark }) => quoteWithSource(mark.quote || mark.body, article)),
    );
    if (quotes.length === 0) return this.#tooSoon();
    if (!(await copy(quotes.join('\n\n')))) return;
    const one = quotes.length === 1;
    notices.status(
      one ? 'Quote copied with its source' : `${count(quotes.length, 'quote')} copied`,
    );
  }

  /** Quotations with labels, notes and tags, article by article. */
  async copyMarkdown(ids = this.#marks.targets()): Promise<void> {
    const { copy, notices, reader } = this.#doors;
    const groups = this.#byArticle(ids);
    const texts = groups.map(({ article, rows }) => {
      const written = rows.map(({ mark }) => ({
        ...mark,
        label: mark.label === null ? 'Note' : reader.label(mark.label).name,
        paragraph: null,
      }));
      return notesAsMarkdown(written, article);
    });
    if (texts.length === 0) return this.#tooSoon();
    if (!(await copy(texts.join('\n')))) return;
    notices.status(`${count(ids.length, 'highlight')} copied as Markdown`);
  }

  /**
   * Marks under their articles, in the order of the list. Nothing is asked for here: the web view
   * lets only what a key press does at once reach the clipboard.
   */
  #byArticle(ids: readonly string[]): { article: ArticleRow; rows: readonly Listed[] }[] {
    const groups = new Map<string, Listed[]>();
    for (const row of ids.flatMap((id) => this.#marks.row(id) ?? [])) {
      groups.set(row.article, [...(groups.get(row.article) ?? []), row]);
    }
    return [...groups].flatMap(([id, rows]) => {
      const article = this.#marks.articles.get(id);
      return article ? [{ article, rows }] : [];
    });
  }

  #tooSoon(): void {
    this.#doors.notices.status('The sources are still being looked up. Press once more.');
  }

  async #done(text: string, entry: number | null): Promise<void> {
    const { notices, reader, undoOf } = this.#doors;
    notices.status(text, undoOf(entry));
    // The article behind the list may show what was changed.
    await Promise.all([this.#marks.refresh(), reader.refresh()]);
  }
}

const said = (done: string, amount: number, what: string): string =>
  amount === 1 ? `${done} · ${what}` : `${done} ${String(amount)} · ${what}`;
