import { cleanup, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { callsOf, drawn, opened, press, recordedMark, takeInHand } from './opened.test-data';

afterEach(cleanup);

/** The window with the recorded mark over “closer than …” in hand. */
async function onMark() {
  const { backend, article } = await opened();
  const mark = await takeInHand(article, 'closer than either side');
  return { backend, article, mark };
}

describe('a mark in hand', () => {
  it('is resized by keys at once, and saved once when they rest', async () => {
    const { backend, article, mark } = await onMark();
    await press(article, 'ArrowRight', { shiftKey: true });
    await press(article, 'ArrowRight', { shiftKey: true });
    await press(article, 'ArrowLeft', { shiftKey: true });
    expect(drawn(article, mark.id)).toBe(`${mark.quote}, with`);
    expect(callsOf(backend, 'resize')).toEqual([]);
    await waitFor(() => expect(callsOf(backend, 'resize')).toHaveLength(1), { timeout: 1500 });
    expect(callsOf(backend, 'resize')[0]).toEqual({
      annotation: mark.id,
      span: { start: mark.span.start, end: mark.span.end + ', with'.length },
    });
    expect((await screen.findByTestId('toast')).textContent).toContain('Highlight resized');
  });

  it('is saved before anything is undone', async () => {
    const { backend, article } = await onMark();
    await press(article, 'ArrowRight', { shiftKey: true, altKey: true });
    await press(article, 'z', { ctrlKey: true });
    await waitFor(() => expect(callsOf(backend, 'undo')).toHaveLength(1));
    const names = backend.calls.map((one) => one.name);
    expect(names.indexOf('resize')).toBeLessThan(names.indexOf('undo'));
    expect(names).toContain('resize');
  });

  it('has handles at its rims', async () => {
    await onMark();
    expect(screen.getByTestId('rim-start')).toBeTruthy();
    expect(screen.getByTestId('rim-end')).toBeTruthy();
  });
});

describe('notes from the text', () => {
  it('are gone to by their own keys, past marks without one', async () => {
    const { article } = await opened();
    await press(article, '<', { shiftKey: true });
    await press(article, '>', { shiftKey: true });
    const note = await screen.findByTestId('margin-note');
    expect(note.textContent).toContain('by how much?');
    expect(note.dataset['noteCard']).toBe(recordedMark('closer than either side').id);
  });

  it('leave the margin for numbers and stay so', async () => {
    const { article } = await opened();
    await press(article, 'g');
    await press(article, 'm');
    expect(localStorage.getItem('analect.margin')).toBe('off');
    await press(article, 'g');
    await press(article, 'm');
    expect(localStorage.getItem('analect.margin')).toBe('on');
  });
});
