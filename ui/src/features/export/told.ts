import type { PlannedFile, TakenOutcome } from '$backend';
import { count, number } from '$shared/format/format';

/** What an export does to files, added up. */
export type Totals = Record<
  'added' | 'changed' | 'removed' | 'kept' | 'conflicts' | 'written' | 'refused',
  number
>;

export function totals(files: readonly PlannedFile[]): Totals {
  const sum = { added: 0, changed: 0, removed: 0, kept: 0, conflicts: 0, written: 0, refused: 0 };
  for (const file of files) {
    sum.added += file.added;
    sum.changed += file.changed;
    sum.removed += file.removed;
    sum.kept += file.kept;
    sum.conflicts += file.conflicts;
    if (file.effect === 'created' || file.effect === 'renewed') sum.written += 1;
    if (file.effect === 'refused') sum.refused += 1;
  }
  return sum;
}

/** A note on the article is counted as a highlight is. */
const things = (amount: number): string =>
  amount === 1 ? '1 note or highlight' : `${number(amount)} notes and highlights`;

/** "12 notes and highlights new, 3 changed, 2 edits of yours kept, 1 conflict": only what there is. */
export function toldCounts(sum: Omit<Totals, 'written' | 'refused'>): string {
  const states = { new: sum.added, changed: sum.changed, removed: sum.removed };
  const parts = Object.entries(states)
    .filter(([, amount]) => amount > 0)
    .map(([state, amount], at) => `${at === 0 ? things(amount) : number(amount)} ${state}`);
  if (sum.kept > 0) parts.push(`${count(sum.kept, 'edit')} of yours kept`);
  if (sum.conflicts > 0) parts.push(count(sum.conflicts, 'conflict'));
  if (parts.length === 0) parts.push('no note or highlight changes');
  return parts.join(', ');
}

/** What becomes of notes that were changed in the file and in the library; empty without any. */
export const toldConflicts = (sum: Pick<Totals, 'conflicts'>): string =>
  sum.conflicts === 0
    ? ''
    : `Changed in both places: ${count(sum.conflicts, 'passage')} of the notes. Your text stays in the file, the library’s is added below it.`;

/** What became of the files, once they are written. */
export function toldResult(files: readonly PlannedFile[], folder: string): string {
  const sum = totals(files);
  if (sum.written === 0 && sum.refused === 0) {
    const kept = sum.kept > 0 ? ` ${count(sum.kept, 'edit')} of yours kept.` : '';
    return `Nothing to export: ${folder} is up to date.${kept}`;
  }
  return `Exported ${count(sum.written, 'file')} to ${folder}: ${toldCounts(sum)}`;
}

export const effects = {
  created: { sign: '+', words: 'new file' },
  renewed: { sign: '±', words: 'changes' },
  unchanged: { sign: '=', words: 'up to date' },
  refused: { sign: '!', words: 'cannot be written' },
} as const;

/** The figures of one file behind what becomes of it, where it changes or keeps edits. */
export function toldFigures(file: PlannedFile): string {
  return file.effect === 'renewed' || file.kept > 0 ? ` · ${toldCounts(file)}` : '';
}

/** Why a note was not taken into the library. */
export const notTaken: Record<Exclude<TakenOutcome, 'taken'>, string> = {
  changedInBoth: 'It was changed in the library in this moment; look at it again.',
  emptied: 'A note on an article is removed, not emptied: remove it in the window.',
  gone: 'The library has this highlight no more.',
};
