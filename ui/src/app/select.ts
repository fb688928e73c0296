import type { Reader } from '$features/reader';
import type { Notices } from '$shared/notices.svelte';
import { plus, span, textOf } from '$shared/text/positions';
import type { Utf16 } from '$backend';

type Told = { reader: Reader; notices: Notices };

const directions: Record<string, { way: 'forward' | 'backward'; step: 'character' | 'line' }> = {
  ArrowRight: { way: 'forward', step: 'character' },
  ArrowLeft: { way: 'backward', step: 'character' },
  ArrowDown: { way: 'forward', step: 'line' },
  ArrowUp: { way: 'backward', step: 'line' },
};

/** Moves the caret as an arrow key says, `extend`ing the selection; false where there is none. */
export function moveCaret({ reader, notices }: Told, chord: string, extend: boolean): boolean {
  const direction = directions[chord.split('+').at(-1) ?? ''];
  if (!direction) return false;
  const word = chord.startsWith('Mod') && direction.step === 'character';
  const way = direction.way === 'forward' ? 1 : -1;
  const step = word ? 'word' : direction.step;
  const from = reader.caret.at;
  if (!reader.moveCaret(way, step, extend)) return false;
  if (reader.caret.at !== from) notices.announce(heard(reader, from, step, extend));
  return true;
}

/** How much of the line that the caret has come to is read out, in UTF-16 units. */
const lineHeard = 80;

/** What the caret went over, or else what stands after it: how readers of a screen follow it. */
function heard({ article, caret }: Reader, from: Utf16, step: string, extend: boolean): string {
  const blocks = article?.blocks ?? [];
  const { at } = caret;
  if (extend || step === 'word') {
    const over = textOf(blocks, from < at ? span(from, at) : span(at, from)).trim() || 'space';
    return extend ? `Selection moved over: ${over.slice(-lineHeard)}` : over;
  }
  const after = textOf(blocks, span(at, plus(at, lineHeard))).split('\n')[0] ?? '';
  if (step === 'line') return after;
  const [character = ''] = after;
  return character === '' ? 'end' : character.trim() || 'space';
}

/** Extends the selection by the keyboard; without one it begins at the cursor's unit. */
export function extendSelection(told: Told, chord: string): boolean {
  const { reader, notices } = told;
  if (reader.caret.on) return moveCaret(told, chord, true);
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
  const now = reader.readSelection();
  const words = reader.article && now ? textOf(reader.article.blocks, now) : '';
  notices.announce(words === '' ? 'Nothing selected' : `Selected: ${words.slice(-lineHeard)}`);
  return true;
}
