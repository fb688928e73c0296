import type { EntityKind, EntityView, MentionView, OccurrenceView, Span } from '$backend';
import type { Reader } from '$features/reader';
import { clipText, count } from '$shared/format/format';
import { blockIndexAt, covers, equal } from '$shared/text/positions';
import type { Doors } from './doors';
import { Edits } from './edits.svelte';
import { kinds } from './kinds';

/** Code units of context on each side of a mention in a list. */
const beside = 60;

/** The beginning of what follows a mention, in whole words where it has any. */
const firstWords = (text: string): string =>
  text.length <= beside
    ? text
    : `${text.slice(0, beside).replace(/\s+\S*$|[\uD800-\uDBFF]$/, '')}…`;

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

/** The people, places and things marked in the open article. */
export class Entities {
  proposal = $state.raw<Proposal | null>(null);
  saving = $state(false);
  readonly edits: Edits;
  #searching: Promise<unknown> = Promise.resolve();
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
    this.edits = new Edits(doors);
  }

  get reader(): Reader {
    return this.#doors.reader;
  }

  /** Entities by kind, in the order of `kinds`; the most mentioned first. */
  groups = $derived.by(() => {
    const all = this.reader.article?.entities ?? [];
    return kinds.flatMap(({ kind, plural }) => {
      const entities = all
        .filter((one) => one.kind === kind)
        .sort((a, b) => b.mentions.length - a.mentions.length || a.name.localeCompare(b.name));
      return entities.length > 0 ? [{ kind, plural, entities }] : [];
    });
  });

  /**
   * Asks what the selection, or the word or unit at the cursor, would be marked as; what is marked
   * already is edited.
   */
  async propose(): Promise<void> {
    const { reader, journal } = this.#doors;
    const { article } = reader;
    const known = this.#known();
    if (known) return this.edits.edit(known.entity, known.mention);
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

  async remove(entity: EntityView): Promise<void> {
    const { reader, journal, notices } = this.#doors;
    const { article } = reader;
    if (!article) return;
    const args = { article: article.id, entity: entity.id };
    const removed = await journal.change('removeEntity', args);
    if (!removed) return;
    article.dropEntity(entity.id);
    notices.status(`Removed ${clipText(entity.name, 60)}`, this.#doors.undoOf(removed.entry));
  }

  /** Takes one mention away; an entity goes with its last one. */
  async removeMention(entity: EntityView, mention: MentionView): Promise<void> {
    const { reader, journal, notices } = this.#doors;
    const { article } = reader;
    if (!article) return;
    const removed = await journal.change('removeMention', { mention: mention.id });
    if (!removed) return;
    if (reader.currentMention === mention.id) reader.currentMention = null;
    const mentions = entity.mentions.filter((one) => one.id !== mention.id);
    if (mentions.length === 0) article.dropEntity(entity.id);
    else article.putEntity({ ...entity, mentions });
    notices.status(
      `Mention removed · ${clipText(entity.name, 60)}`,
      this.#doors.undoOf(removed.entry),
    );
  }

  /** A mention with the words around it, for a list; `before` code units at most before it. */
  context(mention: MentionView, before = beside): { before: string; after: string } {
    const { article } = this.reader;
    const { span } = mention;
    if (!article || !span) return { before: '', after: '' };
    const block = article.blocks[blockIndexAt(article.blocks, span.start)];
    const text = block?.text ?? '';
    const from = span.start - (block?.start ?? 0);
    const to = span.end - (block?.start ?? 0);
    return { before: lastWords(text.slice(0, from), before), after: firstWords(text.slice(to)) };
  }

  /** Goes to one mention. */
  goTo(mention: MentionView): void {
    if (!mention.span) return;
    this.reader.focusedMark = null;
    this.reader.currentMention = mention.id;
    this.reader.jumpTo(mention.span);
  }

  /** Goes to the mention after the current one, round from the last to the first. */
  nextMention(entity: EntityView): void {
    const placed = entity.mentions
      .filter((one) => one.span !== null)
      .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
    const at = placed.findIndex((one) => one.id === this.reader.currentMention);
    const next = placed[(at + 1) % placed.length];
    if (!next) return;
    this.goTo(next);
  }

  /** Goes to the next mention of who is written as `@name` in a note; says so where nobody is. */
  goToName(name: string): void {
    const wanted = plain(name);
    const named = (entity: EntityView) =>
      [entity.name, ...entity.aliases, ...entity.mentions.map((one) => one.quote)].some(
        (one) => plain(one) === wanted,
      );
    const found = this.reader.article?.entities.find(named);
    if (found) this.nextMention(found);
    else this.#doors.notices.status(`${name} is not marked in this article`);
  }

  /** The proposal as it is now, after a wait. */
  #latest(): Proposal | null {
    return this.proposal;
  }

  /** What the reader chose to mark: the selection, or the word at the cursor. */
  #chosen(): Span | null {
    const { selection, cursor } = this.reader;
    return selection ?? (cursor.unit === 'word' ? cursor.span : null);
  }

  /** The mention that is selected, that the word at the cursor is in, or that was gone to. */
  #known(): { entity: EntityView; mention: MentionView } | null {
    const { article, selection, cursor, currentMention } = this.reader;
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

/** A name as it is compared: without its case, and with `_` for a blank. */
const plain = (name: string): string => name.replaceAll('_', ' ').trim().toLocaleLowerCase();

/** The end of a text from a word's start on, after an ellipsis where something is left out. */
function lastWords(text: string, most: number): string {
  if (text.length <= most) return text.trimStart();
  const end = text.slice(-most);
  return `…${end.slice(end.search(/\s/) + 1)}`;
}
