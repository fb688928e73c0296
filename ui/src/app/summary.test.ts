import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { recorded, replay } from '../backend/replay.test-data';
import { callsOf, opened, press } from './opened.test-data';

afterEach(cleanup);

const { sentences } = recorded('summarize');
const jumps = () => screen.getAllByTestId('summary-jump');

/** The first sentence of the summary with the focus. */
async function onFirst(backend = replay()) {
  await opened(backend);
  const [first] = jumps();
  if (!first) throw new Error('no sentence');
  first.focus();
  await fireEvent.focusIn(first);
  return { backend, first };
}

describe('a summary sentence', () => {
  it('is pinned by p, and the summary asked for again', async () => {
    const { backend, first } = await onFirst();
    const before = callsOf(backend, 'summarize').length;
    await press(first, 'p');
    await waitFor(() => expect(callsOf(backend, 'summarize')).toHaveLength(before + 1));
    expect(callsOf(backend, 'chooseSentence')).toMatchObject([
      { span: sentences[0]?.span, verdict: 'pinned' },
    ]);
  });

  it('that is pinned is marked so and lets go by the same key', async () => {
    const backend = replay({ summarize: recorded('summarize', 'summarize-chosen') });
    await opened(backend);
    const pinned = screen.getAllByTestId('summary-item').at(-1) as HTMLElement;
    expect(within(pinned).getByTestId('summary-unpin')).toBeTruthy();
    await fireEvent.click(within(pinned).getByTestId('summary-unpin'));
    await waitFor(() => expect(callsOf(backend, 'chooseSentence')).toHaveLength(1));
    expect(callsOf(backend, 'chooseSentence')).toMatchObject([{ verdict: null }]);
  });

  it('is excluded by x, and can be taken back from the list of them', async () => {
    const { backend, first } = await onFirst();
    await press(first, 'x');
    await waitFor(() => expect(callsOf(backend, 'chooseSentence')).toHaveLength(1));
    expect(callsOf(backend, 'chooseSentence')).toMatchObject([{ verdict: 'excluded' }]);
    cleanup();

    const chosen = recorded('summarize', 'summarize-chosen');
    const again = replay({ summarize: chosen });
    await opened(again);
    const list = screen.getByTestId('summary-excluded');
    expect(list.textContent).toContain('1 excluded');
    expect(list.textContent).toContain(chosen.excluded[0]?.text);
    await fireEvent.click(within(list).getByTestId('summary-take-back'));
    await waitFor(() => expect(callsOf(again, 'chooseSentence')).toHaveLength(1));
    expect(callsOf(again, 'chooseSentence')).toMatchObject([
      { span: chosen.excluded[0]?.span, verdict: null },
    ]);
  });

  it('shows reasons whose numbers add up to its score', async () => {
    const { first } = await onFirst();
    await press(first, 'w');
    const shown = [...screen.getByTestId('summary-reasons').querySelectorAll('.value')];
    const values = shown.map((one) =>
      Math.round(Number(`0${one.textContent}`.replace(/^00/, '0')) * 100),
    );
    const total = values.pop();
    expect(values.reduce((sum, one) => sum + one, 0)).toBe(total);
    expect(total).toBe(Math.round((sentences[0]?.score ?? 0) * 100));
  });

  it('becomes a highlight by h, and all of them by one button', async () => {
    const { backend, first } = await onFirst();
    await press(first, 'h');
    await waitFor(() => expect(callsOf(backend, 'highlightAll')).toHaveLength(1));
    await fireEvent.click(screen.getByTestId('summary-highlight-all'));
    await waitFor(() => expect(callsOf(backend, 'highlightAll')).toHaveLength(2));
    const spans = sentences.map((one) => one.span);
    expect(callsOf(backend, 'highlightAll')).toMatchObject([
      { spans: spans.slice(0, 1) },
      { spans },
    ]);
  });

  it('says once what was highlighted, with one way back', async () => {
    const { backend } = await onFirst();
    await fireEvent.click(screen.getByTestId('summary-highlight-all'));
    const toast = await screen.findByTestId('toast');
    const made = recorded('highlightAll');
    expect(toast.textContent).toContain(`Highlighted ${made.value.length}`);
    await fireEvent.click(within(toast).getByRole('button', { name: /^Undo/ }));
    await waitFor(() => expect(callsOf(backend, 'undo')).toEqual([{ entry: made.entry }]));
  });

  it('that is highlighted already is not highlighted again', async () => {
    const none = { ...recorded('highlightAll'), value: [], entry: null };
    await onFirst(replay({ highlightAll: none }));
    await fireEvent.click(screen.getByTestId('summary-highlight-all'));
    const toast = await screen.findByTestId('toast');
    expect(toast.textContent).toContain('Highlighted already');
    expect(within(toast).queryByRole('button', { name: /^Undo/ })).toBeNull();
  });
});
