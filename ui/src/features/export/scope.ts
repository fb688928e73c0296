import type { ApiError, PlannedFile, TemplateProblem } from '$backend';

/** Articles to export together. */
export type Scope = { id: string; name: string; articles: readonly string[] };
/** What the right side of the dialog shows. */
export type View = 'file' | 'edits';

type State = {
  problem: TemplateProblem | null;
  choice: { dayIsWhole: boolean };
  folderProblem: string | null;
  looking: boolean;
  files: readonly PlannedFile[];
  error: ApiError | null;
};

/** Why nothing can be exported now; null where it can. */
export function whyBlocked(state: State): string | null {
  if (state.problem) return 'The template has an error, so nothing can be exported.';
  if (!state.choice.dayIsWhole) return 'The day is not whole, so nothing can be exported.';
  if (state.folderProblem !== null) return 'Nothing can be written to this folder.';
  if (state.looking || state.files.length > 0 || state.error) return null;
  return 'No highlight is chosen, so there is nothing to export.';
}

export const noFolder = 'No folder is named, so nothing was written. Type one, or choose one.';
export const takeEdits = 'Take your edits into the library';
