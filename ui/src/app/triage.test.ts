import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { holdBack, recorded, replay } from '../backend/replay.test-data';
import App from './App.svelte';
import { listedWindow } from './window.test-data';

afterEach(cleanup);

const rows = recorded('listArticles', 'listArticles-three');
const [first = '', second = '', third = ''] = rows.map((row) => row.id);

/** What archiving answers where nothing of it was read before. */
const archived = {
  ...recorded('setState'),
  value: recorded('setState').value.map((row) => ({ ...row, finished: false })),
};

/** The window over three recorded articles, with the focus on the list. */
async function listed(instead: Parameters<typeof replay>[0] = {}) {
  const { backend, list } = await listedWindow(instead);
  await waitFor(() => expect(currentRow()).toBe(first));
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      const [base = '', ...held] = key.split('+').reverse();
      await fireEvent.keyDown(list, {
        key: base,
        shiftKey: held.includes('Shift'),
        ctrlKey: held.includes('Mod'),
      });
    }
  };
  const asked = (name: string) => backend.calls.filter((one) => one.name === name).at(-1)?.args;
  return { backend, list, press, asked };
}

/** The answer to archiving one article that had been read before. */
function leaving(id: string) {
  const gone = rows.filter((row) => row.id === id);
  return {
    ...recorded('setState'),
    value: gone.map((row) => ({ ...row, state: 'archive' as const, finished: true })),
  };
}

function openedAs(id: string) {
  const view = recorded('openArticle');
  return { ...view, article: { ...view.article, id } };
}

const currentRow = () =>
  document.querySelector<HTMLElement>('[data-current]')?.dataset['article'] ?? null;
const chosen = () =>
  [...document.querySelectorAll<HTMLElement>('[role=option][aria-selected=true]')].map(
    (one) => one.dataset['article'],
  );
const listedRows = () =>
  screen.queryAllByTestId('library-row').map((one) => one.dataset['article']);

describe('triage by keyboard', () => {
  it('archives the current row, goes on to the next and offers to undo', async () => {
    const { press, asked, backend } = await listed();
    await press('j', 'e');
    expect(asked('setState')).toEqual({ articles: [second], state: 'archive' });
    // The recording archives the two older articles.
    await waitFor(() => expect(listedRows()).toEqual([first]));
    expect(currentRow()).toBe(first);
    const toast = await screen.findByTestId('toast');
    expect(toast.textContent).toContain('Archived');
    await fireEvent.click(screen.getByTestId('toast-undo'));
    const { entry } = recorded('setState');
    await waitFor(() => expect(backend.calls).toContainEqual({ name: 'undo', args: { entry } }));
  });

  it('works on the next row while the answer for the one before is awaited', async () => {
    const { backend, press, asked } = await listed();
    const held = holdBack(backend, 'setState');
    await press('e', 'e', 's');
    const states = () => backend.calls.filter((one) => one.name === 'setState');
    expect(states()).toHaveLength(1);
    held.answer(leaving(first));
    await waitFor(() => expect(states()).toHaveLength(2));
    expect(asked('setState')).toEqual({ articles: [second], state: 'archive' });
    expect(asked('star')).toBeUndefined();
    held.answer(leaving(second));
    await waitFor(() => expect(asked('star')).toMatchObject({ articles: [third] }));
  });

  it('goes an article on with every press, and a refusal leaves it where it is', async () => {
    const { backend, press } = await listed();
    await press('Enter');
    const article = await screen.findByTestId('article');
    const held = holdBack(backend, 'openArticle');
    const opens = () => backend.calls.filter((one) => one.name === 'openArticle').slice(1);
    // The recorded article is the last one of the list.
    for (let step = 0; step < 3; step += 1) await fireEvent.keyDown(article, { key: '[' });
    await waitFor(() => expect(opens()).toHaveLength(1));
    held.answer(openedAs(second));
    await waitFor(() => expect(opens()).toHaveLength(2));
    expect(opens().map((one) => one.args)).toEqual([{ article: second }, { article: first }]);
    held.refuse('The disk is full.');
    await waitFor(() => expect(opens()).toHaveLength(3));
    expect(opens().at(-1)?.args).toEqual({ article: first });
  });

  it('keeps the focus in the pane when the last row has left', async () => {
    const archived = recorded('setState');
    const [row] = archived.value;
    const left = row ? [{ ...row, state: 'inbox' as const }] : [];
    const backend = replay({
      listArticles: left,
      setState: { ...archived, value: row ? [row] : [] },
    });
    render(App, { backend });
    const list = await screen.findByTestId('library-list');
    list.focus();
    await fireEvent.keyDown(list, { key: 'e' });
    await screen.findByTestId('empty-list');
    expect(screen.getByText('Nothing is listed here.', { exact: false })).toBeTruthy();
    await waitFor(() =>
      expect(document.activeElement?.closest('[data-pane=library]')).toBeTruthy(),
    );
  });

  it('works on the picked rows together and clears them by Escape', async () => {
    const { press, asked } = await listed();
    await press('x', 'j', 'j', 'x');
    expect(chosen()).toEqual([first, third]);
    expect(screen.getByTestId('bulk-bar').textContent).toContain('2 selected');
    await press('s');
    expect(asked('star')).toEqual({ articles: [first, third], starred: true });
    await press('Escape');
    expect(chosen()).toEqual([]);
    expect(screen.queryByTestId('bulk-bar')).toBeNull();
  });

  it('extends the picked rows and takes all', async () => {
    const { press } = await listed();
    await press('Shift+ArrowDown');
    expect(chosen()).toEqual([first, second]);
    await press('Shift+ArrowDown', 'Shift+ArrowUp');
    expect(chosen()).toEqual([first, second]);
    await press('Mod+a');
    expect(chosen()).toEqual([first, second, third]);
  });

  it('says of rows that they are read, and takes that back without the history', async () => {
    const { press, asked } = await listed();
    await press('r');
    expect(asked('setRead')).toEqual({ articles: [first], read: true });
    await fireEvent.click(await screen.findByTestId('toast-undo'));
    const changed = recorded('setRead').map((row) => row.id);
    await waitFor(() => expect(asked('setRead')).toEqual({ articles: changed, read: false }));
  });

  it('takes back by Ctrl+Z what was said to be read, and no older change', async () => {
    const { press, asked, backend } = await listed();
    await press('r');
    await screen.findByTestId('toast-undo');
    await press('Mod+z');
    const changed = recorded('setRead').map((row) => row.id);
    await waitFor(() => expect(asked('setRead')).toEqual({ articles: changed, read: false }));
    expect(backend.calls.some((one) => one.name === 'undo')).toBe(false);
    await waitFor(() => expect(screen.queryByTestId('toast-undo')).toBeNull());
  });

  it('takes back that what was archived counts as read, by Ctrl+Z', async () => {
    const history = [
      {
        entry: archived.entry ?? 0,
        name: 'archive',
        at: 0,
        undone: true,
        articles: [],
        changes: [],
      },
    ];
    const { press, asked } = await listed({ setState: archived, history });
    await press('e');
    await waitFor(() => expect(asked('setRead')).toMatchObject({ read: true }));
    await press('Mod+z');
    await waitFor(() => expect(asked('setRead')).toMatchObject({ read: false }));
  });

  it('takes back the same after it was archived from the reader', async () => {
    const { press, asked, backend } = await listed({ setState: archived });
    await press('Enter');
    const article = await screen.findByTestId('article');
    await waitFor(() => expect(document.activeElement).toBe(article));
    await fireEvent.keyDown(article, { key: 'e' });
    await waitFor(() => expect(asked('setRead')).toMatchObject({ read: true }));
    // Said before, it would not be known that archiving did it.
    const order = backend.calls.map((one) => one.name);
    expect(order.indexOf('setState')).toBeLessThan(order.indexOf('setRead'));
    await fireEvent.click(await screen.findByTestId('toast-undo'));
    await waitFor(() => expect(asked('setRead')).toMatchObject({ read: false }));
  });

  it('tags several articles at once', async () => {
    const { press, asked } = await listed();
    await press('Mod+a', 't');
    const field = await screen.findByTestId('tag-dialog-field');
    await fireEvent.input(field, { target: { value: 'harb' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await fireEvent.input(field, { target: { value: 'to check' } });
    await fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    expect(asked('tagArticles')).toEqual({
      articles: [first, second, third],
      add: ['harbour', 'to-check'],
      remove: [],
    });
    await waitFor(() => expect(screen.queryByTestId('tag-dialog')).toBeNull());
  });

  it('puts articles into a collection that it makes', async () => {
    const { press, asked } = await listed();
    await press('m');
    const field = await screen.findByTestId('collection-dialog-field');
    await fireEvent.input(field, { target: { value: 'Ports' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() =>
      expect(asked('createCollection')).toEqual({ name: 'Ports', articles: [first] }),
    );
  });

  it('previews without opening', async () => {
    const { press, backend } = await listed();
    await press(' ');
    const preview = await screen.findByTestId('preview');
    const said = recorded('summarize').sentences.map((one) => one.text);
    await waitFor(() =>
      expect(screen.getAllByTestId('preview-sentence').map((one) => one.textContent)).toEqual(said),
    );
    expect(preview.textContent).toContain(rows[0]?.title);
    expect(screen.queryByTestId('article')).toBeNull();
    expect(backend.calls.some((one) => one.name === 'keepPlace')).toBe(false);
    await press('Escape');
    expect(screen.queryByTestId('preview')).toBeNull();
  });

  it('empties the trash only after asking, with the number', async () => {
    const library = recorded('library', 'library-three');
    const counts = { ...library.counts, trash: 3 };
    const backend = replay({ library: { ...library, counts }, listArticles: rows });
    render(App, { backend });
    await fireEvent.click(await screen.findByTestId('shelf-trash'));
    await fireEvent.click(await screen.findByTestId('empty-trash'));
    const dialog = await screen.findByTestId('empty-trash-dialog');
    expect(dialog.textContent).toContain('3 articles will be deleted');
    expect(backend.calls.some((one) => one.name === 'emptyTrash')).toBe(false);
    await fireEvent.click(screen.getByTestId('empty-trash-confirm'));
    await waitFor(() => expect(backend.calls.some((one) => one.name === 'emptyTrash')).toBe(true));
  });

  it('remembers the order of the list', async () => {
    const { asked } = await listed();
    const menu = screen.getByTestId('list-menu');
    await fireEvent.pointerDown(menu, { button: 0 });
    await fireEvent.click(menu);
    const title = await screen.findByTestId('sort-title');
    await fireEvent.pointerDown(title);
    await fireEvent.pointerUp(title);
    await fireEvent.click(title);
    await waitFor(() => expect(asked('listArticles')).toMatchObject({ sort: 'title' }));
    expect(localStorage.getItem('analect.sort')).toBe('title');
  });

  it('lists a collection and the articles with a tag', async () => {
    const { asked } = await listed();
    await fireEvent.click(screen.getByTestId('section-collections'));
    await fireEvent.click(await screen.findByTestId('collection-Strikes'));
    const [strikes] = recorded('library', 'library-three').collections;
    expect(asked('listArticles')).toMatchObject({ collection: strikes?.id, tag: null });
    await fireEvent.click(screen.getByTestId('section-tags'));
    await fireEvent.click(await screen.findByTestId('tag-port/skerrow'));
    expect(asked('listArticles')).toMatchObject({ collection: null, tag: 'port/skerrow' });
    expect(localStorage.getItem('analect.listed')).toBe('tag:port/skerrow');
  });
});
