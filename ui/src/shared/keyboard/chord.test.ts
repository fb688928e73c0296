import { describe, expect, it } from 'vitest';
import { chordLabel, chordOf, isSingleKey, type Press } from './chord';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe('a press', () => {
  it('is written as a chord', () => {
    const check = (one: Press, chord: string) => expect(chordOf(one, false)).toBe(chord);
    check(press('j'), 'j');
    check(press('J', { shiftKey: true }), 'Shift+J');
    check(press('J'), 'j');
    check(press('?', { shiftKey: true, code: 'Slash' }), '?');
    check(press('#', { shiftKey: true, code: 'Digit3' }), '#');
    check(press('#', { code: 'Backslash' }), '#');
    check(press(' '), 'Space');
    check(press(' ', { shiftKey: true }), 'Shift+Space');
    check(press('ArrowLeft', { altKey: true }), 'Alt+ArrowLeft');
    check(press('z', { ctrlKey: true }), 'Mod+Z');
    check(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z');
    check(press('|', { ctrlKey: true, shiftKey: true, code: 'Backslash' }), 'Mod+Shift+|');
    check(press('F6', { shiftKey: true }), 'Shift+F6');
  });

  it('takes digits by the physical key', () => {
    const check = (key: string, code: string, chord: string) =>
      expect(chordOf(press(key, { code }), false)).toBe(chord);
    check('1', 'Digit1', '1');
    check('&', 'Digit1', '1');
    check('é', 'Digit2', '2');
    check('5', 'Numpad5', '5');
  });

  it('falls back to the physical key on a layout without Latin letters', () => {
    expect(chordOf(press('о', { code: 'KeyJ' }), false)).toBe('j');
    expect(chordOf(press('я', { code: 'KeyZ', ctrlKey: true }), false)).toBe('Mod+Z');
  });

  it('means Command on a Mac and Control elsewhere', () => {
    expect(chordOf(press('e', { metaKey: true }), true)).toBe('Mod+E');
    expect(chordOf(press('e', { metaKey: true }), false)).toBe('e');
  });
});

describe('a chord', () => {
  it('is a single key when it writes a character and needs neither Ctrl nor Alt', () => {
    for (const chord of ['j', 'Shift+J', '?', '1', '+', '-', '#', ']', 'g s']) {
      expect(isSingleKey(chord), chord).toBe(true);
    }
    for (const chord of [
      'Mod+J',
      'Mod++',
      'Enter',
      'Escape',
      'Space',
      'Shift+Space',
      'F6',
      'Tab',
    ]) {
      expect(isSingleKey(chord), chord).toBe(false);
    }
    expect(isSingleKey('Alt+ArrowLeft')).toBe(false);
    expect(isSingleKey('Delete')).toBe(false);
  });

  it('is shown as its keys are labelled', () => {
    const check = (chord: string, mac: boolean, label: string) =>
      expect(chordLabel(chord, mac)).toBe(label);
    check('Mod+Shift+V', false, 'Ctrl Shift V');
    check('Mod+Shift+V', true, '⌘ ⇧ V');
    check('g s', false, 'g then s');
    check('Mod++', false, 'Ctrl +');
    check('+', false, '+');
    check('Delete', false, 'Del');
  });
});
