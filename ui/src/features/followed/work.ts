import type { EntityNoteView, StatementView } from '$backend';

/** What the page of an entity leads to in the rest of the window. */
export type PageWork = {
  /** A mention in its article; null is one that waits for a decision. */
  mention: (article: string, mention: string | null) => void;
  statement: (statement: StatementView) => void;
  note: (note: EntityNoteView) => void;
  /** The page of another entity. */
  entity: (entity: string) => void;
  /** The list of all entities. */
  shelf: () => void;
  /** Follows the entity no more. */
  remove: () => void;
  /** The focus belongs to the page again. */
  list: () => void;
  copy: (text: string) => void;
};
