import type { EntityKind, EntityView, MentionView, OccurrenceView, Span } from '$backend';
import { clipText, count } from '$shared/format/format';
import { covers, equal } from '$shared/text/positions';
import type { Doors } from './doors';
import type { Edits } from './edits.svelte';

/** An entity about to be marked: what it is called, and where it occurs. */
export type Proposal = {
  article: string;
  name: string;
  kind: EntityKind;
  /** The words the reader chose, which stay marked whatever the name; null when they were a guess. */
  chosen: Span | null;
  occurrences: readonly OccurrenceView[];
  /** Starts of the occurrences to leave out. */
  left: ReadonlySet<number>;
};

/** Marking by hand: a name of the text, everywhere it stands. */
export class Marking {
  proposal = $state.raw<Proposal | null>(null);
  saving = $state(false);
  #searching: Promise<unknown> = Promise.resolve();
  #doors: Doors;
  #edits: Edits;

  constructor(doors: Doors, edits: Edits) {
    this.#doors = doors;
    this.#edits = edits;
  }

  /**
   * Asks what the selection, or the word or unit at the cursor, would be marked as; what is marked
   * already is edited.
   */
  async propose(): Promise<void> {
    const { reader, journal } = this.#doors;
    const { article } = reader;
    const known = this.#known();
    if (known) return this.#edits.edit(known.entity, known.mention);
    const chosen = this.#chosen();
    const span = chosen ?? reader.cursor.span;
    if (!article || !span) return;
    const found = await journal.ask('occurrences', { article: article.id, span, name: null });
    if (!found || reader.article !== article) return;
    const { name, kind, occurrences } = found;
    this.proposal = { article: article.id, name, kind, chosen, occurrences, left: new Set() };
  }

  /** Changes the name and looks for the places that say it. */
  async rename(name: string): Promise<void> {
    const before = this.proposal;
    if (!before) return;
    this.proposal = { ...before, name };
    if (name.trim() === '') return;
    const args = { article: before.article, span: before.chosen, name };
    const search = this.#doors.journal.ask('occurrences', args);
    this.#searching = search;
    const found = await search;
    const now = this.#latest();
    if (found && now?.name === name) this.proposal = { ...now, occurrences: found.occurrences };
  }

  update(change: Partial<Pick<Proposal, 'kind' | 'left'>>): void {
    if (this.proposal) this.proposal = { ...this.proposal, ...change };
  }

  toggle(start: number): void {
    const left = new Set(this.proposal?.left);
    if (!left.delete(start)) left.add(start);
    this.update({ left });
  }

  dismiss(): void {
    this.proposal = null;
  }

  /** Marks every occurrence that was not left out. */
  async accept(): Promise<void> {
    const { reader, journal, notices } = this.#doors;
    await this.#searching;
    const { proposal } = this;
    if (!proposal || this.saving) return;
    const { article, kind, occurrences, left } = proposal;
    const name = proposal.name.trim();
    const spans = occurrences.filter((one) => !left.has(one.span.start)).map((one) => one.span);
    if (name === '' || spans.length === 0) return;
    this.saving = true;
    const made = await journal.change('tagEntity', { article, name, kind, spans });
    this.saving = false;
    if (!made) return;
    this.proposal = null;
    if (reader.article?.id === article) reader.article.putEntity(made.value);
    const where = count(made.value.mentions.length, 'mention');
    notices.status(
      `Marked ${clipText(made.value.name, 60)} · ${where}`,
      this.#doors.undoOf(made.entry),
    );
  }

  /** The proposal as it is now, after a wait. */
  #latest(): Proposal | null {
    return this.proposal;
  }

  /** What the reader chose to mark: the selection, or the word at the cursor. */
  #chosen(): Span | null {
    const { selection, cursor } = this.#doors.reader;
    return selection ?? (cursor.unit === 'word' ? cursor.span : null);
  }

  /** The mention that is selected, that the word at the cursor is in, or that was gone to. */
  #known(): { entity: EntityView; mention: MentionView } | null {
    const { article, selection, cursor, currentMention } = this.#doors.reader;
    const here = selection ?? cursor.span;
    if (!article || !here) return null;
    const isMeant = ({ id, span }: MentionView) => {
      if (!span) return false;
      if (selection) return equal(selection, span);
      if (cursor.unit === 'word') return span.start <= here.start && here.end <= span.end;
      return id === currentMention && covers(here, span.start);
    };
    for (const entity of article.entities) {
      const mention = entity.mentions.find(isMeant);
      if (mention) return { entity, mention };
    }
    return null;
  }
}
