import type { EntityKind, EntityPageView, EntityRow } from '$backend';
import { clipText, count } from '$shared/format/format';
import type { Doors } from './doors';
import type { Dossier } from './dossier.svelte';
import { Merging } from './merging.svelte';
import { Splitting } from './splitting.svelte';

/** Name, other names and Wikidata item while they are being changed. */
export type Editing = { name: string; aliases: string; wikidata: string; refused: string | null };
type Names = { typeName: (of: { kind: EntityKind; ownType: string | null }) => string };
type Type = { kind: EntityKind; own: { id: string } | null };

/** What can be done to the entity whose page is open; each is one step of undo. */
export class Changes {
  editing = $state.raw<Editing | null>(null);
  merging = $state.raw<Merging | null>(null);
  splitting = $state.raw<Splitting | null>(null);
  saving = $state(false);
  #doors: Doors;
  #dossier: Dossier;
  #names: Names;

  constructor(doors: Doors, dossier: Dossier, names: Names) {
    this.#doors = doors;
    this.#dossier = dossier;
    this.#names = names;
  }

  get view(): EntityPageView | null {
    return this.#dossier.view;
  }

  edit(): boolean {
    const { view } = this;
    if (!view) return false;
    const { name, aliases } = view.entity;
    const wikidata = view.wikidata ?? '';
    this.editing = { name, aliases: aliases.join('\n'), wikidata, refused: null };
    return true;
  }

  type(change: Partial<Editing>): void {
    if (this.editing) this.editing = { ...this.editing, refused: null, ...change };
  }

  /** Saves name, other names and Wikidata item; false where that was refused, with the reason. */
  async save(): Promise<boolean> {
    const { editing, view } = this;
    if (!editing || !view || this.saving || editing.name.trim() === '') return false;
    this.saving = true;
    const refused =
      (await this.#saveName(view, editing)) ?? (await this.#saveDetails(view, editing));
    this.saving = false;
    await this.#renew();
    if (refused !== null) this.type({ refused });
    else this.editing = null;
    return refused === null;
  }

  async #saveName(view: EntityPageView, { name }: Editing): Promise<string | null> {
    const { entity } = view;
    const wanted = name.trim();
    if (wanted === entity.name) return null;
    const { kind, ownType } = entity;
    const args = { article: null, entity: entity.id, name: wanted, kind, ownType };
    const { answer, error } = await this.#doors.journal.attempt('editEntity', args);
    if (error) return error.message;
    this.#said(`Renamed to ${clipText(wanted, 60)}`, answer.entry);
    return null;
  }

  async #saveDetails(view: EntityPageView, editing: Editing): Promise<string | null> {
    const { entity, note } = view;
    const wikidata = editing.wikidata.trim() || null;
    const written = names(editing.aliases);
    const same = written.join('\n') === entity.aliases.join('\n') && wikidata === view.wikidata;
    if (same) return null;
    // A new name leaves the one before it as another name.
    const renamed = editing.name.trim() !== entity.name && !written.includes(entity.name);
    const aliases = renamed ? [...written, entity.name] : written;
    const args = { entity: entity.id, aliases, wikidata, note, ownType: entity.ownType };
    const { answer, error } = await this.#doors.journal.attempt('editEntityDetails', args);
    if (error) return error.message;
    this.#said('Details saved', answer.entry);
    return null;
  }

  /** Saves the note; false where that was refused. */
  async saveNote(note: string): Promise<boolean> {
    const { view } = this;
    if (!view) return false;
    if (note.trim() === view.note.trim()) return true;
    const { id, aliases, ownType } = view.entity;
    const { wikidata } = view;
    const args = { entity: id, aliases, wikidata, note: note.trim(), ownType };
    const changed = await this.#doors.journal.change('editEntityDetails', args);
    if (!changed) return false;
    this.#said('Note saved', changed.entry);
    await this.#renew();
    return true;
  }

  async setType({ kind, own }: Type): Promise<void> {
    const { view } = this;
    const ownType = own?.id ?? null;
    if (!view || (view.entity.kind === kind && view.entity.ownType === ownType)) return;
    const { id, name } = view.entity;
    const args = { article: null, entity: id, name, kind, ownType };
    const changed = await this.#doors.journal.change('editEntity', args);
    if (!changed) return;
    const called = this.#names.typeName({ kind, ownType });
    this.#said(`${clipText(name, 50)} · ${called}`, changed.entry);
    await this.#renew();
  }

  merge(query = ''): boolean {
    const { view } = this;
    if (!view) return false;
    this.editing = null;
    this.merging = new Merging(this.#doors, view.entity);
    if (query !== '') this.merging.type(query);
    return true;
  }

  /** Makes the two one, and shows the page of the one that stays. */
  async acceptMerge(): Promise<boolean> {
    const { merging } = this;
    const pair = merging?.pair;
    if (!merging || !pair || this.saving) return false;
    this.saving = true;
    const args = { article: null, from: pair.gone.id, into: pair.kept.id };
    const merged = await this.#doors.journal.change('mergeEntities', args);
    this.saving = false;
    if (!merged) return false;
    this.merging = null;
    this.#said(`Merged into ${clipText(pair.kept.name, 60)}`, merged.entry);
    await this.#dossier.open(pair.kept.id);
    await this.#doors.changed();
    return true;
  }

  split(): boolean {
    const { view } = this;
    if (!view) return false;
    if (view.entity.mentions < 2) {
      this.#doors.notices.status('There is one mention only: give it another name instead');
      return false;
    }
    const { row } = this.#dossier;
    this.splitting = new Splitting(view, row?.kind === 'mention' ? row.mention.id : null);
    return true;
  }

  /** Makes what is chosen somebody else's; false where that was refused, with the reason. */
  async acceptSplit(): Promise<boolean> {
    const { splitting } = this;
    if (!splitting?.ready || this.saving) return false;
    this.saving = true;
    const { answer, error } = await this.#doors.journal.attempt('splitEntity', splitting.request);
    this.saving = false;
    if (error) {
      splitting.refused = error.message;
      return false;
    }
    this.splitting = null;
    const { name, mentions } = answer.value;
    this.#said(`Split off ${clipText(name, 50)} · ${count(mentions, 'mention')}`, answer.entry);
    await this.#renew();
    return true;
  }

  /** Follows the entity no more; its names are suggested again where they stand. */
  async remove(entity: EntityRow): Promise<boolean> {
    const args = { article: null, entity: entity.id };
    const removed = await this.#doors.journal.change('removeEntity', args);
    if (!removed) return false;
    this.#said(`Removed ${clipText(entity.name, 60)} from the library`, removed.entry);
    await this.#doors.changed();
    return true;
  }

  async #renew(): Promise<void> {
    await Promise.all([this.#dossier.refresh(), this.#doors.changed()]);
  }

  #said(text: string, entry: number | null): void {
    const { notices, undoOf } = this.#doors;
    notices.status(text, undoOf(entry));
  }
}

/** Names as they are written, one on a line. */
const names = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];
