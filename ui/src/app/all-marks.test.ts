import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MarkListView } from '$backend';
import { recorded, replay } from '../backend/replay.test-data';
import { callsOf, opened, press } from './opened.test-data';

afterEach(cleanup);
beforeEach(() => localStorage.clear());

/** The recorded marks, and as many more as it takes. */
function many(total: number, given = total): MarkListView {
  const { marks } = recorded('listMarks');
  const first = marks[0];
  if (!first) throw new Error('no mark is recorded');
  const more = Array.from({ length: given - marks.length }, (_, at) => ({
    ...first,
    mark: { ...first.mark, id: `mark-${String(at)}`, quote: `Passage ${String(at)}` },
  }));
  return { total, marks: [...marks, ...more] };
}

async function listed(backend = replay()) {
  const { article } = await opened(backend);
  await press(article, 'g');
  await press(article, 'h');
  const list = await screen.findByTestId('marks-list');
  return { backend, list };
}

const rows = () => screen.getAllByTestId('mark-row');
const asked = (backend: ReturnType<typeof replay>) =>
  callsOf(backend, 'listMarks').at(-1) as Record<string, unknown>;

describe('all highlights', () => {
  it('stand where articles are read, with their state, label and article', async () => {
    await listed();
    expect(rows()).toHaveLength(3);
    expect(screen.queryByTestId('article')).toBeNull();
    expect(screen.getAllByTestId('mark-state').map((one) => one.textContent)).toEqual([
      'lost',
      'changed',
    ]);
    expect(rows()[2]?.textContent).toContain('was: The vote was closer than either side');
    expect(screen.getByTestId('all-marks').textContent).toContain('3');
    expect(screen.getByTestId('marks-count').textContent.trim()).toBe('3');
  });

  it('are never cut off in silence: more are fetched at the end', async () => {
    const { backend, list } = await listed(replay({ listMarks: many(500, 200) }));
    expect(screen.getByTestId('marks-count').textContent).toContain('Showing 200 of 500');
    expect(asked(backend)).toMatchObject({ skip: 0, limit: 200 });
    await press(list, 'End');
    Object.defineProperty(list, 'scrollTop', { value: 20_000, configurable: true });
    await fireEvent.scroll(list);
    await waitFor(() => expect(asked(backend)).toMatchObject({ skip: 200, limit: 200 }));
  });

  it('are filtered by label, state and words, and say when nothing fits', async () => {
    const backend = replay();
    await listed(backend);
    const words = screen.getByTestId('marks-words');
    await fireEvent.input(words, { target: { value: 'quay ' } });
    await waitFor(() => expect(asked(backend)['words']).toBe('quay'));
    await press(screen.getByTestId('filter-state'), 'Enter');
    const sheet = await screen.findByTestId('filter-state-sheet');
    const lost = within(sheet).getAllByTestId('filter-choice').at(-1);
    if (!lost) throw new Error('no state can be chosen');
    await fireEvent.click(lost);
    await waitFor(() => expect(asked(backend)['states']).toEqual(['orphan']));
    await fireEvent.click(screen.getByTestId('filter-clear'));
    await waitFor(() => expect(asked(backend)).toMatchObject({ words: '', states: [] }));
  });

  it('are relabelled and removed together, with what is picked', async () => {
    const { backend, list } = await listed();
    await press(list, 'x');
    await press(list, 'J', { shiftKey: true });
    expect((await screen.findByTestId('marks-bar')).textContent).toContain('2 selected');
    await press(list, '3');
    const ids = recorded('listMarks').marks.map((one) => one.mark.id);
    await waitFor(() =>
      expect(callsOf(backend, 'relabel').at(-1)).toEqual({
        annotations: ids.slice(0, 2),
        label: 'pink',
      }),
    );
    await press(list, 'Delete');
    await waitFor(() =>
      expect(callsOf(backend, 'deleteAnnotations').at(-1)).toEqual({
        annotations: ids.slice(0, 2),
      }),
    );
    await press(list, 'Escape');
    await waitFor(() => expect(screen.queryByTestId('marks-bar')).toBeNull());
    await press(list, 'Escape');
    expect(await screen.findByTestId('article')).toBeTruthy();
  });

  it('are copied with their sources and as Markdown', async () => {
    const backend = replay();
    const copyText = vi.spyOn(backend, 'copyText');
    const { list } = await listed(backend);
    const shelves = () => callsOf(backend, 'listArticles').map((one) => JSON.stringify(one));
    await waitFor(() => expect(shelves().at(-1)).toContain('"all"'));
    await press(list, 'q');
    await waitFor(() => expect(copyText).toHaveBeenCalledTimes(1));
    expect(copyText.mock.calls[0]?.[0]).toMatch(/^“with 612 in favour” — /);
    await press(list, 'a', { ctrlKey: true });
    await press(list, 'e');
    await waitFor(() => expect(copyText).toHaveBeenCalledTimes(2));
    expect(copyText.mock.calls[1]?.[0]).toContain('> with 612 in favour\n\n**Key fact**');
  });
});
