import type { Span } from '$backend';

/** What the note editor is open on. `annotation` is null while the passage has no mark. */
export type Editing = {
  key: string;
  annotation: string | null;
  span: Span;
  label: string;
  mode: 'note' | 'tags';
  /** The mark that the passage was about to get when the editor opened. */
  making: Promise<string | null> | null;
};
