/** What a press does; what it returns is handed on. */
type Work = (chord: string) => unknown;

/**
 * Lets presses work one after another: each on what the one before it has left, not on what is
 * about to go.
 */
export class Turns {
  #last: Promise<unknown> | null = null;

  /** Whether the work of a press is not done yet. */
  get busy(): boolean {
    return this.#last !== null;
  }

  /** Works at once, or else when what is under way is done. */
  take(work: () => unknown): unknown {
    const done = this.#last ? this.#last.then(work) : work();
    if (!(done instanceof Promise)) return done;
    const last = done
      .catch(() => undefined)
      .then(() => {
        if (this.#last === last) this.#last = null;
      });
    this.#last = last;
    return done;
  }

  /** The same commands, each in its turn. */
  each<T extends Record<string, Work>>(commands: T): Record<keyof T, Work> {
    const inTurn = Object.entries(commands).map(([name, work]) => [
      name,
      (chord: string) => this.take(() => work(chord)),
    ]);
    return Object.fromEntries(inTurn) as Record<keyof T, Work>;
  }
}
