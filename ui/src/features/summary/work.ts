import type { Span, SummarySentenceView, Verdict } from '$backend';

/** What can be done with the sentences of a summary beyond the summary itself. */
export type SummaryWork = {
  jump: (sentence: SummarySentenceView) => void;
  choose: (sentence: { span: Span }, verdict: Verdict | null) => void;
  highlight: (sentences: readonly SummarySentenceView[]) => void;
  copy: () => void;
  /** Copies the command that gives the same summary. */
  copyCommand: () => void;
  /** Gives the focus from the field of the question to an element, or else to the sentences. */
  leaveField: (to: Element | null) => void;
  exportNotes: () => void;
};
