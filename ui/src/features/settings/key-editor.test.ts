import { beforeEach, describe, expect, it } from 'vitest';
import type { Command, Context, KeyBinding } from '$shared/keyboard/keymap';
import { Keys } from '$shared/keyboard/keys.svelte';
import { KeyEditor } from './key-editor.svelte';

beforeEach(() => localStorage.clear());

function opened(command: Command, context: Context, replacing: string | null = null) {
  const keys = new Keys();
  const said: string[] = [];
  const editor = new KeyEditor(keys, (text) => said.push(text));
  const binding = (): KeyBinding => {
    const found = keys.binding(command, context);
    if (!found) throw new Error(`no ${command}`);
    return found;
  };
  editor.listen(binding(), replacing);
  const press = (key: string, more: KeyboardEventInit = {}) =>
    editor.press(binding(), new KeyboardEvent('keydown', { key, ...more }));
  return { editor, keys, said, binding, press };
}

describe('the press that is waited for', () => {
  it('takes the place of the key in hand, or comes beside the others', () => {
    const changed = opened('rowTrash', 'library', 'Delete');
    changed.press('d');
    expect(changed.binding().chords).toEqual(['d', '#']);
    expect(changed.editor.place).toBeNull();
    expect(changed.said).toEqual(['“Trash” (Library): d, #']);
    const added = opened('highlight', 'reader');
    added.press('Control', { ctrlKey: true });
    added.press('h', { ctrlKey: true });
    expect(added.binding().chords).toEqual(['h', 'Mod+H']);
  });

  it('is given up by Esc, and leaves Tab to the page', () => {
    const { editor, keys, press } = opened('highlight', 'reader', 'h');
    expect(press('Tab')).toBe(false);
    expect(press('Tab', { shiftKey: true })).toBe(false);
    expect(press('Enter', { repeat: true })).toBe(true);
    expect([editor.refused, editor.place]).toEqual([null, 'reader.highlight']);
    press('Enter');
    expect(editor.refused).toContain('presses what has the focus');
    expect(press('Escape')).toBe(true);
    expect([editor.place, keys.changed]).toEqual([null, 0]);
  });

  it('waits for a second key where the first begins others of two', () => {
    const { editor, binding, press } = opened('margin', 'reader', 'g m');
    press('g');
    expect([editor.first, editor.place]).toEqual(['g', 'reader.margin']);
    press('w');
    expect(binding().chords).toEqual(['g w']);
  });
});

describe('a key that another command has', () => {
  it('is asked about before it is taken', () => {
    const { editor, keys, binding, press } = opened('highlight', 'reader', 'h');
    press('n');
    expect(editor.conflict?.holders.map((one) => one.label)).toEqual(['Write a note']);
    expect(keys.changed).toBe(0);
    editor.take(binding());
    expect([keys.chord('highlight'), keys.chord('note', 'reader')]).toEqual(['n', undefined]);
  });

  it('stays with one that keeps its keys', () => {
    const { editor, keys, press } = opened('highlight', 'reader', 'h');
    press('4', { code: 'Digit4' });
    expect(editor.refused).toContain('“Highlight with label 1–9” (Reading), which keeps its keys');
    expect([editor.conflict, keys.changed]).toEqual([null, 0]);
  });

  it('is asked about when the usual keys come back, too', () => {
    const { editor, keys, binding, press } = opened('highlight', 'reader', 'h');
    press('w');
    const marker = keys.binding('marker', 'reader');
    if (marker) keys.set(marker, ['h']);
    editor.reset(binding());
    expect(editor.conflict?.holders.map((one) => one.command)).toEqual(['marker']);
    editor.take(binding());
    expect([keys.chord('highlight'), keys.chord('marker')]).toEqual(['h', undefined]);
  });
});
