import { tick } from 'svelte';
import type { Span } from '$backend';
import type { Context } from '$shared/keyboard/keymap';
import { contextsAt } from './keys';
import type { Pane } from './panes.svelte';
import type { Workspace } from './workspace.svelte';

/** Where the keyboard was when something came over the window, and what was selected. */
export type Held = {
  contexts: readonly Context[];
  pane: Pane;
  selection: Span | null;
  /** The item of the inspector that had the focus. */
  item: DOMStringMap | null;
  /** Gives back the focus and the selection. */
  restore: () => void;
};

/**
 * Remembers it: what takes the focus may take the selection away too, and commands are to work on
 * what they would have worked on without it.
 */
export function hold(space: Workspace): Held {
  const { reader } = space;
  const active = document.activeElement;
  const element = active instanceof HTMLElement && active !== document.body ? active : null;
  const selection = reader.readSelection();
  const { article } = reader;
  const pane = (element?.closest<HTMLElement>('[data-pane]')?.dataset['pane'] ??
    (article ? 'reader' : 'library')) as Pane;
  return {
    contexts: contextsAt(space, element),
    pane,
    selection,
    item: element?.closest<HTMLElement>('[data-item]')?.dataset ?? null,
    restore: () => {
      if (element?.isConnected) element.focus({ preventScroll: true });
      else space.focus(pane);
      if (!selection || reader.article !== article) return;
      reader.surface?.select(selection);
      reader.readSelection();
    },
  };
}

/** After what lay over the window is gone. */
export async function afterwards(held: Held, work: () => unknown): Promise<void> {
  held.restore();
  await tick();
  await work();
}
