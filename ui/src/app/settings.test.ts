import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recorded, replay } from '../backend/replay.test-data';
import App from './App.svelte';

beforeEach(() => {
  Object.defineProperty(window, 'innerWidth', { value: 1440, configurable: true });
});
afterEach(cleanup);

const press = (target: Element, key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(target, { key, ...more });

async function opened(backend = replay()) {
  render(App, { backend });
  await fireEvent.click(await screen.findByTestId('library-row'));
  return { backend, article: await screen.findByTestId('article') };
}

async function settings(page: string) {
  const { backend, article } = await opened();
  await press(article, ',', { ctrlKey: true });
  await fireEvent.click(await screen.findByTestId(`settings-page-${page}`));
  return { backend, article, dialog: screen.getByTestId('settings') };
}

const root = document.documentElement;

describe('the settings', () => {
  it('change the page at once and put it back', async () => {
    await settings('reading');
    await fireEvent.click(screen.getByTestId('setting-theme-dark'));
    await waitFor(() => expect(root.dataset['theme']).toBe('dark'));
    await press(screen.getByTestId('setting-size'), 'ArrowRight');
    await waitFor(() => expect(root.style.getPropertyValue('--reading-size')).toBe('19px'));
    await fireEvent.click(screen.getByTestId('setting-justify'));
    await waitFor(() => expect(root.dataset['justify']).toBe('on'));
    await fireEvent.click(screen.getByTestId('reset-theme'));
    await waitFor(() => expect(root.dataset['theme']).toBe('light'));
    await fireEvent.click(screen.getByTestId('reset-all'));
    await waitFor(() => expect(root.dataset['justify']).toBeUndefined());
    expect(root.style.getPropertyValue('--reading-size')).toBe('18px');
  });

  it('are found across pages and gone to', async () => {
    const { dialog } = await settings('about');
    const field = screen.getByTestId('settings-search');
    await fireEvent.input(field, { target: { value: 'toast' } });
    expect(within(screen.getByTestId('settings-results')).getAllByRole('button')).toHaveLength(1);
    await press(field, 'Enter');
    const row = await screen.findByTestId('setting-toastTime-row');
    expect(dialog.textContent).toContain('Movement, messages, focus and links.');
    await waitFor(() => expect(row.contains(document.activeElement)).toBe(true));
  });

  it('show changed keys wherever keys are shown, and take them', async () => {
    const changed = {
      'global.palette': ['Mod+P'],
      'global.settings': [],
      'reader.highlight': ['w'],
      'editor.editorSave': ['Mod+S'],
    };
    localStorage.setItem('analect.keys', JSON.stringify(changed));
    const { article } = await opened();
    expect(screen.getByTestId('palette-button').textContent).toContain('Ctrl P');
    expect(screen.getByTestId('settings-button').title).toBe('Settings');
    await press(article, 'k', { ctrlKey: true });
    expect(screen.queryByTestId('palette')).toBeNull();
    await press(article, 'p', { ctrlKey: true });
    const field = await screen.findByTestId('palette-input');
    await fireEvent.input(field, { target: { value: '>highlight with the last' } });
    expect(screen.getByTestId('palette-list').querySelector('kbd')?.textContent).toBe('w');
    await press(field, 'p', { ctrlKey: true });
    await waitFor(() => expect(screen.queryByTestId('palette')).toBeNull());
    await press(article, 'n');
    const note = await screen.findByTestId('note-editor');
    await press(note, 'Enter', { ctrlKey: true });
    expect(screen.queryByTestId('note-editor')).not.toBeNull();
    await press(note, 's', { ctrlKey: true });
    await waitFor(() => expect(screen.queryByTestId('note-editor')).toBeNull());
  });

  it('say so when nothing is found', async () => {
    await settings('about');
    await fireEvent.input(screen.getByTestId('settings-search'), { target: { value: 'zzz' } });
    expect(screen.getByTestId('settings-results').textContent).toContain('No setting for “zzz”');
  });

  it('show where the library is and what is in it', async () => {
    await settings('library');
    const { path } = recorded('library');
    expect((await screen.findByTestId('path-library')).textContent).toBe(path);
    expect(screen.getByTestId('settings-counts').textContent).toContain('Inbox');
  });

  it('rename a label for the whole window', async () => {
    const labels = recorded('library').labels.map((one) =>
      one.id === 'pink' ? { ...one, name: 'Who says?' } : one,
    );
    const saved = { ...recorded('createCollection'), value: labels };
    const backend = replay({ setLabels: saved });
    const { article } = await opened(backend);
    await press(article, ',', { ctrlKey: true });
    await fireEvent.click(await screen.findByTestId('settings-page-highlighting'));
    const field = screen.getAllByTestId<HTMLInputElement>('label-name')[2];
    if (!field) throw new Error('no third label');
    await fireEvent.input(field, { target: { value: 'Who says?' } });
    await fireEvent.change(field);
    await waitFor(() => {
      const call = backend.calls.find((one) => one.name === 'setLabels');
      expect(call?.args).toMatchObject({ labels: labels.map(({ name }) => ({ name })) });
    });
  });
});

describe('single-key shortcuts', () => {
  it('do nothing once they are off, and combinations still do', async () => {
    const { backend, article } = await settings('keyboard');
    await fireEvent.click(screen.getByTestId('setting-singleKeys-off'));
    await press(screen.getByTestId('settings'), 'Escape');
    await waitFor(() => expect(screen.queryByTestId('settings')).toBeNull());
    for (const key of ['j', 'h', '1', '?', 'y']) await press(article, key);
    expect(backend.calls.some((one) => one.name === 'highlight')).toBe(false);
    expect(screen.queryByTestId('key-help')).toBeNull();
    await press(article, 'z', { ctrlKey: true });
    await waitFor(() => expect(backend.calls.some((one) => one.name === 'undo')).toBe(true));
    await press(article, 'F1');
    expect((await screen.findByTestId('key-help')).textContent).toContain(
      'Single-key shortcuts are off',
    );
  });

  it('work in the article and in lists alone where that is chosen', async () => {
    const { article } = await settings('keyboard');
    await fireEvent.click(screen.getByTestId('setting-singleKeys-lists'));
    await press(screen.getByTestId('settings'), 'Escape');
    await waitFor(() => expect(screen.queryByTestId('settings')).toBeNull());
    const at = () => screen.getByTestId('unit').dataset['start'];
    const before = at();
    const button = screen.getByTestId('settings-button');
    button.focus();
    await press(button, 'j');
    await press(button, '?');
    expect(screen.queryByTestId('key-help')).toBeNull();
    expect(at()).toBe(before);
    article.focus();
    await press(article, 'j');
    await waitFor(() => expect(at()).not.toBe(before));
    const list = screen.getByRole('listbox');
    list.focus();
    await press(list, '?');
    expect(await screen.findByTestId('key-help')).not.toBeNull();
  });
});

describe('the arrow keys in an article', () => {
  it('scroll, or move the reading cursor where that is chosen', async () => {
    const { article } = await settings('reading');
    const at = () => screen.getByTestId('unit').dataset['start'];
    const before = at();
    await press(article, 'ArrowDown');
    expect(at()).toBe(before);
    await fireEvent.click(screen.getByTestId('setting-arrows-cursor'));
    await press(screen.getByTestId('settings'), 'Escape');
    await waitFor(() => expect(screen.queryByTestId('settings')).toBeNull());
    await press(article, 'ArrowDown');
    await waitFor(() => expect(at()).not.toBe(before));
    await press(article, 'ArrowUp');
    await waitFor(() => expect(at()).toBe(before));
  });
});

describe('the key help', () => {
  it('shows the keys of the pane one is in first, and finds any', async () => {
    await opened();
    const list = screen.getByRole('listbox');
    list.focus();
    await fireEvent.focusIn(list);
    await press(list, '?');
    const help = await screen.findByTestId('key-help');
    const first = within(help).getAllByRole('heading', { level: 3 })[0];
    expect(first?.textContent).toContain('Library');
    await fireEvent.input(screen.getByTestId('key-search'), { target: { value: 'undo' } });
    expect(
      within(help)
        .getAllByRole('term')
        .map((one) => one.textContent),
    ).toEqual(['Undo']);
  });
});

describe('activity', () => {
  it('keeps every message and lists every change', async () => {
    const { article } = await opened();
    await press(article, 'h');
    await screen.findByTestId('toast');
    await press(article, 'Y', { ctrlKey: true, shiftKey: true });
    expect(await screen.findAllByTestId('operation')).toHaveLength(recorded('history').length);
    const tab = screen.getByTestId('activity-tab-messages');
    await fireEvent.click(tab);
    const messages = await screen.findAllByTestId('message');
    expect(messages.map((one) => one.textContent).join()).toContain('Highlighted · Key fact');
  });
});

describe('a first start', () => {
  const library = recorded('library');
  const none = { inbox: 0, later: 0, archive: 0, starred: 0, trash: 0 };
  const untouched = { ...library, counts: none, history: { undo: null, redo: null } };
  const row = recorded('listArticles')[0];
  if (!row) throw new Error('no article was recorded');
  const added = { ...recorded('createCollection'), value: row };
  const asked = (backend: ReturnType<typeof replay>) =>
    backend.calls.some((one) => one.name === 'addSample');

  it('gives an untouched library the sample and the first steps, once', async () => {
    const backend = replay({ library: untouched, addSample: added });
    render(App, { backend });
    const tour = await screen.findByTestId('tour');
    expect(tour.dataset['step']).toBe('move');
    expect(asked(backend)).toBe(true);
    const article = await screen.findByTestId('article');
    await press(article, 'j');
    await waitFor(() => expect(screen.getByTestId('tour').dataset['step']).toBe('highlight'));
    cleanup();
    const again = replay({ library: untouched, addSample: added });
    render(App, { backend: again });
    await screen.findByTestId('library-row');
    expect(asked(again)).toBe(false);
  });

  it('leaves a library alone that was ever used, or when it is told to', async () => {
    for (const backend of [
      replay(),
      replay({ library: { ...untouched, history: library.history } }),
      {
        ...replay({ library: untouched }),
        hostInfo: () =>
          Promise.resolve({ version: '', sample: false, unusable: null, settings: null }),
      },
    ]) {
      localStorage.clear();
      render(App, { backend });
      await screen.findByTestId('library-row');
      await Promise.resolve();
      expect(asked(backend)).toBe(false);
      expect(screen.queryByTestId('tour')).toBeNull();
      cleanup();
    }
  });
});
