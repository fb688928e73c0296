export { default as AttachBar } from './AttachBar.svelte';
export { default as Cover } from './Cover.svelte';
export { default as DetailsDialog } from './DetailsDialog.svelte';
export { default as TextDialog } from './TextDialog.svelte';
export { default as VersionsList } from './VersionsList.svelte';
export { default as VersionStrip } from './VersionStrip.svelte';
export { Versions } from './versions.svelte';
