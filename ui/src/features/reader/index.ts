export { default as ReaderPane } from './ReaderPane.svelte';
export { Reader, type ReadingPlace } from './reader.svelte';
export type { OpenArticle } from './open-article.svelte';
export type { Place, Surface } from './surface.svelte';
