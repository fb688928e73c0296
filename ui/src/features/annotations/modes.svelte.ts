import { recall, remember } from '$shared/storage';
import type { Doors } from './doors';

/** How marks and their notes are made and shown, until it is changed. */
export class Modes {
  /** Whether each selection is highlighted at once. */
  marker = $state(false);
  /** Whether notes stand beside the text where there is room; else their marks carry numbers. */
  margin = $state(recall('margin') !== 'off');
  #doors: Doors;

  constructor(doors: Doors) {
    this.#doors = doors;
  }

  /** Turns marker mode on or off; false where it already is so. */
  setMarker(on: boolean): boolean {
    if (this.marker === on) return false;
    this.marker = on;
    this.#doors.notices.status(
      on ? 'Marker mode: each selection is highlighted' : 'Marker mode off',
    );
    return true;
  }

  toggleMargin(): void {
    this.margin = !this.margin;
    remember('margin', this.margin ? 'on' : 'off');
    this.#doors.notices.status(this.margin ? 'Notes in the margin' : 'Notes as numbers');
  }
}
