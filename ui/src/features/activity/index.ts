export { Activity, refusalOf } from './activity.svelte';
export { default as ActivityDialog } from './ActivityDialog.svelte';
