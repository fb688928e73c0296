import type { EntityKind, EntityView, OccurrenceView, Span } from '$backend';
import type { Reader } from '$features/reader';
import { count } from '$shared/format/format';
import type { Journal } from '$shared/journal.svelte';
import type { Notices } from '$shared/notices.svelte';
import { clip, covers } from '$shared/text/positions';
import { unitAt } from '$shared/text/units';

export const kinds: readonly { kind: EntityKind; name: string; plural: string }[] = [
  { kind: 'person', name: 'Person', plural: 'People' },
  { kind: 'organization', name: 'Organisation', plural: 'Organisations' },
  { kind: 'place', name: 'Place', plural: 'Places' },
  { kind: 'nationality', name: 'Nationality', plural: 'Nationalities' },
  { kind: 'event', name: 'Event', plural: 'Events' },
  { kind: 'work', name: 'Work', plural: 'Works' },
  { kind: 'other', name: 'Other', plural: 'Other' },
];

/** An entity about to be marked: what it is called, and where it occurs. */
export type Proposal = {
  article: string;
  name: string;
  kind: EntityKind;
  occurrences: readonly OccurrenceView[];
  /** Starts of the occurrences to leave out. */
  left: ReadonlySet<number>;
};

type Doors = { reader: Reader; journal: Journal; notices: Notices; undo: () => void };

/** The people, places and things marked in the open article. */
export class Entities {
  proposal = $state.raw<Proposal | null>(null);
  saving = $state(false);
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
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

  /** Asks what the selection, or the word or unit at the cursor, would be marked as. */
  async propose(): Promise<void> {
    const { reader, journal } = this.#doors;
    const { article } = reader;
    const span = this.#subject();
    if (!article || !span) return;
    const found = await journal.ask('occurrences', { article: article.id, span });
    if (!found || reader.article !== article) return;
    const { name, kind, occurrences } = found;
    this.proposal = { article: article.id, name, kind, occurrences, left: new Set() };
  }

  update(change: Partial<Pick<Proposal, 'name' | 'kind' | 'left'>>): void {
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
    notices.status(`Marked ${made.value.name} · ${where}`, this.#undo());
  }

  async remove(entity: EntityView): Promise<void> {
    const { reader, journal, notices } = this.#doors;
    const { article } = reader;
    if (!article) return;
    const args = { article: article.id, entity: entity.id };
    if (!(await journal.change('removeEntity', args))) return;
    article.dropEntity(entity.id);
    notices.status(`Removed ${entity.name}`, this.#undo());
  }

  /** Goes to the mention after the current one, round from the last to the first. */
  nextMention(entity: EntityView): void {
    const placed = entity.mentions
      .flatMap((one) => (one.span ? [{ id: one.id, span: one.span }] : []))
      .sort((a, b) => a.span.start - b.span.start);
    const at = placed.findIndex((one) => one.id === this.reader.currentMention);
    const next = placed[(at + 1) % placed.length];
    if (!next) return;
    this.reader.focusedMark = null;
    this.reader.currentMention = next.id;
    this.reader.jumpTo(next.span);
  }

  /** The selection; else the cursor's unit, or its first word where the unit is larger. */
  #subject(): Span | null {
    const { article, selection, cursor } = this.reader;
    if (selection) return selection;
    if (!article || !cursor.span || cursor.unit === 'word') return cursor.span;
    const mention = this.reader.currentMention;
    const known = article.entities.flatMap((one) => one.mentions).find((one) => one.id === mention);
    const start =
      known?.span && covers(cursor.span, known.span.start) ? known.span.start : cursor.span.start;
    const word = unitAt(article.blocks, 'word', start, article.row.language);
    return word && clip(word, cursor.span);
  }

  #undo() {
    return { label: 'Undo', run: this.#doors.undo };
  }
}
