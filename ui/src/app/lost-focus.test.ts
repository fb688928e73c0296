import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Toasts from '$shared/components/Toasts.svelte';
import { Notices, undoAction } from '$shared/notices.svelte';
import { opened, press, takeInHand } from './opened.test-data';

afterEach(cleanup);
afterEach(() => void vi.useRealTimers());

/** Presses a button that has the focus, as Enter does. */
async function pressed(button: HTMLElement) {
  button.focus();
  await fireEvent.focusIn(button);
  await fireEvent.click(button);
}

describe('a button that leaves the page with the focus', () => {
  it('of a message gives it back to the text', async () => {
    const { article } = await opened();
    article.focus();
    await press(article, 'h');
    await screen.findByTestId('toast');
    await pressed(screen.getByRole('button', { name: 'Close message' }));
    await waitFor(() => expect(screen.queryByTestId('toast')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(article));
  });

  it('of a message that another key closes gives it back too', async () => {
    vi.useFakeTimers();
    const notices = new Notices();
    const onlost = vi.fn();
    render(Toasts, { notices, copy: vi.fn(), indent: 0, bottom: 0, onlost });
    notices.status('Highlighted', undoAction(vi.fn(), 7));
    await vi.advanceTimersByTimeAsync(0);
    const undo = screen.getByTestId('toast-undo');
    undo.focus();
    await fireEvent.focusIn(undo);
    notices.drop((entry) => entry === 7);
    await vi.advanceTimersByTimeAsync(0);
    expect(screen.queryByTestId('toast')).toBeNull();
    expect(onlost).toHaveBeenCalledOnce();
  });

  it('of a message holds the other messages no longer', async () => {
    vi.useFakeTimers();
    const notices = new Notices();
    const onlost = vi.fn();
    render(Toasts, { notices, copy: vi.fn(), indent: 0, bottom: 0, onlost });
    notices.status('Saved');
    notices.status('Starred');
    await vi.advanceTimersByTimeAsync(0);
    const [first] = screen.getAllByRole('button', { name: 'Close message' });
    if (first) await pressed(first);
    expect(onlost).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(6100);
    expect(notices.list).toEqual([]);
  });

  it('of a note gives it back to the text', async () => {
    // A press on the text asks for the place under the pointer.
    Object.defineProperty(document, 'caretRangeFromPoint', {
      value: () => null,
      configurable: true,
    });
    const { article } = await opened();
    await takeInHand(article, 'closer than either side');
    await press(article, 'Enter');
    await pressed(await screen.findByRole('button', { name: 'Remove highlight' }));
    await waitFor(() => expect(document.activeElement).toBe(article));
  });
});
