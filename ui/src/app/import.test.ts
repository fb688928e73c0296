import { describe, expect, it, vi } from 'vitest';
import type { ImportRow } from '$backend';
import { Import, summaryOf } from '$features/import';
import { Notices } from '$shared/notices.svelte';
import { recorded, replay } from '../backend/replay.test-data';

const imported = recorded('importText', 'import-imported');

const revised = recorded('importText', 'import-revised');

function importing(instead: Parameters<typeof replay>[0] = { importText: revised }) {
  const backend = replay(instead);
  const notices = new Notices(() => null);
  const doors = {
    backend,
    notices,
    arrived: vi.fn(),
    undo: vi.fn<(entry: number) => void>(),
    takeBack: vi.fn((entry: number) => Promise.resolve(entry > 0)),
    showChanges: vi.fn(),
  };
  return { imports: new Import(doors), doors, backend, notices };
}

/** Three files, of which the second was there already. */
async function threeFiles() {
  const row = (id: string, outcome: ImportRow['outcome'], entry: number | null): ImportRow => ({
    ...imported,
    outcome,
    entry,
    article: imported.article && { ...imported.article, id },
  });
  const rows = [row('a', 'imported', 8), row('b', 'duplicate', null), row('c', 'imported', 9)];
  const { imports, notices, doors } = importing({ importFiles: rows });
  const taken: number[] = [];
  doors.undo.mockImplementation((entry) => void taken.push(entry));
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
});

describe('a copy of an article in the trash', () => {
  const told = async (row: Partial<ImportRow>) => {
    const { imports, notices } = importing({ importText: { ...revised, ...row, restored: true } });
    await imports.text('the text');
    return notices.list[0];
  };

  it('brings it back, says so and can be taken back', async () => {
    const version = await told({});
    expect(version?.text).toMatch(/, 1 lost\. It was in the trash and is in the inbox again$/);
    const same = await told({ outcome: 'duplicate', tally: null, entry: 12 });
    expect(same?.text).toBe(
      'Already in your library. It was in the trash and is in the inbox again',
    );
    expect(same?.action).toMatchObject({ takesBack: { entries: [12] } });
  });
});

describe('a changed copy of an article', () => {
  it('is said to be a new version, with what became of its highlights', async () => {
    const { imports, doors, notices } = importing();
    await imports.text('the text');
    const [notice] = notices.list;
    expect(notice?.text).toMatch(
      /^New version of “Dock workers.*”: 1 highlight kept, 1 changed, 1 lost$/,
    );
    expect(notice?.action).toMatchObject({
      label: 'Undo',
      takesBack: { entries: [revised.entry] },
    });
    expect(doors.arrived).toHaveBeenCalledWith(revised.article?.id);
    notice?.more[0]?.run();
    expect(doors.showChanges).toHaveBeenCalledWith(revised.article?.id);
  });

  it('becomes an article of its own when that is wanted: taken back, and imported apart', async () => {
    const { imports, doors, backend } = importing();
    await imports.text('the text');
    expect(imports.wasVersion).toBe(true);
    await imports.keepApart();
    expect(doors.takeBack).toHaveBeenCalledWith(revised.entry);
    expect(backend.calls.map((one) => one.args)).toEqual([
      { text: 'the text', apart: false },
      { text: 'the text', apart: true },
    ]);
  });

  it('stays a version where that cannot be taken back', async () => {
    const { imports, doors, backend } = importing();
    doors.takeBack.mockResolvedValue(false);
    await imports.text('the text');
    await imports.keepApart();
    expect(backend.calls).toHaveLength(1);
    expect(await imports.keepApart()).toBe(false);
  });

  it('is counted among several files', () => {
    expect(summaryOf([imported, revised, revised])).toBe(
      '1 article imported · 2 new versions (2 highlights kept, 2 changed, 2 lost)',
    );
  });

  it('is told apart from a file of notes, which is taken back as well', async () => {
    const notes = { outcome: 'notes', tally: null, notes: { back: 2, edited: 0 } } as const;
    const row = { ...revised, ...notes, warnings: ['One is lost'] };
    const { imports, notices } = importing({ importText: row });
    await imports.text('the notes');
    const said = 'Notes, not an article: 2 marks brought back';
    expect(notices.list[0]?.text).toBe(`${said}. One is lost`);
    expect(notices.list[0]?.action).not.toBeNull();
    expect(summaryOf([imported, row])).toBe(`1 article imported · ${said}`);
  });
});
