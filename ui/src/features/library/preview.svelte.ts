import type { ArticleRow, ArticleView, SummaryView } from '$backend';
import type { Journal } from '$shared/journal.svelte';
import { clipText } from '$shared/format/format';
import type { Library } from './library.svelte';

const length = { amount: 3, unit: 'sentences' } as const;
const characters = 420;
/** A line shorter than this says nothing. */
const least = 60;

/** A look at the current row's article that leaves it unopened and unread. */
export class Preview {
  open = $state(false);
  row = $state.raw<ArticleRow | null>(null);
  summary = $state.raw<SummaryView | null>(null);
  lines = $state.raw<readonly string[]>([]);
  #library: Library;
  #journal: Journal;
  #asked = 0;

  constructor(library: Library, journal: Journal) {
    this.#library = library;
    this.#journal = journal;
  }

  toggle(): boolean {
    if (this.open) return this.close();
    this.open = this.#library.row(this.#library.selected) !== null;
    this.follow();
    return this.open;
  }

  /** True when it was open. */
  close(): boolean {
    const was = this.open;
    this.open = false;
    this.row = null;
    return was;
  }

  /** Shows the row that is now the current one. */
  follow(): void {
    if (!this.open) return;
    const row = this.#library.row(this.#library.selected);
    if (!row) {
      this.close();
      return;
    }
    if (row.id !== this.row?.id) void this.#load(row);
    else this.row = row;
  }

  async #load(row: ArticleRow): Promise<void> {
    const asked = ++this.#asked;
    this.row = row;
    this.summary = null;
    this.lines = [];
    const article = row.id;
    const [summary, view] = await Promise.all([
      this.#journal.ask('summarize', { article, length, about: null }),
      this.#journal.ask('openArticle', { article }),
    ]);
    if (asked !== this.#asked) return;
    this.summary = summary;
    this.lines = view ? firstLines(view) : [];
    this.#library.announce([row.title, ...(summary?.sentences ?? []).map((s) => s.text)].join(' '));
  }
}

/** The beginning of the body, a few hundred characters of it. */
export function firstLines(view: ArticleView): string[] {
  const lines: string[] = [];
  let left = characters;
  for (const block of view.blocks) {
    if (block.paragraph === null || left < least) continue;
    const line = clipText(block.text, left).replace(/[.,;:]…$/, '…');
    lines.push(line);
    left -= line.length;
  }
  return lines;
}
