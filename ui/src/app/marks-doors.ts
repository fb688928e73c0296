import { tick } from 'svelte';
import { leaveAll } from '$features/annotations';
import type { Filter, Listed } from '$features/marks';
import type { Workspace } from './workspace.svelte';

/** Shows the marks of the library, of a kind where one is named. */
export async function showMarks(
  space: Workspace,
  wanted: Partial<Filter> | null = null,
): Promise<void> {
  if (!space.marks.shown) space.jumps.note();
  leaveAll();
  space.annotations.closeEditor();
  space.followed.hide();
  const shown = space.marks.show(wanted);
  space.focus('reader');
  await shown;
}

export function closeMarks(space: Workspace): void {
  space.marks.hide();
  space.focus('reader');
}

/** Goes to a mark of the list in its article; where it stands nowhere, to it among the notes. */
export async function openMark(space: Workspace, { id, article, mark }: Listed): Promise<void> {
  const { marks, reader } = space;
  space.jumps.note();
  if (reader.article?.id === article) marks.hide();
  else if (!(await space.reopen(article))) return;
  space.panes.reveal('reader');
  if (!reader.surface) await tick();
  if (mark.quote === '') return space.showTab('notes', '[data-testid="article-note-edit"]');
  if (!reader.focusMark(id)) return space.showTab('notes', `[data-note-item="${id}"]`);
  space.focus('reader');
  space.annotations.announceMark(id);
}
