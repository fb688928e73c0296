import {
  asApiError,
  type ApiError,
  type Backend,
  type ErrorCode,
  type HistoryView,
  type OperationView,
  type Requests,
  type UndoResult,
} from '$backend';
import type { Notices } from './notices.svelte';

type Name = keyof Requests;
type Answer<K extends Name> = Requests[K]['answer'];
type Change = { [K in Name]: Answer<K> extends { history: HistoryView } ? K : never }[Name];

/** What came of a change: the answer, or why it was refused. */
export type Attempt<T> = { answer: T; error: null } | { answer: null; error: ApiError };

type Follow = () => Promise<unknown>;
/** What goes with a listed change. */
type Companion = { undone: boolean; undo: Follow; redo: Follow };
/** A change that the library does not list; it came after the listed change `above`. */
type Aside = {
  number: number;
  at: number;
  name: string;
  articles: readonly string[];
  above: number;
  undo: Follow;
};

/** How many of the last changes are looked through after an undo. */
const looked = 200;
const nothingToSave: readonly ErrorCode[] = ['badInput', 'conflict', 'nothingToUndo', 'notFound'];

/** The number of the change that is asked for, if one is. */
const named = (args: object): number | null => (args as { entry?: number | null }).entry ?? null;

/**
 * Every request goes through here: it keeps what can be undone and whether all is saved, and
 * turns a refusal into a message, so that callers only see an answer or null.
 */
export class Journal {
  #stored = $state.raw<HistoryView>({ undo: null, redo: null });
  /** Changes that the library does not list, the newest last. */
  #asides = $state.raw<readonly Aside[]>([]);
  /** The newest change of the library that is not undone, as far as it is known. */
  #newest = $state(0);
  #companions = new Map<number, Companion>();
  #asideNumber = 0;
  state = $state<'saved' | 'saving' | 'failed'>('saved');
  /** Saves what is shown already and waits for the keys to rest: it came before the next change. */
  settle: () => Promise<void> = () => Promise.resolve();
  #backend: Backend;
  #notices: Notices;
  #running = 0;

  constructor(backend: Backend, notices: Notices) {
    this.#backend = backend;
    this.#notices = notices;
  }

  /** What undo and redo would be about. */
  get history(): HistoryView {
    const aside = this.#asides.at(-1);
    return aside && this.#newest <= aside.above
      ? { ...this.#stored, undo: aside.name }
      : this.#stored;
  }

  set history(stored: HistoryView) {
    this.#stored = stored;
  }

  /** The changes that the library does not list, as it would list them, the newest first. */
  get besides(): readonly OperationView[] {
    return this.#asides
      .map(({ number, name, articles, at }) => ({
        entry: number,
        name,
        at,
        articles: [...articles],
        changes: [],
        undone: false,
      }))
      .reverse();
  }

  /** Keeps for this session what has to be done as well when a change is undone or redone. */
  accompany(entry: number, undo: Follow, redo: Follow): void {
    this.#companions.set(entry, { undone: false, undo, redo });
  }

  /**
   * Makes a change that the library does not list the newest one to undo, for this session. The
   * number it gets is below zero and undoes it alone. It cannot be redone.
   */
  async aside(name: string, articles: readonly string[], undo: Follow): Promise<number> {
    const number = --this.#asideNumber;
    await this.#look();
    this.#asides = [
      ...this.#asides,
      { number, at: Date.now(), name, articles, undo, above: this.#newest },
    ];
    return number;
  }

  /** Asks without changing anything and leaves a refusal to the caller. */
  async call<K extends Name>(name: K, args: Requests[K]['args']): Promise<Answer<K>> {
    return this.#backend.call(name, args);
  }

  /** Asks without changing anything; null after a refusal, shown unless its code is `expected`. */
  async ask<K extends Name>(
    name: K,
    args: Requests[K]['args'],
    expected: ErrorCode | null = null,
  ): Promise<Answer<K> | null> {
    try {
      return await this.#backend.call(name, args);
    } catch (reason) {
      if (asApiError(reason).code !== expected) this.#notices.error(reason);
      return null;
    }
  }

  /** Changes the library; null after a refusal, which has been shown. */
  async change<K extends Change>(name: K, args: Requests[K]['args']): Promise<Answer<K> | null> {
    const { answer, error } = await this.attempt(name, args);
    if (error) this.#notices.error(error);
    return answer;
  }

  /** Changes the library and leaves it to the caller to show a refusal in its place. */
  async attempt<K extends Change>(name: K, args: Requests[K]['args']): Promise<Attempt<Answer<K>>> {
    this.#running += 1;
    this.state = 'saving';
    if (name !== 'resize') await this.settle();
    try {
      const aside = name === 'undo' ? await this.#asideOf(named(args)) : null;
      const answer = aside
        ? ((await this.#takeBack(aside)) as Answer<K>)
        : await this.#backend.call(name, args);
      if (!aside) this.history = (answer as { history: HistoryView }).history;
      const { entry = null } = answer as { entry?: number | null };
      if (entry !== null) this.#newest = entry;
      if (!aside && (name === 'undo' || name === 'redo')) await this.#followed(named(args));
      this.#finish('saved');
      return { answer, error: null };
    } catch (reason) {
      const error = asApiError(reason);
      // A request that was wrong had nothing to save.
      this.#finish(nothingToSave.includes(error.code) ? 'saved' : 'failed');
      return { answer: null, error };
    }
  }

  /** Keeps a refusal that is shown in its place among the messages. */
  record(error: ApiError): void {
    this.#notices.record(error);
  }

  /** Another program may have undone or redone changes: what this window keeps follows. */
  async catchUp(): Promise<void> {
    await this.#followed(null);
  }

  /** The change beside the list that an undo is about; null where it is about a listed one. */
  async #asideOf(entry: number | null): Promise<Aside | null> {
    if (entry !== null) return this.#asides.find((one) => one.number === entry) ?? null;
    if (this.#asides.length === 0) return null;
    // An import, or another program, may have changed the library since.
    await this.#look();
    const last = this.#asides.at(-1);
    return last && this.#newest <= last.above ? last : null;
  }

  async #takeBack({ number, name, articles, undo }: Aside): Promise<UndoResult> {
    // It goes even where it is refused: everything before it could not be reached else.
    this.#asides = this.#asides.filter((one) => one.number !== number);
    this.#notices.drop((one) => one === number);
    await undo();
    return { name, articles: [...articles], history: this.history };
  }

  /**
   * Brings what this window keeps about changes in step after an undo or a redo. Neither says
   * which change it was about unless it was asked for by number: the list of changes does.
   */
  async #followed(entry: number | null): Promise<void> {
    if (entry !== null) this.#notices.drop((one) => one === entry);
    const kept = this.#companions.size > 0 || this.#asides.length > 0;
    if (!kept && !this.#notices.offers) return;
    const undone = await this.#look();
    if (entry !== null) undone.set(entry, true);
    this.#notices.drop((one) => undone.get(one) === true);
    for (const [number, companion] of this.#companions) {
      const now = undone.get(number) ?? companion.undone;
      if (now === companion.undone) continue;
      companion.undone = now;
      // The change itself went well: what goes with it must not make it look refused.
      await (now ? companion.undo() : companion.redo()).catch((reason: unknown) =>
        this.#notices.error(reason),
      );
    }
  }

  /** Looks which of the last changes are undone. */
  async #look(): Promise<Map<number, boolean>> {
    // Where the list cannot be had, what is known has to do: the undo itself went well.
    const list = await this.#backend.call('history', { limit: looked }).catch(() => null);
    if (!list) return new Map();
    this.#newest = list.find((one) => !one.undone)?.entry ?? 0;
    return new Map(list.map((one) => [one.entry, one.undone]));
  }

  #finish(state: 'saved' | 'failed'): void {
    this.#running -= 1;
    if (state === 'failed' || this.#running === 0) this.state = state;
  }
}
