import { focusItem } from '$shared/keyboard/lists';
import { textOf } from '$shared/text/positions';
import { uncover } from './covering';
import { cardEnter, cardStep, entityCommands } from './entity-commands';
import { closeReview } from './entity-work';
import { turnPage } from './page';
import { keepItem } from './pane-focus';
import { readingCommands } from './reading-commands';
import type { Command } from '$shared/keyboard/keymap';
import { exportEntity } from './followed-doors';
import { followedCommands } from './followed-commands';
import { marksCommands } from './marks-commands';
import { versionCommands } from './version-commands';
import { libraryCommands } from './library-commands';
import { extendSelection } from './select';
import { askAbout, copySummary } from './summary-work';
import { extendCursor, moveCursor } from './units';
import { windowCommands } from './window-commands';
import type { Workspace } from './workspace.svelte';

/** What a command does; false says it does not apply now. */
type Work = (chord: string) => unknown;

/** Every command of the key map over the window's state. */
export function commandsOf(space: Workspace): Record<Command, Work> {
  return {
    ...globalCommands(space),
    ...windowCommands(space),
    ...libraryCommands(space),
    ...readerCommands(space),
    ...inspectorCommands(space),
    ...readingCommands(space),
    ...entityCommands(space),
    ...marksCommands(space),
    ...followedCommands(space),
    ...versionCommands(space),
  };
}

function globalCommands(space: Workspace) {
  const { appearance, notices } = space;
  return {
    // The press itself must reach the page: PasteCatcher takes what it brings.
    paste: () => false,
    palette: () => space.palette.show(),
    importClipboard: () => space.imports.clipboard(),
    importFiles: () => space.imports.pickFiles(),
    // On the page of an entity that page is what is exported.
    export: () => exportEntity(space) || space.export(),
    find: () => findSelected(space),
    findNext: () => findStep(space, 1),
    findPrevious: () => findStep(space, -1),
    undo: () => space.undo('undo'),
    redo: () => space.undo('redo'),
    goLibrary: () => space.focus('library'),
    goReader: () => space.focus('reader'),
    goInspector: () => space.focus('inspector'),
    nextPane: () => space.cyclePane(1),
    previousPane: () => space.cyclePane(-1),
    larger: () => appearance.resize(1),
    smaller: () => appearance.resize(-1),
    usualSize: () => appearance.resetSize(),
    nextTheme: () => notices.status(`Theme: ${appearance.nextTheme()}`),
    back: () => space.jumps.back(),
    forward: () => space.jumps.forward(),
    escape: () => stepBack(space),
    help: () => (space.helpOpen = true),
    settings: () => space.settings.show(),
    activity: () => space.activity.show(),
    tour: () => space.firstRun.showTour(),
  };
}

/** Opens the search on the selected words. */
function findSelected(space: Workspace): void {
  const { annotations, find, notices, panes, reader } = space;
  const span = reader.readSelection();
  const words = reader.article && span ? textOf(reader.article.blocks, span) : null;
  annotations.popover = false;
  if (find.show(words)) {
    uncover(space);
    panes.reveal('reader');
  } else notices.status('Open an article to find something in it');
}

function findStep({ find, panes }: Workspace, by: 1 | -1): boolean {
  const stepped = find.step(by);
  if (stepped) panes.reveal('reader');
  return stepped;
}

/** Undoes the innermost thing in hand: search, re-attaching, page of changes, selection, card, mark, mode, extension, drawer, focus mode. */
function stepBack(space: Workspace): boolean {
  const { annotations, find, reader, panes } = space;
  if (find.close() || annotations.placing.cancel() || space.texts.close()) return true;
  if (panes.tab === 'notes' && panes.shows('inspector') && annotations.view.clear()) return true;
  if (inInspector() && panes.tab === 'entities' && closeReview(space)) return true;
  if (reader.selection) {
    annotations.popover = false;
    reader.clearSelection();
  } else if (annotations.openCard !== null) annotations.openCard = null;
  else if (reader.focusedMark !== null) reader.focusedMark = null;
  else if (reader.caret.stop()) return true;
  else if (annotations.modes.setMarker(false)) return true;
  else if (reader.cursor.collapse()) return true;
  else if (panes.layout === 'compact' && panes.drawer) panes.drawer = false;
  else if (panes.focusMode) panes.focusMode = false;
  else return false;
  return true;
}

function readerCommands(space: Workspace) {
  const { annotations, library, reader } = space;
  const onArticle = (work: (id: string) => unknown) => () =>
    reader.article ? work(reader.article.id) : false;
  const onMark = (work: (id: string) => unknown) => () =>
    reader.focusedMark === null ? false : work(reader.focusedMark);
  const toMark = (direction: 1 | -1) => () => {
    reader.stepMark(direction);
    if (reader.focusedMark !== null) annotations.announceMark(reader.focusedMark);
  };
  const byKey = (chord: string) => {
    const label = reader.labelByKey(Number(chord));
    return label ? annotations.highlight(label.id) : false;
  };
  const openBeside = (step: 1 | -1) =>
    onArticle((id) => {
      const at = library.rows.findIndex((one) => one.id === id);
      const row = at === -1 ? undefined : library.rows[at + step];
      return row ? space.open(row.id) : false;
    });
  return {
    menu: onArticle(() => space.menu.openAtCursor()),
    unitNext: () => moveCursor(space, (cursor) => cursor.next()),
    unitPrevious: () => moveCursor(space, (cursor) => cursor.previous()),
    unitExtend: () => extendCursor(space, (cursor) => cursor.extendNext()),
    unitExtendBack: () => extendCursor(space, (cursor) => cursor.extendPrevious()),
    unitCycle: () => {
      reader.move((cursor) => Boolean(cursor.cycle()));
      space.notices.announce(`Moving by ${reader.cursor.unit}`);
    },
    unitFirst: () => moveCursor(space, (cursor) => cursor.first()),
    unitLast: () => moveCursor(space, (cursor) => cursor.last()),
    pageDown: () => (annotations.modes.marker ? annotations.highlight() : turnPage(reader, 1)),
    pageUp: () => turnPage(reader, -1),
    select: (chord: string) => extendSelection(space, chord),
    highlight: onArticle(() => annotations.highlight()),
    label: byKey,
    relabel: byKey,
    note: onArticle(() => annotations.editNote()),
    entity: onArticle(() => space.markEntity()),
    tags: () => library.tagging.show(reader.article ? [reader.article.row] : [], 'reader'),
    copyQuote: onArticle(() => annotations.copyQuote()),
    markNext: toMark(1),
    markPrevious: toMark(-1),
    ...space.turns.each({
      archiveNext: onArticle((id) => archiveAndNext(space, id)),
      articleNext: openBeside(1),
      articlePrevious: openBeside(-1),
    }),
    markNote: onMark((id) => annotations.editNote(id)),
    markTags: onMark((id) => annotations.editTags(id)),
    markCard: onMark((id) => (annotations.openCard = id)),
    markOverlapping: onMark((id) => {
      annotations.openCard = null;
      return annotations.walk.overlapping(id);
    }),
    markRemove: onMark((id) => annotations.remove(id)),
  };
}

async function archiveAndNext(space: Workspace, id: string): Promise<void> {
  const next = space.library.neighbour(id);
  // Archiving also marks as read, and undoing it takes both back: here only the place is kept.
  await space.reader.progress.flush();
  if (!(await space.library.setState(id, 'archive'))) return;
  if (next) await space.open(next.id);
  else space.reader.close();
}

function inspectorCommands(space: Workspace) {
  const { summary } = space;
  return {
    tabSummary: () => space.showTab('summary'),
    tabEntities: () => space.showTab('entities'),
    tabNotes: () => space.showTab('notes'),
    itemDown: () => cardStep(space, 1) || focusItem(inspectorElement(), 1),
    itemUp: () => cardStep(space, -1) || focusItem(inspectorElement(), -1),
    // Other items are buttons: Enter is theirs.
    itemEnter: () => cardEnter(space),
    why: () => (summary.current === null ? false : summary.explain(summary.current)),
    about: () => askAbout(space),
    longer: () => keepItem(summary.resize(1)),
    shorter: () => keepItem(summary.resize(-1)),
    copySummary: () => (getSelection()?.isCollapsed === false ? false : copySummary(space)),
  };
}

const inspectorElement = () => document.querySelector('[data-pane="inspector"]');

const inInspector = (): boolean => inspectorElement()?.contains(document.activeElement) === true;
