import type {
  LengthArgs,
  LengthUnit,
  Requests,
  Span,
  SummarySentenceView,
  SummaryView,
  Verdict,
} from '$backend';
import type { OpenArticle, Reader } from '$features/reader';
import { overlaps } from '$shared/text/positions';
import type { Journal } from '$shared/journal.svelte';
import type { Action, Notices } from '$shared/notices.svelte';
import { lengthNames, rules, type Preferences } from '$shared/preferences.svelte';
import { forget, recall, recallNames, remember } from '$shared/storage';
import { quoted, told, unheard } from './words';

/** What a question of the reader is kept under, by article. */
const prefix = 'about.';

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
  /** The words of the sentences whose reasons are shown: a new version moves their places. */
  explained = $state.raw<ReadonlySet<string>>(new Set());
  /** What the reader asked about articles, kept on this machine: an export carries it too. */
  #about = $state.raw<ReadonlyMap<string, string>>(
    new Map(recallNames(prefix).map((article) => [article, recall(`${prefix}${article}`) ?? ''])),
  );
  /** What the summary that is shown was asked about. */
  #answered = $state('');
  #asked = 0;
  /** The length last asked for. */
  #length: LengthArgs | null = null;
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  get article(): OpenArticle | null {
    return this.#doors.reader.article;
  }

  /** The length that is wanted of every summary. */
  wanted = $derived.by((): LengthArgs => {
    const { values } = this.#doors.preferences;
    return { amount: values[lengthNames[values.summaryUnit]], unit: values.summaryUnit };
  });
  /** The length as it is: a text may have fewer sentences than are wanted. */
  shown = $derived.by((): LengthArgs => {
    const { amount, unit } = this.wanted;
    const there = this.view?.sentences.length ?? amount;
    return { amount: unit === 'sentences' ? there : amount, unit };
  });
  /** How many of the entities marked in the article its sentences name; null where none are. */
  covered = $derived.by((): { named: number; all: number } | null => {
    const entities = this.article?.entities ?? [];
    const sentences = this.view?.sentences ?? [];
    if (entities.length === 0 || sentences.length === 0) return null;
    const named = entities.filter((entity) =>
      entity.mentions.some(({ span }) =>
        sentences.some((one) => span !== null && overlaps(span, one.span)),
      ),
    );
    return { named: named.length, all: entities.length };
  });
  #rule = $derived(rules[lengthNames[this.wanted.unit]]);
  /** How much longer or shorter one press makes it. */
  step = $derived(this.#rule.step);
  /** How many sentences there are to choose from. */
  #available = $derived(this.view ? this.view.total - this.view.excluded.length : 0);
  canGrow = $derived(
    this.view !== null &&
      this.shown.amount < this.#rule.most &&
      this.view.sentences.length < this.#available,
  );
  canShrink = $derived(
    this.view !== null && !this.view.short && this.shown.amount > this.#rule.least,
  );
  canAsk = $derived(this.view !== null && !this.view.short);

  /** What the summary of the open article is to speak of; empty where nothing is asked. */
  get about(): string {
    return (this.article && this.#about.get(this.article.id)) ?? '';
  }

  /** Whether no sentence names what is asked about. */
  isUnheard = $derived(
    this.about !== '' && this.about === this.#answered && this.view?.asked === 0,
  );

  /** Makes the summary speak of something, or the usual one again. */
  async ask(about: string): Promise<void> {
    const { article } = this;
    const asked = about.trim();
    if (!article || asked === this.about) return;
    const before = this.about;
    this.#keep(article.id, asked);
    const answered = await this.#fetch();
    if (this.article !== article || !this.view) return;
    if (!answered) return this.#keep(article.id, before);
    this.#doors.notices.announce(this.isUnheard ? unheard(asked) : told(this.view));
  }

  #keep(article: string, about: string): void {
    const next = new Map(this.#about);
    if (about === '') next.delete(article);
    else next.set(article, about);
    this.#about = next;
    if (about === '') forget(`${prefix}${article}`);
    else remember(`${prefix}${article}`, about);
  }

  /** What the summaries of articles are to be like. */
  wishesFor(
    articles: readonly string[],
  ): Pick<Requests['exportArticles']['args']['choice'], 'length' | 'about'> {
    const about = articles.flatMap((article) => {
      const asked = this.#about.get(article);
      return asked === undefined ? [] : [{ article, about: asked }];
    });
    return { length: this.wanted, about };
  }

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
    const { amount, unit } = this.loading ? this.wanted : this.shown;
    this.#doors.preferences.setNumber(lengthNames[unit], amount + by * this.step);
    await this.#fetch();
  }

  /** Counts the length in something else from now on. */
  async countIn(unit: LengthUnit): Promise<void> {
    this.#doors.preferences.set('summaryUnit', unit);
    await this.follow();
  }

  /** Takes over a length that was changed elsewhere. */
  async follow(): Promise<void> {
    const { amount, unit } = this.wanted;
    const isNew = amount !== this.#length?.amount || unit !== this.#length.unit;
    if (this.view && isNew) await this.#fetch();
  }

  /** The sentence last gone to or moved to. */
  current = $derived(this.view?.sentences.find((one) => one.number === this.active) ?? null);

  explain(sentence: SummarySentenceView): void {
    const next = new Set(this.explained);
    if (!next.delete(sentence.text)) next.add(sentence.text);
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
      return `${quoted(one)}${where}`;
    });
    const source = [row.title, row.site, row.source].filter((part) => part !== null);
    return `${lines.join('\n')}\n\n— ${source.join(', ')}`;
  }

  /** Asks for the summary; false where the library refused. */
  async #fetch(): Promise<boolean> {
    const { article } = this;
    if (!article) return false;
    const asked = ++this.#asked;
    this.loading = true;
    this.#length = this.wanted;
    const about = this.about === '' ? null : this.about;
    const args = { article: article.id, length: this.wanted, about };
    const view = await this.#doors.journal.ask('summarize', args);
    if (this.article !== article || asked !== this.#asked) return true;
    this.loading = false;
    if (!view) return false;
    const before = this.current;
    this.view = view;
    this.#answered = about ?? '';
    if (before) this.active = numberNow(view, before);
    article.setSummary(view.sentences);
    return true;
  }
}

/** The number that a sentence has now; one that is gone leaves the place it had to another. */
function numberNow(view: SummaryView, before: SummarySentenceView): number | null {
  const same =
    view.sentences.find(
      (one) => one.span.start === before.span.start && one.text === before.text,
    ) ?? view.sentences.find((one) => one.text === before.text);
  if (same) return same.number;
  return view.sentences.length === 0 ? null : Math.min(before.number, view.sentences.length);
}
