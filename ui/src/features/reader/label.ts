import type { LabelView } from '$backend';

/** How a mark is drawn whose label this library does not have. */
export const unlabelled = {
  id: '',
  name: 'Highlight',
  key: null,
  colour: 'none',
  pattern: 'solid',
} as const;
export type Label = LabelView | typeof unlabelled;
