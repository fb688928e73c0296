import { mentionInHand } from '$features/entities';
import type { Command } from '$shared/keyboard/keymap';
import type { Held } from './held';
import { largest, smallest } from './appearance.svelte';
import type { Workspace } from './workspace.svelte';

/** True, or why a command has nothing to work on now, as one short phrase. */
export type Applies = true | string;

/** Commands that only their own key can give: they need the press itself. */
const byKeyOnly = new Set<Command>(['paste', 'escape', 'select', 'itemEnter', 'palette']);

const when = (fits: unknown, otherwise: string): Applies => Boolean(fits) || otherwise;

/** Whether a command would do something, begun from where the focus was. */
export function applies(space: Workspace, held: Held, command: Command): Applies {
  if (byKeyOnly.has(command)) return 'only by its key';
  return table(space, held)[command]?.() ?? true;
}

/** A command that stands in none of these always applies. */
function table(space: Workspace, held: Held): Partial<Record<Command, () => Applies>> {
  return {
    ...globally(space),
    ...inLibrary(space, held),
    ...inReader(space),
    ...onMark(space),
    ...inInspector(space, held),
    ...inMarks(space),
    ...inFollowed(space),
    ...onVersions(space, held),
  };
}

function globally(space: Workspace) {
  const { appearance, journal, library, reader } = space;
  const article = () => when(reader.article, 'no article is open');
  return {
    export: () => when(reader.article ?? library.selected, 'no article is open'),
    undo: () => when(journal.history.undo, 'nothing to undo'),
    redo: () => when(journal.history.redo, 'nothing to redo'),
    find: article,
    findNext: article,
    findPrevious: article,
    larger: () => when(appearance.size < largest, 'at its largest'),
    smaller: () => when(appearance.size > smallest, 'at its smallest'),
    back: () => when(space.jumps.canGoBack, 'there is nowhere to go back to'),
    forward: () => when(space.jumps.canGoForward, 'there is nowhere to go forward to'),
    closeArticle: article,
  };
}

function inLibrary(space: Workspace, held: Held) {
  const row = () => rowFor(space, held);
  const any = () => when(space.library.rows.length > 0, 'this shelf is empty');
  const onRow = () => (row() === null ? 'no article of this shelf is chosen' : true);
  const leaving = (state: string) => () =>
    onRow() === true ? when(row()?.state !== state, 'it is there already') : onRow();
  return {
    rowDown: any,
    rowUp: any,
    rowFirst: any,
    rowLast: any,
    rowOpen: onRow,
    rowTags: onRow,
    rowCollections: onRow,
    rowStar: onRow,
    rowRead: onRow,
    rowPreview: onRow,
    rowDigest: () => when(space.library.selection.size > 1, 'select several articles first'),
    rowPick: onRow,
    rowExtend: onRow,
    rowExtendBack: onRow,
    rowPickAll: any,
    rowArchive: leaving('archive'),
    rowLater: leaving('later'),
    rowInbox: leaving('inbox'),
    rowTrash: leaving('trash'),
    rowOriginal: () => (onRow() === true ? when(row()?.source, 'it has no address') : onRow()),
  };
}

/** The row that a library command works on: from the reader that is the open article's. */
export function rowFor({ library, reader }: Workspace, held: Held) {
  const open = held.pane === 'reader' ? reader.article : null;
  return library.row(open ? open.id : library.selected);
}

function inReader(space: Workspace) {
  const { annotations, library, reader } = space;
  const open = () =>
    reader.article
      ? when(!space.versions.page, 'the text itself is not shown')
      : 'no article is open';
  const marks = () =>
    open() !== true
      ? open()
      : reader.article
        ? when(reader.article.placed.length > 0, 'nothing is highlighted yet')
        : 'no article is open';
  const noted = () =>
    marks() === true
      ? when(
          reader.article?.placed.some((one) => one.body !== ''),
          'no highlight has a note',
        )
      : marks();
  const beside = (step: 1 | -1) => () => {
    const at = library.rows.findIndex((one) => one.id === reader.article?.id);
    if (at === -1) return 'no article of this shelf is open';
    return when(library.rows[at + step], step === 1 ? 'this is the last' : 'this is the first');
  };
  return {
    unitNext: open,
    unitPrevious: open,
    unitExtend: open,
    unitExtendBack: open,
    unitCycle: open,
    unitFirst: open,
    unitLast: open,
    pageDown: open,
    pageUp: open,
    highlight: open,
    label: open,
    note: open,
    entity: open,
    copyQuote: open,
    caret: open,
    marker: open,
    markUnit: () =>
      open() === true ? when(annotations.modes.marker, 'marker mode is off') : open(),
    margin: open,
    noteNext: noted,
    notePrevious: noted,
    menu: open,
    tags: open,
    markNext: marks,
    markPrevious: marks,
    archiveNext: open,
    articleNext: beside(1),
    articlePrevious: beside(-1),
  };
}

function onMark({ reader }: Workspace) {
  const chosen = () => when(reader.focusedMark, 'no highlight is chosen');
  const resized = () => (reader.caret.on ? 'while the caret is on, these keys select' : chosen());
  return {
    markEndOn: resized,
    markEndBack: resized,
    markEndOnCharacter: resized,
    markEndBackCharacter: resized,
    markStartOn: resized,
    markStartBack: resized,
    relabel: chosen,
    markNote: chosen,
    markTags: chosen,
    markCard: chosen,
    markRemove: chosen,
    markOverlapping: () =>
      reader.focusedMark === null
        ? chosen()
        : when(reader.overlapping(reader.focusedMark).length > 1, 'nothing overlaps it'),
  };
}

function inMarks({ marks, reader }: Workspace) {
  const listed = () =>
    marks.shown ? when(marks.rows.length > 0, 'it is empty') : 'only in all highlights';
  return {
    highlightEvery: () => when(reader.article, 'no article is open'),
    listedDown: listed,
    listedUp: listed,
    listedFirst: listed,
    listedLast: listed,
    listedOpen: listed,
    listedPick: listed,
    listedExtend: listed,
    listedExtendBack: listed,
    listedPickAll: listed,
    listedRelabel: listed,
    listedTags: listed,
    listedRemove: listed,
    listedQuotes: listed,
    listedMarkdown: listed,
    listedWords: () => when(marks.shown, 'only in all highlights'),
    listedGroup: listed,
    listedLetGo: () => when(marks.shown, 'only in all highlights'),
  };
}

function inFollowed({ followed, reader }: Workspace) {
  const { dossier, shelf } = followed;
  const listed = () =>
    followed.shown === 'shelf' ? when(shelf.rows.length > 0, 'it is empty') : 'only in Entities';
  const page = () =>
    when(followed.shown === 'page' && dossier.view, 'only on the page of an entity');
  const row = () => (page() === true ? when(dossier.rows.length > 0, 'it is empty') : page());
  return {
    entityPage: () => when(reader.article, 'no article is open'),
    listedEntityDown: listed,
    listedEntityUp: listed,
    listedEntityFirst: listed,
    listedEntityLast: listed,
    listedEntityOpen: listed,
    listedEntityWords: () => when(followed.shown === 'shelf', 'only in Entities'),
    listedEntitySort: listed,
    listedEntityClose: () => when(followed.shown === 'shelf', 'only in Entities'),
    pageRowDown: row,
    pageRowUp: row,
    pageFirst: row,
    pageLast: row,
    pageOpen: row,
    pageSection: row,
    pageSectionBack: row,
    pageEdit: page,
    pageKind: page,
    pageNote: page,
    pageMerge: page,
    pageSplit: page,
    pageExport: page,
    pageRemove: page,
    pageClose: page,
  };
}

function inInspector({ entities, reader, summary }: Workspace, held: Held) {
  const items = () => when(held.pane === 'inspector', 'only in the inspector');
  const shown = (fits: boolean, otherwise: string) =>
    summary.view ? when(fits, otherwise) : 'there is no summary';
  const inArticle = (fits: unknown, otherwise: string) =>
    reader.article ? when(fits, otherwise) : 'no article is open';
  const sentence = () => inArticle(summary.active !== null, 'no summary sentence is chosen');
  const entity = () => inArticle(held.item?.['entity'], 'no entity is chosen');
  const note = () => inArticle(held.item?.['noteItem'], 'no note is chosen');
  const { review, suggestions } = entities;
  const mention = () => inArticle(reader.article?.mentions.length, 'no entity is marked here');
  const inHand = () => inArticle(mentionInHand(reader), 'no entity is in hand');
  const suggestion = () =>
    inArticle(held.item?.['suggestion'] ?? (review.open && review.card), 'no suggestion is chosen');
  const card = () => inArticle(review.open && review.card, 'only in the review');
  const named = () =>
    held.item?.['suggestion'] === undefined && !review.open ? entity() : suggestion();
  return {
    itemDown: items,
    itemUp: items,
    why: sentence,
    pin: sentence,
    exclude: sentence,
    highlightSentence: sentence,
    highlightSummary: () => shown((summary.view?.sentences.length ?? 0) > 0, 'it is empty'),
    longer: () => shown(summary.canGrow, 'it cannot be longer'),
    shorter: () => shown(summary.canShrink, 'it cannot be shorter'),
    copySummary: () => shown(true, ''),
    about: () => shown(summary.canAsk, 'the text is too short'),
    entityRemove: entity,
    entityRename: entity,
    entityKind: named,
    entityMerge: named,
    review: () => inArticle(suggestions.groups.length, 'nothing waits for a decision'),
    acceptShown: () => inArticle(suggestions.shown.length, 'nothing waits for a decision'),
    suggestionAccept: suggestion,
    suggestionReject: suggestion,
    suggestionSkip: card,
    suggestionLeave: card,
    suggestionOther: () =>
      card() === true ? when(review.card?.link, 'the library knows nobody of this name') : card(),
    mentionNext: mention,
    mentionPrevious: mention,
    mentionAccept: () => when(entities.suggestionInHand, 'no suggestion is in hand'),
    mentionReject: inHand,
    mentionCard: inHand,
    noteRemove: note,
    noteChoose: note,
    noteExtend: note,
    noteExtendBack: note,
    noteChooseAll: () =>
      inArticle(reader.article?.annotations.length, 'nothing is highlighted yet'),
    noteRelabel: note,
    noteCopy: note,
    noteTags: note,
  };
}

function onVersions(space: Workspace, held: Held) {
  const { annotations, imports, reader, versions } = space;
  const article = () => when(reader.article, 'no article is open');
  const several = () =>
    reader.article ? when(versions.count > 1, 'there is one version only') : article();
  const changes = () => when(versions.page?.kind === 'changes', 'no changes are shown');
  const item = (fits: unknown, otherwise: string) => () => when(fits, otherwise);
  const listed = held.item?.['markItem'];
  const mark = reader.article?.annotation(listed ?? reader.focusedMark ?? '') ?? null;
  const state = mark?.anchoring ?? 'exact';
  const older = versions.page?.kind === 'older' || held.item?.['version'] !== undefined;
  return {
    tabVersions: several,
    showChanges: several,
    editText: article,
    editDetails: article,
    uncertainNext: () => when(reader.article?.uncertain.length, 'no highlight asks for its place'),
    keepApart: () => when(imports.wasVersion, 'the last import was no new version'),
    differenceNext: changes,
    differencePrevious: changes,
    differenceOpen: changes,
    sideBySide: changes,
    versionChanges: item(held.item?.['version'], 'no version is chosen'),
    versionRestore: item(older || versions.page, 'no older version is chosen'),
    placeAccept: item(mark?.span && state !== 'exact', 'no highlight with a proposed place'),
    placeAttach: item(state !== 'exact', 'no highlight that lost its place'),
    placeLost: item(
      state === 'uncertain' || state === 'orphan',
      'no highlight that lost its place',
    ),
    placeAcceptAll: item(
      versions.sections.some((one) => one.state === 'changed'),
      'no highlight has changed words',
    ),
    placeNote: item(listed, 'no highlight of the versions is chosen'),
    placeTags: item(listed, 'no highlight of the versions is chosen'),
    placeRelabel: item(listed, 'no highlight of the versions is chosen'),
    placeRemove: item(listed, 'no highlight of the versions is chosen'),
    attachHere: () => when(annotations.placing.attaching, 'nothing is being re-attached'),
  };
}
