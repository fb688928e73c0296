import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// Read from the disk: tests get style sheets empty.
const sheet = readFileSync('src/styles/tokens.css', 'utf8');
const reading = readFileSync('src/styles/reading.css', 'utf8');

const themes = ['light', 'sepia', 'dark', 'contrast'] as const;
type Theme = (typeof themes)[number];
const kinds = [1, 2, 3, 4, 5, 6] as const;

/** The colours of a theme by their role, as the style sheet has them. */
function coloursOf(theme: Theme): (role: string) => string {
  const rule = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(sheet)?.[1] ?? '';
  const colours = new Map(
    [...rule.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, role = '', value = '']) => [
      role,
      value,
    ]),
  );
  return (role) => {
    const colour = colours.get(role);
    if (colour === undefined) throw new Error(`${theme} has no colour ${role}`);
    return colour;
  };
}

type Three = readonly [number, number, number];

/** The parts of a colour in linear light. */
function linear(colour: string): Three {
  const part = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** Relative luminance (WCAG 2.2). */
const luminance = ([red, green, blue]: Three) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

function contrastOf(one: Three, other: Three): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const contrast = (one: string, other: string) => contrastOf(linear(one), linear(other));

const times = (rows: readonly Three[], [x, y, z]: Three): Three => {
  const [a = 0, b = 0, c = 0] = rows.map((row) => row[0] * x + row[1] * y + row[2] * z);
  return [a, b, c];
};

/** `share` of one colour and the rest of another, mixed in Oklab (CSS Color 4). */
function mixed(one: string, other: string, share: number): Three {
  const cones: Three[] = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  ];
  const back: Three[] = [
    [4.0767416621, -3.3077115913, 0.2309699292],
    [-1.2684380046, 2.6097574011, -0.3413193965],
    [-0.0041960863, -0.7034186147, 1.707614701],
  ];
  // Oklab is linear in the cube roots of the cones, so that these can be mixed themselves.
  const rootsOf = (colour: string) => times(cones, linear(colour)).map(Math.cbrt);
  const others = rootsOf(other);
  const [l = 0, m = 0, s = 0] = rootsOf(one).map(
    (root, at) => (share * root + (1 - share) * (others[at] ?? 0)) ** 3,
  );
  return times(back, [l, m, s]);
}

/** Checks one measured number in each theme against the table of the design. */
function check(measure: (role: (name: string) => string) => number, table: Record<Theme, number>) {
  for (const theme of themes) {
    // The table gives one decimal.
    expect(Math.abs(measure(coloursOf(theme)) - table[theme]), theme).toBeLessThan(0.051);
  }
}

const least = (role: (name: string) => string, pairs: [string, string][]) =>
  Math.min(...pairs.map(([one, other]) => contrast(role(one), role(other))));

describe('the contrast of the themes', () => {
  it('of text on the page is as designed', () => {
    check((role) => contrast(role('text'), role('page')), {
      light: 17.2,
      sepia: 12.6,
      dark: 13.4,
      contrast: 21,
    });
  });

  it('of muted text on page and panel is as designed', () => {
    const pairs: [string, string][] = [
      ['muted', 'page'],
      ['muted', 'panel'],
    ];
    check((role) => least(role, pairs), { light: 6.1, sepia: 5.4, dark: 6.9, contrast: 16.8 });
  });

  it('of links is as designed', () => {
    check((role) => contrast(role('link'), role('page')), {
      light: 7.2,
      sepia: 7.2,
      dark: 9.9,
      contrast: 11.5,
    });
  });

  it('of the borders of controls is as designed', () => {
    const pairs: [string, string][] = [
      ['control', 'page'],
      ['control', 'panel'],
    ];
    check((role) => least(role, pairs), { light: 3.2, sepia: 3.3, dark: 3.4, contrast: 21 });
  });

  it('of text on any highlight is as designed', () => {
    const pairs = kinds.map((kind): [string, string] => ['text', `fill-${String(kind)}`]);
    check((role) => least(role, pairs), { light: 11.4, sepia: 8.7, dark: 6.6, contrast: 10.5 });
  });

  it('of the lines under highlights is as designed', () => {
    const pairs = kinds.map((kind): [string, string] => [`stroke-${String(kind)}`, 'page']);
    check((role) => least(role, pairs), { light: 5.1, sepia: 5.4, dark: 7.6, contrast: 9.9 });
  });

  it('of text on a passage that flashes is enough, whatever is under it', () => {
    const flash =
      /analect-flash\) \{\s*background-color: color-mix\(in oklab, var\(--accent\) (\d+)%, var\(--page\)\);\s*color: var\(--text\);/;
    const share = Number(flash.exec(reading)?.[1]) / 100;
    for (const theme of themes) {
      const role = coloursOf(theme);
      const ground = mixed(role('accent'), role('page'), share);
      expect(contrastOf(linear(role('text')), ground), theme).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(linear(role('page')), ground), theme).toBeGreaterThanOrEqual(1.3);
    }
  });

  it('is enough for everything else that is written or drawn', () => {
    const written: [string, string][] = [
      ['text', 'panel'],
      ['text', 'raised'],
      ['text', 'accent-soft'],
      ['muted', 'raised'],
      ['muted', 'accent-soft'],
      ['link', 'panel'],
      ['link', 'raised'],
      ['link', 'accent-soft'],
      ['accent', 'accent-soft'],
      ['on-accent', 'accent'],
      ['danger', 'page'],
      ['danger', 'panel'],
      ['danger', 'raised'],
    ];
    const drawn: [string, string][] = [
      ['control', 'raised'],
      ['focus', 'page'],
      ['focus', 'panel'],
      ['focus', 'raised'],
      ...kinds.map((kind): [string, string] => [`stroke-${String(kind)}`, `fill-${String(kind)}`]),
    ];
    for (const theme of themes) {
      const role = coloursOf(theme);
      expect(least(role, written), `written in ${theme}`).toBeGreaterThanOrEqual(4.5);
      expect(least(role, drawn), `drawn in ${theme}`).toBeGreaterThanOrEqual(3);
    }
  });
});
