import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { recorded } from '../backend/replay.test-data';
import { opened, press, recordedMark } from './opened.test-data';

afterEach(cleanup);

const mark = recordedMark('closer than either side');
const article = recorded('openArticle').article.id;

/** Stores drafts as an earlier run of the window left them, and opens the list of notes. */
async function withDrafts(drafts: Record<string, object>) {
  for (const [key, draft] of Object.entries(drafts)) {
    localStorage.setItem(`analect.draft.${key}`, JSON.stringify(draft));
  }
  const page = (await opened()).article;
  await press(page, 'g');
  await press(page, 'n');
  await screen.findAllByTestId('note-item');
}

const over = { article, span: mark.span, label: 'yellow', body: 'by how much, and who counted?' };
const items = () => screen.queryAllByTestId('draft-item').map((one) => one.textContent);

describe('the list of drafts', () => {
  it('is not there without drafts, nor for those of other articles', async () => {
    await withDrafts({ other: { ...over, article: 'other' } });
    expect(items()).toEqual([]);
  });

  it('tells the passage and what was written, in order of the text', async () => {
    const start = mark.span.start - 9;
    const before = { ...over, span: { start, end: mark.span.start }, body: 'an earlier thought' };
    await withDrafts({ [mark.id]: over, [`new:${article}:${start}-${mark.span.start}`]: before });
    expect(items()).toHaveLength(2);
    expect(items()[0]).toContain('an earlier thought');
    expect(items()[1]).toContain(mark.quote);
    expect(items()[1]).toContain(over.body);
  });

  it('leads to the editor with what was written, and leaves out the one that is open', async () => {
    await withDrafts({ [mark.id]: over });
    await fireEvent.click(screen.getByTestId('draft-item'));
    const editor = await screen.findByTestId<HTMLTextAreaElement>('note-editor');
    expect(editor.value).toBe(over.body);
    await waitFor(() => expect(items()).toEqual([]));
  });

  it('opens one over a passage without a mark as well', async () => {
    const { start } = mark.span;
    const span = { start: start - 9, end: start };
    await withDrafts({ [`new:${article}:${span.start}-${span.end}`]: { ...over, span } });
    await fireEvent.click(screen.getByTestId('draft-item'));
    const editor = await screen.findByTestId<HTMLTextAreaElement>('note-editor');
    expect(editor.value).toBe(over.body);
  });
});
