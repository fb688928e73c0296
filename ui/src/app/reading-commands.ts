import type { SummarySentenceView } from '$backend';
import { focusItem } from '$shared/keyboard/lists';
import { keepItem } from './pane-focus';
import { moveCaret } from './select';
import { summaryWork } from './summary-work';
import { stepByArrow } from './units';
import type { Workspace } from './workspace.svelte';

/** Work on marks, notes and the summary. */
export function readingCommands(space: Workspace) {
  return {
    ...modeCommands(space),
    ...markCommands(space),
    ...summaryCommands(space),
    ...noteCommands(space),
    ...editorCommands,
  };
}

function modeCommands(space: Workspace) {
  const { annotations, notices, reader } = space;
  return {
    caret: () =>
      reader.article !== null && notices.announce(reader.toggleCaret() ? 'Caret on' : 'Caret off'),
    caretMove: (chord: string) => moveCaret(space, chord, false) || stepByArrow(space, chord),
    marker: () => reader.article !== null && annotations.modes.setMarker(!annotations.modes.marker),
    markUnit: () => (annotations.modes.marker ? annotations.highlight() : false),
  };
}

function markCommands({ annotations, notices, reader }: Workspace) {
  const resize = (rim: 'start' | 'end', by: 1 | -1, step: 'word' | 'character') => () =>
    reader.focusedMark !== null &&
    !reader.caret.on &&
    annotations.resizing.step(reader.focusedMark, rim, by, step);
  const toNote = (direction: 1 | -1) => () => {
    if (!annotations.walk.note(direction)) {
      return notices.announce(direction === 1 ? 'No note after this' : 'No note before this');
    }
    annotations.openCard = reader.focusedMark;
    if (reader.focusedMark !== null) annotations.announceMark(reader.focusedMark);
  };
  return {
    noteNext: toNote(1),
    notePrevious: toNote(-1),
    margin: () => annotations.modes.toggleMargin(),
    markEndOn: resize('end', 1, 'word'),
    markEndBack: resize('end', -1, 'word'),
    markEndOnCharacter: resize('end', 1, 'character'),
    markEndBackCharacter: resize('end', -1, 'character'),
    markStartOn: resize('start', 1, 'word'),
    markStartBack: resize('start', -1, 'word'),
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

/** Keys of the Notes tab work on what is chosen, or else on the highlight with the focus. */
function noteCommands({ annotations, reader }: Workspace) {
  const { bulk, view } = annotations;
  const focused = () =>
    document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['noteItem'] ?? null;
  const chosen = (): readonly string[] => {
    const id = focused();
    return view.chosen.length > 0 || id === null ? view.chosen : [id];
  };
  const onChosen = (run: (ids: readonly string[], chord: string) => unknown) => (chord: string) =>
    chosen().length > 0 && run(chosen(), chord);
  const onFocused = (run: (id: string) => unknown) => () => {
    const id = focused();
    return id === null ? false : run(id);
  };
  const extend = (step: 1 | -1) =>
    onFocused((id) => {
      view.extendTo(id);
      focusItem(document.querySelector('[data-pane="inspector"]'), step);
      const next = focused();
      if (next !== null) view.extendTo(next);
    });
  return {
    noteChoose: onFocused((id) => view.toggle(id)),
    noteExtend: extend(1),
    noteExtendBack: extend(-1),
    noteChooseAll: () => view.chooseAll(),
    noteRelabel: onChosen((ids, chord) => {
      const label = reader.labelByKey(Number(chord));
      return label ? bulk.relabel(ids, label.id) : false;
    }),
    noteTags: onChosen((ids) => {
      if (view.chosen.length === 0) ids.forEach((id) => view.toggle(id));
      view.tagging = true;
    }),
    noteCopy: onChosen((ids) =>
      getSelection()?.isCollapsed === false ? false : annotations.copying.asMarkdown(ids),
    ),
    noteRemove: onChosen((ids) => keepItem(annotations.remove(...ids))),
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
  editorPrevious: () => false,
  editorNext: () => false,
};
