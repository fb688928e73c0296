import type {
  ArticleRow,
  DigestSentenceView,
  DigestView,
  LengthArgs,
  LengthUnit,
  Requests,
} from '$backend';
import { publishedDate } from '$shared/format/format';
import type { Journal } from '$shared/journal.svelte';
import type { Notices } from '$shared/notices.svelte';
import { lengthNames, rules } from '$shared/preferences.svelte';
import type { Asking, Sized } from './work';
import { quoted, told, unheard } from './words';

type Doors = { journal: Journal; notices: Notices };

/** An article of the digest with its sentences. */
export type Part = { article: ArticleRow; sentences: readonly DigestSentenceView[] };

/** Sentences for each article, as long as nobody asked for more or fewer. */
const each = 2;
const least = 4;
const most = 20;

/** One summary of several articles, in a dialog; it lives as long as this window. */
export class Digest implements Sized, Asking {
  open = $state(false);
  loading = $state(false);
  view = $state.raw<DigestView | null>(null);
  about = $state('');
  wanted = $state.raw<LengthArgs>({ amount: least, unit: 'sentences' });
  /** The sentences whose reasons are shown, by their article and their words. */
  explained = $state.raw<ReadonlySet<string>>(new Set());
  #articles: readonly string[] = [];
  #answered = $state('');
  #asked = 0;
  /** Whether the last longer one brought no more. */
  #isAll = $state(false);
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  #rule = $derived(rules[lengthNames[this.wanted.unit]]);
  step = $derived(this.#rule.step);
  shown = $derived.by((): LengthArgs => {
    const { amount, unit } = this.wanted;
    const there = this.view?.sentences.length ?? amount;
    return { amount: unit === 'sentences' ? there : amount, unit };
  });
  canGrow = $derived(
    this.view !== null &&
      !this.#isAll &&
      this.shown.amount < this.#rule.most &&
      this.view.sentences.length < this.view.total,
  );
  canShrink = $derived(this.view !== null && this.shown.amount > this.#rule.least);
  isUnheard = $derived(
    this.about !== '' && this.about === this.#answered && this.view?.asked === 0,
  );
  /** The articles that are quoted, with their sentences. */
  parts = $derived.by((): readonly Part[] => {
    const { articles = [], sentences = [] } = this.view ?? {};
    const all = articles.map((article) => ({
      article,
      sentences: sentences.filter((one) => one.article === article.id),
    }));
    return all.filter((part) => part.sentences.length > 0);
  });
  /** The names of articles that are not quoted. */
  silent = $derived.by((): readonly string[] => {
    const { articles = [], copies = [] } = this.view ?? {};
    const told = new Set(this.parts.map((part) => part.article.id));
    for (const copy of copies) told.add(copy.article);
    const silent = articles.filter((article) => !told.has(article.id));
    return silent.map((article) => this.nameOf(article.id));
  });

  /** Shows the digest of these articles, as it was left where they are the same as before. */
  async show(articles: readonly string[]): Promise<void> {
    const same = articles.join() === this.#articles.join();
    this.#articles = articles;
    if (!same) {
      this.view = null;
      this.about = '';
      this.explained = new Set();
      this.wanted = this.#usual('sentences');
    }
    this.open = true;
    await this.#fetch();
  }

  close(): void {
    this.open = false;
  }

  get articles(): readonly string[] {
    return this.#articles;
  }

  async resize(by: 1 | -1): Promise<void> {
    if (by === 1 ? !this.canGrow : !this.canShrink) return;
    const { amount, unit } = this.loading ? this.wanted : this.shown;
    const next = amount + by * this.step;
    const before = this.view?.sentences.length;
    this.wanted = { amount: Math.max(this.#rule.least, Math.min(this.#rule.most, next)), unit };
    const answered = await this.#fetch();
    this.#isAll = answered && by === 1 && this.view?.sentences.length === before;
  }

  async countIn(unit: LengthUnit): Promise<void> {
    if (unit === this.wanted.unit) return;
    this.wanted = this.#usual(unit);
    await this.#fetch();
  }

  #usual(unit: LengthUnit): LengthArgs {
    this.#isAll = false;
    const sentences = usualSentences(this.#articles.length);
    return { amount: unit === 'sentences' ? sentences : rules[lengthNames[unit]].usual, unit };
  }

  async ask(about: string): Promise<void> {
    const asked = about.trim();
    if (asked === this.about) return;
    const before = this.about;
    this.about = asked;
    this.#isAll = false;
    if (!(await this.#fetch())) this.about = before;
    else if (this.view) {
      this.#doors.notices.announce(this.isUnheard ? unheard(asked) : told(this.view));
    }
  }

  explain(one: DigestSentenceView): void {
    const next = new Set(this.explained);
    if (!next.delete(keyOf(one))) next.add(keyOf(one));
    this.explained = next;
  }

  isExplained(one: DigestSentenceView): boolean {
    return this.explained.has(keyOf(one));
  }

  /** The title of an article, with site and day where another one has the same. */
  nameOf(article: string): string {
    const { articles = [] } = this.view ?? {};
    const row = articles.find((one) => one.id === article);
    if (!row) return '';
    const alike = articles.filter((one) => one.title === row.title).length > 1;
    return alike ? sourceOf(row, new Date()).join(', ') : row.title;
  }

  /** Asks for it again, after a change of the library. */
  async refresh(): Promise<void> {
    this.#isAll = false;
    if (this.open) await this.#fetch();
  }

  /** The sentences, each with its source, as plain text. */
  asText(today: Date): string {
    const { sentences = [], articles = [] } = this.view ?? {};
    const lines = sentences.map(({ article, sentence, also }) => {
      const row = articles.find((one) => one.id === article);
      const place = sentence.paragraph === null ? [] : [`¶${sentence.paragraph}`];
      const twins = also.map((other) => `also in ${this.nameOf(other)}`);
      const where = [...(row ? sourceOf(row, today) : []), ...place, ...twins];
      return `${quoted(sentence)} (${where.join(', ')})`;
    });
    const cited = this.parts.flatMap(({ article }) =>
      article.source === null ? [] : [`${article.title}: ${article.source}`],
    );
    return [lines.join('\n'), ...(cited.length > 0 ? [cited.join('\n')] : [])].join('\n\n');
  }

  /** Asks for the digest; false where the library refused. */
  async #fetch(): Promise<boolean> {
    const asked = ++this.#asked;
    this.loading = true;
    const about = this.about === '' ? null : this.about;
    const args: Requests['digest']['args'] = {
      articles: [...this.#articles],
      length: this.wanted,
      about,
    };
    const view = await this.#doors.journal.ask('digest', args);
    if (asked !== this.#asked) return true;
    this.loading = false;
    if (!view) return false;
    this.view = view;
    this.#answered = about ?? '';
    return true;
  }
}

/** How many sentences the digest of so many articles has, as long as nobody asked for more or fewer. */
export const usualSentences = (articles: number): number =>
  Math.max(least, Math.min(most, each * articles));

const keyOf = ({ article, sentence }: DigestSentenceView) => `${article} ${sentence.text}`;

/** Title, site and day of an article. */
export function sourceOf(row: ArticleRow, today: Date): string[] {
  const day = row.published === null ? null : publishedDate(row.published, 'short', today);
  return [row.title, row.site, day].filter((part) => part !== null && part !== '') as string[];
}
