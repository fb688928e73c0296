import type { Binding } from '$shared/keyboard/dispatch';
import { readingKeys } from './keymap-reading';
import { versionKeys } from './keymap-versions';

export type Context =
  | 'global'
  | 'library'
  | 'reader'
  | 'mark'
  | 'attaching'
  | 'changes'
  | 'editor'
  | 'summary'
  | 'entities'
  | 'notes'
  | 'versions';

/** What the key help calls each context, in its order. */
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

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Every key of the window: dispatch and key help both read this table. */
export const keymap = [
  { context: 'global', command: 'palette', chords: ['Mod+K'], label: 'Commands', inText: true },
  { context: 'global', command: 'paste', chords: ['Mod+V'], label: 'Import what was copied' },
  {
    context: 'global',
    command: 'importClipboard',
    chords: ['Mod+Shift+V'],
    label: 'Import the clipboard',
  },
  {
    context: 'global',
    command: 'importFiles',
    chords: ['Mod+O'],
    label: 'Import files',
    inText: true,
  },
  {
    context: 'global',
    command: 'export',
    chords: ['Mod+E'],
    label: 'Export the article',
    inText: true,
  },
  {
    context: 'global',
    command: 'find',
    chords: ['Mod+F'],
    label: 'Find in the article',
    inText: true,
  },
  {
    context: 'global',
    command: 'findNext',
    chords: ['F3'],
    label: 'Next search hit',
    inText: true,
  },
  {
    context: 'global',
    command: 'findPrevious',
    chords: ['Shift+F3'],
    label: 'Previous search hit',
    inText: true,
  },
  { context: 'global', command: 'undo', chords: ['Mod+Z'], label: 'Undo' },
  { context: 'global', command: 'redo', chords: ['Mod+Shift+Z', 'Mod+Y'], label: 'Redo' },
  {
    context: 'global',
    command: 'goLibrary',
    chords: ['Mod+1'],
    label: 'To the library',
    inText: true,
  },
  {
    context: 'global',
    command: 'goReader',
    chords: ['Mod+2'],
    label: 'To the article',
    inText: true,
  },
  {
    context: 'global',
    command: 'goInspector',
    chords: ['Mod+3'],
    label: 'To the inspector',
    inText: true,
  },
  { context: 'global', command: 'nextPane', chords: ['F6'], label: 'Next pane', inText: true },
  {
    context: 'global',
    command: 'previousPane',
    chords: ['Shift+F6'],
    label: 'Previous pane',
    inText: true,
  },
  {
    context: 'global',
    command: 'toggleLibrary',
    chords: ['Mod+\\'],
    label: 'Show or hide the library',
    inText: true,
  },
  {
    context: 'global',
    command: 'toggleInspector',
    chords: ['Mod+Shift+\\', 'Mod+Shift+|'],
    label: 'Show or hide the inspector',
    inText: true,
  },
  { context: 'global', command: 'focusMode', chords: ['z'], label: 'Focus mode' },
  {
    context: 'global',
    command: 'larger',
    chords: ['Mod++', 'Mod+=', 'Mod+Shift++', 'Mod+Shift+='],
    label: 'Larger text',
    inText: true,
  },
  { context: 'global', command: 'smaller', chords: ['Mod+-'], label: 'Smaller text', inText: true },
  {
    context: 'global',
    command: 'usualSize',
    chords: ['Mod+0'],
    label: 'Usual text size',
    inText: true,
  },
  {
    context: 'global',
    command: 'nextTheme',
    chords: ['Mod+Shift+L'],
    label: 'Next theme',
    inText: true,
  },
  {
    context: 'global',
    command: 'back',
    chords: ['Alt+ArrowLeft'],
    label: 'Back to where you were',
  },
  { context: 'global', command: 'forward', chords: ['Alt+ArrowRight'], label: 'Forward again' },
  {
    context: 'global',
    command: 'closeArticle',
    chords: ['Mod+W'],
    label: 'Close the article',
    inText: true,
  },
  { context: 'global', command: 'fullScreen', chords: ['F11'], label: 'Full screen', inText: true },
  { context: 'global', command: 'escape', chords: ['Escape'], label: 'One step back' },
  { context: 'global', command: 'help', chords: ['?', 'F1'], label: 'Keys' },
  { context: 'global', command: 'settings', chords: ['Mod+,'], label: 'Settings', inText: true },
  {
    context: 'global',
    command: 'activity',
    chords: ['Mod+Shift+Y'],
    label: 'Messages and history',
    inText: true,
  },
  { context: 'global', command: 'tour', chords: ['Shift+F1'], label: 'Show the tour again' },

  { context: 'library', command: 'rowDown', chords: ['j', 'ArrowDown'], label: 'Next article' },
  { context: 'library', command: 'rowUp', chords: ['k', 'ArrowUp'], label: 'Previous article' },
  { context: 'library', command: 'rowFirst', chords: ['Home'], label: 'First article' },
  { context: 'library', command: 'rowLast', chords: ['End'], label: 'Last article' },
  { context: 'library', command: 'rowOpen', chords: ['Enter'], label: 'Open' },
  { context: 'library', command: 'rowPreview', chords: ['Space'], label: 'Preview' },
  { context: 'library', command: 'rowArchive', chords: ['e'], label: 'Archive' },
  { context: 'library', command: 'rowLater', chords: ['l'], label: 'Later' },
  {
    context: 'library',
    command: 'rowInbox',
    chords: ['i'],
    label: 'To the inbox, also out of the trash',
  },
  { context: 'library', command: 'rowStar', chords: ['s'], label: 'Star' },
  { context: 'library', command: 'rowRead', chords: ['r'], label: 'Read or unread' },
  { context: 'library', command: 'rowTags', chords: ['t'], label: 'Tags' },
  { context: 'library', command: 'rowCollections', chords: ['m'], label: 'Collections' },
  { context: 'library', command: 'rowTrash', chords: ['Delete', '#'], label: 'Trash' },
  { context: 'library', command: 'rowOriginal', chords: ['o'], label: 'Open the original' },
  { context: 'library', command: 'rowPick', chords: ['x'], label: 'Select or not' },
  {
    context: 'library',
    command: 'rowExtend',
    chords: ['Shift+ArrowDown', 'Shift+J'],
    label: 'Select down',
  },
  {
    context: 'library',
    command: 'rowExtendBack',
    chords: ['Shift+ArrowUp', 'Shift+K'],
    label: 'Select up',
  },
  { context: 'library', command: 'rowPickAll', chords: ['Mod+A'], label: 'Select all' },
  {
    context: 'library',
    command: 'rowLetGo',
    chords: ['Escape'],
    label: 'Close the preview, clear the selection',
  },
  { context: 'library', command: 'shelfInbox', chords: ['g i'], label: 'Go to Inbox' },
  { context: 'library', command: 'shelfLater', chords: ['g l'], label: 'Go to Later' },
  { context: 'library', command: 'shelfArchive', chords: ['g a'], label: 'Go to Archive' },
  { context: 'library', command: 'shelfStarred', chords: ['g s'], label: 'Go to Starred' },
  { context: 'library', command: 'shelfTrash', chords: ['g t'], label: 'Go to Trash' },

  {
    context: 'reader',
    command: 'unitNext',
    chords: ['j'],
    label: 'Next paragraph, sentence or word',
  },
  { context: 'reader', command: 'unitPrevious', chords: ['k'], label: 'Previous one' },
  { context: 'reader', command: 'unitExtend', chords: ['Shift+J'], label: 'Extend forward' },
  { context: 'reader', command: 'unitExtendBack', chords: ['Shift+K'], label: 'Extend back' },
  { context: 'reader', command: 'unitCycle', chords: ['u'], label: 'Paragraph, sentence or word' },
  { context: 'reader', command: 'unitFirst', chords: ['Home'], label: 'Start of the article' },
  { context: 'reader', command: 'unitLast', chords: ['End'], label: 'End of the article' },
  { context: 'reader', command: 'pageDown', chords: ['Space'], label: 'One screen on' },
  { context: 'reader', command: 'pageUp', chords: ['Shift+Space'], label: 'One screen back' },
  {
    context: 'reader',
    command: 'select',
    chords: ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'].flatMap((key) => [
      `Shift+${key}`,
      `Mod+Shift+${key}`,
    ]),
    label: 'Select by character, word or line',
  },
  {
    context: 'reader',
    command: 'highlight',
    chords: ['h'],
    label: 'Highlight with the last label',
  },
  { context: 'reader', command: 'label', chords: digits, label: 'Highlight with label 1–9' },
  { context: 'reader', command: 'note', chords: ['n'], label: 'Write a note' },
  { context: 'reader', command: 'tags', chords: ['t'], label: 'Tags of the article' },
  { context: 'reader', command: 'entity', chords: ['y'], label: 'Mark as entity' },
  {
    context: 'reader',
    command: 'copyQuote',
    chords: ['q'],
    label: 'Copy the quote with its source',
  },
  { context: 'reader', command: 'markNext', chords: ['.'], label: 'Next highlight' },
  { context: 'reader', command: 'markPrevious', chords: [','], label: 'Previous highlight' },
  { context: 'reader', command: 'archiveNext', chords: ['e'], label: 'Archive and open the next' },
  { context: 'reader', command: 'articleNext', chords: [']'], label: 'Next article' },
  { context: 'reader', command: 'articlePrevious', chords: ['['], label: 'Previous article' },
  {
    context: 'reader',
    command: 'menu',
    chords: ['ContextMenu', 'Shift+F10'],
    label: 'Menu for what the cursor is on',
  },
  { context: 'reader', command: 'tabSummary', chords: ['g s'], label: 'Go to Summary' },
  { context: 'reader', command: 'tabEntities', chords: ['g e'], label: 'Go to Entities' },
  { context: 'reader', command: 'tabNotes', chords: ['g n'], label: 'Go to Notes' },
  // The shelves from here too, but for Starred: `g s` is the summary's.
  { context: 'reader', command: 'shelfInbox', chords: ['g i'], label: 'Go to Inbox' },
  { context: 'reader', command: 'shelfLater', chords: ['g l'], label: 'Go to Later' },
  { context: 'reader', command: 'shelfArchive', chords: ['g a'], label: 'Go to Archive' },
  { context: 'reader', command: 'shelfTrash', chords: ['g t'], label: 'Go to Trash' },

  { context: 'mark', command: 'relabel', chords: digits, label: 'Change the label' },
  { context: 'mark', command: 'markNote', chords: ['n'], label: 'Edit its note' },
  { context: 'mark', command: 'markTags', chords: ['t'], label: 'Edit its tags' },
  { context: 'mark', command: 'markCard', chords: ['Enter'], label: 'Open its card' },
  {
    context: 'mark',
    command: 'markOverlapping',
    chords: ['Tab'],
    label: 'Next overlapping highlight',
  },
  { context: 'mark', command: 'markRemove', chords: ['Delete', 'Backspace'], label: 'Remove it' },

  { context: 'summary', command: 'itemDown', chords: ['ArrowDown', 'j'], label: 'Next sentence' },
  { context: 'summary', command: 'itemUp', chords: ['ArrowUp', 'k'], label: 'Previous sentence' },
  { context: 'summary', command: 'itemEnter', chords: ['Enter'], label: 'Go to its source' },
  { context: 'summary', command: 'why', chords: ['w'], label: 'Why this sentence' },
  { context: 'summary', command: 'longer', chords: ['+', '='], label: 'One sentence more' },
  { context: 'summary', command: 'shorter', chords: ['-'], label: 'One sentence fewer' },
  { context: 'summary', command: 'copySummary', chords: ['Mod+C'], label: 'Copy with references' },
  { context: 'summary', command: 'tabSummary', chords: ['g s'], label: 'Go to the sentences' },
  { context: 'summary', command: 'tabEntities', chords: ['g e'], label: 'Go to Entities' },
  { context: 'summary', command: 'tabNotes', chords: ['g n'], label: 'Go to Notes' },

  { context: 'entities', command: 'itemDown', chords: ['ArrowDown', 'j'], label: 'Next entity' },
  { context: 'entities', command: 'itemUp', chords: ['ArrowUp', 'k'], label: 'Previous entity' },
  { context: 'entities', command: 'itemEnter', chords: ['Enter'], label: 'Next mention' },
  { context: 'entities', command: 'entityRemove', chords: ['Delete'], label: 'Remove it' },
  { context: 'entities', command: 'tabSummary', chords: ['g s'], label: 'Go to Summary' },
  { context: 'entities', command: 'tabEntities', chords: ['g e'], label: 'Go to the entities' },
  { context: 'entities', command: 'tabNotes', chords: ['g n'], label: 'Go to Notes' },

  { context: 'notes', command: 'itemDown', chords: ['ArrowDown', 'j'], label: 'Next highlight' },
  { context: 'notes', command: 'itemUp', chords: ['ArrowUp', 'k'], label: 'Previous highlight' },
  { context: 'notes', command: 'itemEnter', chords: ['Enter'], label: 'Go to it in the text' },
  { context: 'notes', command: 'noteRemove', chords: ['Delete'], label: 'Remove it' },
  { context: 'notes', command: 'tabSummary', chords: ['g s'], label: 'Go to Summary' },
  { context: 'notes', command: 'tabEntities', chords: ['g e'], label: 'Go to Entities' },
  { context: 'notes', command: 'tabNotes', chords: ['g n'], label: 'Go to the notes' },

  ...readingKeys,
  ...versionKeys,
] as const satisfies readonly Binding<string, Context>[];

export type Command = (typeof keymap)[number]['command'];
