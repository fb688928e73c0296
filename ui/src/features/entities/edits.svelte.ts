import type { EntityKind, EntityView, MentionView } from '$backend';
import type { OpenArticle } from '$features/reader';
import { clipText, count } from '$shared/format/format';
import type { Doors } from './doors';
import { kindName } from './kinds';

/** An entity whose name and kind are being changed; `mention` where it was asked from the text. */
export type Editing = {
  entity: EntityView;
  mention: MentionView | null;
  name: string;
  kind: EntityKind;
};
/** Two entities about to become one; `into` is null until it is chosen. */
export type Merging = { from: EntityView; into: string | null; keep: 'from' | 'into' };

/** Changes to entities that are there already: name, kind, and two that are one. */
export class Edits {
  editing = $state.raw<Editing | null>(null);
  merging = $state.raw<Merging | null>(null);
  /** The entity whose menu is open in the list, and whether it shows the kinds only. */
  menu = $state.raw<{ entity: string; kinds: boolean } | null>(null);
  saving = $state(false);
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  get article(): OpenArticle | null {
    return this.#doors.reader.article;
  }

  /** The other entities of the article, those of the same kind first. */
  others = $derived.by(() => {
    const from = this.merging?.from;
    const rank = (one: EntityView) => (one.kind === from?.kind ? 0 : 1);
    return (this.article?.entities ?? [])
      .filter((one) => one.id !== from?.id)
      .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  });
  into = $derived(this.others.find((one) => one.id === this.merging?.into) ?? null);

  /** Another entity of the article that already has the name and kind now wanted. */
  twin = $derived.by(() => {
    const editing = this.editing;
    if (!editing) return null;
    const same = (one: EntityView) =>
      one.id !== editing.entity.id && one.name === editing.name.trim() && one.kind === editing.kind;
    return this.article?.entities.find(same) ?? null;
  });

  edit(entity: EntityView, mention: MentionView | null = null): void {
    this.editing = { entity, mention, name: entity.name, kind: entity.kind };
  }

  update(change: Partial<Pick<Editing, 'name' | 'kind'>>): void {
    if (this.editing) this.editing = { ...this.editing, ...change };
  }

  /** Saves the name and kind in hand; false where that was refused. */
  async save(): Promise<boolean> {
    const { editing } = this;
    if (!editing || this.saving || this.twin || editing.name.trim() === '') return false;
    if (!(await this.change(editing.entity, editing.name.trim(), editing.kind))) return false;
    this.editing = null;
    return true;
  }

  /** Gives an entity a name and a kind, in the whole library. */
  async change(entity: EntityView, name: string, kind: EntityKind): Promise<boolean> {
    const { article } = this;
    const { journal, notices, undoOf } = this.#doors;
    if (!article) return false;
    if (entity.name === name && entity.kind === kind) return true;
    this.saving = true;
    const args = { article: article.id, entity: entity.id, name, kind };
    const changed = await journal.change('editEntity', args);
    this.saving = false;
    if (!changed) return false;
    if (changed.value) article.putEntity(changed.value);
    const what =
      entity.name === name
        ? `${clipText(name, 50)} · ${kindName(kind)}`
        : `Renamed to ${clipText(name, 60)}`;
    notices.status(what, undoOf(changed.entry));
    return true;
  }

  merge(from: EntityView, into: string | null = null): void {
    this.editing = null;
    this.merging = { from, into, keep: 'into' };
  }

  /** Chooses what to merge with, or whose name stays. */
  choose(change: Partial<Pick<Merging, 'into' | 'keep'>>): void {
    if (this.merging) this.merging = { ...this.merging, ...change };
  }

  /** Makes the two one; the id of the one that stays, or null where that was refused. */
  async acceptMerge(): Promise<string | null> {
    const { article, merging, into } = this;
    const { journal, notices, undoOf } = this.#doors;
    if (!article || !merging || !into || this.saving) return null;
    const [gone, kept] = merging.keep === 'into' ? [merging.from, into] : [into, merging.from];
    this.saving = true;
    const args = { article: article.id, from: gone.id, into: kept.id };
    const merged = await journal.change('mergeEntities', args);
    this.saving = false;
    if (!merged) return null;
    this.merging = null;
    article.dropEntity(gone.id);
    if (merged.value) article.putEntity(merged.value);
    const where = count(merged.value?.mentions.length ?? 0, 'mention');
    notices.status(`Merged into ${clipText(kept.name, 60)} · ${where}`, undoOf(merged.entry));
    return kept.id;
  }
}
