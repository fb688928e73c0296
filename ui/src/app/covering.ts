import type { Workspace } from './workspace.svelte';

type Covering = Pick<Workspace, 'followed' | 'marks'>;

/** Whether something else stands where articles are read. */
export const isCovered = ({ followed, marks }: Covering): boolean =>
  marks.shown || followed.shown !== null;

/** Shows the article again that something else stood in the place of. */
export function uncover({ followed, marks }: Covering): void {
  marks.hide();
  followed.hide();
}
