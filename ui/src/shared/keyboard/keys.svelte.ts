import { getContext, setContext } from 'svelte';
import { forget, recall, remember } from '../storage';
import { chordLabel } from './chord';
import type { Command, Context, KeyBinding } from './keymap';
import {
  holders,
  importText,
  mapWith,
  placeOf,
  readChanges,
  sameChords,
  usualChords,
  without,
  type KeyChanges,
} from './remap';

const stored = 'keys';

/** The keys in force: the usual ones with what the reader changed, kept on this machine. */
export class Keys {
  #changes = $state.raw<KeyChanges>(remembered());
  map = $derived(mapWith(this.#changes));
  changed = $derived(Object.keys(this.#changes).length);

  binding(command: Command, context?: Context): KeyBinding | undefined {
    return this.map.find(
      (one) => one.command === command && (context === undefined || one.context === context),
    );
  }

  /** The first chord of a command; undefined where it has none. */
  chord(command: Command, context?: Context): string | undefined {
    return this.binding(command, context)?.chords[0];
  }

  /** Whether a chord gives a command. */
  gives(chord: string, command: Command, context?: Context): boolean {
    return this.binding(command, context)?.chords.includes(chord) === true;
  }

  /** What a chord gives in one context, for what handles its keys itself. */
  commandAt(context: Context, chord: string): Command | undefined {
    return this.map.find((one) => one.context === context && one.chords.includes(chord))?.command;
  }

  /** A name with its key behind it, as a tooltip has it: `Note (n)`. */
  titled(name: string, command: Command, context?: Context): string {
    const chord = this.chord(command, context);
    return chord === undefined ? name : `${name} (${chordLabel(chord)})`;
  }

  isUsual(binding: KeyBinding): boolean {
    return !(placeOf(binding) in this.#changes);
  }

  /** Gives a command these chords and takes them from every other that has them there. */
  set(binding: KeyBinding, chords: readonly string[]): void {
    let next = put(this.#changes, binding, [...new Set(chords)]);
    for (const chord of chords) {
      for (const holder of holders(mapWith(next), binding, chord)) {
        next = put(next, holder, without(holder, chord));
      }
    }
    this.#keep(next);
  }

  reset(binding: KeyBinding): void {
    this.set(binding, usualChords(binding));
  }

  resetAll(): void {
    this.#keep({});
  }

  /** Takes over a whole key map; the sentence says why it was refused, with nothing changed. */
  load(text: string): string | null {
    const { changes, fault } = importText(text);
    if (changes) this.#keep(changes);
    return fault;
  }

  #keep(changes: KeyChanges): void {
    this.#changes = changes;
    if (Object.keys(changes).length === 0) forget(stored);
    else remember(stored, JSON.stringify(changes));
  }
}

function put(changes: KeyChanges, binding: KeyBinding, chords: readonly string[]): KeyChanges {
  const place = placeOf(binding);
  const others = Object.entries(changes).filter(([one]) => one !== place);
  const own = sameChords(chords, usualChords(binding)) ? [] : [[place, chords] as const];
  return Object.fromEntries([...others, ...own]);
}

function remembered(): KeyChanges {
  const text = recall(stored);
  if (text === null) return {};
  try {
    return readChanges(JSON.parse(text)).changes;
  } catch {
    return {};
  }
}

const held = Symbol('keys');

/** Hands the keys to all components of the window. */
export const provideKeys = (keys: Keys): Keys => setContext(held, keys);

/** The keys in force, for a component; the usual ones where no window provides them. */
export const useKeys = (): Keys => getContext<Keys | undefined>(held) ?? new Keys();
