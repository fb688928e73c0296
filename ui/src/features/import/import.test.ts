import { describe, expect, it, vi } from 'vitest';
import { Notices } from '$shared/notices.svelte';
import { recorded, replay } from '../../backend/replay.test-data';
import { Import, summaryOf } from './import.svelte';

const revised = recorded('importText', 'import-revised');

function importing() {
  const backend = replay({ importText: revised });
  const notices = new Notices();
  const doors = {
    backend,
    notices,
    arrived: vi.fn(),
    undo: vi.fn(),
    takeBack: vi.fn(() => Promise.resolve(true)),
    showChanges: vi.fn(),
  };
  return { imports: new Import(doors), doors, backend, notices };
}

describe('a changed copy of an article', () => {
  it('is said to be a new version, with what became of its highlights', async () => {
    const { imports, doors, notices } = importing();
    await imports.text('the text');
    const [notice] = notices.list;
    expect(notice?.text).toMatch(
      /^New version of “Dock workers.*”: 1 highlight kept, 1 changed, 1 lost$/,
    );
    expect(notice?.action).toMatchObject({ label: 'Undo', entry: revised.entry });
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
    const imported = recorded('importText', 'import-imported');
    expect(summaryOf([imported, revised, revised])).toBe(
      '1 article imported · 2 new versions (2 highlights kept, 2 changed, 2 lost)',
    );
  });
});
