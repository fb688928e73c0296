export { Find } from './find.svelte';
export { findAll } from './hits';
export { default as FindBar } from './FindBar.svelte';
