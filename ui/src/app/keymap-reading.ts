import type { Binding } from '$shared/keyboard/dispatch';
import type { Context } from './keymap';

/** Keys for working on marks, notes, the summary and entities; part of the key map. */
export const readingKeys = [
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
] as const satisfies readonly Binding<string, Context>[];
