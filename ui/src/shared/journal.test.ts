import { describe, expect, it, vi } from 'vitest';
import type { Backend, OperationView, Requests } from '$backend';
import { replay } from '../backend/replay.test-data';
import { Journal } from './journal.svelte';
import { Notices, undoAction } from './notices.svelte';

/** A library that keeps a list of changes, and undoes and redoes the newest or a named one. */
function library() {
  const made: OperationView[] = [];
  const history = () => ({
    undo: made.findLast((one) => !one.undone)?.name ?? null,
    redo: made.find((one) => one.undone)?.name ?? null,
  });
  const answers: { [K in keyof Requests]?: (args: never) => unknown } = {
    star: () => {
      const entry = made.length + 1;
      made.push({ entry, name: 'star', at: 0, undone: false, articles: [], changes: [] });
      return { value: [], entry, history: history() };
    },
    undo: ({ entry }: { entry: number | null }) => {
      const one = made.findLast((it) => !it.undone && (entry === null || it.entry === entry));
      if (one) one.undone = true;
      return { name: one?.name, articles: [], history: history() };
    },
    redo: () => {
      const one = made.find((it) => it.undone);
      if (one) one.undone = false;
      return { name: one?.name, articles: [], history: history() };
    },
    history: () => structuredClone(made).reverse(),
  };
  const call: Backend['call'] = (name, args) =>
    Promise.resolve(answers[name]?.(args as never) as Requests[typeof name]['answer']);
  const notices = new Notices(() => null);
  const journal = new Journal({ ...replay(), call }, notices);
  const star = async () => {
    const done = await journal.change('star', { articles: [], starred: true });
    return done?.entry ?? 0;
  };
  const undo = (entry: number | null = null) => journal.attempt('undo', { entry });
  const redo = () => journal.attempt('redo', {});
  return { journal, made, notices, redo, star, undo };
}

describe('the offer to take a change back', () => {
  const offered = async () => {
    const { notices, star, undo } = library();
    const entries = [await star(), await star()];
    entries.forEach((one) =>
      notices.status(
        `Starred ${one}`,
        undoAction(() => undefined, one),
      ),
    );
    return { entries, notices, undo };
  };

  it('goes when its change was the newest and was undone', async () => {
    const { notices, undo } = await offered();
    await undo();
    expect(notices.list.map((one) => one.text)).toEqual(['Starred 1']);
    await undo();
    expect(notices.list).toEqual([]);
  });

  it('goes when its change was undone by its number', async () => {
    const { entries, notices, undo } = await offered();
    await undo(entries[0]);
    expect(notices.list.map((one) => one.text)).toEqual(['Starred 2']);
  });

  it('keeps what is left of several changes', async () => {
    const { notices, star, undo } = library();
    const entries = [await star(), await star(), await star()];
    const asked: number[] = [];
    notices.status(
      'Starred three',
      undoAction((entry) => asked.push(entry), entries),
    );
    await undo();
    notices.list[0]?.action?.run();
    await vi.waitFor(() => expect(asked).toEqual(entries.slice(0, 2)));
    await undo();
    await undo();
    expect(notices.list).toEqual([]);
  });

  it('goes when another program undid its change', async () => {
    const { journal, made, notices, star } = library();
    const entry = await star();
    notices.status(
      'Starred',
      undoAction(() => undefined, entry),
    );
    await journal.catchUp();
    expect(notices.list).toHaveLength(1);
    for (const one of made) one.undone = true;
    await journal.catchUp();
    expect(notices.list).toEqual([]);
  });

  it('leaves messages alone that offer something else', async () => {
    const { notices, undo } = await offered();
    notices.status('Imported', { label: 'Open', run: () => undefined });
    await undo();
    await undo();
    expect(notices.list.map((one) => one.text)).toEqual(['Imported']);
  });
});

describe('what goes with a change', () => {
  it('is taken back and done again with it, whichever way', async () => {
    const { journal, redo, star, undo } = library();
    const told: string[] = [];
    const tell = (what: string) => () => Promise.resolve(told.push(what));
    const entry = await star();
    journal.accompany(entry, tell('undone'), tell('redone'));
    await undo();
    await redo();
    await undo(entry);
    await redo();
    expect(told).toEqual(['undone', 'redone', 'undone', 'redone']);
  });

  it('is left alone when another change is undone', async () => {
    const { journal, star, undo } = library();
    let told = 0;
    journal.accompany(
      await star(),
      () => Promise.resolve(told++),
      () => Promise.resolve(told++),
    );
    await star();
    await undo();
    expect(told).toBe(0);
    await undo();
    expect(told).toBe(1);
  });
});

describe('a change that the library does not list', () => {
  it('is undone in its turn', async () => {
    const { journal, made, star, undo } = library();
    let back = 0;
    await star();
    await journal.aside('mark as read', ['a'], () => Promise.resolve(back++));
    expect(journal.history.undo).toBe('mark as read');
    await star();
    expect(journal.history.undo).toBe('star');
    await undo();
    expect([made.map((one) => one.undone), back]).toEqual([[false, true], 0]);
    const { answer } = await undo();
    expect(answer).toMatchObject({ name: 'mark as read', articles: ['a'] });
    expect([made.map((one) => one.undone), back]).toEqual([[false, true], 1]);
    await undo();
    expect(made.map((one) => one.undone)).toEqual([true, true]);
    expect(back).toBe(1);
  });

  it('comes after what another program has changed since', async () => {
    const { journal, made, undo } = library();
    let back = 0;
    await journal.aside('mark as read', [], () => Promise.resolve(back++));
    made.push({ entry: 1, name: 'import', at: 0, undone: false, articles: [], changes: [] });
    await undo();
    expect([made[0]?.undone, back]).toEqual([true, 0]);
    await undo();
    expect(back).toBe(1);
  });

  it('takes its message along, and its number undoes it alone', async () => {
    const { journal, made, notices, star, undo } = library();
    let back = 0;
    const number = await journal.aside('mark as read', [], () => Promise.resolve(back++));
    notices.status(
      'Marked as read',
      undoAction(() => undefined, number),
    );
    await star();
    await undo(number);
    expect([made[0]?.undone, back]).toEqual([false, 1]);
    expect(notices.list).toEqual([]);
    expect(journal.history.undo).toBe('star');
  });
});
