import {
  asApiError,
  type ApiError,
  type Backend,
  type ErrorCode,
  type HistoryView,
  type OperationView,
  type Requests,
} from '$backend';
import type { Notices } from './notices.svelte';

type Name = keyof Requests;
type Answer<K extends Name> = Requests[K]['answer'];
type Change = { [K in Name]: Answer<K> extends { history: HistoryView } ? K : never }[Name];

/** What came of a change: the answer, or why it was refused. */
export type Attempt<T> = { answer: T; error: null } | { answer: null; error: ApiError };

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
  history = $state.raw<HistoryView>({ undo: null, redo: null });
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
      const answer = await this.#backend.call(name, args);
      this.history = (answer as { history: HistoryView }).history;
      if (name === 'undo' || name === 'redo') await this.#followed(named(args));
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

  /**
   * Brings what this window keeps about changes in step after an undo or a redo. Neither says
   * which change it was about unless it was asked for by number: the list of changes does.
   */
  async #followed(entry: number | null): Promise<void> {
    if (entry !== null) return this.#notices.drop((one) => one === entry);
    if (!this.#notices.offers) return;
    const undone = new Map((await this.#changes()).map((one) => [one.entry, one.undone]));
    this.#notices.drop((one) => undone.get(one) === true);
  }

  /** The last changes; none where they cannot be had, for the undo itself went well. */
  async #changes(): Promise<OperationView[]> {
    return this.#backend.call('history', { limit: looked }).catch(() => []);
  }

  #finish(state: 'saved' | 'failed'): void {
    this.#running -= 1;
    if (state === 'failed' || this.#running === 0) this.state = state;
  }
}
