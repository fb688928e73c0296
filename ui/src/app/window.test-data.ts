import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { expect } from 'vitest';
import { recorded, replay } from '../backend/replay.test-data';
import App from './App.svelte';

/** The window as a reader has it after opening the recorded article. */
export async function openedWindow(backend = replay()) {
  Object.defineProperty(window, 'innerWidth', { value: 1440, configurable: true });
  render(App, { backend });
  await fireEvent.click(await screen.findByTestId('library-row'));
  const article = await screen.findByTestId('article');
  await screen.findAllByTestId('summary-item');
  // Opening gives the article the focus once it is drawn.
  await waitFor(() => expect(document.activeElement).toBe(article));
  return { backend, article };
}

export const press = (target: Element, key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(target, { key, ...more });

export const type = (field: Element, value: string) =>
  fireEvent.input(field, { target: { value } });

/** The window over three recorded articles, and their list. */
export async function listedWindow(instead: Parameters<typeof replay>[0] = {}) {
  Object.defineProperty(window, 'innerWidth', { value: 1440, configurable: true });
  const backend = replay({
    listArticles: recorded('listArticles', 'listArticles-three'),
    library: recorded('library', 'library-three'),
    ...instead,
  });
  render(App, { backend });
  await waitFor(() => expect(screen.getAllByTestId('library-row')).toHaveLength(3));
  return { backend, list: screen.getByTestId('library-list') };
}
