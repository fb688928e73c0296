/** A field in which something is being written. */
export type OpenEditor = {
  /** Hands over what was typed, for the draft. */
  say: () => void;
  /** Saves it, as going elsewhere does. */
  leave: () => void;
};

const open = new Set<OpenEditor>();

/** Counts an editor among the open ones until the returned function is called. */
export function opened(editor: OpenEditor): () => void {
  open.add(editor);
  return () => open.delete(editor);
}

/** Keeps what is being written as drafts: the window may be about to close. */
export function sayAll(): void {
  for (const editor of [...open]) editor.say();
}

/** Saves what is being written: its article is about to leave the page. */
export function leaveAll(): void {
  for (const editor of [...open]) editor.leave();
}

/** Whether the focus is where something is being written. */
export const isWriting = (): boolean =>
  (document.activeElement?.closest('[data-writing]') ?? null) !== null;
