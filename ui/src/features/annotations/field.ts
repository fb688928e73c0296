import type { Edit } from './completion';

/** Writes into a text field so that its own undo can take it back, where the engine knows how. */
export function writeInto(field: HTMLTextAreaElement, edit: Edit): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(edit.from, edit.to);
  if (!insert(edit.text)) {
    field.setRangeText(edit.text, edit.from, edit.to, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  field.setSelectionRange(...edit.select);
}

/** There is no other way to write into a field that its undo can take back. */
function insert(text: string): boolean {
  if (!('execCommand' in document)) return false;
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return document.execCommand('insertText', false, text);
}
