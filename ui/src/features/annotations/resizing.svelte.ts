import type { AnnotationView, Span, Utf16 } from '$backend';
import type { OpenArticle } from '$features/reader';
import { equal, textOf } from '$shared/text/positions';
import type { Doors } from './doors';
import {
  dragRim,
  moveRim,
  wordsAtRim,
  type Direction,
  type Ground,
  type Rim,
  type Step,
} from './rims';

/** Presses within this time of each other become one change of the library. */
const together = 600;

type Underway = { article: OpenArticle; before: AnnotationView; span: Span };

/**
 * Moving the rims of a mark: shown at once, and saved when the keys rest or the pointer lets go,
 * so that one undo takes the whole move back.
 */
export class Resizing {
  /** The rim that follows the pointer. */
  dragged = $state<Rim | null>(null);
  #underway: Underway | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  /** Moves a rim by the keyboard; false for a mark without a place. */
  step(id: string, rim: Rim, direction: Direction, step: Step): boolean {
    const { reader, notices } = this.#doors;
    const at = this.#begin(id);
    if (!at) return false;
    const moved = moveRim(groundOf(at.article), at.span, rim, direction, step);
    if (!moved) {
      notices.announce(rim === 'end' ? 'The end goes no further' : 'The start goes no further');
      return true;
    }
    this.#show(at, moved);
    reader.surface?.reveal(moved);
    const words = wordsAtRim(textOf(at.article.blocks, moved), rim);
    notices.announce(rim === 'end' ? `Ends with “${words}”` : `Begins with “${words}”`);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.settle(), together);
    return true;
  }

  /** Lets a rim follow the pointer. */
  grab(id: string, rim: Rim): void {
    if (this.#begin(id)) this.dragged = rim;
  }

  dragTo(position: Utf16): void {
    const at = this.#underway;
    if (!at || !this.dragged) return;
    this.#show(at, dragRim(groundOf(at.article), at.span, this.dragged, position));
  }

  async release(): Promise<void> {
    this.dragged = null;
    await this.settle();
  }

  /** Puts the mark back as it was. */
  abandon(): void {
    this.dragged = null;
    clearTimeout(this.#timer);
    const at = this.#underway;
    this.#underway = null;
    if (at) at.article.putAnnotation(at.before);
  }

  /** Saves what has been moved and not been saved yet; done when it is. */
  settle(): Promise<void> {
    clearTimeout(this.#timer);
    const at = this.#underway;
    this.#underway = null;
    this.dragged = null;
    if (at) this.#saving = this.#saving.then(() => this.#save(at));
    return this.#saving;
  }

  /** What is under way on this mark; a move of another one is saved first. */
  #begin(id: string): Underway | null {
    const { article } = this.#doors.reader;
    if (this.#underway?.before.id === id && this.#underway.article === article) {
      return this.#underway;
    }
    void this.settle();
    const before = article?.annotation(id);
    if (!article || !before?.span) return null;
    this.#underway = { article, before, span: before.span };
    return this.#underway;
  }

  #show(at: Underway, span: Span): void {
    if (equal(at.span, span)) return;
    at.span = span;
    const now = at.article.annotation(at.before.id) ?? at.before;
    at.article.putAnnotation({ ...now, span, quote: textOf(at.article.blocks, span) });
  }

  async #save({ article, before, span }: Underway): Promise<void> {
    const { journal, notices } = this.#doors;
    if (equal(before.span, span)) return;
    const resized = await journal.change('resize', { annotation: before.id, span });
    if (!resized) return article.putAnnotation(before);
    // A further move may have begun meanwhile: it counts from what is shown.
    if (this.#underway?.before.id === before.id) this.#underway.before = resized.value;
    else article.putAnnotation(resized.value);
    notices.status('Highlight resized', this.#doors.undoOf(resized.entry));
  }
}

const groundOf = (article: OpenArticle): Ground => ({
  blocks: article.blocks,
  language: article.row.language,
});
