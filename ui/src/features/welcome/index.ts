export { Tour } from './tour.svelte';
export { default as TourCard } from './TourCard.svelte';
