import { describe, expect, it } from 'vitest';
import type { ApiError, Backend, LabelArgs, LabelView, Requests } from '$backend';
import { Journal } from '$shared/journal.svelte';
import { Notices } from '$shared/notices.svelte';
import { Labels, usualLabels } from './labels.svelte';

const inUse: ApiError = {
  code: 'badInput',
  message: 'Highlights carry the label “Doubt”. Give them another label first.',
  detail: '',
};

/** An editor over a library that keeps what it is sent, or refuses it. */
function editing(refuse: ApiError | null = null) {
  const sent: LabelArgs[][] = [];
  const call = (name: string, args: Requests['setLabels']['args']) => {
    if (name !== 'setLabels') throw new Error(name);
    if (refuse) return Promise.reject(Object.assign(new Error(refuse.message), refuse));
    sent.push(args.labels);
    const value = args.labels.map((one) => ({ ...one, id: one.id ?? 'new' }));
    return Promise.resolve({ value, entry: 1, history: { undo: 'edit labels', redo: null } });
  };
  const notices = new Notices();
  const changed: LabelView[][] = [];
  const journal = new Journal({ call } as unknown as Backend, notices);
  const editor = new Labels({
    what: 'label',
    usual: usualLabels,
    record: (error) => journal.record(error),
    save: async (labels) => {
      const { answer, error } = await journal.attempt('setLabels', { labels });
      if (error) return { answer: null, error };
      changed.push(answer.value);
      return { answer: answer.value, error: null };
    },
  });
  editor.follow(usualLabels);
  const row = (name: string) => editor.rows.find((one) => one.name === name)?.row ?? 0;
  return { editor, sent, changed, notices, row, last: () => sent.at(-1) };
}
const names = (labels: readonly { name: string }[] | undefined) =>
  labels?.map((one) => one.name).join(', ');

describe('labels', () => {
  it('are saved at once when a name, key, colour or line changes', async () => {
    const { editor, last, changed, row } = editing();
    editor.edit(row('Doubt'), { name: ' Who  says? ' });
    await editor.commit(row(' Who  says? '));
    expect(last()?.[2]?.name).toBe('Who says?');
    await editor.commit(editor.rows[2]?.row ?? 0, { key: null, colour: 'green' });
    expect(last()?.[2]).toMatchObject({ id: 'pink', key: null, colour: 'green' });
    expect(changed).toHaveLength(2);
  });

  it('are not saved half done, and say what is wrong beside the field', async () => {
    const { editor, sent, row } = editing();
    const doubt = row('Doubt');
    const check = async (change: Partial<LabelArgs>, name: string | null, key: string | null) => {
      await editor.commit(doubt, change);
      const errors = editor.errors.get(doubt);
      expect([errors?.name?.includes(name ?? '') ?? null, errors?.key ?? null]).toEqual([
        name === null ? null : true,
        key,
      ]);
    };
    await check({ name: '  ' }, 'Give it a name', null);
    await check({ name: 'x'.repeat(41) }, 'At most 40', null);
    await check({ name: 'Quote' }, 'Another label has this name', null);
    await check(
      { name: 'Doubt', key: 1 },
      null,
      '1 is the key of “Key fact” too. Change one of them.',
    );
    expect(sent).toEqual([]);
    await editor.commit(row('Key fact'), { key: 3 });
    expect(sent).toHaveLength(1);
  });

  it('move up and down and stop at the ends', async () => {
    const { editor, last, row } = editing();
    expect(await editor.move(row('Quote'), -1)).toBe(true);
    expect(names(last())).toBe('Key fact, Evidence, Doubt, Quote, Follow up, Background');
    expect(await editor.move(row('Key fact'), -1)).toBe(false);
    expect(await editor.move(row('Background'), 1)).toBe(false);
  });

  it('are added up to nine, each with a free key, and saved once named', async () => {
    const { editor, sent, last } = editing();
    const added = [editor.add(), editor.add(), editor.add()];
    expect(editor.rows.slice(6).map((one) => one.key)).toEqual([7, 8, 9]);
    expect(new Set(editor.rows.map((one) => `${one.colour} ${one.pattern}`)).size).toBe(9);
    expect(editor.add()).toBeNull();
    expect(editor.valid).toBe(true);
    expect(sent).toEqual([]);
    editor.edit(added[1] ?? 0, { name: 'Numbers' });
    await editor.commit(added[1] ?? 0);
    expect(names(last())).toContain('Background, Numbers');
    expect(editor.rows.find((one) => one.name === 'Numbers')?.id).toBe('new');
  });

  it('that highlights carry stay, with the reason', async () => {
    const { editor, notices, row } = editing(inUse);
    const doubt = row('Doubt');
    await editor.remove(doubt);
    expect(names(editor.rows)).toBe(names(usualLabels));
    expect(editor.refused).toEqual({ row: doubt, text: inUse.message });
    expect(notices.kept.map((one) => one.text)).toEqual([inUse.message]);
    expect(notices.list).toEqual([]);
  });

  it('go back to those of a new library', async () => {
    const { editor, last, row } = editing();
    await editor.remove(row('Quote'));
    expect(editor.isUsual).toBe(false);
    await editor.reset();
    expect(last()).toEqual(usualLabels);
    expect(editor.isUsual).toBe(true);
  });
});
