import type { Journal } from '$shared/journal.svelte';
import type { Action, Notices } from '$shared/notices.svelte';

/** What everything here reaches the rest of the window by. */
export type Doors = {
  journal: Journal;
  notices: Notices;
  /** The button that takes a change back; none where nothing was changed. */
  undoOf: (entry: number | null) => Action | null;
  /** True when the text is on the clipboard; a failure has been shown. */
  copy: (text: string) => Promise<boolean>;
  /** A folder that the reader chooses; null where none is. */
  pickFolder: () => Promise<string | null>;
  /** The line that writes the page of an entity in a terminal. */
  exportLine: (entity: string, folder: string | null) => string;
  /** The open article may show what was changed. */
  changed: () => Promise<void>;
};
