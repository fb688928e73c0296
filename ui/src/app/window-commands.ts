import { tick } from 'svelte';
import { leaveAll } from '$features/annotations';
import { chordLabel } from '$shared/keyboard/chord';
import { failures } from './failures';
import type { Workspace } from './workspace.svelte';

/** The commands of the window itself: what it shows, and how large it is. */
export function windowCommands(space: Workspace) {
  return {
    toggleLibrary: () => toggle(space, 'library'),
    toggleInspector: () => toggle(space, 'inspector'),
    focusMode: () => focusMode(space),
    closeArticle: () => closeArticle(space),
    fullScreen: () => fullScreen(space),
  };
}

function toggle(space: Workspace, pane: 'library' | 'inspector'): void {
  space.panes.toggle(pane);
  void keepFocus(space);
}

/** Hides what stands beside the article, or shows it again. */
function focusMode(space: Workspace): void {
  const { notices, panes } = space;
  if (panes.layout !== 'single') {
    panes.focusMode = !panes.focusMode;
    return void keepFocus(space);
  }
  const alone = panes.shows('reader');
  space.focus('reader');
  if (alone) notices.status('At this width the article has the window to itself already');
}

/** Gives the focus a place where what had it has gone from the page. */
async function keepFocus(space: Workspace): Promise<void> {
  await tick();
  if (document.activeElement === document.body) space.focus('reader');
}

/** Closes the open article; the place in it and a note in the making are kept. */
async function closeArticle(space: Workspace): Promise<void> {
  const { annotations, find, jumps, notices, reader } = space;
  if (!reader.article) return notices.status('No article is open');
  leaveAll();
  annotations.closeEditor();
  annotations.openCard = null;
  find.close();
  await space.settle();
  jumps.note();
  reader.close();
  space.focus('library');
}

async function fullScreen({ backend, keys, notices }: Workspace): Promise<void> {
  await notices.guard(async () => {
    const full = await backend.toggleFullScreen();
    const chord = keys.chord('fullScreen');
    const leave = chord === undefined ? '' : ` ${chordLabel(chord)} leaves it.`;
    notices.status(full ? `Full screen.${leave}` : 'No longer full screen');
  }, failures.fullScreen);
}
