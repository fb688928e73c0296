import { describe, expect, it } from 'vitest';
import type { Press } from './chord';
import { Dispatcher, type Binding } from './dispatch';

type Command = 'down' | 'inner' | 'outer' | 'goSummary' | 'goNotes' | 'save';
type Context = 'mark' | 'reader';

const map: Binding<Command, Context>[] = [
  { command: 'inner', context: 'mark', chords: ['1'], label: '' },
  { command: 'outer', context: 'reader', chords: ['1'], label: '' },
  { command: 'down', context: 'reader', chords: ['j', 'ArrowDown'], label: '' },
  { command: 'goSummary', context: 'reader', chords: ['g s'], label: '' },
  { command: 'goNotes', context: 'reader', chords: ['g n'], label: '' },
  { command: 'save', context: 'reader', chords: ['Mod+E'], label: '', inText: true },
];

function player(contexts: Context[], inText = false, refuse: Command[] = [], singleKeys = true) {
  const ran: Command[] = [];
  const dispatcher = new Dispatcher(
    () => map,
    () => singleKeys,
  );
  const play = (key: string, at = 0, more: Partial<Press> = {}) =>
    dispatcher.press(
      { key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more },
      at,
      contexts,
      inText,
      (command) => {
        if (refuse.includes(command)) return false;
        ran.push(command);
        return true;
      },
    );
  return { ran, play };
}

describe('the dispatcher', () => {
  it('asks the innermost context first', () => {
    const { ran, play } = player(['mark', 'reader']);
    play('1');
    expect(ran).toEqual(['inner']);
  });

  it('goes on to the next context when a command does not apply', () => {
    const { ran, play } = player(['mark', 'reader'], false, ['inner']);
    play('1');
    expect(ran).toEqual(['outer']);
  });

  it('waits for the second key of a chord of two, but not for long', () => {
    const { ran, play } = player(['reader']);
    expect(play('g', 0)).toBe(true);
    play('s', 300);
    play('g', 1000);
    play('n', 5000);
    expect(ran).toEqual(['goSummary']);
  });

  it('forgets a first key that another command follows', () => {
    const { ran, play } = player(['reader']);
    play('g');
    play('j');
    play('s');
    expect(ran).toEqual(['down']);
  });

  it('leaves letters to a text field, but not what works there', () => {
    const { ran, play } = player(['reader'], true);
    expect(play('j')).toBe(false);
    expect(play('e', 0, { ctrlKey: true })).toBe(true);
    expect(ran).toEqual(['save']);
  });

  it('leaves letters, digits and signs alone while single keys are off', () => {
    const { ran, play } = player(['mark', 'reader'], false, [], false);
    expect(['j', '1', 'g', 's'].map((key) => play(key))).toEqual([false, false, false, false]);
    play('ArrowDown');
    play('e', 0, { ctrlKey: true });
    expect(ran).toEqual(['down', 'save']);
  });

  it('leaves unknown presses alone', () => {
    expect(player(['reader']).play('F9')).toBe(false);
  });
});
