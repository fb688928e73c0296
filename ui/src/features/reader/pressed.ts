import type { Reader } from './reader.svelte';

/** What a press on the text leads to in the rest of the window. */
export type Pressed = {
  onexternal: (url: string) => void;
  onnote: (id: string) => void;
  onmark: (id: string) => void;
  /** All marks at a point of the window are asked for. */
  onmarks: (ids: readonly string[], x: number, y: number) => void;
};

/** A click in the article: on a link, on the number of a note, on a mark, or on plain text. */
export function press(reader: Reader, doors: Pressed, event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest('a[href]');
  if (link) {
    event.preventDefault();
    doors.onexternal(link.getAttribute('href') ?? '');
    return;
  }
  const note = target?.closest<HTMLElement>('.note-number')?.dataset['note'];
  if (note !== undefined) return doors.onnote(note);
  if (getSelection()?.isCollapsed !== false) placeCursor(reader, doors, event);
}

function placeCursor(reader: Reader, doors: Pressed, event: MouseEvent): void {
  const position = reader.surface?.letterAt(event) ?? null;
  if (position === null) return;
  reader.cursor.moveTo(position);
  if (reader.caret.on) {
    reader.caret.put(reader.surface?.positionAt(event.clientX, event.clientY) ?? position);
  }
  const onText = event.target instanceof Element && event.target.closest('.piece') !== null;
  if (onText && event.altKey) {
    return doors.onmarks(reader.article?.marksAt(position) ?? [], event.clientX, event.clientY);
  }
  const mark = onText ? reader.markAt(position) : null;
  reader.focusedMark = mark;
  reader.currentMention = onText ? (reader.article?.mentionAt(position) ?? null) : null;
  if (mark !== null) doors.onmark(mark);
}
