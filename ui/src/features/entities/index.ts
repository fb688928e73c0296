export { Entities } from './entities.svelte';
export { default as EntityDialog } from './EntityDialog.svelte';
export { default as EntityList } from './EntityList.svelte';
