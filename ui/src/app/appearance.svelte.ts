import { recall, recallNumber, remember } from '$shared/storage';

export type Theme = 'system' | 'light' | 'sepia' | 'dark' | 'contrast';
export const themes: readonly { theme: Theme; name: string }[] = [
  { theme: 'system', name: 'System' },
  { theme: 'light', name: 'Light' },
  { theme: 'sepia', name: 'Sepia' },
  { theme: 'dark', name: 'Dark' },
  { theme: 'contrast', name: 'Contrast' },
];

const usual = 18;
export const smallest = 12;
export const largest = 32;

/** Theme and text size. The script first-paint.js reads the same two values before this runs. */
export class Appearance {
  theme = $state<Theme>('system');
  size = $state(recallNumber('text-size', usual, smallest, largest));

  constructor() {
    const stored = themes.find((one) => one.theme === recall('theme'));
    if (stored) this.theme = stored.theme;
  }

  /** Follows the system's choice until the returned function is called. */
  watch(): () => void {
    const queries = [
      matchMedia('(prefers-color-scheme: dark)'),
      matchMedia('(prefers-contrast: more)'),
    ];
    const apply = () => this.#apply();
    for (const query of queries) query.addEventListener('change', apply);
    apply();
    return () => {
      for (const query of queries) query.removeEventListener('change', apply);
    };
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    remember('theme', theme);
    this.#apply();
  }

  /** Goes on to the next theme and returns its name. */
  nextTheme(): string {
    const at = themes.findIndex((one) => one.theme === this.theme);
    const next = themes[(at + 1) % themes.length];
    this.setTheme(next?.theme ?? 'system');
    return next?.name ?? '';
  }

  resize(by: number): void {
    this.setSize(this.size + by);
  }

  resetSize(): void {
    this.setSize(usual);
  }

  setSize(size: number): void {
    this.size = Math.max(smallest, Math.min(largest, size));
    remember('text-size', String(this.size));
    this.#apply();
  }

  #apply(): void {
    const root = document.documentElement;
    root.dataset['theme'] = this.theme === 'system' ? systemTheme() : this.theme;
    root.style.setProperty('--reading-size', `${this.size}px`);
  }
}

function systemTheme(): Theme {
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
