import type { Binding } from '$shared/keyboard/dispatch';
import type { Context } from './keymap';

/** Keys for working on marks, notes, the summary and entities; part of the key map. */
export const readingKeys = [
  { context: 'reader', command: 'caret', chords: ['v'], label: 'Caret in the text' },
  {
    context: 'reader',
    command: 'caretMove',
    chords: ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Mod+ArrowRight', 'Mod+ArrowLeft'],
    label: 'Move the caret by character, line or word',
  },
  { context: 'reader', command: 'marker', chords: ['Shift+H'], label: 'Marker mode' },
  { context: 'reader', command: 'markUnit', chords: ['Enter'], label: 'Mark it, in marker mode' },
  { context: 'reader', command: 'noteNext', chords: ['Shift+.', '>'], label: 'Next note' },
  { context: 'reader', command: 'notePrevious', chords: ['Shift+,', '<'], label: 'Previous note' },
  {
    context: 'reader',
    command: 'margin',
    chords: ['g m'],
    label: 'Notes in the margin, or numbers',
  },

  {
    context: 'mark',
    command: 'markEndWord',
    chords: ['Shift+ArrowLeft', 'Shift+ArrowRight'],
    label: 'Move its end by a word',
  },
  {
    context: 'mark',
    command: 'markEndCharacter',
    chords: ['Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowRight'],
    label: 'Move its end by a character',
  },
  {
    context: 'mark',
    command: 'markStartWord',
    chords: ['Mod+Shift+ArrowLeft', 'Mod+Shift+ArrowRight'],
    label: 'Move its start by a word',
  },

  { context: 'summary', command: 'pin', chords: ['p'], label: 'Pin it, or take that back' },
  { context: 'summary', command: 'exclude', chords: ['x'], label: 'Exclude it for good' },
  { context: 'summary', command: 'highlightSentence', chords: ['h'], label: 'Highlight it' },
  {
    context: 'summary',
    command: 'highlightSummary',
    chords: ['Shift+H'],
    label: 'Highlight all of these',
  },
  { context: 'entities', command: 'entityRename', chords: ['F2'], label: 'Rename it' },
  { context: 'entities', command: 'entityKind', chords: ['c'], label: 'Change its kind (1–7)' },
  { context: 'entities', command: 'entityMerge', chords: ['m'], label: 'Merge it with another' },
  { context: 'notes', command: 'noteChoose', chords: ['x'], label: 'Choose it' },
  {
    context: 'notes',
    command: 'noteExtend',
    chords: ['Shift+ArrowDown', 'Shift+ArrowUp', 'Shift+J', 'Shift+K'],
    label: 'Choose further ones',
  },
  { context: 'notes', command: 'noteChooseAll', chords: ['Mod+A'], label: 'Choose all' },
  {
    context: 'notes',
    command: 'noteRelabel',
    chords: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    label: 'Change the label',
  },
  { context: 'notes', command: 'noteTags', chords: ['t'], label: 'Add tags' },
  { context: 'notes', command: 'noteCopy', chords: ['q', 'Mod+C'], label: 'Copy as Markdown' },

  // The editor handles these itself; they stand here for the key help.
  { context: 'editor', command: 'editorSave', chords: ['Mod+Enter'], label: 'Save the note' },
  { context: 'editor', command: 'editorClose', chords: ['Escape'], label: 'Close, keep a draft' },
  { context: 'editor', command: 'editorStrong', chords: ['Mod+B'], label: 'Strong' },
  { context: 'editor', command: 'editorEmphasis', chords: ['Mod+I'], label: 'Emphasis' },
  { context: 'editor', command: 'editorTag', chords: ['#'], label: 'Write a tag' },
  { context: 'editor', command: 'editorName', chords: ['@'], label: 'Write a name' },
  {
    context: 'editor',
    command: 'editorBeside',
    chords: ['Alt+ArrowUp', 'Alt+ArrowDown'],
    label: 'Previous or next note',
  },
] as const satisfies readonly Binding<string, Context>[];
