import type { AnnotationView, Span } from '$backend';
import type { OpenArticle } from '$features/reader';
import { recall, remember } from '$shared/storage';
import type { Doors } from './doors';
import { Drafts } from './drafts.svelte';

/** Making highlights, each once however quickly its keys are pressed. */
export class Highlighting {
  #doors: Doors;
  #lastLabel = $state(recall('last-label') ?? '');
  /** The marks that the library was asked to make and has not answered yet, by passage. */
  #underway = new Map<string, Promise<string | null>>();

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  /** The label used last, or else the first one there is. */
  get lastLabel(): string {
    const { labels } = this.#doors.reader;
    return (labels.find((one) => one.id === this.#lastLabel) ?? labels[0])?.id ?? '';
  }

  /** Makes a label the one that a plain highlight gets. */
  use(label: string): void {
    this.#lastLabel = label;
    remember('last-label', label);
  }

  /** The mark that is being made on a passage; null where none is, or after a refusal. */
  making(article: OpenArticle, passage: Span): Promise<string | null> | null {
    return this.#underway.get(Drafts.keyOf(article.id, passage)) ?? null;
  }

  /** Asks for a mark and hands it to `made`. */
  async make(
    article: OpenArticle,
    span: Span,
    label: string,
    made: (mark: AnnotationView, entry: number | null) => void,
  ): Promise<void> {
    const key = Drafts.keyOf(article.id, span);
    const work = async () => {
      const args = { article: article.id, span, label, body: '' };
      const answer = await this.#doors.journal.change('highlight', args);
      this.#underway.delete(key);
      if (answer) made(answer.value, answer.entry);
      return answer?.value.id ?? null;
    };
    const underway = work();
    this.#underway.set(key, underway);
    await underway;
  }
}
