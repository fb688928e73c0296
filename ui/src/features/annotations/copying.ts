import { count } from '$shared/format/format';
import { textOf } from '$shared/text/positions';
import type { Doors } from './doors';
import { notesAsMarkdown } from './markdown';
import { quoteWithSource } from './quote';

/** Takes passages and notes to the clipboard. */
export class Copying {
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  /** The mark in hand, the selection or the cursor's unit, with where it is from. */
  async quote(): Promise<void> {
    const { reader, copy, notices } = this.#doors;
    const { article } = reader;
    const mark = article && reader.focusedMark ? article.annotation(reader.focusedMark) : null;
    const span = mark?.span ?? reader.target;
    if (!article || !span) return;
    const quote = quoteWithSource(mark?.quote ?? textOf(article.blocks, span), article.row);
    if (await copy(quote)) notices.status('Quote copied with its source');
  }

  /** Marks with their labels, notes and tags. */
  async asMarkdown(ids: readonly string[]): Promise<void> {
    const { reader, copy, notices } = this.#doors;
    const { article } = reader;
    const marks = ids.flatMap((id) => article?.annotation(id) ?? []);
    if (!article || marks.length === 0) return;
    const written = marks.map((one) => ({
      ...one,
      label: reader.label(one.label).name,
      paragraph: one.span ? article.paragraphAt(one.span.start) : null,
    }));
    if (!(await copy(notesAsMarkdown(written, article.row)))) return;
    notices.status(`${count(marks.length, 'highlight')} copied as Markdown`);
  }
}
