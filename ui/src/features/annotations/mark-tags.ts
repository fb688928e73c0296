import { parseTags } from '$shared/text/tags';
import type { Doors } from './doors';
import type { Drafts } from './drafts.svelte';

const draftOf = (mark: string): string => `tags:${mark}`;

/** The tags of single marks: what is being written stays as a draft until it is saved. */
export class MarkTags {
  #doors: Doors;
  #drafts: Drafts;

  constructor(doors: Doors, drafts: Drafts) {
    this.#doors = doors;
    this.#drafts = drafts;
  }

  /** Whether tags were typed and not saved. */
  hasDraft(mark: string): boolean {
    return this.#drafts.get(draftOf(mark)) !== null;
  }

  /** What a field for them starts with. */
  text(mark: string): string {
    return this.#drafts.get(draftOf(mark))?.body ?? this.#saved(mark).join(', ');
  }

  /** Keeps what was typed. */
  keep(mark: string, typed: string): void {
    const { article } = this.#doors.reader;
    if (!article || this.#isSaved(mark, typed)) return this.#drafts.drop(draftOf(mark));
    // Without a passage it counts as no note.
    const draft = { article: article.id, span: null, label: '', body: typed };
    this.#drafts.type(draftOf(mark), draft);
  }

  /** Saves them; a refusal, which has been shown, leaves the draft. */
  async save(mark: string, typed: string): Promise<boolean> {
    const { reader, journal } = this.#doors;
    const { article } = reader;
    this.keep(mark, typed);
    if (this.#isSaved(mark, typed)) return true;
    const args = { annotation: mark, tags: parseTags(typed) };
    const changed = await journal.change('tagAnnotation', args);
    this.#drafts.settle(draftOf(mark));
    if (!changed) return false;
    this.#drafts.drop(draftOf(mark));
    article?.putAnnotation(changed.value);
    return true;
  }

  /** Shows what was typed last. */
  settle(mark: string): void {
    this.#drafts.settle(draftOf(mark));
  }

  #saved(mark: string): readonly string[] {
    return this.#doors.reader.article?.annotation(mark)?.tags ?? [];
  }

  #isSaved(mark: string, typed: string): boolean {
    return parseTags(typed).join('\n') === this.#saved(mark).join('\n');
  }
}
