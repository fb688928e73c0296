import type { EntityPageView } from '$backend';
import type { Doors } from './doors';
import { rowsOf, sectionsOf, type Row, type SectionId } from './rows';

/** Where a page stood: the row in hand, and how far below the top. */
export type Place = { entity: string; active: string | null; offset: number | null };

/** The page of one entity: all that the library knows of it. */
export class Dossier {
  view = $state.raw<EntityPageView | null>(null);
  entity = $state<string | null>(null);
  /** The row that keys work on. */
  active = $state<string | null>(null);
  /** Whether the note is being written. */
  writing = $state(false);
  /** Whether the menu of kinds is open. */
  choosingKind = $state(false);
  /** How far below the top the row in hand is to stand when the page is drawn next. */
  offset: number | null = null;
  measure: () => number | null = () => null;
  /** Goes where a row leads. */
  openRow: (row: Row) => void = () => undefined;
  #opened = $state.raw<ReadonlySet<string>>(new Set());
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  sections = $derived(this.view ? sectionsOf(this.view) : []);
  rows = $derived(this.view ? rowsOf(this.view, this.#opened) : []);
  index = $derived(this.rows.findIndex((row) => row.id === this.active));
  row = $derived(this.rows[this.index] ?? null);
  /** Articles that the page lists of those there are, where it does not list all. */
  cut = $derived.by(() => {
    const { view } = this;
    return view && view.entity.articles > view.articles.length ? view.articles.length : null;
  });

  place(): Place | null {
    const { entity, active } = this;
    return entity === null ? null : { entity, active, offset: this.measure() };
  }

  /** Shows the page of an entity; false where the library has it no more. */
  async open(entity: string, place: Place | null = null): Promise<boolean> {
    const isOther = entity !== this.entity;
    if (isOther) {
      this.view = null;
      this.#opened = new Set();
      this.active = null;
    }
    this.writing = false;
    this.choosingKind = false;
    this.offset = place?.offset ?? null;
    this.entity = entity;
    if (!(await this.refresh())) return false;
    if (place) this.active = place.active;
    return true;
  }

  /** Fetches it anew; false where the library has the entity no more. */
  async refresh(): Promise<boolean> {
    const { entity } = this;
    if (entity === null) return false;
    const view = await this.#doors.journal.ask('entityPage', { entity }, 'notFound');
    if (entity !== this.entity) return true;
    if (!view) return false;
    const before = this.index;
    this.view = view;
    if (this.index === -1) {
      const at = Math.min(Math.max(0, before), this.rows.length - 1);
      this.active = this.rows[at]?.id ?? null;
    }
    return true;
  }

  step(by: number): void {
    const next = this.index === -1 ? 0 : this.index + by;
    const row = this.rows[Math.max(0, Math.min(this.rows.length - 1, next))];
    if (row) this.active = row.id;
  }

  /** Goes to the first row of a section. */
  reach(section: SectionId): void {
    const row = this.rows.find((one) => one.section === section);
    if (row) this.active = row.id;
  }

  /** Goes to the section after or before the one in hand. */
  stepSection(by: 1 | -1): void {
    const at = this.sections.findIndex((one) => one.id === this.row?.section);
    const inFront = by === -1 && this.row && !this.row.first ? at : at + by;
    const next = this.sections[inFront];
    if (!next) return;
    this.reach(next.id);
    this.#doors.notices.announce(`${next.title}: ${String(next.amount)}`);
  }

  /** Shows all mentions of an article; the first of those that were not goes in hand. */
  showAll(article: string): void {
    const at = this.index;
    this.#opened = new Set([...this.#opened, article]);
    this.active = this.rows[at]?.id ?? this.active;
  }
}
