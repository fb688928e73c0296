import type { Reader } from '$features/reader';
import type { Journal } from '$shared/journal.svelte';
import type { Action, Notices } from '$shared/notices.svelte';

/** What the list reaches the rest of the window by. */
export type Doors = {
  reader: Reader;
  journal: Journal;
  notices: Notices;
  /** The button that takes a change back; none where nothing was changed. */
  undoOf: (entry: number | null) => Action | null;
  /** True when the text is on the clipboard; a failure has been shown. */
  copy: (text: string) => Promise<boolean>;
};
