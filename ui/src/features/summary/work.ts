import type { LengthArgs, LengthUnit, Span, SummarySentenceView, Verdict } from '$backend';

/** What has a length that the reader chooses. */
export interface Sized {
  /** The length that is wanted. */
  readonly wanted: LengthArgs;
  /** The length as it is. */
  readonly shown: LengthArgs;
  /** How much longer or shorter one press makes it. */
  readonly step: number;
  readonly canGrow: boolean;
  readonly canShrink: boolean;
  resize(by: 1 | -1): Promise<void>;
  countIn(unit: LengthUnit): Promise<void>;
}

/** What can be asked to speak of something. */
export interface Asking {
  /** What it speaks of; empty for the usual. */
  readonly about: string;
  /** Whether no sentence names that. */
  readonly isUnheard: boolean;
  ask(about: string): Promise<void>;
}

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
