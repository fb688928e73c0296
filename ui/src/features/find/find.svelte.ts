import type { Span } from '$backend';
import type { OpenArticle, Reader } from '$features/reader';
import { recall, remember } from '$shared/storage';
import { findAll, hitFrom } from './hits';

const longest = 200;

/** The search inside the open article: what is looked for, where it is, and the hit in hand. */
export class Find {
  open = $state(false);
  query = $state('');
  matchCase = $state(recall('find-case') === 'yes');
  wholeWord = $state(recall('find-word') === 'yes');
  /** Whether the field is to take the focus. */
  wantsFocus = $state(false);
  #at = $state(-1);
  /** The article that `#at` counts in: another one starts over. */
  #article = $state.raw<OpenArticle | null>(null);
  #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  get reader(): Reader {
    return this.#reader;
  }

  hits = $derived.by((): readonly Span[] => {
    const { article } = this.#reader;
    if (!this.open || !article) return [];
    const { matchCase, wholeWord } = this;
    return findAll(article.blocks, this.query, { matchCase, wholeWord }, article.row.language);
  });
  /** The index of the hit in hand; -1 without one. */
  at = $derived.by(() => {
    const kept = this.#article === this.#reader.article ? this.#at : 0;
    return Math.min(kept, this.hits.length - 1);
  });
  hit = $derived(this.hits[this.at] ?? null);

  /** "3 of 12", or what there is to say instead. */
  count = $derived.by(() => {
    if (this.query.trim() === '') return '';
    if (this.hits.length === 0) return 'Not found';
    const all = this.hits.length.toLocaleString('en-GB');
    return `${(this.at + 1).toLocaleString('en-GB')} of ${all}`;
  });

  /** Opens the bar with the focus in its field, on `words` or else on what was looked for last. */
  show(words: string | null = null): boolean {
    if (!this.#reader.article) return false;
    this.open = true;
    this.wantsFocus = true;
    const line = words?.trim().split('\n')[0]?.slice(0, longest) ?? '';
    if (line !== '') this.query = line;
    this.#goTo(this.#from());
    return true;
  }

  /** Looks for something else, from the hit in hand on. */
  look(query: string): void {
    const from = this.#from();
    this.query = query;
    this.#goTo(from);
  }

  toggle(option: 'matchCase' | 'wholeWord'): void {
    const from = this.#from();
    this[option] = !this[option];
    remember(option === 'matchCase' ? 'find-case' : 'find-word', this[option] ? 'yes' : 'no');
    this.#goTo(from);
  }

  /** Goes to the next or previous hit, round at the ends; opens the bar where it was closed. */
  step(by: 1 | -1): boolean {
    if (!this.#reader.article) return false;
    if (this.query.trim() === '') return this.show();
    if (!this.open) return this.#resume(by);
    const all = this.hits.length;
    if (all > 0) this.#show((this.at + by + all) % all);
    return true;
  }

  /** Closes the bar; the reading cursor goes to the hit in hand. True when it was open. */
  close(): boolean {
    if (!this.open) return false;
    const { hit } = this;
    this.open = false;
    this.#at = -1;
    if (hit) {
      // Commands now work on what was found, not on a mark that was in hand before.
      this.#reader.focusedMark = null;
      this.#reader.jumpTo(hit);
    }
    return true;
  }

  /** Goes on from the reading cursor, without taking the focus out of the text. */
  #resume(by: 1 | -1): boolean {
    const cursor = this.#reader.cursor.span;
    this.open = true;
    const from = by === 1 ? (cursor?.end ?? 0) : (cursor?.start ?? 0);
    const next = hitFrom(this.hits, from);
    const before = this.hits.findLastIndex((one) => one.start < from);
    this.#show(by === 1 ? next : before === -1 ? this.hits.length - 1 : before);
    return true;
  }

  /** Where looking starts: at the hit in hand, or else at the reading cursor. */
  #from(): number {
    return this.hit?.start ?? this.#reader.cursor.span?.start ?? 0;
  }

  #goTo(position: number): void {
    this.#show(hitFrom(this.hits, position));
  }

  #show(index: number): void {
    this.#at = index;
    this.#article = this.#reader.article;
    const { hit } = this;
    if (hit) this.#reader.surface?.reveal(hit);
  }
}
