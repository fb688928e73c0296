export { default as ReaderPane } from './ReaderPane.svelte';
export { Reader, type ReadingPlace } from './reader.svelte';
export type { OpenArticle } from './open-article.svelte';
export { default as Tint } from './Tint.svelte';
export type { Place, Surface } from './surface.svelte';
