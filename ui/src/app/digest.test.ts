import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { recorded, replay } from '../backend/replay.test-data';
import { listedWindow, press } from './window.test-data';

afterEach(cleanup);

const rows = recorded('listArticles', 'listArticles-three');
const digest = recorded('digest');

/** The window over three articles, all of them selected, with the focus on the list. */
async function selected(instead: Parameters<typeof replay>[0] = {}) {
  const { backend, list } = await listedWindow(instead);
  await fireEvent.keyDown(list, { key: 'a', ctrlKey: true });
  const asked = () => backend.calls.filter((one) => one.name === 'digest').map((one) => one.args);
  return { backend, list, asked };
}

describe('the digest', () => {
  it('is of the selected articles, each sentence below its own', async () => {
    const { list, asked } = await selected();
    await press(list, 'S', { shiftKey: true });
    const dialog = await screen.findByTestId('digest-dialog');
    expect(asked()).toEqual([
      {
        articles: rows.map((row) => row.id),
        length: { amount: 6, unit: 'sentences' },
        about: null,
      },
    ]);
    const parts = await within(dialog).findAllByTestId('digest-part');
    const quoted = new Set(digest.sentences.map((one) => one.article));
    expect(parts).toHaveLength(quoted.size);
    expect(
      within(dialog)
        .getAllByTestId('digest-jump')
        .map((one) => one.textContent),
    ).toEqual(digest.sentences.map((one) => one.sentence.text));
  });

  it('is not offered for one article', async () => {
    const { list, asked } = await selected();
    await press(list, 'Escape');
    await press(list, 'x');
    expect(screen.queryByTestId('bulk-digest')).toBeNull();
    await press(list, 'S', { shiftKey: true });
    expect((await screen.findAllByTestId('toast')).map((one) => one.textContent).join()).toContain(
      'select them with x',
    );
    expect(asked()).toEqual([]);
  });

  it('names copies and what else says the same, also where it is copied', async () => {
    const [one, other] = digest.articles;
    const first = digest.sentences[0];
    if (!one || !other || !first) throw new Error('too little was recorded');
    const view = {
      ...digest,
      sentences: [{ ...first, article: one.id, also: [other.id] }],
      copies: [{ article: other.id, of: one.id }],
    };
    const { backend, list } = await selected({ digest: view });
    const copied = vi.spyOn(backend, 'copyText');
    await press(list, 'S', { shiftKey: true });
    expect((await screen.findByTestId('digest-also')).textContent).toContain(other.title);
    expect(screen.getByTestId('digest-copy').textContent).toContain('shares most of its text');
    await fireEvent.click(screen.getByTestId('digest-copy-text'));
    await waitFor(() => expect(copied).toHaveBeenCalled());
    const text = copied.mock.calls[0]?.[0] ?? '';
    expect(text).toContain(`1. ${first.sentence.text}`);
    expect(text).toContain(`(${one.title}`);
    expect(text).toContain(`also in ${other.title}`);
    await fireEvent.click(screen.getByTestId('digest-command'));
    const ids = rows.map((row) => row.id).join(' ');
    await waitFor(() =>
      expect(copied.mock.calls.at(-1)?.[0]).toContain(`analect digest ${ids} --sentences 1`),
    );
  });

  it('keeps its length and question for the same articles', async () => {
    const { list, asked } = await selected();
    await press(list, 'S', { shiftKey: true });
    await fireEvent.click(await screen.findByTestId('digest-more'));
    await fireEvent.input(screen.getByTestId('digest-about'), { target: { value: 'pay' } });
    await press(screen.getByTestId('digest-about'), 'Enter');
    await waitFor(() => expect(asked()).toHaveLength(3));
    await press(screen.getByTestId('digest-dialog'), 'Escape');
    await waitFor(() => expect(screen.queryByTestId('digest-dialog')).toBeNull());
    await press(list, 'S', { shiftKey: true });
    await waitFor(() => expect(asked()).toHaveLength(4));
    expect(asked().at(-1)).toMatchObject({ length: { amount: 5 }, about: 'pay' });
  });
});
