import type { BlockView, Span, Utf16 } from '$backend';
import { union, utf16 } from '$shared/text/positions';
import {
  isReadable,
  nextUnit,
  previousUnit,
  unitAt,
  unitCycle,
  unitsOf,
  type Unit,
} from '$shared/text/units';

/**
 * The reading cursor: a paragraph, sentence or word that the keyboard moves and every command
 * works on. Extending keeps `anchor` and moves `head`; what counts is both and all between.
 */
export class Cursor {
  unit = $state<Unit>('paragraph');
  #anchor = $state.raw<Span | null>(null);
  #head = $state.raw<Span | null>(null);
  #blocks: readonly BlockView[] = [];
  #language: string | null = null;

  span = $derived(this.#anchor && this.#head ? union(this.#anchor, this.#head) : null);
  /** The unit that moved last: the one to keep in sight. */
  head = $derived(this.#head);
  extended = $derived(this.#anchor !== this.#head);

  /**
   * Starts over on an article, at its first paragraph or at the remembered `place`; true where that
   * is further on.
   */
  open(blocks: readonly BlockView[], language: string | null, place: Utf16 | null): boolean {
    this.#blocks = blocks;
    this.#language = language;
    const first = blocks.find((one) => one.paragraph !== null) ?? blocks.find(isReadable);
    const start = place ?? first?.start;
    this.#set(start === undefined ? null : this.#at(start));
    return (this.#head?.start ?? 0) > (first?.start ?? 0);
  }

  next(): boolean {
    return this.#move(this.#head && nextUnit(this.#blocks, this.unit, this.#head, this.#language));
  }

  previous(): boolean {
    return this.#move(
      this.#head && previousUnit(this.#blocks, this.unit, this.#head, this.#language),
    );
  }

  extendNext(): boolean {
    return this.#extend(
      this.#head && nextUnit(this.#blocks, this.unit, this.#head, this.#language),
    );
  }

  extendPrevious(): boolean {
    return this.#extend(
      this.#head && previousUnit(this.#blocks, this.unit, this.#head, this.#language),
    );
  }

  first(): boolean {
    const block = this.#blocks.find(isReadable);
    return this.#move((block && this.#units(block)[0]) ?? null);
  }

  last(): boolean {
    const block = this.#blocks.findLast(isReadable);
    return this.#move((block && this.#units(block).at(-1)) ?? null);
  }

  /** Changes the unit size; the cursor stays where it began. */
  cycle(): Unit {
    return this.setUnit(unitCycle[this.unit]);
  }

  setUnit(unit: Unit): Unit {
    this.unit = unit;
    const start = this.#anchor?.start;
    if (start !== undefined) this.#set(this.#at(start));
    return unit;
  }

  /** Puts the cursor on the unit that holds `position`. */
  moveTo(position: Utf16): void {
    const found = this.#at(position);
    if (found) this.#set(found);
  }

  /** Puts the cursor on the units from the start of a passage to its end. */
  moveOver(passage: Span): void {
    this.moveTo(passage.start);
    const last = this.#at(utf16(passage.end - 1));
    if (last && last.start > passage.start) this.#head = last;
  }

  /** Forgets an extension; true when there was one. */
  collapse(): boolean {
    const had = this.extended;
    this.#anchor = this.#head;
    return had;
  }

  #at(position: Utf16): Span | null {
    return unitAt(this.#blocks, this.unit, position, this.#language);
  }

  #units(block: BlockView): Span[] {
    return unitsOf(block, this.unit, this.#language);
  }

  #set(found: Span | null): void {
    this.#anchor = found;
    this.#head = found;
  }

  #move(found: Span | null): boolean {
    if (found) this.#set(found);
    return found !== null;
  }

  #extend(found: Span | null): boolean {
    if (found) this.#head = found;
    return found !== null;
  }
}
