import type { Backend, Rgb } from '$backend';
import { dress } from '$shared/dress';
import { rules, type Preferences, type Theme } from '$shared/preferences.svelte';

export const themes: readonly { theme: Theme; name: string }[] = [
  { theme: 'system', name: 'System' },
  { theme: 'light', name: 'Light' },
  { theme: 'sepia', name: 'Sepia' },
  { theme: 'dark', name: 'Dark' },
  { theme: 'contrast', name: 'Contrast' },
];

export const smallest = rules.size.least;
export const largest = rules.size.most;

/** Theme and text size for the keys and the menu, and the preferences on the page. */
export class Appearance {
  #preferences: Preferences;

  constructor(preferences: Preferences) {
    this.#preferences = preferences;
  }

  get theme(): Theme {
    return this.#preferences.values.theme;
  }

  get size(): number {
    return this.#preferences.values.size;
  }

  /** Keeps the page as the preferences say until the returned function is called. */
  watch(backend: Pick<Backend, 'keepGround'>): () => void {
    let kept = '';
    const apply = () => {
      dress(document.documentElement, this.#preferences.values);
      const ground = groundOf(document.body);
      if (!ground || String(ground) === kept) return;
      kept = String(ground);
      // Where it cannot be kept, the next start shows another colour for a moment.
      void backend.keepGround(ground).catch(() => undefined);
    };
    const queries = [
      matchMedia('(prefers-color-scheme: dark)'),
      matchMedia('(prefers-contrast: more)'),
    ];
    for (const query of queries) query.addEventListener('change', apply);
    const stop = $effect.root(() => {
      $effect(apply);
    });
    return () => {
      stop();
      for (const query of queries) query.removeEventListener('change', apply);
    };
  }

  setTheme(theme: Theme): void {
    this.#preferences.set('theme', theme);
  }

  /** Goes on to the next theme and returns its name. */
  nextTheme(): string {
    const at = themes.findIndex((one) => one.theme === this.theme);
    const next = themes[(at + 1) % themes.length];
    this.setTheme(next?.theme ?? 'system');
    return next?.name ?? '';
  }

  resize(by: number): void {
    this.#preferences.setNumber('size', this.size + by);
  }

  resetSize(): void {
    this.#preferences.reset('size');
  }
}

/** The colour of an element's ground; null where it has none of its own. */
function groundOf(element: Element): Rgb | null {
  const [, ...parts] =
    /^rgb\((\d+), (\d+), (\d+)\)$/.exec(getComputedStyle(element).backgroundColor) ?? [];
  const [red, green, blue] = parts.map(Number);
  return red === undefined || green === undefined || blue === undefined ? null : [red, green, blue];
}
