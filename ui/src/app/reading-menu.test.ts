import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recorded, replay } from '../backend/replay.test-data';
import { openedWindow, press } from './window.test-data';

const view = recorded('openArticle');

/** Where the next press of the pointer falls; jsdom lays nothing out. */
let pointed: Range | null = null;
beforeEach(() => {
  // Its standard successor is missing in WebKitGTK.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.caretRangeFromPoint = () => pointed;
});
afterEach(cleanup);

async function point(article: Element, words: string) {
  const piece = [...article.querySelectorAll('.piece')].find((one) =>
    one.textContent.includes(words),
  );
  const walker = document.createTreeWalker(piece ?? article, NodeFilter.SHOW_TEXT);
  const text = walker.nextNode() as Text;
  pointed = document.createRange();
  pointed.setStart(text, text.data.indexOf(words));
  await fireEvent.contextMenu(text.parentElement ?? article, { button: 2, clientX: 9, clientY: 9 });
  return screen.findByTestId('reading-menu');
}

async function choose(id: string) {
  const item = screen.getByTestId(id);
  await fireEvent.pointerDown(item);
  await fireEvent.pointerUp(item);
  await fireEvent.click(item);
  await waitFor(() => expect(screen.queryByTestId('reading-menu')).toBeNull());
}
const call = (backend: ReturnType<typeof replay>, name: string) =>
  backend.calls.find((one) => one.name === name)?.args;

describe('the menu over the article', () => {
  it('highlights the paragraph pointed at with the chosen label', async () => {
    const { article, backend } = await openedWindow();
    const menu = await point(article, 'Mr Brandt did not');
    expect(within(menu).getByTestId('reading-menu-target').textContent).toBe('This paragraph');
    const names = recorded('library').labels.map((one) => one.name);
    for (const name of names) expect(within(menu).getByText(name)).toBeTruthy();
    await choose('reading-label-4');
    const block = view.blocks.find((one) => one.text.startsWith('Mr Brandt did not'));
    await waitFor(() =>
      expect(call(backend, 'highlight')).toMatchObject({
        span: { start: block?.start },
        label: 'blue',
      }),
    );
    expect(document.activeElement).toBe(article);
  });

  it('takes the place of the web view’s own menu only over the article', async () => {
    const { article } = await openedWindow();
    await point(article, 'Mr Brandt');
    const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2 });
    screen.getByTestId('star-button').dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
    const inside = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2 });
    article.dispatchEvent(inside);
    expect(inside.defaultPrevented).toBe(true);
    await press(screen.getByTestId('reading-menu'), 'Escape');
    await waitFor(() => expect(screen.queryByTestId('reading-menu')).toBeNull());
  });

  it('works on the mark that is pointed at', async () => {
    const { article, backend } = await openedWindow();
    await point(article, 'The vote');
    const mark = view.marks.annotations.find((one) => one.quote === 'The vote was closer');
    expect(screen.getByTestId('reading-menu').getAttribute('aria-label')).toContain('highlight');
    expect(screen.getByTestId('reading-label-3').textContent).toContain('its label');
    await choose('reading-markRemove');
    await waitFor(() =>
      expect(call(backend, 'deleteAnnotations')).toEqual({ annotations: [mark?.id] }),
    );
  });

  it('opens at the cursor by the keyboard and looks for its word', async () => {
    const { article } = await openedWindow();
    await press(article, 'u');
    await press(article, 'u');
    await press(article, 'F10', { shiftKey: true });
    await screen.findByTestId('reading-menu');
    expect(screen.getByTestId('reading-find').textContent).toContain('Find “The”');
    await choose('reading-find');
    const field = await screen.findByTestId<HTMLInputElement>('find-input');
    expect(field.value).toBe('The');
    await waitFor(() => expect(document.activeElement).toBe(field));
  });

  it('copies the quote by the same way as the key', async () => {
    const backend = replay();
    const copied = vi.spyOn(backend, 'copyText');
    const { article } = await openedWindow(backend);
    await point(article, 'Mr Brandt did not');
    await choose('reading-copyQuote');
    await waitFor(() => expect(copied).toHaveBeenCalledOnce());
    expect(copied.mock.calls[0]?.[0]).toContain('“Mr Brandt did not say');
  });
});
