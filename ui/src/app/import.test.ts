import { describe, expect, it, vi } from 'vitest';
import type { ImportRow, OperationView, Requests } from '$backend';
import { Import } from '$features/import';
import { Notices } from '$shared/notices.svelte';
import { recorded, replay } from '../backend/replay.test-data';

const imported = recorded('importText', 'import-imported');

/** Three files, of which the second was there already; the library lists `undone` ones as such. */
async function threeFiles(undone: readonly number[] = []) {
  const row = (id: string, outcome: ImportRow['outcome']): ImportRow => ({
    ...imported,
    outcome,
    article: imported.article && { ...imported.article, id },
  });
  const operation = (entry: number, id: string): OperationView => ({
    entry,
    name: 'import',
    at: 0,
    undone: undone.includes(entry),
    articles: [id],
  });
  const answers: { [K in keyof Requests]?: unknown } = {
    importFiles: [row('a', 'imported'), row('b', 'duplicate'), row('c', 'imported')],
    history: [operation(9, 'c'), operation(8, 'a'), operation(2, 'b')],
  };
  const notices = new Notices(() => null);
  const taken: number[] = [];
  const imports = new Import({
    backend: {
      ...replay(),
      call: (name) => Promise.resolve(answers[name] as Requests[typeof name]['answer']),
    },
    notices,
    arrived: () => undefined,
    undo: (entry) => taken.push(entry),
  });
  await imports.files(['a.txt', 'b.txt', 'c.txt']);
  return { notices, taken };
}

describe('an import of several files', () => {
  it('is taken back as a whole, the last one first', async () => {
    const { notices, taken } = await threeFiles();
    expect(notices.list[0]?.text).toBe('2 articles imported · 1 already in your library');
    notices.list[0]?.action?.run();
    await vi.waitFor(() => expect(taken).toEqual([9, 8]));
  });

  it('offers only what still stands', async () => {
    const { notices, taken } = await threeFiles();
    notices.drop((entry) => entry === 9);
    notices.list[0]?.action?.run();
    await vi.waitFor(() => expect(taken).toEqual([8]));
    notices.drop((entry) => entry === 8);
    expect(notices.list).toEqual([]);
  });

  it('offers nothing that was taken back before it was told of', async () => {
    const { notices } = await threeFiles([8, 9]);
    expect(notices.list[0]?.action).toBeNull();
  });
});
