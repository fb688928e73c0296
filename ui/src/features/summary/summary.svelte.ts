import type { SummarySentenceView, SummaryView } from '$backend';
import type { OpenArticle, Reader } from '$features/reader';
import type { Journal } from '$shared/journal.svelte';
import { rules, type Preferences } from '$shared/preferences.svelte';

const { most } = rules.summaryLength;

/** The summary of the open article: sentences of its own text, with the reasons for each. */
export class Summary {
  view = $state.raw<SummaryView | null>(null);
  loading = $state(false);
  /** The number of the sentence last gone to or moved to. */
  active = $state<number | null>(null);
  /** Numbers of the sentences whose reasons are shown. */
  explained = $state.raw<ReadonlySet<number>>(new Set());
  #asked = 0;
  /** The length last asked for. */
  #length = 0;
  #reader: Reader;
  #journal: Journal;
  #preferences: Preferences;

  constructor(reader: Reader, journal: Journal, preferences: Preferences) {
    this.#reader = reader;
    this.#journal = journal;
    this.#preferences = preferences;
  }

  get article(): OpenArticle | null {
    return this.#reader.article;
  }

  canGrow = $derived(
    this.view !== null && this.view.sentences.length < Math.min(most, this.view.total),
  );
  canShrink = $derived(this.view !== null && this.view.sentences.length > 1 && !this.view.short);

  /** Starts over for the article that is open now. */
  async load(): Promise<void> {
    this.view = null;
    this.active = null;
    this.explained = new Set();
    await this.#fetch();
  }

  async resize(by: 1 | -1): Promise<void> {
    if (by === 1 ? !this.canGrow : !this.canShrink) return;
    // While an answer is under way the next press counts from what was asked for, not from what
    // is shown.
    const wanted = this.#preferences.values.summaryLength;
    const from = this.loading ? wanted : (this.view?.sentences.length ?? wanted);
    const length = Math.min(most, this.view?.total ?? most, from + by);
    this.#preferences.setNumber('summaryLength', length);
    await this.#fetch();
  }

  /** Takes over a length that was changed elsewhere. */
  async follow(length: number): Promise<void> {
    if (this.view && length !== this.#length) await this.#fetch();
  }

  explain(number: number): void {
    const next = new Set(this.explained);
    if (!next.delete(number)) next.add(number);
    this.explained = next;
  }

  /** Shows a sentence in the text and puts the cursor on it. */
  jump(sentence: SummarySentenceView): void {
    this.active = sentence.number;
    this.#reader.cursor.setUnit('sentence');
    this.#reader.focusedMark = null;
    this.#reader.jumpTo(sentence.span);
  }

  /** The sentences with their paragraph and where the article is from, as plain text. */
  asText(): string {
    const row = this.article?.row;
    if (!row || !this.view) return '';
    const lines = this.view.sentences.map((one) => {
      const where = one.paragraph === null ? '' : ` (¶${one.paragraph})`;
      return `${one.number}. ${one.text.trim()}${where}`;
    });
    const source = [row.title, row.site, row.source].filter((part) => part !== null);
    return `${lines.join('\n')}\n\n— ${source.join(', ')}`;
  }

  async #fetch(): Promise<void> {
    const { article } = this;
    if (!article) return;
    const asked = ++this.#asked;
    this.loading = true;
    this.#length = this.#preferences.values.summaryLength;
    const args = { article: article.id, sentences: this.#length };
    const view = await this.#journal.ask('summarize', args);
    if (this.article !== article || asked !== this.#asked) return;
    this.loading = false;
    if (!view) return;
    this.view = view;
    article.setSummary(view.sentences);
  }
}
