import type { AnnotationView, Span } from '$backend';
import type { Reader } from '$features/reader';
import { count } from '$shared/format/format';
import { byPlace } from '$shared/text/positions';
import { ArticleNote } from './article-note';
import { Bulk } from './bulk';
import { Copying } from './copying';
import type { Doors } from './doors';
import { Drafts, quoteOf } from './drafts.svelte';
import type { Editing } from './editing';
import { Highlighting } from './highlighting.svelte';
import { MarkTags } from './mark-tags';
import { Modes } from './modes.svelte';
import { NotesView } from './notes-view.svelte';
import { Placing } from './placing.svelte';
import { Resizing } from './resizing.svelte';
import { standing } from './standing';
import { Vocabulary } from './vocabulary.svelte';
import { Walk } from './walk';

/** Highlights, notes and tags of the open article: what can be done to them. */
export class Annotations {
  readonly drafts = new Drafts();
  readonly highlighting: Highlighting;
  readonly resizing: Resizing;
  readonly bulk: Bulk;
  readonly placing: Placing;
  readonly copying: Copying;
  readonly walk: Walk;
  readonly modes: Modes;
  readonly articleNote: ArticleNote;
  readonly tags: MarkTags;
  readonly vocabulary: Vocabulary;
  /** The list of all highlights and notes. */
  readonly view: NotesView;
  editing = $state.raw<Editing | null>(null);
  /** The mark whose card is open beside the text. */
  openCard = $state<string | null>(null);
  /** Whether the choice of labels stands over a mouse selection. */
  popover = $state(false);
  /** Marks over one place, listed in a menu at a point of the window. */
  listed = $state.raw<{ ids: readonly string[]; x: number; y: number } | null>(null);
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
    this.highlighting = new Highlighting(doors);
    this.resizing = new Resizing(doors);
    this.bulk = new Bulk(doors);
    this.placing = new Placing(doors);
    this.copying = new Copying(doors);
    this.walk = new Walk(doors);
    this.modes = new Modes(doors);
    this.articleNote = new ArticleNote(doors, this.drafts);
    this.tags = new MarkTags(doors, this.drafts);
    this.vocabulary = new Vocabulary(doors);
    this.view = new NotesView(doors.reader);
    doors.reader.numbers.hasDraft = (id) => this.drafts.get(id) !== null;
    $effect.root(() => {
      $effect(() => this.drafts.follow(doors.reader.article));
    });
  }

  get reader(): Reader {
    return this.#doors.reader;
  }

  openAddress(href: string): void {
    this.#doors.external(href);
  }

  /** To the next place that names somebody. */
  goToName(name: string): void {
    this.#doors.goToName(name);
  }

  /** Highlights the selection or the cursor's unit; with a mark in hand, relabels that. */
  async highlight(label: string = this.highlighting.lastLabel): Promise<void> {
    const { reader, notices } = this.#doors;
    const stayed = standing(reader);
    const { article, target } = reader;
    if (reader.focusedMark && !reader.selection) return this.relabel(reader.focusedMark, label);
    if (!article || !target || reader.surface?.selectsBlank()) return;
    this.highlighting.use(label);
    const making = this.highlighting.making(article, target);
    if (making) {
      const id = await making;
      return id === null ? undefined : this.relabel(id, label);
    }
    await this.highlighting.make(article, target, label, (mark, entry) => {
      if (reader.article !== article) return;
      this.#take(mark, stayed());
      notices.status(`Highlighted · ${reader.label(label).name}`, this.#doors.undoOf(entry));
      notices.announce(count(article.placed.length, 'highlight'));
    });
  }

  async relabel(id: string, label: string): Promise<void> {
    this.highlighting.use(label);
    await this.bulk.relabel([id], label);
  }

  async remove(...ids: string[]): Promise<void> {
    if (!(await this.bulk.remove(ids))) return;
    const gone = (id: string | null) => id !== null && ids.includes(id);
    if (gone(this.openCard)) this.openCard = null;
    if (gone(this.editing?.annotation ?? null)) this.editing = null;
    if (gone(this.reader.focusedMark)) this.reader.focusedMark = null;
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
      const { lastLabel } = this.highlighting;
      const making = this.highlighting.making(article, target);
      this.#edit(Drafts.keyOf(article.id, target), null, target, lastLabel, 'note', making);
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
    const stayed = standing(reader);
    this.closeEditor();
    const text = body.trim();
    const id = editing.annotation ?? (await editing.making);
    const before = id === null ? null : article.annotation(id);
    const drop = () => [editing.key, before?.id ?? ''].forEach((one) => this.drafts.drop(one));
    if (text === (before?.body ?? '')) return drop();
    const saved = before
      ? await journal.change('editNote', { annotation: before.id, body: text })
      : await journal.change('highlight', {
          article: article.id,
          span: editing.span,
          label: editing.label,
          body: text,
        });
    if (!saved) return;
    drop();
    if (reader.article !== article) return;
    this.#take(saved.value, stayed());
    this.#doors.notices.status('Note saved', this.#doors.undoOf(saved.entry));
  }

  /** Keeps what was typed; called at every change of the editor. */
  keepDraft(body: string): void {
    const { editing } = this;
    const { article } = this.reader;
    if (!editing || !article || editing.mode !== 'note') return;
    const { key, span, label, annotation } = editing;
    const saved = annotation ? (article.annotation(annotation)?.body ?? '') : '';
    if (body.trim() === saved) return this.drafts.drop(key);
    const quote = annotation ? null : quoteOf(article.blocks, span);
    this.drafts.type(key, { article: article.id, span, label, body, quote });
  }

  /** Saves the open note and opens the one after it, or before it. */
  editBeside(body: string, step: 1 | -1): void {
    const { editing } = this;
    if (!editing) return;
    const placed = this.reader.article?.placed ?? [];
    const noted = placed.filter((one) => one.body !== '' && one.id !== editing.key);
    const after = noted.findIndex((one) => byPlace(one.span, editing.span) > 0);
    const from = after === -1 ? noted.length : after;
    const next = noted[step === 1 ? from : from - 1];
    if (!next) {
      this.#doors.notices.announce(step === 1 ? 'The last note' : 'The first note');
      return;
    }
    void this.saveNote(editing.key, body);
    this.editNote(next.id);
  }

  /** What a selection by the mouse leads to: the choice of labels, or a highlight at once. */
  selected(wantsPopover: boolean): void {
    if (this.placing.attaching) return;
    if (this.modes.marker) void this.highlight();
    else this.popover = wantsPopover;
  }

  /** Lists marks to choose from; none open no list. */
  listMarks(ids: readonly string[], x: number, y: number): void {
    this.popover = false;
    this.listed = ids.length > 0 ? { ids, x, y } : null;
  }

  /** Closes the editor; the draft stays, with the mark that its passage gets meanwhile. */
  closeEditor(): void {
    const { editing } = this;
    this.editing = null;
    if (!editing) return;
    this.drafts.settle(editing.key);
    void editing.making?.then((id) => id !== null && this.drafts.move(editing.key, id));
  }

  copyQuote(): Promise<void> {
    return this.copying.quote();
  }

  /** Says which mark is in hand, for those who do not see it. */
  announceMark(id: string): void {
    this.walk.announce(id);
  }

  #edit(
    key: string,
    annotation: string | null,
    span: Span,
    label: string,
    mode: Editing['mode'],
    making: Editing['making'] = null,
  ) {
    this.editing = { key, annotation, span, label, mode, making };
    this.openCard = annotation;
    this.reader.surface?.reveal(span);
  }

  /** Takes a mark in hand where the reader `stayed` on it and opened no other note meanwhile. */
  #take(mark: AnnotationView, stayed: boolean): void {
    const takes = stayed && !this.editing;
    // Before the text is drawn anew: the web view would keep the colour of the selection on it.
    if (takes) this.reader.clearSelection();
    if (takes) this.popover = false;
    this.reader.article?.putAnnotation(mark);
    if (takes) this.reader.focusedMark = mark.id;
  }
}
