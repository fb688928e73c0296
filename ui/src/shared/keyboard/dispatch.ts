import { chordOf, isSingleKey, type Press } from './chord';

/** One row of the key map: what it does, where it works and which chords start it. */
export type Binding<Command extends string, Context extends string> = {
  command: Command;
  context: Context;
  chords: readonly string[];
  /** What it does, as the key help shows it. */
  label: string;
  /** Works while a text field has the focus too. */
  inText?: boolean;
  /** Its keys cannot be changed. */
  fixed?: boolean;
};

/** False says the command does not apply now: the press goes on to the next context. */
export type Run<Command extends string> = (command: Command, chord: string) => boolean;

const patience = 1200;

/** Finds the command of a press; remembers the first key of a chord of two for a moment. */
export class Dispatcher<Command extends string, Context extends string> {
  #bindings: () => readonly Binding<Command, Context>[];
  #singleKeys: () => boolean;
  #pending: { chord: string; at: number } | null = null;

  /** `bindings` are asked for at every press; while `singleKeys` says no, keys that write a character do nothing by themselves. */
  constructor(
    bindings: () => readonly Binding<Command, Context>[],
    singleKeys: () => boolean = () => true,
  ) {
    this.#bindings = bindings;
    this.#singleKeys = singleKeys;
  }

  /** True when a command ran or the press began a chord of two. */
  press(
    press: Press,
    at: number,
    contexts: readonly Context[],
    inText: boolean,
    run: Run<Command>,
  ): boolean {
    const chord = chordOf(press);
    const first = this.#pending && at - this.#pending.at < patience ? this.#pending.chord : null;
    this.#pending = null;
    if (isSingleKey(chord) && !this.#singleKeys()) return false;
    const usable = this.#usable(contexts, inText);
    if (first !== null && this.#run(usable, `${first} ${chord}`, run)) return true;
    if (this.#run(usable, chord, run)) return true;
    const begins = usable.some((one) => one.chords.some((other) => other.startsWith(`${chord} `)));
    if (begins) this.#pending = { chord, at };
    return begins;
  }

  #usable(contexts: readonly Context[], inText: boolean): Binding<Command, Context>[] {
    return contexts.flatMap((context) =>
      this.#bindings().filter((one) => one.context === context && (!inText || one.inText === true)),
    );
  }

  #run(usable: Binding<Command, Context>[], chord: string, run: Run<Command>): boolean {
    return usable.some((one) => one.chords.includes(chord) && run(one.command, chord));
  }
}
