import { beforeEach, describe, expect, it } from 'vitest';
import type { Press } from './chord';
import { Dispatcher } from './dispatch';
import { Keys } from './keys.svelte';
import type { Command, Context, KeyBinding } from './keymap';
import { exportText, holders, importText, placeOf, readChanges, refusal } from './remap';

beforeEach(() => localStorage.clear());

function at(keys: Keys, context: Context, command: Command): KeyBinding {
  const binding = keys.binding(command, context);
  if (!binding) throw new Error(`no ${context}.${command}`);
  return binding;
}

const holding = (keys: Keys, context: Context, command: Command, chord: string) =>
  holders(keys.map, at(keys, context, command), chord).map(placeOf);

describe('a key that is taken', () => {
  it('is told in its own context and wherever a command works everywhere', () => {
    const keys = new Keys();
    expect(holding(keys, 'reader', 'highlight', 'n')).toEqual(['reader.note']);
    expect(holding(keys, 'reader', 'highlight', 'z')).toEqual(['global.focusMode']);
    expect(holding(keys, 'global', 'focusMode', 'e')).toEqual([
      'reader.archiveNext',
      'library.rowArchive',
      'marks.listedMarkdown',
      'page.pageExport',
    ]);
    expect(holding(keys, 'reader', 'highlight', 'w')).toEqual([]);
    expect(holding(keys, 'reader', 'highlight', 'h')).toEqual([]);
  });

  it('is one that begins another, or that another begins', () => {
    const keys = new Keys();
    expect(holding(keys, 'reader', 'margin', 'g s')).toEqual(['reader.tabSummary']);
    expect(holding(keys, 'summary', 'why', 'g')).toContain('summary.tabSummary');
    expect(holding(keys, 'summary', 'why', 'h x')).toEqual(['summary.highlightSentence']);
  });

  it('is taken from the other command, and given back by its reset', () => {
    const keys = new Keys();
    keys.set(at(keys, 'reader', 'highlight'), ['n', 'Mod+H']);
    expect(keys.chord('highlight')).toBe('n');
    expect(at(keys, 'reader', 'note').chords).toEqual([]);
    expect(keys.chord('markNote')).toBe('n');
    keys.reset(at(keys, 'reader', 'note'));
    expect(at(keys, 'reader', 'highlight').chords).toEqual(['Mod+H']);
    expect(keys.changed).toBe(1);
    keys.resetAll();
    expect([keys.chord('highlight'), keys.changed, localStorage.length]).toEqual(['h', 0, 0]);
  });
});

describe('a key that no command can have', () => {
  const keys = new Keys();
  const why = (command: Command, chord: string, context?: Context) => {
    const binding = keys.binding(command, context);
    return binding ? refusal(binding, chord) : 'no such command';
  };

  it('is refused with a sentence', () => {
    expect(why('highlight', 'Escape')).toBe(
      'Esc always goes one step back, so no command can take it.',
    );
    for (const chord of [
      'Tab',
      'Shift+Tab',
      'Enter',
      'Space',
      'Mod+C',
      'Mod+X',
      'Mod+V',
      'Mod+A',
    ]) {
      expect(why('highlight', chord), chord).toMatch(/so no command can take it/);
    }
    expect(why('highlight', 'Hmoe')).toMatch(/not a key/);
    expect(why('highlight', 'Shift+j')).toMatch(/not a key/);
    expect(why('highlight', 'a b c')).toMatch(/not a key/);
    expect(why('highlight', 'g Enter')).toMatch(/two keys in a row/);
    expect(why('label', 'c')).toMatch(/keeps its keys/);
  });

  it('is one that writes, where the command works in text', () => {
    for (const chord of [
      'p',
      'Shift+P',
      'g p',
      'ArrowUp',
      'Mod+ArrowLeft',
      'Shift+Enter',
      'Mod+Z',
      '7',
    ]) {
      expect(why('palette', chord), chord).toMatch(/used for writing/);
    }
    for (const chord of ['Mod+P', 'Alt+P', 'F7', 'Shift+F7', 'Mod+Shift+P']) {
      expect(why('palette', chord), chord).toBeNull();
    }
  });

  it('is still had by the command whose usual key it is', () => {
    expect(why('rowOpen', 'Enter')).toBeNull();
    expect(why('copySummary', 'Mod+C')).toBeNull();
    expect(why('markOverlapping', 'Tab')).toBeNull();
  });
});

describe('a changed key', () => {
  const press = (key: string): Press => ({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
  });

  it('gives the command at once, and the old one no longer', () => {
    const keys = new Keys();
    const dispatcher = new Dispatcher<Command, Context>(() => keys.map);
    const ran: Command[] = [];
    const play = (key: string) =>
      dispatcher.press(press(key), 0, ['reader', 'global'], false, (command) => {
        ran.push(command);
        return true;
      });
    play('h');
    keys.set(at(keys, 'reader', 'highlight'), ['w', 'g h']);
    expect(play('h')).toBe(false);
    play('w');
    play('g');
    play('h');
    expect(ran).toEqual(['highlight', 'highlight', 'highlight']);
  });

  it('is there after a restart', () => {
    const before = new Keys();
    before.set(at(before, 'reader', 'highlight'), ['w']);
    before.set(at(before, 'library', 'rowTrash'), []);
    const after = new Keys();
    expect(after.map).toEqual(before.map);
    expect(after.chord('highlight')).toBe('w');
    expect(after.titled('Trash', 'rowTrash')).toBe('Trash');
  });
});

describe('kept keys that make no sense', () => {
  const kept = (text: string) => {
    localStorage.setItem('analect.keys', text);
    return new Keys();
  };

  it('leave the usual ones in force, each for itself', () => {
    for (const text of ['', 'no', '[]', '7', 'null', '"h"']) {
      expect(kept(text).changed, text).toBe(0);
    }
    const keys = kept(
      JSON.stringify({
        'reader.highlight': ['w'],
        'reader.note': 'x',
        'reader.fly': ['f'],
        'reader.label': ['c'],
        'reader.entity': ['Escape'],
        'reader.tags': [3],
        constructor: ['c'],
        'global.palette': ['p'],
        'global.find': ['Mod+F'],
      }),
    );
    expect(keys.changed).toBe(1);
    expect(keys.chord('highlight')).toBe('w');
    expect(keys.chord('note')).toBe('n');
  });

  it('never give one key to two commands, but may swap two', () => {
    const both = kept('{"reader.highlight":["w"],"reader.note":["w"]}');
    expect(new Set([both.chord('highlight'), both.chord('note')]).size).toBe(2);
    expect(kept('{"reader.highlight":["n"]}').changed).toBe(0);
    const swapped = kept('{"reader.highlight":["n"],"reader.note":["h"]}');
    expect([swapped.chord('highlight'), swapped.chord('note')]).toEqual(['n', 'h']);
  });
});

describe('the map as text', () => {
  it('comes in as it went out', () => {
    const from = new Keys();
    from.set(at(from, 'reader', 'highlight'), ['n']);
    const text = exportText(from.map);
    localStorage.clear();
    const to = new Keys();
    expect(to.load(text)).toBeNull();
    expect(to.map).toEqual(from.map);
    expect(new Keys().map).toEqual(from.map);
    expect(JSON.parse(text)).toMatchObject({ analectKeys: 1 });
  });

  it('is taken whole or not at all, with a sentence', () => {
    const keys = new Keys();
    const wrap = (map: unknown) => JSON.stringify({ analectKeys: 1, keys: map });
    const check = (text: string, words: RegExp) => {
      expect(keys.load(text), text).toMatch(words);
      expect(keys.changed).toBe(0);
    };
    check('h is highlight', /not JSON/);
    check('[]', /no key map of Analect/);
    check('{"analectKeys":2,"keys":{}}', /another version/);
    check('{"analectKeys":1}', /no list of keys/);
    check(wrap({ 'reader.highlight': ['w'], 'reader.fly': ['f'] }), /no command “reader\.fly”/);
    check(wrap({ 'reader.highlight': ['w'], 'reader.note': ['w'] }), /w is both “.*” .* and “.*”/);
    check(wrap({ 'reader.highlight': ['Tab'], 'reader.fly': [] }), /moves the focus.*2 in all/);
    check(wrap({ 'reader.highlight': ['w', 'w'] }), /a key twice/);
    check(wrap({ 'reader.highlight': 'w' }), /not a list of keys/);
    expect(importText(wrap({ 'reader.highlight': ['w'] })).fault).toBeNull();
    expect(importText('{').fault).toContain('Your keys are as they were.');
    expect(readChanges({ 'reader.highlight': ['w'] }).faults).toEqual([]);
  });
});
