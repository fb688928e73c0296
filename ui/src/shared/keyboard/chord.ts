/**
 * A chord is written `Mod+Shift+V`, `Alt+ArrowLeft`, `j`, `Shift+J`, `?`, `1`; two keys
 * after each other are written `g s`. `Mod` is Control, or Command on a Mac.
 */
export type Press = {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
};

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/**
 * Whether a press belongs to an input method, which is putting letters together: its Enter and its
 * Escape are none of ours. WebKit sends the press that ends it when `isComposing` is over already,
 * and marks it by its code.
 */
export const composes = (event: KeyboardEvent): boolean =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  event.isComposing || event.keyCode === 229;

/** A press as a chord. Letters take the layout's character, digits the physical key. */
export function chordOf(press: Press, mac = isMac()): string {
  const mod = mac ? press.metaKey : press.ctrlKey;
  const base = baseOf(press);
  const letter = /^[A-Z]$/i.test(base);
  const named = base.length > 1;
  const shift = press.shiftKey && (letter || named || mod || press.altKey);
  const parts = [mod && 'Mod', press.altKey && 'Alt', shift && 'Shift'].filter(Boolean);
  const plain = letter && (shift || mod || press.altKey) ? base.toUpperCase() : base;
  return [...parts, plain].join('+');
}

function baseOf(press: Press): string {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(press.code)?.[1];
  if (digit !== undefined && !(press.shiftKey && !press.ctrlKey && !press.metaKey)) return digit;
  if (press.key === ' ') return 'Space';
  if (press.key.length === 1 && press.key > '\u007f') return latin(press);
  return press.key.length === 1 ? press.key.toLowerCase() : press.key;
}

/** On a layout without Latin letters the physical key decides, so that no command is lost. */
function latin(press: Press): string {
  return /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase() ?? press.key;
}

/** Whether a chord begins with a key that writes a character, held with nothing but Shift. */
export const isSingleKey = (chord: string): boolean => /^(?:Shift\+)?.(?: |$)/u.test(chord);

const shown: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
  Delete: 'Del',
  ContextMenu: 'Menu',
};

/** A chord as a reader knows it: `Ctrl Shift V`, or `⌘ ⇧ V` on a Mac. */
export function chordLabel(chord: string, mac = isMac()): string {
  return chord
    .split(' ')
    .map((step) => stepLabel(step, mac))
    .join(' then ');
}

function stepLabel(step: string, mac: boolean): string {
  const keys = step === '+' ? ['+'] : step.replace(/\+\+$/, '+\u0000').split('+');
  const names = keys.map((key) => {
    if (key === '\u0000') return '+';
    if (key === 'Mod') return mac ? '⌘' : 'Ctrl';
    if (key === 'Shift') return mac ? '⇧' : 'Shift';
    if (key === 'Alt') return mac ? '⌥' : 'Alt';
    return shown[key] ?? key;
  });
  return names.join(' ');
}

/** Whether every word of `query` stands in what a command is called or in its chords. */
export function keyFits(
  query: string,
  names: readonly string[],
  chords: readonly string[],
): boolean {
  const keys = chords.flatMap((chord) => [chord, chordLabel(chord)]);
  const text = [...names, ...keys].join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
