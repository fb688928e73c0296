export { Import, summaryOf } from './import.svelte';
export { default as DropOverlay } from './DropOverlay.svelte';
export { default as ImportFailures } from './ImportFailures.svelte';
export { default as ImportMenu } from './ImportMenu.svelte';
export { default as Invitation } from './Invitation.svelte';
export { default as PasteCatcher } from './PasteCatcher.svelte';
export { default as PasteDialog } from './PasteDialog.svelte';
