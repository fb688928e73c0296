import { chordLabel, isSingleKey } from './chord';
import { contextName, usualKeys, type Context, type KeyBinding } from './keymap';

/** The chords of the commands that have others than the usual ones, by the place of each. */
export type KeyChanges = Readonly<Record<string, readonly string[]>>;

/** One command where it is given: the same one in another pane has keys of its own. */
export const placeOf = ({ context, command }: KeyBinding): string => `${context}.${command}`;

/** The key map with the reader's changes laid over it. */
export const mapWith = (changes: KeyChanges): readonly KeyBinding[] =>
  usualKeys.map((one) => ({ ...one, chords: changes[placeOf(one)] ?? one.chords }));

const usual = new Map(usualKeys.map((one) => [placeOf(one), one]));
export const usualChords = (binding: KeyBinding): readonly string[] =>
  usual.get(placeOf(binding))?.chords ?? [];

export const sameChords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((chord, index) => chord === b[index]);

/** How a command is named in a sentence: "Star (Library)". */
export const nameOf = ({ label, context }: KeyBinding): string =>
  `“${label}” (${contextName(context)})`;

const named =
  /^(?:F(?:[1-9]|1\d|2[0-4])|Arrow(?:Up|Down|Left|Right)|Home|End|PageUp|PageDown|Insert|Delete|Backspace|Enter|Space|Escape|Tab|ContextMenu)$/;
/** What moves, breaks lines, deletes or takes back while one is writing. */
const editing =
  /(?:^|\+)(?:Arrow\w+|Home|End|PageUp|PageDown|Delete|Backspace|Insert|Enter|Space)$|^Mod\+(?:Shift\+)?Z$|^Mod\+Y$/;
const held = /^(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?/;

/** Whether `step` is written as a press is (see chordOf). */
function isStep(step: string): boolean {
  const modifiers = held.exec(step)?.[0] ?? '';
  const key = step.slice(modifiers.length);
  if (named.test(key)) return true;
  if (key.length !== 1 || /[\s\p{C}]/u.test(key)) return false;
  const letter = /^[A-Z]$/i.test(key);
  return !letter || (modifiers === '' ? key === key.toLowerCase() : key === key.toUpperCase());
}

const taken: Record<string, string> = {
  Escape: 'always goes one step back',
  Tab: 'moves the focus',
  'Shift+Tab': 'moves the focus',
  Enter: 'presses what has the focus',
  Space: 'presses what has the focus',
  'Mod+C': 'copies text',
  'Mod+X': 'cuts text',
  'Mod+V': 'pastes text',
  'Mod+A': 'selects all of a text',
  'Alt+F4': 'closes the window',
};

/** Why a command cannot have a chord, whatever the others have; null where it can. */
export function refusal(binding: KeyBinding, chord: string): string | null {
  if (binding.fixed === true) return `${nameOf(binding)} keeps its keys.`;
  if (usualChords(binding).includes(chord)) return null;
  const steps = chord.split(' ');
  if (steps.length > 2 || !steps.every(isStep)) return `“${chord}” is not a key Analect knows.`;
  const label = chordLabel(chord);
  if (steps.length === 2 && !steps.every((step) => isSingleKey(step))) {
    return `${label} cannot be used: of two keys in a row, each has to be a letter, digit or sign.`;
  }
  const use = taken[chord];
  if (use !== undefined) return `${label} ${use}, so no command can take it.`;
  const writes = isSingleKey(chord) || (editing.test(chord) && !chord.includes('Alt+'));
  if (binding.inText === true && writes) {
    return `${label} is used for writing, where this command has to work too. Take another, with Ctrl or Alt.`;
  }
  return null;
}

const meet = (a: Context, b: Context): boolean => a === b || a === 'global' || b === 'global';
/** The same chord, or one that would have to wait for the other's second key. */
const clash = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);

/** The other commands that a chord would be taken from: in the same place, or in force everywhere. */
export function holders(
  map: readonly KeyBinding[],
  binding: KeyBinding,
  chord: string,
): readonly KeyBinding[] {
  const place = placeOf(binding);
  return map.filter(
    (one) =>
      placeOf(one) !== place &&
      meet(one.context, binding.context) &&
      one.chords.some((other) => clash(other, chord)),
  );
}

/** The chords of a command without those that stand in the way of `chord`. */
export const without = (binding: KeyBinding, chord: string): readonly string[] =>
  binding.chords.filter((one) => !clash(one, chord));

/** Whether a chord of two begins with this key where the command works. */
export const beginsTwo = (
  map: readonly KeyBinding[],
  binding: KeyBinding,
  chord: string,
): boolean =>
  map.some(
    (one) =>
      meet(one.context, binding.context) &&
      one.chords.some((other) => other.startsWith(`${chord} `)),
  );

/** More keys than this for one command are a mistake. */
const most = 8;
const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Changes as they were kept or handed over. What makes no sense is left out, so that the usual
 * keys hold there, and told in `faults`, one sentence each.
 */
export function readChanges(value: unknown): { changes: KeyChanges; faults: string[] } {
  if (!isTable(value)) return { changes: {}, faults: ['There is no list of keys in it.'] };
  const faults: string[] = [];
  const changes: Record<string, readonly string[]> = {};
  for (const [place, chords] of Object.entries(value)) {
    const binding = usual.get(place);
    const fault = binding ? faultOf(binding, chords) : `Analect has no command “${place}”.`;
    if (fault !== null) faults.push(fault);
    else if (binding && !sameChords(binding.chords, chords as string[])) {
      changes[place] = chords as string[];
    }
  }
  for (let found = quarrel(changes); found; found = quarrel(changes)) {
    faults.push(`${chordLabel(found.chord)} is both ${found.one} and ${found.other}.`);
    Reflect.deleteProperty(changes, found.place);
  }
  return { changes, faults };
}

function faultOf(binding: KeyBinding, chords: unknown): string | null {
  if (!Array.isArray(chords) || !chords.every((one) => typeof one === 'string')) {
    return `The keys of ${nameOf(binding)} are not a list of keys.`;
  }
  if (sameChords(chords, binding.chords)) return null;
  if (chords.length > most) return `${nameOf(binding)} has more than ${String(most)} keys.`;
  if (new Set(chords).size < chords.length) return `${nameOf(binding)} has a key twice.`;
  return chords.map((chord) => refusal(binding, chord)).find((one) => one !== null) ?? null;
}

/** A chord that a change gives to two commands, and the place of the change. */
function quarrel(changes: KeyChanges) {
  const map = mapWith(changes);
  for (const one of map) {
    if (!(placeOf(one) in changes)) continue;
    for (const chord of one.chords) {
      const [other] = holders(map, one, chord);
      if (other) return { place: placeOf(one), chord, one: nameOf(one), other: nameOf(other) };
    }
  }
  return null;
}

const version = 1;

/** The whole key map as the text of a JSON file. */
export function exportText(map: readonly KeyBinding[]): string {
  const own = map.filter((one) => one.fixed !== true);
  const lines = own.map(
    (one) => `    ${JSON.stringify(placeOf(one))}: ${JSON.stringify(one.chords)}`,
  );
  return `{\n  "analectKeys": ${String(version)},\n  "keys": {\n${lines.join(',\n')}\n  }\n}\n`;
}

/** The changes in such a text, or what is wrong with it: nothing is taken by halves. */
export function importText(
  text: string,
): { changes: KeyChanges; fault: null } | { changes: null; fault: string } {
  const refused = (fault: string) => ({
    changes: null,
    fault: `${fault} Your keys are as they were.`,
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('This is not JSON: paste the whole text that “Copy all keys” gave.');
  }
  if (!isTable(value) || !('analectKeys' in value)) {
    return refused('This is JSON, but no key map of Analect: “analectKeys” is missing.');
  }
  if (value['analectKeys'] !== version) {
    return refused(
      'This key map was made by another version of Analect, which this one cannot read.',
    );
  }
  const { changes, faults } = readChanges(value['keys']);
  const [first] = faults;
  if (first === undefined) return { changes, fault: null };
  const more = faults.length > 1 ? ` There is more like it (${String(faults.length)} in all).` : '';
  return refused(`${first}${more}`);
}
