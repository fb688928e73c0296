import type { BlockView, Utf16 } from '$backend';
import { span, utf16 } from '$shared/text/positions';
import { byCharacter, byWord } from './caret-moves';
import type { Surface } from './surface.svelte';

export type CaretStep = 'character' | 'word' | 'line';

/** What the caret moves over. */
export type Text = { blocks: readonly BlockView[]; language: string | null };

/**
 * A caret in the text, moved by the arrow keys; with Shift it draws a selection from where it was.
 * The selection is that of the page, so that every command works on it as on any other.
 */
export class Caret {
  on = $state(false);
  at = $state<Utf16>(utf16(0));
  /** Where the selection that is being drawn began. */
  #anchor: Utf16 | null = null;

  start(at: Utf16): void {
    this.on = true;
    this.put(at);
  }

  /** Ends it; true when it was on. */
  stop(): boolean {
    const was = this.on;
    this.on = false;
    this.#anchor = null;
    return was;
  }

  /** Puts the caret somewhere; a selection being drawn ends. */
  put(at: Utf16): void {
    this.at = at;
    this.#anchor = null;
  }

  /**
   * Moves the caret, and the selection's end with it when `extend`. `selected` says whether there
   * still is a selection: a command may have used it up.
   */
  move(
    text: Text,
    surface: Surface,
    direction: 1 | -1,
    step: CaretStep,
    extend: boolean,
    selected: boolean,
  ): boolean {
    const to = this.#target(text, surface, direction, step);
    if (to === null) return false;
    const anchor = selected ? (this.#anchor ?? this.at) : this.at;
    this.at = to;
    this.#anchor = extend ? anchor : null;
    if (this.#anchor === null || this.#anchor === to) getSelection()?.removeAllRanges();
    else surface.select(ordered(this.#anchor, to));
    return true;
  }

  #target(text: Text, surface: Surface, direction: 1 | -1, step: CaretStep): Utf16 | null {
    if (step === 'line') return surface.lineBeside(this.at, direction);
    if (step === 'word') return byWord(text.blocks, this.at, direction, text.language);
    return byCharacter(text.blocks, this.at, direction);
  }
}

const ordered = (a: Utf16, b: Utf16) => (a < b ? span(a, b) : span(b, a));
