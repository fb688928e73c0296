import type { Binding } from '$shared/keyboard/dispatch';
import type { Context } from './keymap';

/** Keys of the list of all marks, and to it; part of the key map. */
export const marksKeys = [
  { context: 'global', command: 'allMarks', chords: ['g h'], label: 'All highlights' },
  {
    context: 'reader',
    command: 'highlightEvery',
    chords: ['Mod+Shift+H'],
    label: 'Highlight every occurrence',
  },
  { context: 'marks', command: 'listedDown', chords: ['j', 'ArrowDown'], label: 'Next highlight' },
  { context: 'marks', command: 'listedUp', chords: ['k', 'ArrowUp'], label: 'Previous highlight' },
  { context: 'marks', command: 'listedFirst', chords: ['Home'], label: 'First highlight' },
  { context: 'marks', command: 'listedLast', chords: ['End'], label: 'Last one fetched' },
  { context: 'marks', command: 'listedOpen', chords: ['Enter'], label: 'Go to it in its article' },
  { context: 'marks', command: 'listedPick', chords: ['x'], label: 'Select or not' },
  {
    context: 'marks',
    command: 'listedExtend',
    chords: ['Shift+ArrowDown', 'Shift+J'],
    label: 'Select down',
  },
  {
    context: 'marks',
    command: 'listedExtendBack',
    chords: ['Shift+ArrowUp', 'Shift+K'],
    label: 'Select up',
  },
  { context: 'marks', command: 'listedPickAll', chords: ['Mod+A'], label: 'Select all fetched' },
  {
    context: 'marks',
    command: 'listedRelabel',
    chords: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    label: 'Change the label',
  },
  { context: 'marks', command: 'listedTags', chords: ['t'], label: 'Add tags' },
  { context: 'marks', command: 'listedRemove', chords: ['Delete'], label: 'Remove' },
  {
    context: 'marks',
    command: 'listedQuotes',
    chords: ['q', 'Mod+C'],
    label: 'Copy the quotes with their sources',
  },
  { context: 'marks', command: 'listedMarkdown', chords: ['e'], label: 'Copy as Markdown' },
  { context: 'marks', command: 'listedWords', chords: ['/'], label: 'Filter by words' },
  { context: 'marks', command: 'listedGroup', chords: ['g g'], label: 'By day or by article' },
  {
    context: 'marks',
    command: 'listedLetGo',
    chords: ['Escape'],
    label: 'Clear the selection, then close the list',
  },
] as const satisfies readonly Binding<string, Context>[];
