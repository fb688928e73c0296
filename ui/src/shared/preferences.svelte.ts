import type { EntityKind, LengthUnit } from '$backend';
import type { Unit } from './text/units';
import { forget, recall, remember } from './storage';

export type Theme = 'system' | 'light' | 'sepia' | 'dark' | 'contrast';
export type Face = 'literata' | 'inter' | 'atkinson' | 'serif' | 'sans';
export type Motion = 'system' | 'less';
export type ToastTime = '6' | '12' | 'stay';
/** Where letters, digits and signs alone are commands: wherever the focus is, in the article and in lists, or nowhere. */
export type SingleKeys = 'on' | 'lists' | 'off';
/** What the arrow keys do in an article: scroll it, or move the reading cursor. */
export type Arrows = 'scroll' | 'cursor';

type Rule<T> = { key: string; usual: T; read: (text: string) => T | null };
type NumberRule = Rule<number> & { least: number; most: number; step: number };

const choice = <T extends string>(key: string, usual: T, among: readonly T[]): Rule<T> => ({
  key,
  usual,
  read: (text) => among.find((one) => one === text) ?? null,
});
const onOff = (key: string, usual: boolean): Rule<boolean> => ({
  key,
  usual,
  read: (text) => (text === 'on' || text === 'off' ? text === 'on' : null),
});
const amount = (key: string, usual: number, least: number, most: number, step = 1): NumberRule => ({
  key,
  usual,
  least,
  most,
  step,
  read: (text) => {
    const value = text.trim() === '' ? NaN : Number(text);
    return value >= least && value <= most ? value : null;
  },
});

const kinds: readonly EntityKind[] = [
  'person',
  'organization',
  'place',
  'nationality',
  'event',
  'work',
  'other',
];
/** Some of the kinds of entities, as their names with blanks between. */
type SomeKinds = '' | `${EntityKind}${string}`;
const someKinds = (key: string): Rule<SomeKinds> => ({
  key,
  usual: '',
  read: (text) => {
    const known = (one: string) => kinds.some((kind) => kind === one);
    return text === '' || text.split(' ').every(known) ? (text as SomeKinds) : null;
  },
});

/**
 * Every preference: the key it is kept under, its usual value and its limits. The script
 * first-paint.js reads those that change how the page looks before this does.
 */
export const rules = {
  theme: choice<Theme>('theme', 'system', ['system', 'light', 'sepia', 'dark', 'contrast']),
  face: choice<Face>('reading-face', 'literata', [
    'literata',
    'inter',
    'atkinson',
    'serif',
    'sans',
  ]),
  size: amount('text-size', 18, 12, 32),
  measure: amount('measure', 66, 45, 90),
  leading: amount('line-height', 1.6, 1.3, 2.2, 0.05),
  spacing: amount('paragraph-space', 0.9, 0, 2, 0.1),
  justify: onOff('justify', false),
  hyphenate: onOff('hyphenate', false),
  unit: choice<Unit>('unit', 'paragraph', ['paragraph', 'sentence', 'word']),
  popover: onOff('popover', true),
  /** Kinds of entities that are not suggested. */
  hiddenKinds: someKinds('hidden-kinds'),
  summaryUnit: choice<LengthUnit>('summary-unit', 'sentences', ['sentences', 'words', 'percent']),
  summaryLength: amount('summary-length', 3, 1, 40),
  summaryWords: amount('summary-words', 100, 20, 1000, 20),
  summaryPercent: amount('summary-percent', 10, 5, 100, 5),
  singleKeys: choice<SingleKeys>('single-keys', 'on', ['on', 'lists', 'off']),
  arrows: choice<Arrows>('arrows', 'scroll', ['scroll', 'cursor']),
  motion: choice<Motion>('motion', 'system', ['system', 'less']),
  toastTime: choice<ToastTime>('toast-time', '6', ['6', '12', 'stay']),
  zoom: amount('zoom', 100, 80, 200, 10),
  focusWidth: amount('focus-width', 2, 2, 5),
  underlineLinks: onOff('underline-links', false),
};

/** The preference that holds the length of a summary, by the unit it is counted in. */
export const lengthNames = {
  sentences: 'summaryLength',
  words: 'summaryWords',
  percent: 'summaryPercent',
} as const satisfies Record<LengthUnit, keyof typeof rules>;

export type Name = keyof typeof rules;
type ValueOf<R> = R extends Rule<infer T> ? T : never;
export type Values = { [K in Name]: ValueOf<(typeof rules)[K]> };
/** The preferences whose value is of this type. */
export type NameOf<T> = { [K in Name]: Values[K] extends T ? K : never }[Name];

const names = Object.keys(rules) as Name[];
const written = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);

/** What the reader has chosen, kept on this machine. */
export class Preferences {
  values = $state(remembered());

  set<K extends Name>(name: K, value: Values[K]): void {
    const rule: Rule<unknown> = rules[name];
    const text = written(value);
    // What could not be read again is not worth keeping.
    if (rule.read(text) === null) return;
    this.values[name] = value;
    remember(rule.key, text);
  }

  /** Sets a number, cut to its limits and rounded to its steps. */
  setNumber(name: NameOf<number>, value: number): void {
    const { least, most, step } = rules[name];
    const stepped = Math.round((value - least) / step) * step + least;
    this.set(name, Number(Math.max(least, Math.min(most, stepped)).toFixed(2)));
  }

  /** Whether entities of this kind are suggested. */
  suggests(kind: EntityKind): boolean {
    return !this.values.hiddenKinds.split(' ').includes(kind);
  }

  suggest(kind: EntityKind, on: boolean): void {
    const hidden = kinds.filter((one) => (one === kind ? !on : !this.suggests(one)));
    this.set('hiddenKinds', hidden.join(' ') as SomeKinds);
  }

  /** How long a message stays; null until it is closed. */
  get toastMilliseconds(): number | null {
    const { toastTime } = this.values;
    return toastTime === 'stay' ? null : Number(toastTime) * 1000;
  }

  isUsual(name: Name): boolean {
    return this.values[name] === rules[name].usual;
  }

  reset(...reset: Name[]): void {
    for (const name of reset) {
      (this.values as Record<Name, unknown>)[name] = rules[name].usual;
      forget(rules[name].key);
    }
  }
}

function remembered(): Values {
  const pairs = names.map((name) => {
    const rule: Rule<unknown> = rules[name];
    const text = recall(rule.key);
    return [name, (text === null ? null : rule.read(text)) ?? rule.usual];
  });
  return Object.fromEntries(pairs) as Values;
}
