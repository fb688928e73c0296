import type { EntityKind } from '$backend';
import type { Reader } from '$features/reader';
import type { Journal } from '$shared/journal.svelte';
import type { Action, Notices } from '$shared/notices.svelte';

/** What everything here reaches the rest of the window by. */
export type Doors = {
  reader: Reader;
  journal: Journal;
  notices: Notices;
  /** The button that takes a change back; none where nothing was changed. */
  undoOf: (entry: number | null) => Action | null;
  /** Whether the reader wants entities of this kind suggested. */
  suggests: (kind: EntityKind) => boolean;
};
