export { default as LibraryPane } from './LibraryPane.svelte';
export { Library, shelfName } from './library.svelte';
