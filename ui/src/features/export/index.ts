export { Export } from './export.svelte';
export { default as ExportDialog } from './ExportDialog.svelte';
export type { Scope } from './scope';
