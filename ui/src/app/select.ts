import type { Reader } from '$features/reader';

const directions: Record<string, { way: 'forward' | 'backward'; step: 'character' | 'line' }> = {
  ArrowRight: { way: 'forward', step: 'character' },
  ArrowLeft: { way: 'backward', step: 'character' },
  ArrowDown: { way: 'forward', step: 'line' },
  ArrowUp: { way: 'backward', step: 'line' },
};

/** Moves the caret as an arrow key says, `extend`ing the selection; false where there is none. */
export function moveCaret(reader: Reader, chord: string, extend: boolean): boolean {
  const direction = directions[chord.split('+').at(-1) ?? ''];
  if (!direction) return false;
  const word = chord.startsWith('Mod') && direction.step === 'character';
  const way = direction.way === 'forward' ? 1 : -1;
  return reader.moveCaret(way, word ? 'word' : direction.step, extend);
}

/** Extends the selection by the keyboard; without one it begins at the cursor's unit. */
export function extendSelection(reader: Reader, chord: string): boolean {
  if (reader.caret.on) return moveCaret(reader, chord, true);
  const selection = getSelection();
  const key = chord.split('+').at(-1) ?? '';
  const direction = directions[key];
  const start = reader.cursor.span;
  if (!selection || !direction || !reader.surface || !start) return false;
  if (reader.readSelection() === null) {
    const range = reader.surface.rangeOf(start);
    if (!range) return false;
    range.collapse(direction.way === 'forward');
    selection.removeAllRanges();
    selection.addRange(range);
  }
  const word = chord.startsWith('Mod') && direction.step === 'character';
  selection.modify('extend', direction.way, word ? 'word' : direction.step);
  return true;
}
