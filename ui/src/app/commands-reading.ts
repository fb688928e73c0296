import type { EntityView, SummarySentenceView } from '$backend';
import { summaryWork } from './summary-work';
import type { Workspace } from './workspace.svelte';

/** The commands of the keys in keymap-reading: work on marks, notes, the summary and entities. */
export function readingCommands(space: Workspace) {
  return {
    ...markCommands(space),
    ...summaryCommands(space),
    ...entityCommands(space),
    ...editorCommands,
  };
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

function entityCommands({ entities, reader }: Workspace) {
  const onEntity = (run: (entity: EntityView) => unknown) => () => {
    const item = document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset;
    const found = reader.article?.entities.find(
      (one) =>
        one.id === item?.['entity'] ||
        one.mentions.some((mention) => mention.id === item?.['mentionItem']),
    );
    return found ? run(found) : false;
  };
  return {
    entityRename: onEntity((one) => entities.edits.edit(one)),
    entityKind: onEntity((one) => (entities.edits.menu = { entity: one.id, kinds: true })),
    entityMerge: onEntity((one) => entities.edits.merge(one)),
  };
}

/** The note editor handles its keys itself. */
const editorCommands = {
  editorSave: () => false,
  editorClose: () => false,
  editorStrong: () => false,
  editorEmphasis: () => false,
  editorTag: () => false,
  editorName: () => false,
  editorBeside: () => false,
};
