import type { AnnotationView } from '$backend';

type Numbers = ReadonlyMap<string, number>;

/** Numbers, from 1, for the marks that have a note, tags or a draft, in their order. */
export class NoteNumbers {
  /** Whether a note on a mark is in the making; told by the notes. */
  hasDraft: (annotation: string) => boolean = () => false;
  #marks: () => readonly AnnotationView[];
  #last: Numbers = new Map();

  /** `marks` are those to be numbered: none while notes stand beside the text. */
  constructor(marks: () => readonly AnnotationView[]) {
    this.#marks = marks;
  }

  all = $derived.by((): Numbers => {
    const noted = this.#marks().filter(
      (one) => one.body !== '' || one.tags.length > 0 || this.hasDraft(one.id),
    );
    const now = new Map(noted.map((one, index) => [one.id, index + 1]));
    // While the numbers stay the same nothing is drawn again.
    if (!same(now, this.#last)) this.#last = now;
    return this.#last;
  });
}

const same = (a: Numbers, b: Numbers): boolean =>
  a.size === b.size && [...a].every(([id, number]) => b.get(id) === number);
