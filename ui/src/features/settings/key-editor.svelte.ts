import { chordLabel, chordOf, isSingleKey } from '$shared/keyboard/chord';
import type { KeyBinding } from '$shared/keyboard/keymap';
import type { Keys } from '$shared/keyboard/keys.svelte';
import { beginsTwo, holders, nameOf, placeOf, refusal, usualChords } from '$shared/keyboard/remap';

/** Chords that a command is to have, and the commands that have some of them now. */
type Conflict = { chords: readonly string[]; chord: string; holders: readonly KeyBinding[] };

const modifiers = /^(?:Control|Shift|Alt|AltGraph|Meta|OS|CapsLock|NumLock|Fn|Dead|Process)$/;

/** Changes one command's keys at a time: waits for a press, says why not, asks before it takes. */
export class KeyEditor {
  /** The command in hand, by its place. */
  place = $state<string | null>(null);
  /** The chord that the next press is to stand for; null adds one. */
  replacing = $state<string | null>(null);
  /** The first key of a chord of two. */
  first = $state<string | null>(null);
  refused = $state<string | null>(null);
  conflict = $state.raw<Conflict | null>(null);
  readonly keys: Keys;
  #announce: (text: string) => void;

  constructor(keys: Keys, announce: (text: string) => void) {
    this.keys = keys;
    this.#announce = announce;
  }

  listen(binding: KeyBinding, replacing: string | null): void {
    this.cancel();
    this.place = placeOf(binding);
    this.replacing = replacing;
  }

  cancel(): void {
    this.place = this.replacing = this.first = this.refused = this.conflict = null;
  }

  /** Takes a press as the new key; false leaves it to the page, so that Tab still moves on. */
  press(binding: KeyBinding, event: KeyboardEvent): boolean {
    const chord = chordOf(event);
    if (chord === 'Tab' || chord === 'Shift+Tab') return false;
    // The press that began this may still be held.
    if (event.repeat || modifiers.test(event.key)) return true;
    this.refused = null;
    if (chord === 'Escape') this.cancel();
    else if (this.first !== null) this.#offer(binding, `${this.first} ${chord}`);
    else if (isSingleKey(chord) && beginsTwo(this.keys.map, binding, chord)) this.first = chord;
    else this.#offer(binding, chord);
    return true;
  }

  remove(binding: KeyBinding, chord: string): void {
    this.#set(
      binding,
      binding.chords.filter((one) => one !== chord),
    );
  }

  reset(binding: KeyBinding): void {
    this.cancel();
    this.#wish(binding, usualChords(binding));
  }

  /** Takes the chords asked for from the commands that have them. */
  take(binding: KeyBinding): void {
    if (this.conflict) this.#set(binding, this.conflict.chords);
  }

  #offer(binding: KeyBinding, chord: string): void {
    this.first = null;
    const { replacing } = this;
    if (chord !== replacing && binding.chords.includes(chord)) {
      this.refused = `${nameOf(binding)} has ${chordLabel(chord)} already.`;
      return;
    }
    this.refused = refusal(binding, chord);
    if (this.refused !== null) return;
    const chords =
      replacing === null
        ? [...binding.chords, chord]
        : binding.chords.map((one) => (one === replacing ? chord : one));
    this.#wish(binding, chords);
  }

  #wish(binding: KeyBinding, chords: readonly string[]): void {
    const chord = chords.find((one) => holders(this.keys.map, binding, one).length > 0);
    if (chord === undefined) return this.#set(binding, chords);
    const found = holders(this.keys.map, binding, chord);
    const fixed = found.find((one) => one.fixed === true);
    this.place = placeOf(binding);
    if (fixed) this.refused = `${chordLabel(chord)} is ${nameOf(fixed)}, which keeps its keys.`;
    else this.conflict = { chords, chord, holders: found };
  }

  #set(binding: KeyBinding, chords: readonly string[]): void {
    this.keys.set(binding, chords);
    this.cancel();
    const said = chords.map((one) => chordLabel(one)).join(', ');
    this.#announce(`${nameOf(binding)}: ${said === '' ? 'no key' : said}`);
  }
}
