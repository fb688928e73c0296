import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recorded, replay } from '../backend/replay.test-data';
import { callsOf, opened, press } from './opened.test-data';

afterEach(cleanup);
beforeEach(() => localStorage.clear());

/** The settings at what was looked for. */
async function found(query: string, backend = replay()) {
  const { article } = await opened(backend);
  await press(article, ',', { ctrlKey: true });
  const field = await screen.findByTestId('settings-search');
  await fireEvent.input(field, { target: { value: query } });
  await press(field, 'Enter');
  return backend;
}

describe('the settings of entities', () => {
  it('list the names that are not proposed, to be allowed again and copied', async () => {
    const backend = replay();
    const copyText = vi.spyOn(backend, 'copyText');
    await found('stop list', backend);
    const [port] = recorded('stopList');
    const row = await screen.findByTestId('stop-list-row');
    expect(row.textContent).toContain(port?.name);
    await fireEvent.click(screen.getByTestId('stop-list-copy'));
    await waitFor(() => expect(copyText).toHaveBeenCalledWith(`${port?.name ?? ''}\n`));
    await fireEvent.input(screen.getByTestId('stop-list-search'), { target: { value: 'zz' } });
    expect(screen.getByTestId('stop-list-count').textContent).toBe('0 of 1');
    await fireEvent.input(screen.getByTestId('stop-list-search'), { target: { value: 'POR' } });
    await fireEvent.click(screen.getByTestId('stop-list-allow'));
    await waitFor(() => expect(callsOf(backend, 'allowEntity')).toEqual([{ id: port?.id }]));
    expect((await screen.findByTestId('stop-list-empty')).textContent).toContain(
      'No name is on it',
    );
  });

  it('make types of the reader’s own, with a digit that no kind has', async () => {
    const backend = await found('types of your own');
    await fireEvent.click(await screen.findByTestId('label-add'));
    const name = await screen.findByPlaceholderText('Name');
    await fireEvent.input(name, { target: { value: 'Ship' } });
    await fireEvent.change(name);
    await fireEvent.blur(name);
    await waitFor(() => expect(callsOf(backend, 'saveEntityTypes')).toHaveLength(1));
    expect(callsOf(backend, 'saveEntityTypes')[0]).toMatchObject({
      types: [{ id: null, name: 'Ship', key: 8 }],
    });
  });

  it('leave out the kinds that are not to be suggested', async () => {
    const view = recorded('suggestions');
    const people = view.groups.filter((one) => one.kind === 'person');
    expect(people.length).toBeGreaterThan(0);
    await found('types suggested');
    const box = await screen.findByTestId<HTMLInputElement>('suggests-person');
    expect(box.checked).toBe(true);
    await fireEvent.click(box);
    expect(localStorage.getItem('analect.hidden-kinds')).toBe('person');
    await press(box, 'Escape');
    await waitFor(() => expect(screen.queryByTestId('settings')).toBeNull());
    const article = screen.getByTestId('article');
    await press(article, 'g');
    await press(article, 'e');
    const rows = await screen.findAllByTestId('suggestion-item');
    const names = rows.map((one) => one.textContent).join('\n');
    for (const { name } of people)
      expect(names).not.toMatch(new RegExp(`(?:Suggested|sure): ${name}`));
    expect(rows.length).toBeGreaterThan(0);
  });
});
