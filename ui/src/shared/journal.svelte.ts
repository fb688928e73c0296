import {
  asApiError,
  type Backend,
  type ErrorCode,
  type HistoryView,
  type Requests,
} from '$backend';
import type { Notices } from './notices.svelte';

type Name = keyof Requests;
type Answer<K extends Name> = Requests[K]['answer'];
type Change = { [K in Name]: Answer<K> extends { history: HistoryView } ? K : never }[Name];

/**
 * Every request goes through here: it keeps what can be undone and whether all is saved, and
 * turns a refusal into a message, so that callers only see an answer or null.
 */
export class Journal {
  history = $state.raw<HistoryView>({ undo: null, redo: null });
  state = $state<'saved' | 'saving' | 'failed'>('saved');
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
    this.#running += 1;
    this.state = 'saving';
    try {
      const answer = await this.#backend.call(name, args);
      this.history = (answer as { history: HistoryView }).history;
      this.#finish('saved');
      return answer;
    } catch (reason) {
      this.#finish('failed');
      this.#notices.error(reason);
      return null;
    }
  }

  #finish(state: 'saved' | 'failed'): void {
    this.#running -= 1;
    if (state === 'failed' || this.#running === 0) this.state = state;
  }
}
