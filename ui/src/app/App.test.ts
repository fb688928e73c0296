import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { recorded, replay } from '../backend/replay.test-data';
import App from './App.svelte';

afterEach(cleanup);

const view = recorded('openArticle');
const documentText = (start: number, end: number) => {
  const block = view.blocks.find(
    (one) => one.start <= start && start < one.start + one.text.length,
  );
  return block?.text.slice(start - block.start, end - block.start);
};

/** The window as a reader has it after opening the recorded article. */
async function opened(backend = replay()) {
  Object.defineProperty(window, 'innerWidth', { value: 1440, configurable: true });
  render(App, { backend });
  await fireEvent.click(await screen.findByTestId('library-row'));
  const article = await screen.findByTestId('article');
  await screen.findAllByTestId('summary-item');
  return { backend, article };
}

const press = (target: Element, key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(target, { key, ...more });

describe('the window', () => {
  it('lists the articles and the counts of the shelves', async () => {
    render(App, { backend: replay() });
    const row = await screen.findByTestId('library-row');
    const article = recorded('listArticles')[0];
    expect(row.textContent).toContain(article?.title);
    expect(screen.getByTestId('shelf-inbox').textContent).toContain('1');
  });

  it('draws every block of an article with its own text and start', async () => {
    const { article } = await opened();
    const drawn = new Map(
      within(article)
        .getAllByTestId('block')
        .map((block) => [Number(block.dataset['start']), block]),
    );
    for (const block of view.blocks) {
      expect(drawn.get(block.start)?.textContent.trim(), block.kind).toBe(block.text.trim());
    }
  });

  it('gives every piece the position of its text', async () => {
    const { article } = await opened();
    const pieces = article.querySelectorAll<HTMLElement>('span.piece');
    expect(pieces.length).toBeGreaterThan(view.blocks.length);
    for (const piece of pieces) {
      const start = Number(piece.dataset['start']);
      expect(piece.textContent).toBe(documentText(start, start + piece.textContent.length));
    }
  });

  it('draws each recorded highlight over the words it quotes', async () => {
    const { article } = await opened();
    const marked = view.marks.annotations.filter((one) => one.span !== null);
    expect(marked.length).toBeGreaterThan(0);
    for (const { id, quote } of marked) {
      const pieces = article.querySelectorAll(`[data-annotation~="${id}"]`);
      expect([...pieces].map((piece) => piece.textContent).join('')).toBe(quote);
    }
  });

  it('shows the summary word for word', async () => {
    await opened();
    const { sentences } = recorded('summarize');
    const shown = screen.getAllByTestId('summary-jump').map((one) => one.textContent);
    expect(shown).toEqual(sentences.map((one) => one.text));
    for (const { span, text } of sentences) expect(documentText(span.start, span.end)).toBe(text);
  });

  it('moves the cursor and highlights what it is on', async () => {
    const { article, backend } = await opened();
    await press(article, 'j');
    await press(article, 'h');
    const left = view.place ?? 0;
    const second = view.blocks.find((one) => one.paragraph !== null && one.start > left);
    const call = backend.calls.find((one) => one.name === 'highlight');
    expect(call?.args).toMatchObject({
      article: view.article.id,
      span: { start: second?.start, end: (second?.start ?? 0) + (second?.text.length ?? 0) },
      label: 'yellow',
      body: '',
    });
    const toast = await screen.findByTestId('toast');
    expect(toast.textContent).toContain('Highlighted · Key fact');
  });

  it('makes no highlight of a note that was closed empty', async () => {
    const { article, backend } = await opened();
    await press(article, 'n');
    const editor = await screen.findByTestId('note-editor');
    await press(editor, 'Escape');
    await waitFor(() => expect(screen.queryByTestId('note-editor')).toBeNull());
    expect(backend.calls.some((one) => one.name === 'highlight')).toBe(false);
  });

  it('keeps a note in the making and saves it with its highlight', async () => {
    const { article, backend } = await opened();
    await press(article, 'n');
    const typed = { target: { value: 'ask the port' } };
    await fireEvent.input(await screen.findByTestId('note-editor'), typed);
    await press(screen.getByTestId('note-editor'), 'Escape');
    await waitFor(() => expect(screen.queryByTestId('note-editor')).toBeNull());
    await press(article, 'n');
    const again = await screen.findByTestId<HTMLTextAreaElement>('note-editor');
    expect(again.value).toBe('ask the port');
    await press(again, 'Enter', { ctrlKey: true });
    await waitFor(() => {
      const call = backend.calls.find((one) => one.name === 'highlight');
      expect(call?.args).toMatchObject({ body: 'ask the port' });
    });
  });

  it('undoes the last change and names it', async () => {
    const { article, backend } = await opened();
    await press(article, 'z', { ctrlKey: true });
    expect((await screen.findByTestId('toast')).textContent).toContain('Undid: tag entity');
    expect(backend.calls.some((one) => one.name === 'articleMarks')).toBe(true);
  });

  it('previews the very file that an export writes', async () => {
    const { article } = await opened();
    await press(article, 'e', { ctrlKey: true });
    const preview = await screen.findByTestId('export-preview');
    expect(preview.textContent).toBe(recorded('exportPreview').shown?.markdown);
  });

  it('proposes every recorded occurrence of an entity and accepts them at once', async () => {
    const { article, backend } = await opened();
    await press(article, 'y');
    const dialog = await screen.findByTestId('entity-dialog');
    const { name, occurrences } = recorded('occurrences');
    expect(within(dialog).getByTestId<HTMLInputElement>('entity-name').value).toBe(name);
    expect(within(dialog).getAllByRole('checkbox', { checked: true })).toHaveLength(
      occurrences.length,
    );
    await fireEvent.click(screen.getByTestId('entity-accept'));
    await waitFor(() => {
      const call = backend.calls.find((one) => one.name === 'tagEntity');
      expect(call?.args).toMatchObject({ name, spans: occurrences.map((one) => one.span) });
    });
  });
});

describe('a pasted text', () => {
  const pasteWith = async (file: string) => {
    const backend = replay({ importText: recorded('importText', file) });
    render(App, { backend });
    await screen.findByTestId('library-row');
    await fireEvent.click(screen.getByTestId('import-button'));
    const menu = await screen.findByTestId('import-paste');
    await fireEvent.pointerDown(menu);
    await fireEvent.pointerUp(menu);
    await fireEvent.click(menu);
    const field = await screen.findByTestId('paste-input');
    await fireEvent.input(field, { target: { value: 'Some text' } });
    await fireEvent.click(screen.getByTestId('paste-submit'));
    return backend;
  };

  it('opens once it is in the library', async () => {
    await pasteWith('import-imported');
    expect(await screen.findByTestId('article')).toBeTruthy();
    await waitFor(() => expect(screen.queryByTestId('paste-dialog')).toBeNull());
  });

  it('opens and says so when it was there already', async () => {
    await pasteWith('import-duplicate');
    expect(await screen.findByTestId('article')).toBeTruthy();
    const toasts = screen.getAllByTestId('toast').map((one) => one.textContent);
    expect(toasts.join()).toContain('Already in your library');
  });

  it('that fails stays listed with its reason', async () => {
    await pasteWith('import-failed');
    const { error } = recorded('importText', 'import-failed');
    const list = await screen.findByTestId('import-failures');
    expect(list.textContent).toContain(error?.message);
    expect(list.textContent).toContain('Copy the text of the article itself');
    expect(screen.getByTestId('paste-instead').textContent).toBe('Paste again');
  });
});
