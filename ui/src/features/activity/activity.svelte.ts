import type { ApiError, OperationView, UndoResult } from '$backend';
import type { Attempt, Journal } from '$shared/journal.svelte';

export type ActivityTab = 'messages' | 'history';

const most = 200;

/** Why a change was not undone, and what to do about it. */
export const refusalOf = ({ code, message }: ApiError): string =>
  code === 'conflict' ? `${message} Undo the later change first.` : message;

/** What happened: the messages of this session, and every change that can be undone. */
export class Activity {
  open = $state(false);
  tab = $state<ActivityTab>('history');
  operations = $state.raw<readonly OperationView[]>([]);
  loaded = $state(false);
  /** Titles of the articles that operations were about, as far as they are known. */
  titles = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** Why the last step was refused, and the operation it was asked at; null for the last one. */
  refused = $state.raw<{ entry: number | null; text: string } | null>(null);
  working = $state(false);
  #journal: Journal;
  #changed: (articles: string[]) => Promise<void>;

  /** `changed` shows articles again that an undo has changed. */
  constructor(journal: Journal, changed: (articles: string[]) => Promise<void>) {
    this.#journal = journal;
    this.#changed = changed;
  }

  get history() {
    return this.#journal.history;
  }

  show(tab: ActivityTab = this.tab): void {
    this.tab = tab;
    this.open = true;
    this.refused = null;
    void this.load();
  }

  close(): void {
    this.open = false;
  }

  async load(): Promise<void> {
    const operations = await this.#journal.ask('history', { limit: most });
    if (!operations) return;
    // What the library does not list stands where it was done.
    const all = [...this.#journal.besides, ...operations];
    this.operations = all.sort((a, b) => b.at - a.at);
    this.loaded = true;
    await this.#nameArticles();
  }

  /** Undoes one operation, wherever it stands; a refusal is shown beside it. */
  async undoEntry(entry: number): Promise<void> {
    await this.#step(entry, () => this.#journal.attempt('undo', { entry }));
  }

  async undo(): Promise<void> {
    await this.#step(null, () => this.#journal.attempt('undo', { entry: null }));
  }

  async redo(): Promise<void> {
    await this.#step(null, () => this.#journal.attempt('redo', {}));
  }

  async #step(entry: number | null, attempt: () => Promise<Attempt<UndoResult>>): Promise<void> {
    if (this.working) return;
    this.working = true;
    const { answer, error } = await attempt();
    this.working = false;
    if (answer) {
      this.refused = null;
      await Promise.all([this.#changed(answer.articles), this.load()]);
    } else {
      this.refused = { entry, text: refusalOf(error) };
      this.#journal.record(error);
    }
  }

  async #nameArticles(): Promise<void> {
    const unknown = this.operations
      .flatMap((one) => one.articles.slice(0, 1))
      .filter((id) => !this.titles.has(id));
    for (const id of new Set(unknown)) {
      if (!this.open) return;
      // One that is gone for good stays without a name.
      const marks = await this.#journal.ask('articleMarks', { article: id }, 'notFound');
      const title = marks?.article.title ?? '';
      this.titles = new Map([...this.titles, [id, title]]);
    }
  }
}
