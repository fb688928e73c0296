import type { SummarySentenceView } from '$backend';
import { summaryWork } from './summary-work';
import type { Workspace } from './workspace.svelte';

/** The commands of the keys in keymap-reading: work on marks, notes, the summary and entities. */
export function readingCommands(space: Workspace) {
  return { ...markCommands(space), ...summaryCommands(space) };
}

const directionOf = (chord: string): 1 | -1 => (chord.endsWith('ArrowRight') ? 1 : -1);

function markCommands({ annotations, reader }: Workspace) {
  const resize = (rim: 'start' | 'end', step: 'word' | 'character') => (chord: string) =>
    reader.focusedMark !== null &&
    annotations.resizing.step(reader.focusedMark, rim, directionOf(chord), step);
  return {
    markEndWord: resize('end', 'word'),
    markEndCharacter: resize('end', 'character'),
    markStartWord: resize('start', 'word'),
  };
}

function summaryCommands(space: Workspace) {
  const { summary } = space;
  const work = summaryWork(space);
  const onSentence = (run: (sentence: SummarySentenceView) => unknown) => () =>
    summary.current === null ? false : run(summary.current);
  return {
    pin: onSentence((one) => work.choose(one, one.pinned ? null : 'pinned')),
    exclude: onSentence((one) => work.choose(one, 'excluded')),
    highlightSentence: onSentence((one) => work.highlight([one])),
    highlightSummary: () => (summary.view ? work.highlight(summary.view.sentences) : false),
  };
}
