export { default as SuggestedPlaces } from './SuggestedPlaces.svelte';
export { focusReview } from './focus';
export { kindName, kinds, typeByKey, typesWith } from './kinds';
export { dateText, datesOf, sectionsOf } from './sections';
export { mentionInHand, stepMention } from './walk';
export type { EntityWork } from './work';
export { Entities } from './entities.svelte';
export { default as EntityDialog } from './EntityDialog.svelte';
export { default as EntityList } from './EntityList.svelte';
