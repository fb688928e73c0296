import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '$backend';
import { replay } from '../backend/replay.test-data';
import App from './App.svelte';
import { callsOf, opened, press } from './opened.test-data';

const again = (backend: Backend) => {
  cleanup();
  render(App, { backend });
};
/** Long enough for a start to be through. */
const rest = () => new Promise((done) => setTimeout(done, 100));
const listed = () => screen.findAllByTestId('library-row');

describe('a window opened again', () => {
  beforeEach(() => localStorage.clear());
  afterEach(cleanup);

  it('has the article, the unit and the tab of before', async () => {
    const { article } = await opened();
    await press(article, 'u');
    await fireEvent.click(screen.getByTestId('inspector-tab-notes'));
    again(replay());
    await screen.findByTestId('article');
    expect(document.querySelector('footer')?.textContent).toContain('sentence');
    expect(screen.getByTestId('inspector-tab-notes').dataset['state']).toBe('active');
  });

  it('has none where the library has it no more, and says nothing of it', async () => {
    await opened();
    const gone = replay();
    const asked: string[] = [];
    const missing = Object.assign(new Error('gone'), { code: 'notFound', message: 'gone' });
    again({
      ...gone,
      call: (name, args) => {
        asked.push(name);
        return name === 'openArticle' ? Promise.reject(missing) : gone.call(name, args);
      },
    });
    await listed();
    await waitFor(() => expect(asked).toContain('openArticle'));
    await rest();
    expect(screen.queryByTestId('article')).toBeNull();
    expect(screen.queryByTestId('toast')).toBeNull();
    const backend = replay();
    again(backend);
    await listed();
    await rest();
    expect(callsOf(backend, 'openArticle')).toEqual([]);
  });

  it('keeps to what was named at its start', async () => {
    await opened();
    const backend = replay();
    again({
      ...backend,
      call: (name, args) =>
        name === 'importFiles' ? new Promise(() => undefined) : backend.call(name, args),
      onFilesNamed: (listener) => {
        listener(['/stories/other.md']);
        return () => undefined;
      },
    });
    await listed();
    await rest();
    expect(callsOf(backend, 'openArticle')).toEqual([]);
  });
});
