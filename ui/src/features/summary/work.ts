import type { Span, SummarySentenceView, Verdict } from '$backend';

/** What can be done with the sentences of a summary beyond the summary itself. */
export type SummaryWork = {
  jump: (sentence: SummarySentenceView) => void;
  choose: (sentence: { span: Span }, verdict: Verdict | null) => void;
  highlight: (sentences: readonly SummarySentenceView[]) => void;
  copy: () => void;
  exportNotes: () => void;
};
