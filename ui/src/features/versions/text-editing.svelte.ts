import type { Requests } from '$backend';
import { forget, recall, remember } from '$shared/storage';
import type { Doors } from './versions.svelte';

type Saved = Requests['editText']['answer'];
/** Longer texts than this are kept in memory only. */
const most = 400_000;

/** The text of an article being edited, as Markdown. What is not saved stays as a draft. */
export class TextEditing {
  article = $state<string | null>(null);
  title = $state('');
  markdown = $state('');
  /** What it was when it was opened. */
  original = $state('');
  /** Whether a draft was there already. */
  resumed = $state(false);
  saving = $state(false);
  #doors: Doors;
  #done: (saved: Saved) => Promise<void>;

  constructor(doors: Doors, done: (saved: Saved) => Promise<void>) {
    this.#doors = doors;
    this.#done = done;
  }

  changed = $derived(this.markdown !== this.original);

  async edit(): Promise<void> {
    const { journal, reader } = this.#doors;
    const { article } = reader;
    if (!article) return;
    const answer = await journal.ask('textToEdit', { article: article.id });
    if (!answer || reader.article !== article) return;
    const { markdown } = answer;
    const draft = recall(keyOf(article.id));
    this.resumed = draft !== null && draft !== markdown;
    this.original = markdown;
    this.markdown = draft ?? markdown;
    this.title = article.row.title;
    this.article = article.id;
  }

  type(markdown: string): void {
    this.markdown = markdown;
    if (this.article === null) return;
    if (!this.changed) forget(keyOf(this.article));
    else if (markdown.length < most) remember(keyOf(this.article), markdown);
  }

  /** Forgets the draft. */
  startOver(): void {
    this.type(this.original);
    this.resumed = false;
  }

  /** Leaves it; the draft stays. */
  close(): void {
    if (this.changed) this.#doors.notices.status('The edited text is kept as a draft');
    this.article = null;
  }

  /** Makes it the article's text; false where that was refused. */
  async save(): Promise<boolean> {
    const { article } = this;
    if (article === null || this.saving || this.markdown.trim() === '') return false;
    this.saving = true;
    const args = { article, markdown: this.markdown };
    const saved = await this.#doors.journal.change('editText', args);
    this.saving = false;
    if (!saved) return false;
    forget(keyOf(article));
    this.article = null;
    await this.#done(saved);
    return true;
  }
}

const keyOf = (article: string): string => `edit-text.${article}`;
