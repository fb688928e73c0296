import { mentionInHand } from '$features/entities';
import { chordOf, composes } from '$shared/keyboard/chord';
import { Dispatcher } from '$shared/keyboard/dispatch';
import { inArticleOrList, isPressable, isTyping } from '$shared/keyboard/focus';
import type { Command, Context } from '$shared/keyboard/keymap';
import { commandsOf } from './commands';
import type { Workspace } from './workspace.svelte';

const ownKeys = '[role=dialog], [role=menu], [role=separator], [role=radiogroup]';

/** Handles key presses of the window by the key map. */
export function keyHandler(space: Workspace): (event: KeyboardEvent) => void {
  const singleKeys = () => {
    const chosen = space.preferences.values.singleKeys;
    return chosen === 'on' || (chosen === 'lists' && inArticleOrList(document.activeElement));
  };
  const dispatcher = new Dispatcher<Command, Context>(() => space.keys.map, singleKeys);
  const commands = commandsOf(space);
  return (event) => {
    if (event.defaultPrevented || composes(event)) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(ownKeys)) return;
    const chord = chordOf(event);
    if ((chord === 'Enter' || chord === 'Space') && isPressable(target)) return;
    // A key that is held down must not pile up work that goes on after it was let go.
    const tooSoon = event.repeat && space.turns.busy;
    const run = (command: Command, pressed: string) =>
      tooSoon || commands[command](pressed) !== false;
    const contexts = contextsAt(space, target);
    if (dispatcher.press(event, event.timeStamp, contexts, isTyping(target), run)) {
      event.preventDefault();
    }
  };
}

/** The contexts of a press, innermost first: those of the pane with the focus, then the window's. */
export function contextsAt(space: Workspace, target: Element | null): Context[] {
  const pane = target?.closest<HTMLElement>('[data-pane]')?.dataset['pane'];
  if (pane === 'library') return ['library', 'global'];
  if (pane === 'inspector') return [space.panes.tab, 'global'];
  if (space.marks.shown) return ['marks', 'global'];
  if (space.followed.shown !== null) return [space.followed.shown, 'global'];
  if (!space.reader.article) return ['library', 'global'];
  if (space.versions.page) return ['changes', 'global'];
  if (space.annotations.placing.attaching) return ['attaching', 'reader', 'global'];
  if (space.reader.focusedMark !== null) return ['mark', 'reader', 'global'];
  const named = mentionInHand(space.reader) !== null;
  return named ? ['mention', 'reader', 'global'] : ['reader', 'global'];
}
