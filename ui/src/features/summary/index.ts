export { Summary } from './summary.svelte';
export { default as SummaryList } from './SummaryList.svelte';
export type { SummaryWork } from './work';
