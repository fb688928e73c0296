import { describe, expect, it } from 'vitest';
import { composes } from './chord';

const press = (more: KeyboardEventInit) => new KeyboardEvent('keydown', { key: 'Enter', ...more });
const coded = (code: number): KeyboardEventInit => Object.fromEntries([['keyCode', code]]);
const handlers = import.meta.glob<string>('/src/**/*.svelte', {
  eager: true,
  query: '?raw',
  import: 'default',
});

describe('a press of an input method', () => {
  it('is known while letters are put together and when that ends', () => {
    expect(composes(press({ isComposing: true }))).toBe(true);
    expect(composes(press(coded(229)))).toBe(true);
    expect(composes(press(coded(13)))).toBe(false);
  });

  it('is left alone by every text field that takes Enter', () => {
    const takes = Object.entries(handlers).filter(
      ([, text]) => /<input[^>]*class="field/.test(text) && /'Enter'/.test(text),
    );
    expect(takes.length).toBeGreaterThan(5);
    const careless = takes.filter(([, text]) => !text.includes('composes(event)'));
    expect(careless.map(([path]) => path)).toEqual([]);
  });
});
