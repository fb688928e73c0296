import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { recorded, replay } from '../../backend/replay.test-data';
import App from '../App.svelte';
import { openedWindow, press, type } from '../window.test-data';

afterEach(cleanup);

const view = recorded('openArticle');
const rows = () => screen.queryAllByTestId('palette-row');
const ids = () => rows().map((one) => one.dataset['entry']);
const rowOf = (id: string) => rows().find((one) => one.dataset['entry'] === id);

async function ask(query: string, from: Element = document.body) {
  await press(from, 'k', { ctrlKey: true });
  const field = await screen.findByTestId<HTMLInputElement>('palette-input');
  if (query !== '') await type(field, query);
  return field;
}
const gone = () => waitFor(() => expect(screen.queryByTestId('palette')).toBeNull());
const called = (backend: ReturnType<typeof replay>, name: string) =>
  backend.calls.filter((one) => one.name === name);

describe('the command palette', () => {
  it('points its field at the row that Enter chooses', async () => {
    const { article } = await openedWindow();
    const field = await ask('', article);
    expect(field.getAttribute('role')).toBe('combobox');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await press(field, key);
    const id = field.getAttribute('aria-activedescendant');
    expect(document.getElementById(id ?? '')?.getAttribute('aria-selected')).toBe('true');
    expect(id).toBe('palette-1');
    expect(field.getAttribute('aria-controls')).toBe(
      screen.getByRole('listbox', { name: 'What fits' }).id,
    );
  });

  it('goes round at both ends', async () => {
    const { article } = await openedWindow();
    const field = await ask('export', article);
    await press(field, 'ArrowUp');
    const all = rows().length;
    expect(rows()[all - 1]?.getAttribute('aria-selected')).toBe('true');
    await press(field, 'ArrowDown');
    expect(rows()[0]?.getAttribute('aria-selected')).toBe('true');
  });

  it('runs a command on what the cursor is on and gives the focus back', async () => {
    const { article, backend } = await openedWindow();
    const field = await ask('highlight as doubt', article);
    expect(ids()[0]).toBe('command:label:pink');
    await press(field, 'Enter');
    await waitFor(() => expect(called(backend, 'highlight')).toHaveLength(1));
    const first = view.blocks.find((one) => one.start === view.place);
    expect(called(backend, 'highlight')[0]?.args).toMatchObject({
      span: { start: first?.start },
      label: 'pink',
    });
    await gone();
    expect(document.activeElement).toBe(article);
  });

  it('gives the focus back on Escape and does nothing', async () => {
    const { article, backend } = await openedWindow();
    const before = backend.calls.filter((one) => one.name !== 'listArticles').length;
    const field = await ask('undo', article);
    await press(field, 'Escape');
    await gone();
    expect(document.activeElement).toBe(article);
    expect(backend.calls.filter((one) => one.name !== 'listArticles')).toHaveLength(before);
  });

  it('names what it found nothing for', async () => {
    const { article } = await openedWindow();
    await ask('zzqx', article);
    expect(screen.getByTestId('palette').textContent).toContain('Nothing fits “zzqx”.');
  });

  it('shows what does not apply, with the reason, and does not do it', async () => {
    const { article, backend } = await openedWindow();
    const field = await ask('redo', article);
    const row = rowOf('command:redo');
    expect(row?.getAttribute('aria-disabled')).toBe('true');
    expect(row?.textContent).toContain('nothing to redo');
    await press(field, 'Enter');
    expect(screen.getByTestId('palette')).toBeTruthy();
    expect(called(backend, 'redo')).toEqual([]);
  });

  it('has nothing to do to an article while none is open', async () => {
    render(App, { backend: replay() });
    await screen.findByTestId('library-row');
    await ask('copy the quote');
    expect(rowOf('command:copyQuote')?.textContent).toContain('no article is open');
  });

  it('opens articles of every shelf, listed once', async () => {
    const { article, backend } = await openedWindow();
    const field = await ask('dock workers', article);
    await waitFor(() => expect(called(backend, 'listArticles')).toHaveLength(3));
    expect(ids().filter((one) => one === `article:${view.article.id}`)).toHaveLength(1);
    const opened = called(backend, 'openArticle').length;
    await press(field, 'Enter');
    await waitFor(() => expect(called(backend, 'openArticle')).toHaveLength(opened + 1));
  });

  it('lists only what a prefix names', async () => {
    const { article } = await openedWindow();
    const field = await ask('>', article);
    const kinds = () => [...new Set(ids().map((one) => one?.split(':')[0]))];
    expect(kinds()).toEqual(['command']);
    await type(field, '@');
    expect(rows().map((one) => one.textContent)).toEqual([expect.stringContaining('Marta Holm')]);
    await type(field, '#');
    expect(kinds()).toEqual(['tag']);
    await type(field, '?');
    expect(kinds()).toEqual(['key']);
    expect(rowOf('key:reader:select')?.textContent).toContain('only by its key');
  });

  it('opens the settings at the one that is chosen', async () => {
    const { article } = await openedWindow();
    await press(await ask('line height', article), 'Enter');
    await screen.findByTestId('settings');
    const row = await screen.findByTestId('setting-leading-row');
    await waitFor(() => expect(row.contains(document.activeElement)).toBe(true));
  });

  it('finds a setting by other words for it', async () => {
    const { article } = await openedWindow();
    await ask('toast', article);
    expect(ids()).toContain('setting:toastTime');
  });

  it.each([
    ['open another library', 'open'],
    ['new library', 'create'],
    ['move this library', 'move'],
  ])('has the door “%s”', async (query, door) => {
    const backend = replay();
    const picked = vi.spyOn(backend, 'pickLibrary');
    const { article } = await openedWindow(backend);
    await press(await ask(query, article), 'Enter');
    await waitFor(() => expect(picked).toHaveBeenCalledWith(door));
  });

  it('brings the sample back', async () => {
    const row = recorded('listArticles')[0];
    if (!row) throw new Error('no article was recorded');
    const backend = replay({ addSample: { ...recorded('createCollection'), value: row } });
    const { article } = await openedWindow(backend);
    await press(await ask('restore the sample', article), 'Enter');
    await waitFor(() => expect(called(backend, 'addSample')).toHaveLength(1));
  });

  it('lists the articles of a tag and leaves them again', async () => {
    const { article } = await openedWindow();
    const field = await ask('#harb', article);
    await press(field, 'Enter');
    await waitFor(() => expect(ids()).toEqual([`article:${view.article.id}`]));
    expect(field.value).toBe('');
    await press(field, 'Backspace');
    expect(field.value).toBe('#');
  });

  it('goes to the next mention of an entity', async () => {
    const { article } = await openedWindow();
    const field = await ask('@marta', article);
    await press(field, 'Enter');
    await waitFor(() => expect(article.querySelector('.mention.current')).toBeTruthy());
  });

  it('puts what was chosen last first', async () => {
    const { article } = await openedWindow();
    await press(await ask('next theme', article), 'Enter');
    await gone();
    await ask('', article);
    expect(ids()[0]).toBe('command:nextTheme');
    expect(ids().filter((one) => one === 'command:nextTheme')).toHaveLength(1);
  });

  it('copies what does the same on the command line', async () => {
    const backend = replay();
    const copied = vi.spyOn(backend, 'copyText');
    const { article } = await openedWindow(backend);
    const field = await ask('copy the summary', article);
    await press(field, 'c', { ctrlKey: true });
    const { length } = recorded('summarize').sentences;
    const { path } = recorded('library');
    await waitFor(() =>
      expect(copied).toHaveBeenCalledWith(
        `analect summarize --article ${view.article.id} --sentences ${length} --library '${path}'`,
      ),
    );
    expect(called(backend, 'exportPreview')).toEqual([]);
  });

  it('opens from the status bar', async () => {
    await openedWindow();
    const button = screen.getByTestId('palette-button');
    expect(button.textContent).toContain('Ctrl K');
    await fireEvent.click(button);
    expect(await screen.findByTestId('palette-input')).toBeTruthy();
  });
});
