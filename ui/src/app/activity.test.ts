import { describe, expect, it } from 'vitest';
import type { ApiError, Backend } from '$backend';
import { Activity } from '$features/activity';
import { Journal } from '$shared/journal.svelte';
import { Notices } from '$shared/notices.svelte';
import { recorded, replay } from '../backend/replay.test-data';

const refusal: ApiError = {
  code: 'conflict',
  message:
    '“highlight” cannot be undone: what it changed was changed again since. Nothing was changed.',
  detail: '',
};

const conflict = Object.assign(new Error(refusal.message), refusal);

function opened(backend: Backend = replay()) {
  const notices = new Notices();
  const changed: string[][] = [];
  const activity = new Activity(new Journal(backend, notices), (articles) => {
    changed.push(articles);
    return Promise.resolve();
  });
  activity.show('history');
  return { activity, changed, notices };
}

describe('activity', () => {
  it('lists what was done, and to which article', async () => {
    const { activity } = opened();
    await activity.load();
    expect(activity.operations).toEqual(recorded('history'));
    const article = recorded('articleMarks').article;
    expect(activity.titles.get(article.id)).toBe(article.title);
  });

  it('lists what the window alone can take back, at the time it was done', async () => {
    const notices = new Notices();
    const journal = new Journal(replay(), notices);
    const activity = new Activity(journal, () => Promise.resolve());
    let back = 0;
    const number = await journal.aside('mark as read', [], () => Promise.resolve(back++));
    activity.show('history');
    await activity.load();
    expect(activity.operations).toHaveLength(recorded('history').length + 1);
    expect(activity.operations[0]).toMatchObject({ entry: number, name: 'mark as read' });
    await activity.undoEntry(number);
    expect(back).toBe(1);
    expect(activity.operations).toEqual(recorded('history'));
  });

  it('undoes one change by its number and shows what that changed', async () => {
    const backend = replay();
    const { activity, changed } = opened(backend);
    await activity.undoEntry(9);
    const calls = backend.calls.filter((one) => one.name === 'undo');
    expect(calls.map((one) => one.args)).toEqual([{ entry: 9 }]);
    expect(changed).toEqual([recorded('undo').articles]);
    expect(activity.refused).toBeNull();
    expect(activity.history).toEqual(recorded('undo').history);
  });

  it('says beside a change why it was not undone, and what to do', async () => {
    const backend = replay();
    const call: Backend['call'] = (name, args) =>
      name === 'undo' ? Promise.reject(conflict) : backend.call(name, args);
    const { activity, changed, notices } = opened({ ...backend, call });
    await activity.undoEntry(8);
    expect(activity.refused).toEqual({
      entry: 8,
      text: `${conflict.message} Undo the later change first.`,
    });
    expect(changed).toEqual([]);
    // In its place, not as a toast; but among the messages.
    expect(notices.list).toEqual([]);
    expect(notices.kept).toHaveLength(1);
  });
});
