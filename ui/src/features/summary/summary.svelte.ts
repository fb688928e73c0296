import type { Span, SummarySentenceView, SummaryView, Verdict } from '$backend';
import type { OpenArticle, Reader } from '$features/reader';
import type { Journal } from '$shared/journal.svelte';
import type { Action, Notices } from '$shared/notices.svelte';
import { rules, type Preferences } from '$shared/preferences.svelte';

const { most } = rules.summaryLength;

type Doors = {
  reader: Reader;
  journal: Journal;
  notices: Notices;
  undoOf: (entry: number | null) => Action | null;
  preferences: Preferences;
};

const said: Record<Verdict, string> = {
  pinned: 'Pinned to the summary',
  excluded: 'Excluded from the summary',
};

/** The summary of the open article: sentences of its own text, with the reasons for each. */
export class Summary {
  view = $state.raw<SummaryView | null>(null);
  loading = $state(false);
  /** The number of the sentence last gone to or moved to. */
  active = $state<number | null>(null);
  /** Starts of the sentences whose reasons are shown. */
  explained = $state.raw<ReadonlySet<number>>(new Set());
  #asked = 0;
  /** The length last asked for. */
  #length = 0;
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  get article(): OpenArticle | null {
    return this.#doors.reader.article;
  }

  /** How many sentences there are to choose from. */
  #available = $derived(this.view ? this.view.total - this.view.excluded.length : 0);
  canGrow = $derived(
    this.view !== null && this.view.sentences.length < Math.min(most, this.#available),
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
    const wanted = this.#doors.preferences.values.summaryLength;
    const from = this.loading ? wanted : (this.view?.sentences.length ?? wanted);
    const length = Math.min(most, this.view?.total ?? most, from + by);
    this.#doors.preferences.setNumber('summaryLength', length);
    await this.#fetch();
  }

  /** Takes over a length that was changed elsewhere. */
  async follow(length: number): Promise<void> {
    if (this.view && length !== this.#length) await this.#fetch();
  }

  /** The sentence last gone to or moved to. */
  current = $derived(this.view?.sentences.find((one) => one.number === this.active) ?? null);

  explain(sentence: SummarySentenceView): void {
    const next = new Set(this.explained);
    if (!next.delete(sentence.span.start)) next.add(sentence.span.start);
    this.explained = next;
  }

  /** Pins a sentence, excludes it, or takes that back; then the summary is made again. */
  async choose(span: Span, verdict: Verdict | null): Promise<void> {
    const { article } = this;
    const { journal, notices, undoOf } = this.#doors;
    if (!article) return;
    const args = { article: article.id, span, verdict };
    const chosen = await journal.change('chooseSentence', args);
    if (!chosen || this.article !== article) return;
    notices.status(verdict === null ? 'Taken back' : said[verdict], undoOf(chosen.entry));
    await this.#fetch();
  }

  /** Makes the summary again after a change of the library. */
  async refresh(): Promise<void> {
    if (this.view) await this.#fetch();
  }

  /** Shows a sentence in the text and puts the cursor on it. */
  jump(sentence: SummarySentenceView): void {
    this.active = sentence.number;
    const { reader } = this.#doors;
    reader.cursor.setUnit('sentence');
    reader.focusedMark = null;
    reader.jumpTo(sentence.span);
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
    this.#length = this.#doors.preferences.values.summaryLength;
    const args = { article: article.id, sentences: this.#length };
    const view = await this.#doors.journal.ask('summarize', args);
    if (this.article !== article || asked !== this.#asked) return;
    this.loading = false;
    if (!view) return;
    const before = this.current;
    this.view = view;
    if (before) this.active = numberNow(view, before);
    article.setSummary(view.sentences);
  }
}

/** The number that a sentence has now; one that is gone leaves the place it had to another. */
function numberNow(view: SummaryView, before: SummarySentenceView): number | null {
  const same = view.sentences.find((one) => one.span.start === before.span.start);
  if (same) return same.number;
  return view.sentences.length === 0 ? null : Math.min(before.number, view.sentences.length);
}
