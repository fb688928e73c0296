import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { holdBack, recorded } from '../backend/replay.test-data';
import { callsOf, opened, press, takeInHand } from './opened.test-data';

afterEach(cleanup);

/** The window with tags being written for the mark that quotes these words. */
async function tagging(typed: string) {
  const { backend, article } = await opened();
  const mark = await takeInHand(article, 'closer than either side');
  const held = holdBack(backend, 'tagAnnotation');
  const field = await again(article);
  await fireEvent.input(field, { target: { value: typed } });
  return { backend, article, mark, held, field };
}

async function again(article: HTMLElement) {
  await press(article, 't');
  return screen.findByTestId<HTMLInputElement>('tags-editor');
}

describe('the tags of a highlight', () => {
  it('stay as a draft when Escape closes their field', async () => {
    const { backend, article, field } = await tagging('quay, to check');
    await press(field, 'Escape');
    expect(screen.queryByTestId('tags-editor')).toBeNull();
    expect(callsOf(backend, 'tagAnnotation')).toEqual([]);
    expect((await again(article)).value).toBe('quay, to check');
  });

  it('stay in their field until they are saved, and after a refusal', async () => {
    const { backend, mark, held, field } = await tagging('quay');
    await press(field, 'Enter');
    expect(callsOf(backend, 'tagAnnotation')).toEqual([{ annotation: mark.id, tags: ['quay'] }]);
    held.refuse('The disk is full.');
    await screen.findByText('The disk is full.');
    expect(screen.getByTestId<HTMLInputElement>('tags-editor').value).toBe('quay');
    await waitFor(async () => {
      await press(field, 'Enter');
      expect(callsOf(backend, 'tagAnnotation')).toHaveLength(2);
    });
    const saved = recorded('highlight');
    saved.value = { ...saved.value, id: mark.id, tags: ['quay'] };
    held.answer(saved);
    await waitFor(() => expect(screen.queryByTestId('tags-editor')).toBeNull());
    expect(Object.keys(localStorage).filter((key) => key.includes('tags:'))).toEqual([]);
  });

  it('are not saved by the key that ends the writing of a letter', async () => {
    const { backend, field } = await tagging('港');
    await press(field, 'Enter', { isComposing: true });
    await press(field, 'Enter', { keyCode: 229 });
    expect(callsOf(backend, 'tagAnnotation')).toEqual([]);
    expect(screen.getByTestId('tags-editor')).toBeTruthy();
  });
});
