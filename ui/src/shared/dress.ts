import type { Values } from './preferences.svelte';

const prefers = (query: string): boolean => matchMedia(query).matches;

/** The theme that is meant: the system's, where it is to be followed. */
export function themeOf({ theme }: Pick<Values, 'theme'>): Exclude<Values['theme'], 'system'> {
  if (theme !== 'system') return theme;
  if (prefers('(prefers-contrast: more)')) return 'contrast';
  return prefers('(prefers-color-scheme: dark)') ? 'dark' : 'light';
}

/**
 * Puts the preferences that change how the page looks on its root, where the style sheets read
 * them. The script first-paint.js does the same before the first paint.
 */
export function dress(root: HTMLElement, values: Values): void {
  const flags: Record<string, string | null> = {
    theme: themeOf(values),
    face: values.face,
    justify: values.justify ? 'on' : null,
    hyphenate: values.hyphenate ? 'on' : null,
    motion: values.motion === 'less' ? 'less' : null,
    underlineLinks: values.underlineLinks ? 'on' : null,
  };
  for (const [name, value] of Object.entries(flags)) {
    if (value === null) Reflect.deleteProperty(root.dataset, name);
    else root.dataset[name] = value;
  }
  root.style.setProperty('--reading-size', `${values.size}px`);
  root.style.setProperty('--measure', `${values.measure}ch`);
  root.style.setProperty('--reading-leading', String(values.leading));
  root.style.setProperty('--paragraph-space', `${values.spacing}em`);
  root.style.setProperty('--focus-width', `${values.focusWidth}px`);
}
