import type { Binding } from './dispatch';

type Key = Omit<Binding<string, string>, 'command' | 'context'>;

/** A command and the keys that give it. */
const key = (label: string, ...chords: string[]): Key => ({ label, chords });
/** It works while a text field has the focus too. */
const anywhere = (label: string, ...chords: string[]): Key => ({ label, chords, inText: true });
/** Its keys say themselves what is meant (a label, a direction, a sign), or have no other place. */
const fixed = (label: string, ...chords: string[]): Key => ({ label, chords, fixed: true });

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const arrows = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'];
const selecting = arrows.flatMap((one) => [`Shift+${one}`, `Mod+Shift+${one}`]);
const byWords = ['Mod+ArrowRight', 'Mod+ArrowLeft'];

/**
 * Every command of the window with its usual keys, by where they work. What the reader changed is
 * laid over it (remap.ts); nothing else knows a key of a command.
 */
const table = {
  reader: {
    unitNext: key('Next paragraph, sentence or word', 'j'),
    unitPrevious: key('Previous one', 'k'),
    unitExtend: key('Extend forward', 'Shift+J'),
    unitExtendBack: key('Extend back', 'Shift+K'),
    unitCycle: key('Paragraph, sentence or word', 'u'),
    unitFirst: key('Start of the article', 'Home'),
    unitLast: key('End of the article', 'End'),
    pageDown: key('One screen on', 'Space'),
    pageUp: key('One screen back', 'Shift+Space'),
    select: fixed('Select by character, word or line', ...selecting),
    highlight: key('Highlight with the last label', 'h'),
    label: fixed('Highlight with label 1–9', ...digits),
    note: key('Write a note', 'n'),
    tags: key('Tags of the article', 't'),
    entity: key('Mark as entity', 'y'),
    copyQuote: key('Copy the quote with its source', 'q'),
    markNext: key('Next highlight', '.'),
    markPrevious: key('Previous highlight', ','),
    archiveNext: key('Archive and open the next', 'e'),
    articleNext: key('Next article', ']'),
    articlePrevious: key('Previous article', '['),
    menu: key('Menu for what the cursor is on', 'ContextMenu', 'Shift+F10'),
    tabSummary: key('Go to Summary', 'g s'),
    tabEntities: key('Go to Entities', 'g e'),
    tabNotes: key('Go to Notes', 'g n'),
    tabVersions: key('Go to Versions', 'g v'),
    // The shelves from here too, but for Starred: `g s` is the summary's.
    shelfInbox: key('Go to Inbox', 'g i'),
    shelfLater: key('Go to Later', 'g l'),
    shelfArchive: key('Go to Archive', 'g a'),
    shelfTrash: key('Go to Trash', 'g t'),
    caret: key('Caret in the text', 'v'),
    caretMove: fixed('Move the caret by character, line or word', ...arrows, ...byWords),
    marker: key('Marker mode', 'Shift+H'),
    markUnit: key('Mark it, in marker mode', 'Enter'),
    noteNext: key('Next note', 'Shift+.', '>'),
    notePrevious: key('Previous note', 'Shift+,', '<'),
    margin: key('Notes in the margin, or numbers', 'g m'),
    uncertainNext: key('Next highlight that asks for its place', ';'),
    showChanges: key('What the newest version changed', 'g d'),
    editText: key('Edit the text', 'Shift+F2'),
    editDetails: key('Edit title and details', 'F2'),
  },
  mark: {
    relabel: fixed('Change the label', ...digits),
    markNote: key('Edit its note', 'n'),
    markTags: key('Edit its tags', 't'),
    markCard: key('Open its card', 'Enter'),
    markOverlapping: key('Next overlapping highlight', 'Tab'),
    markRemove: key('Remove it', 'Delete', 'Backspace'),
    placeAccept: key('Accept its proposed place', 'y'),
    placeAttach: key('Give it another passage', 'r'),
    placeLost: key('Keep it as lost', 'o'),
    markEndOn: key('Move its end on by a word', 'Shift+ArrowRight'),
    markEndBack: key('Move its end back by a word', 'Shift+ArrowLeft'),
    markEndOnCharacter: key('Move its end on by a character', 'Alt+Shift+ArrowRight'),
    markEndBackCharacter: key('Move its end back by a character', 'Alt+Shift+ArrowLeft'),
    markStartOn: key('Move its start on by a word', 'Mod+Shift+ArrowRight'),
    markStartBack: key('Move its start back by a word', 'Mod+Shift+ArrowLeft'),
  },
  attaching: {
    attachHere: key('Attach it here', 'Enter'),
  },
  changes: {
    differenceNext: key('Next difference', 'n'),
    differencePrevious: key('Previous difference', 'p'),
    differenceOpen: key('Open the sentence in the article', 'Enter'),
    sideBySide: key('Side by side, or in one text', 's'),
    versionRestore: key('Restore the older version', 'b'),
    tabVersions: key('Go to Versions', 'g v'),
  },
  // The editor handles its keys itself.
  editor: {
    editorSave: anywhere('Save the note', 'Mod+Enter'),
    editorClose: fixed('Close, keep a draft', 'Escape'),
    editorStrong: anywhere('Strong', 'Mod+B'),
    editorEmphasis: anywhere('Emphasis', 'Mod+I'),
    editorTag: fixed('Write a tag', '#'),
    editorName: fixed('Write a name', '@'),
    editorPrevious: anywhere('Previous note', 'Alt+ArrowUp'),
    editorNext: anywhere('Next note', 'Alt+ArrowDown'),
  },
  library: {
    rowDown: key('Next article', 'j', 'ArrowDown'),
    rowUp: key('Previous article', 'k', 'ArrowUp'),
    rowFirst: key('First article', 'Home'),
    rowLast: key('Last article', 'End'),
    rowOpen: key('Open', 'Enter'),
    rowPreview: key('Preview', 'Space'),
    rowArchive: key('Archive', 'e'),
    rowLater: key('Later', 'l'),
    rowInbox: key('To the inbox, also out of the trash', 'i'),
    rowStar: key('Star', 's'),
    rowRead: key('Read or unread', 'r'),
    rowTags: key('Tags', 't'),
    rowCollections: key('Collections', 'm'),
    rowTrash: key('Trash', 'Delete', '#'),
    rowOriginal: key('Open the original', 'o'),
    rowPick: key('Select or not', 'x'),
    rowExtend: key('Select down', 'Shift+ArrowDown', 'Shift+J'),
    rowExtendBack: key('Select up', 'Shift+ArrowUp', 'Shift+K'),
    rowPickAll: key('Select all', 'Mod+A'),
    rowLetGo: fixed('Close the preview, clear the selection', 'Escape'),
    shelfInbox: key('Go to Inbox', 'g i'),
    shelfLater: key('Go to Later', 'g l'),
    shelfArchive: key('Go to Archive', 'g a'),
    shelfStarred: key('Go to Starred', 'g s'),
    shelfTrash: key('Go to Trash', 'g t'),
  },
  summary: {
    itemDown: key('Next sentence', 'ArrowDown', 'j'),
    itemUp: key('Previous sentence', 'ArrowUp', 'k'),
    itemEnter: fixed('Go to its source', 'Enter'),
    why: key('Why this sentence', 'w'),
    longer: key('One sentence more', '+', '='),
    shorter: key('One sentence fewer', '-'),
    copySummary: key('Copy with references', 'Mod+C'),
    tabSummary: key('Go to the sentences', 'g s'),
    tabEntities: key('Go to Entities', 'g e'),
    tabNotes: key('Go to Notes', 'g n'),
    tabVersions: key('Go to Versions', 'g v'),
    pin: key('Pin it, or take that back', 'p'),
    exclude: key('Exclude it for good', 'x'),
    highlightSentence: key('Highlight it', 'h'),
    highlightSummary: key('Highlight all of these', 'Shift+H'),
  },
  entities: {
    itemDown: key('Next entity', 'ArrowDown', 'j'),
    itemUp: key('Previous entity', 'ArrowUp', 'k'),
    itemEnter: fixed('Next mention', 'Enter'),
    entityRemove: key('Remove it', 'Delete'),
    tabSummary: key('Go to Summary', 'g s'),
    tabEntities: key('Go to the entities', 'g e'),
    tabNotes: key('Go to Notes', 'g n'),
    tabVersions: key('Go to Versions', 'g v'),
    entityRename: key('Rename it', 'F2'),
    entityKind: key('Change its kind (1–7)', 'c'),
    entityMerge: key('Merge it with another', 'm'),
  },
  notes: {
    itemDown: key('Next highlight', 'ArrowDown', 'j'),
    itemUp: key('Previous highlight', 'ArrowUp', 'k'),
    itemEnter: fixed('Go to it in the text', 'Enter'),
    noteRemove: key('Remove it', 'Delete'),
    tabSummary: key('Go to Summary', 'g s'),
    tabEntities: key('Go to Entities', 'g e'),
    tabNotes: key('Go to the notes', 'g n'),
    tabVersions: key('Go to Versions', 'g v'),
    noteChoose: key('Choose it', 'x'),
    noteExtend: key('Choose down', 'Shift+ArrowDown', 'Shift+J'),
    noteExtendBack: key('Choose up', 'Shift+ArrowUp', 'Shift+K'),
    noteChooseAll: key('Choose all', 'Mod+A'),
    noteRelabel: fixed('Change the label', ...digits),
    noteTags: key('Add tags', 't'),
    noteCopy: key('Copy as Markdown', 'q', 'Mod+C'),
  },
  versions: {
    itemDown: key('Next one', 'ArrowDown', 'j'),
    itemUp: key('Previous one', 'ArrowUp', 'k'),
    itemEnter: fixed('Read the version, or go to the highlight', 'Enter'),
    versionChanges: key('What the version changed', 'c'),
    versionRestore: key('Restore the version', 'b'),
    placeAccept: key('Accept the place', 'y'),
    placeAcceptAll: key('Accept all changed ones', 'Shift+Y'),
    placeAttach: key('Give it another passage', 'r'),
    placeLost: key('Keep it as lost', 'o'),
    placeNote: key('Write its note', 'n'),
    placeTags: key('Write its tags', 't'),
    placeRelabel: fixed('Change its label', ...digits),
    placeRemove: key('Remove it', 'Delete'),
    keepApart: key('Keep the last import as an article of its own', 'a'),
    tabSummary: key('Go to Summary', 'g s'),
    tabEntities: key('Go to Entities', 'g e'),
    tabNotes: key('Go to Notes', 'g n'),
    tabVersions: key('Go to the versions', 'g v'),
  },
  global: {
    palette: anywhere('Commands', 'Mod+K'),
    paste: fixed('Import what was copied', 'Mod+V'),
    importClipboard: key('Import the clipboard', 'Mod+Shift+V'),
    importFiles: anywhere('Import files', 'Mod+O'),
    export: anywhere('Export the article', 'Mod+E'),
    find: anywhere('Find in the article', 'Mod+F'),
    findNext: anywhere('Next search hit', 'F3'),
    findPrevious: anywhere('Previous search hit', 'Shift+F3'),
    undo: key('Undo', 'Mod+Z'),
    redo: key('Redo', 'Mod+Shift+Z', 'Mod+Y'),
    goLibrary: anywhere('To the library', 'Mod+1'),
    goReader: anywhere('To the article', 'Mod+2'),
    goInspector: anywhere('To the inspector', 'Mod+3'),
    nextPane: anywhere('Next pane', 'F6'),
    previousPane: anywhere('Previous pane', 'Shift+F6'),
    toggleLibrary: anywhere('Show or hide the library', 'Mod+\\'),
    toggleInspector: anywhere('Show or hide the inspector', 'Mod+Shift+\\', 'Mod+Shift+|'),
    focusMode: key('Focus mode', 'z'),
    larger: anywhere('Larger text', 'Mod++', 'Mod+=', 'Mod+Shift++', 'Mod+Shift+='),
    smaller: anywhere('Smaller text', 'Mod+-'),
    usualSize: anywhere('Usual text size', 'Mod+0'),
    nextTheme: anywhere('Next theme', 'Mod+Shift+L'),
    back: key('Back to where you were', 'Alt+ArrowLeft'),
    forward: key('Forward again', 'Alt+ArrowRight'),
    closeArticle: anywhere('Close the article', 'Mod+W'),
    fullScreen: anywhere('Full screen', 'F11'),
    escape: fixed('One step back', 'Escape'),
    help: key('Keys', '?', 'F1'),
    settings: anywhere('Settings', 'Mod+,'),
    activity: anywhere('Messages and history', 'Mod+Shift+Y'),
    tour: key('Show the tour again', 'Shift+F1'),
  },
} as const satisfies Record<string, Record<string, Key>>;

type Table = typeof table;
export type Context = keyof Table;
export type Command = { [C in Context]: keyof Table[C] }[Context];
export type KeyBinding = Binding<Command, Context>;

/** What the reader sees each context called, in the order they are shown in. */
export const contexts: readonly { context: Context; name: string }[] = [
  { context: 'reader', name: 'Reading' },
  { context: 'mark', name: 'On a highlight' },
  { context: 'attaching', name: 'Re-attaching a highlight' },
  { context: 'changes', name: 'What changed, and older versions' },
  { context: 'editor', name: 'Writing a note' },
  { context: 'library', name: 'Library' },
  { context: 'summary', name: 'Summary' },
  { context: 'entities', name: 'Entities' },
  { context: 'notes', name: 'Notes' },
  { context: 'versions', name: 'Versions' },
  { context: 'global', name: 'Everywhere' },
];

export const contextName = (context: Context): string =>
  contexts.find((one) => one.context === context)?.name ?? '';

/** The table as a list, in its order. */
export const usualKeys: readonly KeyBinding[] = contexts.flatMap(({ context }) =>
  Object.entries<Key>(table[context]).map(([command, rest]) => ({
    context,
    command: command as Command,
    ...rest,
  })),
);
