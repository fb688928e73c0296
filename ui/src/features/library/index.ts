export { default as TagDialog } from './TagDialog.svelte';
export { default as LibraryPane } from './LibraryPane.svelte';
export { Library, shelfName } from './library.svelte';
