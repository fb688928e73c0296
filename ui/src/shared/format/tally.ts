import type { NotesTakenView, TallyView } from '$backend';
import { clipText, count } from './format';

const states = ['kept', 'moved', 'changed', 'uncertain', 'lost'] as const;

/** "11 highlights kept, 1 moved, 1 lost"; null where there is none. */
export function tallyText(tally: TallyView): string | null {
  const parts = states.filter((state) => tally[state] > 0);
  if (parts.length === 0) return null;
  return parts
    .map((state, index) => {
      const amount = tally[state];
      return `${index === 0 ? count(amount, 'highlight') : String(amount)} ${state}`;
    })
    .join(', ');
}

/** What a new version of an article did, in one sentence. */
export function revisedText(title: string, tally: TallyView): string {
  const marks = tallyText(tally);
  const said = `New version of “${clipText(title, 60)}”`;
  return marks === null ? said : `${said}: ${marks}`;
}

/** All of several tallies together. */
export function sumOf(tallies: readonly TallyView[]): TallyView {
  const sum: TallyView = { kept: 0, moved: 0, changed: 0, uncertain: 0, lost: 0 };
  for (const one of tallies) for (const state of states) sum[state] += one[state];
  return sum;
}

/** What files of notes that Analect wrote brought. */
export function notesText(files: readonly NotesTakenView[]): string {
  const back = files.reduce((sum, one) => sum + one.back, 0);
  const edited = files.reduce((sum, one) => sum + one.edited, 0);
  const parts = back > 0 ? [`${count(back, 'mark')} brought back`] : [];
  if (edited > 0) parts.push(`${count(edited, 'edited note')} taken over`);
  return `Notes, not an article: ${parts.join(', ') || 'nothing in them is new'}`;
}
