import type { AnnotationView, Span } from '$backend';
import { count } from '$shared/format/format';
import type { Doors } from './doors';

/** Changes to one mark or to many together: one step of undo either way. */
export class Bulk {
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  /** Highlights several passages; the library leaves out what is highlighted so already. */
  async highlight(spans: readonly Span[], label: string): Promise<void> {
    const { reader, journal, notices, undoOf } = this.#doors;
    const { article } = reader;
    if (!article) return;
    const args = { article: article.id, spans: [...spans], label };
    const made = await journal.change('highlightAll', args);
    if (!made) return;
    const { length } = made.value;
    if (length === 0) return notices.status('Highlighted already');
    if (reader.article === article) made.value.forEach((mark) => article.putAnnotation(mark));
    notices.status(said(length, 'Highlighted', reader.label(label).name), undoOf(made.entry));
  }

  /** Gives marks another label; those that have it already stay as they are. */
  async relabel(ids: readonly string[], label: string): Promise<boolean> {
    const { reader, journal } = this.#doors;
    const annotations = ids.filter((id) => reader.article?.annotation(id)?.label !== label);
    if (annotations.length === 0) return true;
    const changed = await journal.change('relabel', { annotations, label });
    if (!changed) return false;
    const { name } = reader.label(label);
    return this.#took(changed, said(annotations.length, 'Relabelled', name));
  }

  /** Adds tags to marks. */
  async tag(ids: readonly string[], add: string[]): Promise<boolean> {
    if (ids.length === 0 || add.length === 0) return false;
    const args = { annotations: [...ids], add, remove: [] };
    const changed = await this.#doors.journal.change('tagAnnotations', args);
    if (!changed) return false;
    const tags = add.map((tag) => `#${tag}`).join(' ');
    return this.#took(changed, said(ids.length, 'Tagged', tags));
  }

  async remove(ids: readonly string[]): Promise<boolean> {
    const { reader, journal, notices, undoOf } = this.#doors;
    const { article } = reader;
    if (ids.length === 0 || !article) return false;
    const removed = await journal.change('deleteAnnotations', { annotations: [...ids] });
    if (!removed) return false;
    ids.forEach((id) => article.dropAnnotation(id));
    const what =
      ids.length === 1 ? 'Highlight removed' : `${count(ids.length, 'highlight')} removed`;
    notices.status(what, undoOf(removed.entry));
    return true;
  }

  #took(changed: { value: AnnotationView[]; entry: number | null }, text: string): boolean {
    const { reader, notices, undoOf } = this.#doors;
    for (const mark of changed.value) reader.article?.putAnnotation(mark);
    notices.status(text, undoOf(changed.entry));
    return true;
  }
}

const said = (amount: number, done: string, what: string): string =>
  amount === 1 ? `${done} · ${what}` : `${done} ${amount} · ${what}`;
