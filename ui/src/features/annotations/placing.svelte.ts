import type { AnnotationView } from '$backend';
import { clipText, count } from '$shared/format/format';
import { textOf } from '$shared/text/positions';
import type { Doors } from './doors';
import { standing } from './standing';

/** A highlight that is being given another passage. */
export type Attaching = { id: string; article: string; quote: string };

/** Where highlights belong in a text that has changed: the reader's answers to that. */
export class Placing {
  #attaching = $state.raw<Attaching | null>(null);
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  /** The highlight whose passage is being selected, as long as its article is open. */
  attaching = $derived.by(() => {
    const wanted = this.#attaching;
    return wanted?.article === this.#doors.reader.article?.id ? wanted : null;
  });

  /** The words a highlight stands on now; null where it stands nowhere. */
  words(mark: AnnotationView): string | null {
    const { article } = this.#doors.reader;
    return article && mark.span ? textOf(article.blocks, mark.span) : null;
  }

  /** Agrees with where highlights were carried to. */
  async accept(ids: readonly string[]): Promise<boolean> {
    if (ids.length === 0) return false;
    const { journal, notices, undoOf } = this.#doors;
    const changed = await journal.change('confirmPlaces', { annotations: [...ids] });
    if (!changed) return false;
    this.#took(changed.value);
    const what = ids.length === 1 ? 'Place accepted' : `${count(ids.length, 'place')} accepted`;
    notices.status(what, undoOf(changed.entry));
    return true;
  }

  /** Leaves highlights without a passage. */
  async keepLost(ids: readonly string[]): Promise<boolean> {
    const { journal, notices, undoOf } = this.#doors;
    const changed = await journal.change('keepLost', { annotations: [...ids] });
    if (!changed) return false;
    this.#took(changed.value);
    notices.status('Kept as lost, with its quote and note', undoOf(changed.entry));
    return true;
  }

  /** Begins to give a highlight another passage: the next one selected. */
  attach(id: string): boolean {
    const { notices, reader } = this.#doors;
    const mark = reader.article?.annotation(id);
    if (!mark || !reader.article) return false;
    this.#attaching = { id, article: reader.article.id, quote: clipText(mark.quote, 60) };
    reader.focusedMark = null;
    reader.clearSelection();
    if (mark.span) reader.surface?.reveal(mark.span);
    notices.announce(
      `Select the passage for “${this.#attaching.quote}”. Enter attaches, Escape cancels`,
    );
    return true;
  }

  /** Puts it on the selection, or else on the cursor's unit. */
  async attachHere(): Promise<boolean> {
    const { attaching } = this;
    const { journal, notices, reader, undoOf } = this.#doors;
    const stayed = standing(reader);
    const { article, target } = reader;
    if (!attaching || !article || !target || reader.surface?.selectsBlank()) return false;
    // A second press has nothing left to attach.
    this.#attaching = null;
    const changed = await journal.change('reattach', { annotation: attaching.id, span: target });
    if (!changed) {
      this.#attaching ??= attaching;
      return false;
    }
    if (reader.article !== article) return true;
    const takes = stayed();
    if (takes) reader.clearSelection();
    article.putAnnotation(changed.value);
    if (takes) reader.focusedMark = changed.value.id;
    notices.status('Highlight re-attached', undoOf(changed.entry));
    return true;
  }

  /** Ends it without a change; true where something was ended. */
  cancel(): boolean {
    const was = this.attaching !== null;
    this.#attaching = null;
    if (was) this.#doors.notices.announce('Not re-attached');
    return was;
  }

  /** Takes the next highlight in hand whose place is a question, from the start after the last. */
  nextUncertain(): AnnotationView | null {
    const { notices, reader } = this.#doors;
    const all = reader.article?.uncertain ?? [];
    const ids = new Set(all.map((one) => one.id));
    const found = reader.stepMark(1, (id) => ids.has(id));
    const mark = found ? reader.focusedMark : (all[0]?.id ?? null);
    if (mark === null) {
      notices.status('No highlight asks for its place');
      return null;
    }
    if (!found) reader.focusMark(mark);
    return reader.article?.annotation(mark) ?? null;
  }

  /** Saves the note of a highlight, wherever that stands. */
  async saveNote(id: string, text: string): Promise<boolean> {
    const { journal, notices, reader, undoOf } = this.#doors;
    const body = text.trim();
    if (body === (reader.article?.annotation(id)?.body ?? '')) return true;
    const changed = await journal.change('editNote', { annotation: id, body });
    if (!changed) return false;
    this.#took([changed.value]);
    notices.status('Note saved', undoOf(changed.entry));
    return true;
  }

  #took(changed: readonly AnnotationView[]): void {
    for (const mark of changed) this.#doors.reader.article?.putAnnotation(mark);
  }
}
