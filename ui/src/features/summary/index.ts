export { Digest, usualSentences } from './digest.svelte';
export { default as DigestDialog } from './DigestDialog.svelte';
export { Summary } from './summary.svelte';
export { default as SummaryList } from './SummaryList.svelte';
export type { SummaryWork } from './work';
