export { Find } from './find.svelte';
export { default as FindBar } from './FindBar.svelte';
