export { Followed, type FollowedPlace } from './followed.svelte';
export { default as FollowedDialogs } from './FollowedDialogs.svelte';
export { default as PagePane } from './PagePane.svelte';
export { rowsOf, sectionsOf } from './rows';
export { type PageWork } from './work';
export { default as ShelfPane } from './ShelfPane.svelte';
