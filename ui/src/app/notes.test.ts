import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { recorded, replay } from '../backend/replay.test-data';
import { callsOf, opened, press, takeInHand } from './opened.test-data';

afterEach(cleanup);

/** The window with a note being written over the first paragraph. */
async function writing(text: string, backend = replay()) {
  const { article } = await opened(backend);
  await press(article, 'n');
  const field = await screen.findByTestId<HTMLTextAreaElement>('note-editor');
  await fireEvent.input(field, { target: { value: text } });
  return { backend, article, field };
}

/** The window with the note of its one noted mark reading so. */
function withNote(body: string) {
  const view = recorded('openArticle');
  const noted = view.marks.annotations.find((one) => one.body !== '');
  if (!noted) throw new Error('no note was recorded');
  noted.body = body;
  return replay({ openArticle: view });
}

describe('the note editor', () => {
  it('offers the tags there are and writes the chosen one', async () => {
    const { field } = await writing('see #po');
    const list = await screen.findByTestId('suggestions');
    expect(within(list).getByRole('option', { selected: true }).textContent.trim()).toBe(
      '#port/skerrow',
    );
    await press(field, 'Enter');
    expect(field.value).toBe('see #port/skerrow ');
    expect(screen.queryByTestId('suggestions')).toBeNull();
  });

  it('offers the names of the article, and Escape closes the list, not the note', async () => {
    const { field } = await writing('@');
    const list = await screen.findByTestId('suggestions');
    expect(list.textContent).toContain('@Marta Holm');
    await press(field, 'Escape');
    expect(screen.queryByTestId('suggestions')).toBeNull();
    expect(screen.getByTestId('note-editor')).toBeTruthy();
  });

  it('makes the selection strong', async () => {
    const { field } = await writing('by how much');
    field.setSelectionRange(3, 6);
    await press(field, 'b', { ctrlKey: true });
    expect(field.value).toBe('by **how** much');
    expect([field.selectionStart, field.selectionEnd]).toEqual([5, 8]);
  });

  it('keeps what was typed when typing rests', async () => {
    await writing('half a thought');
    await waitFor(() =>
      expect(JSON.stringify(Object.entries(localStorage))).toContain('half a thought'),
    );
  });

  it('goes on to the next note and saves this one', async () => {
    const { backend, field } = await writing('first');
    await press(field, 'ArrowDown', { altKey: true });
    await waitFor(() => expect(callsOf(backend, 'highlight')).toMatchObject([{ body: 'first' }]));
    const now = await screen.findByTestId<HTMLTextAreaElement>('note-editor');
    expect(now.value).toBe('by how much?');
  });
});

describe('a note in the margin', () => {
  async function shownNote(backend: ReturnType<typeof replay>) {
    const { article } = await opened(backend);
    await takeInHand(article, 'closer than either side');
    await press(article, 'Enter');
    return screen.findByTestId('margin-note');
  }

  it('is set as its Markdown says', async () => {
    const shown = await shownNote(withNote('**No** doubt\n\n- `a`\n- *b*'));
    expect(shown.querySelector('strong')?.textContent).toBe('No');
    expect(shown.querySelectorAll('li')).toHaveLength(2);
  });

  it('never becomes markup of its own', async () => {
    const body = '<img src=x onerror=alert(1)> [x](javascript:alert(1))';
    const shown = await shownNote(withNote(body));
    expect(shown.querySelector('img, a')).toBeNull();
    expect(shown.textContent).toContain('<img src=x onerror=alert(1)>');
  });

  it('opens its links outside the window', async () => {
    const backend = withNote('[map](https://a.example/map)');
    const external = vi.spyOn(backend, 'openExternal');
    const link = within(await shownNote(backend)).getByText('map');
    const followed = fireEvent.click(link);
    expect(await followed).toBe(false);
    expect(external).toHaveBeenCalledWith('https://a.example/map');
  });

  it('leads from a name to where the article says it', async () => {
    const note = await shownNote(withNote('ask @Marta Holm'));
    const chip = within(note).getByTestId('note-entity');
    expect(chip.textContent).toBe('@Marta Holm');
    await fireEvent.click(chip);
    const mention = recorded('openArticle').marks.entities[0]?.mentions[0];
    await waitFor(() =>
      expect(document.querySelector('.mention.current')?.getAttribute('data-mention')).toBe(
        mention?.id,
      ),
    );
  });
});
