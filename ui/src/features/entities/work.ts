import type { EntityView, MentionView, Span, SuggestionView } from '$backend';

/** What the rows of entities lead to in the rest of the window. */
export type EntityWork = {
  /** The next mention of an entity in the text. */
  entity: (entity: EntityView) => void;
  mention: (mention: MentionView) => void;
  /** The next mention of a suggestion in the text. */
  suggestion: (group: SuggestionView) => void;
  /** Another passage; `along` names what it is followed for. */
  passage: (span: Span, along: string) => void;
  /** Goes through suggestions one at a time, from this one or from the one that is worth most. */
  review: (key: string | null) => void;
  /** Back to the list of all. */
  list: () => void;
  /** The page of an entity of the library. */
  page: (entity: string) => void;
  /** Every entity of the library. */
  library: () => void;
  /** The names that are not suggested. */
  stopList: () => void;
  /** Decides, and keeps the focus where the next question is. */
  decide: (work: () => unknown) => void;
};
