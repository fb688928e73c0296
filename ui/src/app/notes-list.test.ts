import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { recorded, replay } from '../backend/replay.test-data';
import { callsOf, opened, press } from './opened.test-data';

afterEach(cleanup);

const view = recorded('openArticle');
const inPlace = [...view.marks.annotations]
  .filter((one) => one.span !== null)
  .sort(
    (a, b) =>
      (a.span?.start ?? 0) - (b.span?.start ?? 0) || (b.span?.end ?? 0) - (a.span?.end ?? 0),
  );

async function onNotes(backend = replay()) {
  const { article } = await opened(backend);
  await press(article, 'g');
  await press(article, 'n');
  await screen.findAllByTestId('note-item');
  const inspector = () => document.activeElement?.closest('[data-pane=inspector]');
  await waitFor(() => expect(inspector()).toBeTruthy());
  const [first] = items();
  first?.focus();
  return { backend, first: first as HTMLElement };
}

const items = () => screen.getAllByTestId('note-item');
const ids = () => items().map((one) => one.dataset['noteItem']);
const all = (marks: readonly { id: string }[]) => marks.map((one) => one.id);

describe('the list of notes', () => {
  it('is in order of the text, or as chosen, and remembers it', async () => {
    await onNotes();
    expect(ids()).toEqual(all(inPlace));
    await fireEvent.pointerDown(screen.getByTestId('notes-order'), { button: 0 });
    await press(screen.getByTestId('notes-order'), 'Enter');
    await fireEvent.click(await screen.findByTestId('order-label'));
    await waitFor(() => expect(localStorage.getItem('analect.notes-order')).toBe('label'));
    const yellow = inPlace.filter((one) => one.label === 'yellow');
    expect(ids().slice(0, yellow.length)).toEqual(all(yellow));
  });

  it('shows one label alone', async () => {
    await onNotes();
    await fireEvent.click(screen.getByTestId('filter-pink'));
    expect(ids()).toEqual(all(inPlace.filter((one) => one.label === 'pink')));
    await fireEvent.click(screen.getByTestId('filter-pink'));
    expect(ids()).toEqual(all(inPlace));
  });

  it('lists a mark that has lost its place', async () => {
    const lost = recorded('openArticle');
    const [mark] = lost.marks.annotations;
    if (!mark) throw new Error('no mark was recorded');
    Object.assign(mark, { span: null, anchoring: 'orphan' });
    await onNotes(replay({ openArticle: lost }));
    expect(ids().at(-1)).toBe(mark.id);
    expect(items().at(-1)?.textContent).toContain('lost');
  });

  it('relabels the chosen ones together', async () => {
    const { backend, first } = await onNotes();
    await press(first, 'x');
    await press(first, 'ArrowDown', { shiftKey: true });
    expect(screen.getByTestId('bulk-bar').textContent).toContain('2 selected');
    await press(document.activeElement ?? first, '2');
    await waitFor(() => expect(callsOf(backend, 'relabel')).toHaveLength(1));
    expect(callsOf(backend, 'relabel')).toMatchObject([
      { annotations: all(inPlace).slice(0, 2), label: 'green' },
    ]);
  });

  it('tags and removes all of them as one change', async () => {
    const { backend, first } = await onNotes();
    await press(first, 'a', { ctrlKey: true });
    await press(first, 't');
    const field = await screen.findByTestId('bulk-tags');
    await fireEvent.input(field, { target: { value: 'to check' } });
    await press(field, 'Enter');
    await waitFor(() => expect(callsOf(backend, 'tagAnnotations')).toHaveLength(1));
    expect(callsOf(backend, 'tagAnnotations')).toMatchObject([{ add: ['to check'], remove: [] }]);
    await fireEvent.click(screen.getByTestId('bulk-remove'));
    await waitFor(() => expect(callsOf(backend, 'deleteAnnotations')).toHaveLength(1));
    expect(callsOf(backend, 'deleteAnnotations')).toMatchObject([{ annotations: all(inPlace) }]);
    await waitFor(() => expect(screen.queryAllByTestId('note-item')).toEqual([]));
  });

  it('keeps tags that were typed and not given', async () => {
    const { first } = await onNotes();
    await press(first, 'x');
    await press(first, 't');
    const field = await screen.findByTestId('bulk-tags');
    await fireEvent.input(field, { target: { value: 'to check' } });
    await press(field, 'Escape');
    expect(screen.queryByTestId('bulk-tags')).toBeNull();
    await press(first, 't');
    expect((await screen.findByTestId<HTMLInputElement>('bulk-tags')).value).toBe('to check');
  });

  it('copies what has the focus as Markdown where nothing is chosen', async () => {
    const backend = replay();
    const copied = vi.spyOn(backend, 'copyText');
    const { first } = await onNotes(backend);
    await press(first, 'q');
    expect(copied.mock.lastCall?.[0]).toMatch(/^> The vote was closer\n\n\*\*.+\*\* · ¶2/);
  });

  it('lets the choice go with Escape', async () => {
    const { first } = await onNotes();
    await press(first, 'x');
    expect(screen.getByTestId('bulk-bar')).toBeTruthy();
    await press(first, 'Escape');
    expect(screen.queryByTestId('bulk-bar')).toBeNull();
  });
});
