import type { Requests } from '$backend';
import { forget, recall, remember } from '$shared/storage';
import type { Doors } from './versions.svelte';

type Saved = Requests['editText']['answer'];
/** Texts of this many characters or more are kept in memory only: storing is slow and has little room. */
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
  /** Whether the draft outlasts the window. */
  stored = $state(true);
  /** Drafts that could not be stored, by article. */
  #held = new Map<string, string>();
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
    const held = this.#held.get(article.id) ?? null;
    const draft = held ?? recall(keyOf(article.id));
    this.stored = held === null;
    this.resumed = draft !== null && draft !== markdown;
    this.original = markdown;
    this.markdown = draft ?? markdown;
    this.title = article.row.title;
    this.article = article.id;
  }

  type(markdown: string): void {
    this.markdown = markdown;
    if (this.article !== null) this.#keep(this.article);
  }

  /** Forgets the draft. */
  startOver(): void {
    this.type(this.original);
    this.resumed = false;
  }

  /** Leaves it; the draft stays. */
  close(): void {
    if (this.changed) this.#doors.notices.status(this.stored ? kept : heldOnly);
    this.article = null;
  }

  #keep(article: string): void {
    const { changed, markdown } = this;
    this.stored = !changed || (markdown.length < most && remember(keyOf(article), markdown));
    if (this.stored) this.#held.delete(article);
    else this.#held.set(article, markdown);
    // What is stored from before is older than the text held.
    if (!changed || !this.stored) forget(keyOf(article));
  }

  #drop(article: string): void {
    this.#held.delete(article);
    forget(keyOf(article));
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
    this.#drop(article);
    this.article = null;
    await this.#done(saved);
    return true;
  }
}

const kept = 'The edited text is kept as a draft';
const heldOnly =
  'The edited text could not be stored: it is there only until the window is closed. Save it to keep it.';
const keyOf = (article: string): string => `edit-text.${article}`;
