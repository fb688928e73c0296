import type { OpenArticle } from '$features/reader';
import type { Doors } from './doors';
import { Drafts } from './drafts.svelte';

/** The note on a whole article. */
export class ArticleNote {
  #doors: Doors;
  #drafts: Drafts;

  constructor(doors: Doors, drafts: Drafts) {
    this.#doors = doors;
    this.#drafts = drafts;
  }

  /** Saves it; a blank one removes it. A refusal leaves the draft. */
  async save(article: OpenArticle, body: string): Promise<void> {
    const key = Drafts.keyOfArticle(article.id);
    if (body.trim() === (article.note?.body ?? '')) return this.#drafts.drop(key);
    const args = { article: article.id, body: body.trim() };
    const changed = await this.#doors.journal.change('noteArticle', args);
    if (!changed) return;
    this.#drafts.drop(key);
    article.note = changed.value;
    this.#doors.notices.status('Note saved', this.#doors.undoOf(changed.entry));
  }

  /** Keeps what was typed into it. */
  keepDraft(article: OpenArticle, body: string): void {
    const key = Drafts.keyOfArticle(article.id);
    if (body.trim() === (article.note?.body ?? '')) this.#drafts.drop(key);
    else this.#drafts.put(key, { article: article.id, span: null, label: '', body });
  }
}
