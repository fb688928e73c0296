export { Summary } from './summary.svelte';
export { default as SummaryList } from './SummaryList.svelte';
