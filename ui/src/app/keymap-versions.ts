import type { Binding } from '$shared/keyboard/dispatch';
import type { Context } from './keymap';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Keys for the versions of an article and for what became of its highlights; part of the key map. */
export const versionKeys = [
  { context: 'reader', command: 'tabVersions', chords: ['g v'], label: 'Go to Versions' },
  { context: 'summary', command: 'tabVersions', chords: ['g v'], label: 'Go to Versions' },
  { context: 'entities', command: 'tabVersions', chords: ['g v'], label: 'Go to Versions' },
  { context: 'notes', command: 'tabVersions', chords: ['g v'], label: 'Go to Versions' },
  {
    context: 'reader',
    command: 'uncertainNext',
    chords: [';'],
    label: 'Next highlight that asks for its place',
  },
  {
    context: 'reader',
    command: 'showChanges',
    chords: ['g d'],
    label: 'What the newest version changed',
  },
  { context: 'reader', command: 'editText', chords: ['Shift+F2'], label: 'Edit the text' },
  { context: 'reader', command: 'editDetails', chords: ['F2'], label: 'Edit title and details' },
  { context: 'mark', command: 'placeAccept', chords: ['y'], label: 'Accept its proposed place' },
  { context: 'mark', command: 'placeAttach', chords: ['r'], label: 'Give it another passage' },
  { context: 'mark', command: 'placeLost', chords: ['o'], label: 'Keep it as lost' },

  { context: 'attaching', command: 'attachHere', chords: ['Enter'], label: 'Attach it here' },

  { context: 'versions', command: 'itemDown', chords: ['ArrowDown', 'j'], label: 'Next one' },
  { context: 'versions', command: 'itemUp', chords: ['ArrowUp', 'k'], label: 'Previous one' },
  {
    context: 'versions',
    command: 'itemEnter',
    chords: ['Enter'],
    label: 'Read the version, or go to the highlight',
  },
  {
    context: 'versions',
    command: 'versionChanges',
    chords: ['c'],
    label: 'What the version changed',
  },
  {
    context: 'versions',
    command: 'versionRestore',
    chords: ['b'],
    label: 'Restore the version',
  },
  { context: 'versions', command: 'placeAccept', chords: ['y'], label: 'Accept the place' },
  {
    context: 'versions',
    command: 'placeAcceptAll',
    chords: ['Shift+Y'],
    label: 'Accept all changed ones',
  },
  { context: 'versions', command: 'placeAttach', chords: ['r'], label: 'Re-attach it' },
  { context: 'versions', command: 'placeLost', chords: ['o'], label: 'Keep it as lost' },
  { context: 'versions', command: 'placeNote', chords: ['n'], label: 'Write its note' },
  { context: 'versions', command: 'placeTags', chords: ['t'], label: 'Write its tags' },
  { context: 'versions', command: 'placeRelabel', chords: digits, label: 'Change its label' },
  { context: 'versions', command: 'placeRemove', chords: ['Delete'], label: 'Remove it' },
  {
    context: 'versions',
    command: 'keepApart',
    chords: ['a'],
    label: 'Keep the last import as an article of its own',
  },
  { context: 'versions', command: 'tabSummary', chords: ['g s'], label: 'Go to Summary' },
  { context: 'versions', command: 'tabEntities', chords: ['g e'], label: 'Go to Entities' },
  { context: 'versions', command: 'tabNotes', chords: ['g n'], label: 'Go to Notes' },
  { context: 'versions', command: 'tabVersions', chords: ['g v'], label: 'Go to the versions' },

  { context: 'changes', command: 'differenceNext', chords: ['n'], label: 'Next difference' },
  {
    context: 'changes',
    command: 'differencePrevious',
    chords: ['p'],
    label: 'Previous difference',
  },
  {
    context: 'changes',
    command: 'differenceOpen',
    chords: ['Enter'],
    label: 'Open the sentence in the article',
  },
  {
    context: 'changes',
    command: 'sideBySide',
    chords: ['s'],
    label: 'Side by side, or in one text',
  },
  {
    context: 'changes',
    command: 'versionRestore',
    chords: ['b'],
    label: 'Restore the older version',
  },
  { context: 'changes', command: 'tabVersions', chords: ['g v'], label: 'Go to Versions' },
] as const satisfies readonly Binding<string, Context>[];
