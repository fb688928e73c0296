/** Runs one piece of work at a time; what is asked for meanwhile runs once more after it. */
export class OneAtATime {
  #running = false;
  #due = false;
  #work: () => Promise<void>;
  #wanted: () => boolean;

  /** `wanted` says whether what is due is still to be done. */
  constructor(work: () => Promise<void>, wanted: () => boolean) {
    this.#work = work;
    this.#wanted = wanted;
  }

  get isRunning(): boolean {
    return this.#running;
  }

  async run(): Promise<void> {
    this.#due = true;
    if (this.#running) return;
    this.#running = true;
    while (this.#due && this.#wanted()) {
      this.#due = false;
      await this.#work();
    }
    this.#running = false;
  }
}
