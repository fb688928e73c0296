import type { EntityKind, EntityTypeView } from '$backend';
import { kindName } from '$features/entities';
import { Changes } from './changes.svelte';
import type { Doors } from './doors';
import { Dossier, type Place as PagePlace } from './dossier.svelte';
import { EntityFile } from './entity-file.svelte';
import { Shelf, type Place as ShelfPlace } from './shelf.svelte';

/** Where the reader was among the followed entities. */
export type FollowedPlace = { page: PagePlace } | { shelf: ShelfPlace };

/** The entities that are followed across the library: their list, and the page of each. */
export class Followed {
  /** What stands where articles are read. */
  shown = $state<'shelf' | 'page' | null>(null);
  /** The reader's own types. */
  types = $state.raw<readonly EntityTypeView[]>([]);
  readonly shelf: Shelf;
  readonly dossier: Dossier;
  readonly changes: Changes;
  readonly file: EntityFile;
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
    this.shelf = new Shelf(doors);
    this.dossier = new Dossier(doors);
    this.changes = new Changes(doors, this.dossier, this);
    this.file = new EntityFile(doors);
  }

  hide(): void {
    this.shown = null;
    this.dossier.writing = false;
  }

  async showShelf(): Promise<void> {
    this.shown = 'shelf';
    await Promise.all([this.shelf.refresh(), this.refreshTypes()]);
  }

  /** Shows the page of an entity; where the library has it no more, the list and a word about it. */
  async showPage(entity: string, place: PagePlace | null = null): Promise<void> {
    const before = this.shown;
    this.shown = 'page';
    const types = this.refreshTypes();
    if (await this.dossier.open(entity, place)) return types;
    this.#doors.notices.status('The library follows this entity no more');
    this.shown = before === 'page' ? 'shelf' : before;
    if (this.shown === 'shelf') await this.showShelf();
  }

  /** Where it stands now; null where it is not shown. */
  place(): FollowedPlace | null {
    if (this.shown === 'shelf') return { shelf: this.shelf.place() };
    const page = this.shown === 'page' ? this.dossier.place() : null;
    return page && { page };
  }

  async returnTo(place: FollowedPlace): Promise<void> {
    if ('page' in place) return this.showPage(place.page.entity, place.page);
    this.shelf.returnTo(place.shelf);
    await this.showShelf();
  }

  /** Fetches anew what is shown. */
  async refresh(): Promise<void> {
    if (this.shown === 'shelf') return this.shelf.refresh();
    if (this.shown !== 'page') return;
    if (!(await this.dossier.refresh())) await this.showShelf();
  }

  async refreshTypes(): Promise<void> {
    const types = await this.#doors.journal.ask('entityTypes', {});
    if (types) this.types = types;
  }

  /** What an entity is, in a word: its kind, or the reader's own type. */
  typeName({ kind, ownType }: { kind: EntityKind; ownType?: string | null }): string {
    const own = ownType == null ? undefined : this.types.find((one) => one.id === ownType);
    return own?.name ?? kindName(kind);
  }
}
