import { recall, recallNumber, remember } from '$shared/storage';

export type Pane = 'library' | 'reader' | 'inspector';
export type Tab = 'summary' | 'entities' | 'notes' | 'versions';
export const order: readonly Pane[] = ['library', 'reader', 'inspector'];
export const limits = { library: { least: 200, most: 420 }, inspector: { least: 260, most: 520 } };

/** The tabs that every article has: those that a window begins with. */
const lasting: readonly Tab[] = ['summary', 'entities', 'notes'];
const compactBelow = 1100;
const singleBelow = 900;

/** Which panes are shown, how wide they are, and which tab the inspector shows. */
export class Panes {
  /** Width of the window. */
  width = $state(1280);
  library = $state(recallNumber('library-width', 0, limits.library.least, limits.library.most));
  inspector = $state(
    recallNumber('inspector-width', 0, limits.inspector.least, limits.inspector.most),
  );
  hideLibrary = $state(recall('hide-library') === 'yes');
  hideInspector = $state(recall('hide-inspector') === 'yes');
  focusMode = $state(false);
  /** The pane shown where there is room for only one. */
  single = $state<Pane>('library');
  /** Whether the inspector lies over the reader where it has no place of its own. */
  drawer = $state(false);
  #tab = $state<Tab>(lasting.find((one) => one === recall('tab')) ?? 'summary');
  /** What last had the focus in one of the panes. */
  lastFocus: Element | null = null;

  get tab(): Tab {
    return this.#tab;
  }

  set tab(tab: Tab) {
    this.#tab = tab;
    remember('tab', tab);
  }

  layout = $derived.by((): 'wide' | 'compact' | 'single' => {
    if (this.width < singleBelow) return 'single';
    return this.width < compactBelow ? 'compact' : 'wide';
  });
  /** Chosen widths, or else a share of the window within bounds. */
  libraryWidth = $derived(this.library || between(this.width * 0.19, 240, 276));
  inspectorWidth = $derived(this.inspector || between(this.width * 0.235, 296, 338));

  shows(pane: Pane): boolean {
    if (this.layout === 'single') return this.single === pane;
    if (pane === 'reader') return true;
    if (this.focusMode) return false;
    if (pane === 'library') return !this.hideLibrary;
    return this.layout === 'compact' ? this.drawer : !this.hideInspector;
  }

  /** Makes a pane visible wherever the layout has hidden it. */
  reveal(pane: Pane): void {
    this.single = pane;
    if (pane === 'reader') return;
    this.focusMode = false;
    if (pane === 'library') this.#setHidden('library', false);
    else if (this.layout === 'compact') this.drawer = true;
    else this.#setHidden('inspector', false);
  }

  toggle(pane: 'library' | 'inspector'): void {
    if (!this.shows(pane)) return this.reveal(pane);
    if (this.layout === 'single') this.single = 'reader';
    else if (pane === 'inspector' && this.layout === 'compact') this.drawer = false;
    else this.#setHidden(pane, true);
  }

  /** Remembers where in the panes the keyboard was, for what asks about it from elsewhere. */
  noteFocus(target: EventTarget | null): void {
    if (target instanceof Element && target.closest('[data-pane]')) this.lastFocus = target;
  }

  resize(pane: 'library' | 'inspector', width: number): void {
    this[pane] = width;
    remember(`${pane}-width`, String(width));
  }

  #setHidden(pane: 'library' | 'inspector', hidden: boolean): void {
    if (pane === 'library') this.hideLibrary = hidden;
    else this.hideInspector = hidden;
    remember(`hide-${pane}`, hidden ? 'yes' : 'no');
  }
}

const between = (value: number, least: number, most: number): number =>
  Math.round(Math.max(least, Math.min(most, value)));
