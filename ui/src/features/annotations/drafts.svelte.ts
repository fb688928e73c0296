import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { AnnotationView, BlockView, Span } from '$backend';
import { forget, recall, recallNames, remember } from '$shared/storage';
import { byPlace, equal, span, utf16 } from '$shared/text/positions';
import { placeOf, type Quote, quoteOf } from './draft-place';

export { quoteOf };

/**
 * A note not saved yet: over an existing mark, over a passage that has none, or on the whole
 * article, which has no `span`. That of a removed mark is kept for the day the mark comes back.
 */
export type Draft = {
  article: string;
  span: Span | null;
  label: string;
  body: string;
  /** The words of a passage without a mark, by which it is found in another text of the article. */
  quote?: Quote | null;
};

/** What of an open article tells where its drafts stand. */
type Text = {
  id: string;
  blocks: readonly BlockView[];
  note: AnnotationView | null;
  annotation: (id: string) => AnnotationView | null;
};

const prefix = 'draft.';

/**
 * Notes in the making, by annotation id or by passage; kept on this machine until saved. Each is
 * stored by itself and no list of them is kept: windows over two libraries share the storage.
 */
export class Drafts {
  #drafts = new SvelteMap<string, Draft>();
  /** What was typed since it was shown last. */
  #written = new Map<string, Draft>();

  constructor() {
    for (const key of recallNames(prefix)) {
      const draft = readDraft(recall(`${prefix}${key}`));
      if (draft) this.#drafts.set(key, draft);
    }
  }

  /** The name of a draft over a passage without a mark. */
  static keyOf(article: string, passage: Span): string {
    return `new:${article}:${passage.start}-${passage.end}`;
  }

  /** The name of a draft of the note on a whole article. */
  static keyOfArticle(article: string): string {
    return `article:${article}`;
  }

  get(key: string): Draft | null {
    return this.#drafts.get(key) ?? null;
  }

  /** Drafts of an article over passages that have no mark yet. */
  unmarked(article: string): { key: string; span: Span; label: string }[] {
    return [...this.#drafts].flatMap(([key, { article: of, span, label }]) =>
      key.startsWith('new:') && of === article && span ? [{ key, span, label }] : [],
    );
  }

  /** Drafts over the text of an article, in its order. */
  ofText(article: string): { key: string; span: Span; body: string }[] {
    const found = [...this.#drafts].flatMap(([key, { article: of, span, body }]) =>
      of === article && span ? [{ key, span, body }] : [],
    );
    return found.sort((a, b) => byPlace(a.span, b.span));
  }

  /**
   * Puts the drafts of an article where their words stand in its present text. One whose words are
   * not found becomes part of the draft of the note on the article, with them.
   */
  follow(article: Text | null): void {
    if (article) untrack(() => this.#follow(article));
  }

  #follow(article: Text): void {
    for (const [key, draft] of [...this.#drafts]) {
      if (draft.article !== article.id || !draft.span) continue;
      if (!key.startsWith('new:')) {
        const span = article.annotation(key)?.span ?? draft.span;
        if (!equal(span, draft.span)) this.put(key, { ...draft, span });
        continue;
      }
      // One of an earlier version of the program has no words yet: they are those at its place.
      const quote = draft.quote ?? quoteOf(article.blocks, draft.span);
      const span = placeOf(article.blocks, quote, draft.span);
      const goal = span ? Drafts.keyOf(article.id, span) : Drafts.keyOfArticle(article.id);
      if (goal === key && draft.quote) continue;
      this.drop(key);
      const there = this.get(goal)?.body ?? (span ? '' : article.note?.body) ?? '';
      const cited = span ? draft.body : `${quote.exact.replace(/^/gm, '> ')}\n\n${draft.body}`;
      const body = [there, cited].filter((text) => text.trim() !== '').join('\n\n');
      this.put(goal, { ...draft, span, quote: span && quote, body });
    }
  }

  put(key: string, draft: Draft): void {
    this.#written.delete(key);
    this.#drafts.set(key, draft);
    remember(`${prefix}${key}`, JSON.stringify(draft));
  }

  /**
   * Stores a draft while it is being typed. One that is there already is not shown anew before
   * `settle`: the editor shows it itself, and nothing else may hold it up.
   */
  type(key: string, draft: Draft): void {
    if (!this.#drafts.has(key)) return this.put(key, draft);
    this.#written.set(key, draft);
    remember(`${prefix}${key}`, JSON.stringify(draft));
  }

  /** Shows what was typed last. */
  settle(key: string): void {
    const draft = this.#written.get(key);
    if (draft) this.put(key, draft);
  }

  /** Gives a draft another name. */
  move(from: string, to: string): void {
    const draft = this.get(from);
    if (!draft) return;
    this.drop(from);
    this.put(to, draft);
  }

  drop(key: string): void {
    this.#written.delete(key);
    if (!this.#drafts.delete(key)) return;
    forget(`${prefix}${key}`);
  }
}

function readDraft(text: string | null): Draft | null {
  const value = parse(text) as Partial<Draft> | null;
  const range = value?.span;
  if (!value || typeof value.body !== 'string' || typeof value.article !== 'string') return null;
  return {
    article: value.article,
    span: range ? span(utf16(range.start), utf16(range.end)) : null,
    label: typeof value.label === 'string' ? value.label : '',
    body: value.body,
    quote: readQuote(value.quote),
  };
}

function readQuote(value: unknown): Quote | null {
  const { exact, before, after } = (value ?? {}) as Partial<Quote>;
  const whole = [exact, before, after].every((part) => typeof part === 'string');
  return whole ? ({ exact, before, after } as Quote) : null;
}

/** What was stored by an older version or cut short counts as nothing. */
function parse(text: string | null): unknown {
  try {
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}
