import type { Doors } from './doors';

/** The tags and names that a note may mention, to be offered while one is written. */
export class Vocabulary {
  #library = $state.raw<readonly string[]>([]);
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  /** What the article's entities are called, without what cannot be written after `@`. */
  names = $derived.by(() => {
    const entities = this.#doors.reader.article?.entities ?? [];
    const all = entities.flatMap((one) => [one.name, ...one.aliases]);
    return [...new Set(all)].filter((name) => /^[\p{L}\p{N}]/u.test(name));
  });

  /** The library's tags and those of this article's marks, without those that hold a blank. */
  tags = $derived.by(() => {
    const own = this.#doors.reader.article?.annotations.flatMap((one) => one.tags) ?? [];
    const all = [...new Set([...own, ...this.#library])];
    return all.filter((tag) => !/\s/.test(tag)).sort((a, b) => a.localeCompare(b));
  });

  /** Asks for the library's tags as they are now. */
  async refresh(): Promise<void> {
    const view = await this.#doors.journal.ask('library', {});
    if (view) this.#library = view.tags.map((one) => one.name);
  }
}
