import { beforeEach, describe, expect, it } from 'vitest';
import script from '../../public/first-paint.js?raw';
import { dress } from './dress';
import { Preferences, rules, type Name } from './preferences.svelte';

const names = Object.keys(rules) as Name[];

describe('preferences', () => {
  it('are the usual ones until they are chosen, and again after a reset', () => {
    const preferences = new Preferences();
    expect(names.every((name) => preferences.isUsual(name))).toBe(true);
    preferences.set('theme', 'sepia');
    preferences.set('popover', false);
    expect(preferences.isUsual('theme')).toBe(false);
    preferences.reset(...names);
    expect(names.every((name) => preferences.isUsual(name))).toBe(true);
    expect(localStorage.length).toBe(0);
  });

  it('are as they were after a restart', () => {
    const before = new Preferences();
    before.set('face', 'atkinson');
    before.setNumber('leading', 1.75);
    before.set('singleKeys', 'lists');
    before.set('toastTime', 'stay');
    expect(new Preferences().values).toEqual(before.values);
  });

  it('that are numbers stay within their limits and on their steps', () => {
    const preferences = new Preferences();
    const check = (value: number, kept: number) => {
      preferences.setNumber('leading', value);
      expect(preferences.values.leading).toBe(kept);
    };
    check(9, 2.2);
    check(0, 1.3);
    check(1.61, 1.6);
    check(1.33, 1.35);
  });

  it('that make no sense are passed over', () => {
    localStorage.setItem('analect.theme', 'pink');
    localStorage.setItem('analect.text-size', '900');
    localStorage.setItem('analect.measure', '');
    localStorage.setItem('analect.popover', 'maybe');
    expect(new Preferences().values).toMatchObject({
      theme: 'system',
      size: 18,
      measure: 66,
      popover: true,
    });
  });
});

describe('the first paint', () => {
  const root = document.documentElement;
  const looks = () => ({ ...(root.dataset as Record<string, string>), style: root.style.cssText });
  const bare = () => {
    for (const name of Object.keys(root.dataset)) Reflect.deleteProperty(root.dataset, name);
    root.style.cssText = '';
  };
  const run = () => {
    // The script as the page runs it: alone, with nothing but the window's globals.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
    new Function(script)();
  };
  beforeEach(bare);

  it('looks as the window does afterwards', () => {
    const preferences = new Preferences();
    preferences.set('theme', 'contrast');
    preferences.set('face', 'inter');
    preferences.set('justify', true);
    preferences.set('hyphenate', true);
    preferences.set('motion', 'less');
    preferences.set('underlineLinks', true);
    preferences.setNumber('size', 25);
    preferences.setNumber('measure', 50);
    preferences.setNumber('leading', 1.9);
    preferences.setNumber('spacing', 1.5);
    preferences.setNumber('focusWidth', 4);
    run();
    const first = looks();
    bare();
    dress(root, preferences.values);
    expect(first).toEqual(looks());
  });

  it('leaves the style sheet its usual values', () => {
    run();
    expect(looks()).toEqual({ theme: 'light', face: 'literata', style: '' });
  });
});
