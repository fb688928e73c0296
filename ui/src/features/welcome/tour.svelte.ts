import { recall, remember } from '$shared/storage';

/** What a step asks the reader to do. */
export const steps = ['move', 'highlight', 'summary', 'entity'] as const;
export type Step = (typeof steps)[number];
type State = Step | 'own' | 'done';

/** What the window shows that a step can change. */
export type Facts = {
  article: string;
  /** Where the cursor begins. */
  place: number | null;
  highlights: number;
  /** How often a summary sentence was followed to its source. */
  sources: number;
  mention: string | null;
  entities: number;
  /** How many suggestions were decided about. */
  decided: number;
};

const doing: Record<Step, (before: Facts, now: Facts) => boolean> = {
  move: (before, now) => before.place !== now.place,
  highlight: (before, now) => now.highlights > before.highlights,
  summary: (before, now) => now.sources > before.sources,
  entity: (before, now) =>
    now.entities > before.entities ||
    now.decided > before.decided ||
    (now.mention !== null && now.mention !== before.mention),
};

const isState = (text: string | null): text is State =>
  text === 'own' || text === 'done' || steps.some((step) => step === text);

/**
 * The four things a new reader is asked to try, each done by doing it, and the invitation after
 * them. Where it stands is kept, so that it goes on after a restart and never begins by itself.
 */
export class Tour {
  state = $state<State>('done');
  #before: Facts | null = null;
  #articles: number | null = null;

  constructor() {
    const kept = recall('tour');
    if (isState(kept)) this.state = kept;
  }

  /** The step that is asked for; null before, after and beside the four. */
  step = $derived(steps.find((one) => one === this.state) ?? null);
  /** How many steps are done. */
  behind = $derived(this.step === null ? steps.length : steps.indexOf(this.step));
  open = $derived(this.state !== 'done');

  begin(): void {
    this.#go('move');
  }

  end(): void {
    this.#go('done');
  }

  /** Compares what the window shows with what it showed before; true when a step was done by that. */
  observe(now: Facts): boolean {
    const before = this.#before;
    this.#before = now;
    const { step } = this;
    if (!step || before?.article !== now.article || !doing[step](before, now)) return false;
    this.#go(steps[steps.indexOf(step) + 1] ?? 'own');
    return true;
  }

  /** Ends with the first article brought in while that is what is invited to. */
  observeLibrary(articles: number): void {
    const before = this.#articles;
    this.#articles = articles;
    if (this.state === 'own' && before !== null && articles > before) this.end();
  }

  #go(state: State): void {
    this.state = state;
    remember('tour', state);
  }
}
