import type { Journal } from '$shared/journal.svelte';
import type { Notices, UndoEntry } from '$shared/notices.svelte';
import type { Library } from './library.svelte';

/** What everything that changes the library works with. */
export type Means = { library: Library; journal: Journal; notices: Notices; undo: UndoEntry };
