export { default as ArticleText } from './Article.svelte';
export { setReader } from './context';
export { default as ReaderPane } from './ReaderPane.svelte';
export { Reader, type ReadingPlace } from './reader.svelte';
export { OpenArticle } from './open-article.svelte';
export { Progress, type Sight } from './progress.svelte';
export { default as Tint } from './Tint.svelte';
export type { Place } from './places.svelte';
export type { Surface } from './surface.svelte';
