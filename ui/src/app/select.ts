import type { Reader } from '$features/reader';

const directions: Record<string, { way: 'forward' | 'backward'; step: 'character' | 'line' }> = {
  ArrowRight: { way: 'forward', step: 'character' },
  ArrowLeft: { way: 'backward', step: 'character' },
  ArrowDown: { way: 'forward', step: 'line' },
  ArrowUp: { way: 'backward', step: 'line' },
};

/** Extends the selection by the keyboard; without one it begins at the cursor's unit. */
export function extendSelection(reader: Reader, chord: string): boolean {
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
