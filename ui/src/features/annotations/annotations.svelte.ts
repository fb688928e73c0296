import type { AnnotationView, Span } from '$backend';
import type { OpenArticle, Reader } from '$features/reader';
import { clipText, count } from '$shared/format/format';
import type { Journal } from '$shared/journal.svelte';
import { undoAction, type Notices, type UndoEntry } from '$shared/notices.svelte';
import { recall, remember } from '$shared/storage';
import { textOf } from '$shared/text/positions';
import { Drafts } from './drafts.svelte';
import { quoteWithSource } from './quote';

/** What the note editor is open on. `annotation` is null while the passage has no mark. */
export type Editing = {
  key: string;
  annotation: string | null;
  span: Span;
  label: string;
  mode: 'note' | 'tags';
};

type Doors = {
  reader: Reader;
  journal: Journal;
  notices: Notices;
  undo: UndoEntry;
  copy: (text: string) => Promise<boolean>;
};

/** Highlights, notes and tags of the open article: what can be done to them. */
export class Annotations {
  readonly drafts = new Drafts();
  editing = $state.raw<Editing | null>(null);
  /** The mark whose card is open beside the text. */
  openCard = $state<string | null>(null);
  /** Whether the choice of labels stands over a mouse selection. */
  popover = $state(false);
  #doors: Doors;
  #lastLabel = $state(recall('last-label') ?? '');

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  get reader(): Reader {
    return this.#doors.reader;
  }

  /** The label used last, or else the first one there is. */
  get lastLabel(): string {
    const { labels } = this.reader;
    return (labels.find((one) => one.id === this.#lastLabel) ?? labels[0])?.id ?? '';
  }

  /** Makes a label the one that a plain highlight gets. */
  useLabel(label: string): void {
    this.#lastLabel = label;
    remember('last-label', label);
  }

  /** Highlights the selection or the cursor's unit; with a mark in hand, relabels that. */
  async highlight(label: string = this.lastLabel): Promise<void> {
    const { reader, journal, notices } = this.#doors;
    reader.readSelection();
    const { article, target } = reader;
    if (reader.focusedMark && !reader.selection) return this.relabel(reader.focusedMark, label);
    if (!article || !target) return;
    this.useLabel(label);
    const args = { article: article.id, span: target, label, body: '' };
    const made = await journal.change('highlight', args);
    if (!made || reader.article !== article) return;
    article.putAnnotation(made.value);
    reader.clearSelection();
    this.popover = false;
    reader.focusedMark = made.value.id;
    notices.status(`Highlighted · ${reader.label(label).name}`, this.#undo(made.entry));
    notices.announce(count(article.placed.length, 'highlight'));
  }

  async relabel(id: string, label: string): Promise<void> {
    const { reader, journal, notices } = this.#doors;
    this.useLabel(label);
    if (reader.article?.annotation(id)?.label === label) return;
    const changed = await journal.change('relabel', { annotations: [id], label });
    if (!changed) return;
    for (const mark of changed.value) reader.article?.putAnnotation(mark);
    notices.status(`Relabelled · ${reader.label(label).name}`, this.#undo(changed.entry));
  }

  async remove(id: string): Promise<void> {
    const { reader, journal, notices } = this.#doors;
    const removed = await journal.change('deleteAnnotations', { annotations: [id] });
    if (!removed) return;
    reader.article?.dropAnnotation(id);
    if (this.openCard === id) this.openCard = null;
    if (this.editing?.annotation === id) this.editing = null;
    if (reader.focusedMark === id) reader.focusedMark = null;
    notices.status('Highlight removed', this.#undo(removed.entry));
  }

  /** Opens the note of the mark in hand, or of a mark to be made from selection or unit. */
  editNote(id: string | null = this.reader.focusedMark): void {
    this.reader.readSelection();
    const { article, target } = this.reader;
    const mark = id === null ? null : article?.annotation(id);
    this.popover = false;
    if (mark?.span) {
      this.reader.focusedMark = mark.id;
      this.#edit(mark.id, mark.id, mark.span, mark.label ?? '', 'note');
    } else if (article && target) {
      this.#edit(Drafts.keyOf(article.id, target), null, target, this.lastLabel, 'note');
    }
  }

  editTags(id: string): void {
    const mark = this.reader.article?.annotation(id);
    if (mark?.span) this.#edit(id, id, mark.span, mark.label ?? '', 'tags');
  }

  /** Opens a draft again that was left over a passage without a mark. */
  resume(key: string): void {
    const draft = this.drafts.get(key);
    if (draft?.span) this.#edit(key, null, draft.span, draft.label, 'note');
  }

  /** Saves the open note; an empty one over an unmarked passage leaves nothing behind. */
  async saveNote(key: string, body: string): Promise<void> {
    const { reader, journal } = this.#doors;
    const { editing } = this;
    const { article } = reader;
    if (editing?.key !== key || !article) return;
    this.editing = null;
    const text = body.trim();
    const before = editing.annotation ? article.annotation(editing.annotation) : null;
    if (text === (before?.body ?? '')) return this.drafts.drop(editing.key);
    const saved = before
      ? await journal.change('editNote', { annotation: before.id, body: text })
      : await journal.change('highlight', {
          article: article.id,
          span: editing.span,
          label: editing.label,
          body: text,
        });
    if (!saved) return;
    this.drafts.drop(editing.key);
    if (reader.article === article) this.#saved(saved.value, saved.entry);
  }

  async saveTags(id: string, tags: string[]): Promise<void> {
    this.editing = null;
    const before = this.reader.article?.annotation(id)?.tags ?? [];
    if (before.join('\n') === tags.join('\n')) return;
    const changed = await this.#doors.journal.change('tagAnnotation', { annotation: id, tags });
    if (changed) this.reader.article?.putAnnotation(changed.value);
  }

  /** Keeps what was typed; called at every change of the editor. */
  keepDraft(body: string): void {
    const { editing } = this;
    const article = this.reader.article;
    if (!editing || !article || editing.mode !== 'note') return;
    const saved = editing.annotation ? (article.annotation(editing.annotation)?.body ?? '') : '';
    if (body.trim() === saved) this.drafts.drop(editing.key);
    else {
      const { span, label } = editing;
      this.drafts.put(editing.key, { article: article.id, span, label, body });
    }
  }

  /** Closes the editor; the draft stays. */
  closeEditor(): void {
    this.editing = null;
  }

  async copyQuote(): Promise<void> {
    const { reader, copy, notices } = this.#doors;
    const { article } = reader;
    const mark = article && reader.focusedMark ? article.annotation(reader.focusedMark) : null;
    const span = mark?.span ?? reader.target;
    if (!article || !span) return;
    const quote = quoteWithSource(mark?.quote ?? textOf(article.blocks, span), article.row);
    if (await copy(quote)) notices.status('Quote copied with its source');
  }

  /** Saves the note on an article; a blank one removes it. A refusal leaves the draft. */
  async saveArticleNote(article: OpenArticle, body: string): Promise<void> {
    const key = Drafts.keyOfArticle(article.id);
    if (body.trim() === (article.note?.body ?? '')) return this.drafts.drop(key);
    const args = { article: article.id, body: body.trim() };
    const changed = await this.#doors.journal.change('noteArticle', args);
    if (!changed) return;
    this.drafts.drop(key);
    article.note = changed.value;
    this.#doors.notices.status('Note saved', this.#undo(changed.entry));
  }

  /** Keeps what was typed into the note on an article. */
  keepArticleDraft(article: OpenArticle, body: string): void {
    const key = Drafts.keyOfArticle(article.id);
    if (body.trim() === (article.note?.body ?? '')) this.drafts.drop(key);
    else this.drafts.put(key, { article: article.id, span: null, label: '', body });
  }

  /** Says which mark is in hand, for those who do not see it. */
  announceMark(id: string): void {
    const all = this.reader.article?.placed ?? [];
    const index = all.findIndex((one) => one.id === id);
    const mark = all[index];
    if (!mark) return;
    const note = mark.body === '' ? '' : ', has a note';
    const name = this.reader.label(mark.label).name;
    const quote = clipText(mark.quote, 80);
    this.#doors.notices.announce(
      `Highlight ${index + 1} of ${all.length}, ${name}${note}: ${quote}`,
    );
  }

  /** Takes the next longer mark over the same text in hand; false after the longest. */
  focusOverlapping(id: string): boolean {
    const all = this.reader.overlapping(id);
    const next = all.findIndex((one) => one === id) + 1;
    const found = all[next];
    if (found === undefined) return false;
    this.openCard = null;
    this.reader.focusMark(found);
    this.#doors.notices.announce(`${next + 1} of ${all.length} overlapping`);
    return true;
  }

  #edit(key: string, annotation: string | null, span: Span, label: string, mode: Editing['mode']) {
    this.editing = { key, annotation, span, label, mode };
    this.openCard = annotation;
    this.reader.surface?.reveal(span);
  }

  #saved(annotation: AnnotationView, entry: number | null): void {
    this.reader.article?.putAnnotation(annotation);
    this.reader.focusedMark = annotation.id;
    this.reader.clearSelection();
    this.#doors.notices.status('Note saved', this.#undo(entry));
  }

  #undo(entry: number | null) {
    return undoAction(this.#doors.undo, entry);
  }
}
