import { tick } from 'svelte';
import { isTyping } from '$shared/keyboard/focus';
import { order, type Pane, type Panes } from './panes.svelte';

const main: Record<Pane, string> = {
  library: '[data-list] [role=listbox], [data-list]:not(:has([role=listbox]))',
  reader:
    '[data-page], .article, [data-followed] [role=listbox], [data-followed] [data-list]:not(:has([role=listbox])), [data-marks] [role=listbox], [data-marks] [data-list]:not(:has([role=listbox]))',
  inspector: '[role=tab][aria-selected=true]',
};

/** Runs `work` once what has just changed is on the page. */
function afterDrawing(work: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(work));
}

const paneElement = (pane: Pane): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-pane="${pane}"]`);

/** Moves the keyboard focus into a pane. */
export function focusPane(panes: Panes, pane: Pane): void {
  panes.reveal(pane);
  const before = document.activeElement;
  afterDrawing(() => {
    // Quick fingers may have begun to write meanwhile.
    const now = document.activeElement;
    if (now !== before && isTyping(now)) return;
    const element = paneElement(pane);
    const target = element?.querySelector<HTMLElement>(main[pane]) ?? element;
    target?.focus({ preventScroll: true });
  });
}

/** Moves the focus to an item of the inspector, or to its tab where there is none. */
export function focusItemOfInspector(selector: string): void {
  afterDrawing(() => {
    const pane = paneElement('inspector');
    const item = pane?.querySelector<HTMLElement>(selector);
    (item ?? pane?.querySelector<HTMLElement>(main.inspector))?.focus();
  });
}

/** Where what had the focus went with a change, it goes to the first item that is left. */
export async function keepItem(change: Promise<unknown>): Promise<void> {
  await change;
  await tick();
  if (document.activeElement === document.body) focusItemOfInspector('[data-item]');
}

/** Where what had the focus has left the page, the pane that had it last gets it back. */
export function focusLast(panes: Panes): void {
  const last = panes.lastFocus?.closest<HTMLElement>('[data-pane]')?.dataset['pane'];
  const pane = order.find((one) => one === last && panes.shows(one)) ?? 'reader';
  afterDrawing(() => {
    if (document.activeElement === document.body) focusPane(panes, pane);
  });
}

/** The pane after the one with the focus, of those that are shown, or of all where one is. */
export function paneBeside(panes: Panes, step: 1 | -1): Pane {
  const here = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane'];
  const shown = panes.layout === 'single' ? order : order.filter((one) => panes.shows(one));
  const at = shown.findIndex((one) => one === here);
  const next = at === -1 ? 0 : (at + step + shown.length) % shown.length;
  return shown[next] ?? 'reader';
}
