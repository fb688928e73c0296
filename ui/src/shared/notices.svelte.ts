import { asApiError } from '$backend';

export type Action = {
  label: string;
  run: () => void;
  /** The changes that it takes back: one that is taken back already is none of them any more. */
  takesBack?: { entries: readonly number[]; undo: UndoEntry };
};
/** Takes back one change by its number in the history. */
export type UndoEntry = (entry: number) => unknown;

/**
 * The button that takes back a change, or several in the order of their numbers here; none where
 * nothing was changed.
 */
export function undoAction(
  undo: UndoEntry,
  changed: number | null | readonly number[],
): Action | null {
  const entries = typeof changed === 'number' ? [changed] : (changed ?? []);
  if (entries.length === 0) return null;
  const run = async () => {
    // One after the other: each leaves the list of changes as the next expects it.
    for (const entry of entries) await undo(entry);
  };
  return { label: 'Undo', run: () => void run(), takesBack: { entries, undo } };
}

export type Notice = {
  id: number;
  kind: 'status' | 'error';
  text: string;
  /** What a report of the error should carry. */
  detail: string | null;
  action: Action | null;
  /** Further ways to go on, which stand before it. */
  more: readonly Action[];
};

/** A message as it is kept for the session, after it has left the screen. */
export type Message = Pick<Notice, 'id' | 'kind' | 'text' | 'detail'> & {
  /** Milliseconds since the Unix epoch. */
  at: number;
};

const most = 2;
const mostKept = 500;
const usualTime = 6000;
/** How much longer a message stays that asks for a choice. */
const patience = 3;

/**
 * The short messages at the foot of the reader and what assistive technology is told. A status
 * leaves after a while unless it is held; an error stays until it is closed or newer ones take its
 * place. All of them are kept for the session.
 */
export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  /** Every message of this session, the newest first. */
  kept = $state.raw<readonly Message[]>([]);
  /** Said at the next pause of speech. */
  polite = $state('');
  #next = 1;
  #held = false;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #lasting: () => number | null;

  /** `lasting` says for how many milliseconds a status stays; null until it is closed. */
  constructor(lasting: () => number | null = () => usualTime) {
    this.#lasting = lasting;
  }

  status(text: string, action: Action | null = null, more: readonly Action[] = []): void {
    this.#add({ id: this.#next++, kind: 'status', text, detail: null, action, more });
  }

  error(reason: unknown, action: Action | null = null): void {
    const { message, detail } = asApiError(reason);
    this.#add({
      id: this.#next++,
      kind: 'error',
      text: message,
      detail: detail || null,
      action,
      more: [],
    });
  }

  /** Runs what may fail outside the program; then says `message`. True when it went well. */
  async guard(work: () => Promise<unknown>, message: string): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (reason) {
      const { code, detail } = asApiError(reason);
      this.error({ code, message, detail });
      return false;
    }
  }

  /** Keeps an error that is shown in its own place. */
  record(reason: unknown): void {
    const { message, detail } = asApiError(reason);
    this.#keep({ id: this.#next++, kind: 'error', text: message, detail: detail || null });
  }

  announce(text: string): void {
    // The same sentence twice would not be a change: a no-break space makes it one.
    this.polite = text === this.polite ? `${text}\u00a0` : text;
  }

  close(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.list = this.list.filter((one) => one.id !== id);
    // What had the focus may go without a word: nothing is left that could be held.
    if (this.list.length === 0) this.#held = false;
  }

  /**
   * Offers no longer to take back changes for which that is done already, and closes the messages
   * that offer nothing else.
   */
  drop(undone: (entry: number) => boolean): void {
    for (const { id, action } of this.list) {
      if (!action?.takesBack) continue;
      const { entries, undo } = action.takesBack;
      const left = undoAction(
        undo,
        entries.filter((entry) => !undone(entry)),
      );
      if (!left) this.close(id);
      else if (left.takesBack?.entries.length !== entries.length) {
        this.list = this.list.map((one) => (one.id === id ? { ...one, action: left } : one));
      }
    }
  }

  /** Whether a message offers to take back a change. */
  get offers(): boolean {
    return this.list.some((one) => one.action?.takesBack !== undefined);
  }

  /** Keeps the messages while one is pointed at or has the focus. */
  hold(): void {
    this.#held = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  release(): void {
    this.#held = false;
    for (const one of this.list) this.#startTimer(one);
  }

  #add(notice: Notice): void {
    const alike = this.list.filter((one) => one.kind === notice.kind);
    // An error that comes again is told again, by a card in the place of the one before.
    const again = alike.filter((one) => one.kind === 'error' && one.text === notice.text);
    const others = alike.filter((one) => !again.includes(one));
    const over = others.slice(0, Math.max(0, others.length - most + 1));
    for (const old of [...again, ...over]) this.close(old.id);
    this.list = [...this.list, notice];
    this.#keep(notice);
    this.#startTimer(notice);
  }

  #keep({ id, kind, text, detail }: Omit<Message, 'at'>): void {
    this.kept = [{ id, kind, text, detail, at: Date.now() }, ...this.kept].slice(0, mostKept);
  }

  #startTimer(notice: Notice): void {
    const lasting = this.#lasting();
    if (notice.kind === 'error' || lasting === null) return;
    if (this.#held || this.#timers.has(notice.id)) return;
    this.#timers.set(
      notice.id,
      setTimeout(
        () => this.close(notice.id),
        notice.more.length > 0 ? lasting * patience : lasting,
      ),
    );
  }
}
