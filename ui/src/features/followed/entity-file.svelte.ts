import type { EntityFileView, EntityRow } from '$backend';
import type { Doors } from './doors';

/** The page of an entity as a Markdown file: seen, copied, saved. */
export class EntityFile {
  entity = $state.raw<EntityRow | null>(null);
  file = $state.raw<EntityFileView | null>(null);
  writing = $state(false);
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  async show(entity: EntityRow): Promise<void> {
    this.entity = entity;
    this.file = null;
    const file = await this.#doors.journal.ask('exportEntity', {
      entity: entity.id,
      folder: null,
    });
    if (this.entity !== entity) return;
    if (file) this.file = file;
    else this.close();
  }

  close(): void {
    this.entity = null;
    this.file = null;
  }

  async copy(): Promise<void> {
    if (this.file && (await this.#doors.copy(this.file.markdown))) {
      this.#doors.notices.status('Page copied as Markdown');
    }
  }

  async copyLine(): Promise<void> {
    if (this.entity && (await this.#doors.copy(this.#doors.exportLine(this.entity.id, null)))) {
      this.#doors.notices.status('Command copied for the terminal');
    }
  }

  /** Writes it into a folder that the reader chooses; true where it was written. */
  async save(): Promise<boolean> {
    const { entity } = this;
    const { journal, notices, pickFolder } = this.#doors;
    if (!entity || this.writing) return false;
    const folder = await pickFolder();
    if (folder === null) return false;
    this.writing = true;
    const written = await journal.ask('exportEntity', { entity: entity.id, folder });
    this.writing = false;
    if (!written) return false;
    this.close();
    notices.status(`Saved ${written.path ?? written.name}`);
    return true;
  }
}
