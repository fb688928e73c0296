import type { ApiError, PlannedFile, TemplateProblem } from '$backend';

/** Articles to export together. */
export type Scope = { id: string; name: string; articles: readonly string[] };
/** What the right side of the dialog shows. */
export type View = 'file' | 'edits';

type State = {
  problem: TemplateProblem | null;
  choice: Filters & { dayIsWhole: boolean };
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
  return `No highlight ${filtersTold(state.choice)}, so there is nothing to export.`;
}

type Filters = { labels: readonly string[]; tags: readonly string[]; since: string };

const oneOf = (all: readonly string[], what: string) =>
  all.length === 1 ? `the ${what}` : `one of the ${what}s`;

/** What is asked of highlights, as the rest of “No highlight …”. */
function filtersTold({ labels, tags, since }: Filters): string {
  const parts = [
    ...(labels.length > 0 ? [`has ${oneOf(labels, 'chosen label')}`] : []),
    ...(tags.length > 0 ? [`has ${oneOf(tags, 'tag')} ${tags.join(', ')}`] : []),
    ...(since.trim() === '' ? [] : [`was made since ${since.trim()}`]),
  ];
  return parts.length === 0 ? 'is chosen' : parts.join(' and ');
}

export const noFolder = 'No folder is named, so nothing was written. Type one, or choose one.';
export const takeEdits = 'Take your edits into the library';
