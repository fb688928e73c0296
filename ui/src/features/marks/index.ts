export { everything, type Filter } from './filter';
export { Marks, type Listed, type ListPlace } from './marks.svelte';
export { default as MarksPane } from './MarksPane.svelte';
