import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// Read from the disk: tests get style sheets empty.
const sheet = readFileSync('src/styles/tokens.css', 'utf8');

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

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
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
