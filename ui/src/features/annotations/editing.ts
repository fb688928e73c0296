import type { Span } from '$backend';

/** What the note editor is open on. `annotation` is null while the passage has no mark. */
export type Editing = {
  key: string;
  annotation: string | null;
  span: Span;
  label: string;
  mode: 'note' | 'tags';
};
