export { default as LibraryDialogs } from './LibraryDialogs.svelte';
export { default as LibraryPane } from './LibraryPane.svelte';
export { default as PlaceButton } from './PlaceButton.svelte';
export { Library } from './library.svelte';
export { shelfName } from './place';
