import type { Cursor } from '$features/reader';
import { textOf } from '$shared/text/positions';
import type { Workspace } from './workspace.svelte';

type Step = (cursor: Cursor) => boolean;

/** How much of a unit is read out, in UTF-16 units. */
const heard = 600;

/** Moves the reading cursor and says the unit it has come to, for those who do not see it. */
export function moveCursor({ annotations, notices, reader }: Workspace, step: Step): void {
  const went = reader.move(step);
  annotations.popover = false;
  annotations.openCard = null;
  if (went) notices.announce(reader.cursorText().slice(0, heard));
}

/** Extends the units in hand and says the one at the end that was moved. */
export function extendCursor({ notices, reader }: Workspace, step: Step): boolean {
  const went = reader.move(step);
  const { head } = reader.cursor;
  if (went && head && reader.article) {
    notices.announce(`Up to: ${textOf(reader.article.blocks, head).slice(0, heard)}`);
  }
  return went;
}

/** Moves by a unit for the arrow keys up and down, where the reader wants them to. */
export function stepByArrow(space: Workspace, chord: string): boolean {
  const { preferences, reader } = space;
  if (!reader.article || preferences.values.arrows !== 'cursor') return false;
  if (chord === 'ArrowDown') moveCursor(space, (cursor) => cursor.next());
  else if (chord === 'ArrowUp') moveCursor(space, (cursor) => cursor.previous());
  else return false;
  return true;
}
