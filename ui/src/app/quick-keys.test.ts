import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { holdBack, recorded, replay } from '../backend/replay.test-data';
import { callsOf, inHand, opened, press } from './opened.test-data';

afterEach(cleanup);

/** What the library answers to the highlight that was asked for as number `index`. */
function made(backend: ReturnType<typeof replay>, index: number) {
  const { span, label } = callsOf(backend, 'highlight')[index] as {
    span: { start: number; end: number };
    label: string;
  };
  const answer = recorded('highlight');
  return {
    ...answer,
    value: { ...answer.value, id: `made-${index}`, span, label },
  } as typeof answer;
}

describe('keys pressed before the library answers', () => {
  it('highlight each its own passage', async () => {
    const { backend, article } = await opened();
    const held = holdBack(backend, 'highlight');
    await press(article, '1');
    await press(article, 'j');
    held.answer(made(backend, 0));
    await screen.findByText(/^Highlighted/);
    expect(inHand()).toBeNull();
    await press(article, '2');
    const asked = callsOf(backend, 'highlight') as { span: unknown }[];
    expect(asked).toHaveLength(2);
    expect(asked[0]?.span).not.toEqual(asked[1]?.span);
    expect(callsOf(backend, 'relabel')).toEqual([]);
    held.answer(made(backend, 1));
    await waitFor(() => expect(inHand()).toBe('made-1'));
  });

  it('make one highlight of a passage and relabel that', async () => {
    const { backend, article } = await opened();
    const held = holdBack(backend, 'highlight');
    await press(article, '1');
    await press(article, '2');
    expect(callsOf(backend, 'highlight')).toHaveLength(1);
    held.answer(made(backend, 0));
    const second = recorded('library').labels.find((one) => one.key === 2)?.id;
    await waitFor(() =>
      expect(callsOf(backend, 'relabel')).toEqual([{ annotations: ['made-0'], label: second }]),
    );
    expect(callsOf(backend, 'highlight')).toHaveLength(1);
  });

  it('write the note of the highlight that is being made', async () => {
    const { backend, article } = await opened();
    const held = holdBack(backend, 'highlight');
    await press(article, 'h');
    await press(article, 'n');
    const field = await screen.findByTestId<HTMLTextAreaElement>('note-editor');
    await fireEvent.input(field, { target: { value: 'by how much' } });
    held.answer(made(backend, 0));
    await screen.findByText(/^Highlighted/);
    await press(field, 'Enter', { ctrlKey: true });
    await waitFor(() =>
      expect(callsOf(backend, 'editNote')).toEqual([{ annotation: 'made-0', body: 'by how much' }]),
    );
    expect(callsOf(backend, 'highlight')).toHaveLength(1);
  });

  it('leave a draft with the highlight that is being made', async () => {
    const { backend, article } = await opened();
    const held = holdBack(backend, 'highlight');
    await press(article, 'h');
    await press(article, 'n');
    const field = await screen.findByTestId<HTMLTextAreaElement>('note-editor');
    await fireEvent.input(field, { target: { value: 'half a thought' } });
    await press(field, 'Escape');
    held.answer(made(backend, 0));
    await waitFor(() => expect(localStorage.getItem('analect.draft.made-0')).toContain('half'));
  });
});
