import type { AnnotationView } from '$backend';
import { clipText } from '$shared/format/format';
import type { Doors } from './doors';

/** Going from one mark to another, told to those who do not see it. */
export class Walk {
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  /** Says which mark this is, and over how many others it lies. */
  announce(id: string): void {
    const { reader, notices } = this.#doors;
    const all = reader.article?.placed ?? [];
    const index = all.findIndex((one) => one.id === id);
    const mark = all[index];
    if (!mark) return;
    notices.announce(`Highlight ${index + 1} of ${all.length}, ${this.#about(mark)}`);
  }

  /** Takes the next longer mark over the same text in hand; false after the longest. */
  overlapping(id: string): boolean {
    const { reader, notices } = this.#doors;
    const all = reader.overlapping(id);
    const next = all.findIndex((one) => one === id) + 1;
    const found = all[next];
    if (found === undefined) return false;
    reader.focusMark(found);
    const mark = reader.article?.annotation(found);
    const about = mark ? `, ${this.#about(mark)}` : '';
    notices.announce(`${next + 1} of ${all.length} overlapping${about}`);
    return true;
  }

  /** Its label, whether it has a note, and its words. */
  #about({ body, label, quote }: AnnotationView): string {
    const note = body === '' ? '' : ', has a note';
    return `${this.#doors.reader.label(label).name}${note}: ${clipText(quote, 80)}`;
  }

  /** Takes the next mark with a note in hand, or the one before; false where there is none. */
  note(direction: 1 | -1): boolean {
    const { reader } = this.#doors;
    const noted = new Set(
      reader.article?.placed.filter((one) => one.body !== '').map((one) => one.id),
    );
    return reader.stepMark(direction, (id) => noted.has(id)) !== null;
  }
}
