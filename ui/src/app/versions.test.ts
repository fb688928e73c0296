import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { recorded, replay } from '../backend/replay.test-data';
import { callsOf, drawn, opened, press } from './opened.test-data';

afterEach(cleanup);

const article = recorded('openArticle', 'openArticle-revised');
const inState = (state: string) => {
  const mark = article.marks.annotations.find((one) => one.anchoring === state);
  if (!mark) throw new Error(`no ${state} mark was recorded`);
  return mark;
};
const lost = inState('orphan');
const changed = inState('changed');
const shown = () => replay({ openArticle: article });

/** The window over an article with two versions, with the list of them open. */
async function versionsOf(backend = shown()) {
  const { article: text } = await opened(backend);
  await press(text, 'g');
  await press(text, 'v');
  const list = await screen.findByTestId('versions');
  await screen.findAllByTestId('version-item');
  return { backend, text, list };
}

const item = (id: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-mark-item="${id}"]`);
  if (!found) throw new Error(`${id} is not listed`);
  found.focus();
  return found;
};

describe('an article with versions', () => {
  it('says in its strip what the newest one changed, and in the status bar what was lost', async () => {
    await opened(shown());
    const strip = await screen.findByTestId('version-strip');
    await waitFor(() => expect(strip.textContent).toContain('changed 2 sentences since v1'));
    expect(screen.getByTestId('status-lost').textContent).toBe('1 lost highlight');
  });

  it('lists its versions and the highlights by what became of them', async () => {
    const { list } = await versionsOf();
    expect(
      within(list)
        .getAllByTestId('version-item')
        .map((one) => one.dataset['version']),
    ).toEqual(['2', '1']);
    const states = within(list)
      .getAllByTestId('mark-item')
      .map((one) => one.dataset['state']);
    expect(states).toEqual(['orphan', 'changed']);
    expect(within(list).getByTestId('versions-kept').textContent).toMatch(/1 highlight\s+is where/);
    expect(list.textContent).toContain('closer than either side had expected');
  });

  it('has no such tab with one version', async () => {
    const { article: text } = await opened();
    await press(text, 'g');
    await press(text, 'v');
    expect(screen.queryByTestId('inspector-tab-versions')).toBeNull();
    expect((await screen.findByTestId('toast')).textContent).toContain('one version only');
  });
});

/** Selects the first space between words of an article. */
function selectSpaceIn(article: HTMLElement) {
  const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const isInBlock = (node: Node) => node.parentElement?.closest('[data-testid=block]') != null;
  while (walk.nextNode()) {
    const at = /\S (?=\S)/.exec(walk.currentNode.textContent ?? '')?.index;
    if (at === undefined || !isInBlock(walk.currentNode)) continue;
    getSelection()?.setBaseAndExtent(walk.currentNode, at + 1, walk.currentNode, at + 2);
    return;
  }
  throw new Error('the article has no two words');
}

describe('a highlight whose place changed', () => {
  it('is accepted by a key, or all changed ones at once', async () => {
    const { backend } = await versionsOf();
    await press(item(changed.id), 'y');
    expect(callsOf(backend, 'confirmPlaces')).toEqual([{ annotations: [changed.id] }]);
    expect((await screen.findByTestId('toast')).textContent).toContain('Place accepted');
    await waitFor(() => expect(document.querySelector('[data-state=changed]')).toBeNull());
  });

  it('is kept as lost', async () => {
    const { backend } = await versionsOf();
    await press(item(lost.id), 'o');
    expect(callsOf(backend, 'keepLost')).toEqual([{ annotations: [lost.id] }]);
    await waitFor(() =>
      expect(screen.getByTestId('versions').textContent).toContain('kept as lost'),
    );
  });

  it('is given the passage under the cursor by Enter', async () => {
    const { backend, text } = await versionsOf();
    await press(item(lost.id), 'r');
    const bar = await screen.findByTestId('attach-bar');
    expect(bar.textContent).toContain('Mr Brandt did not say');
    expect(screen.getByTestId('attach-mode').textContent).toBe('Re-attaching');
    expect(within(bar).getByTestId('attach-here')).toHaveProperty('disabled', false);
    await waitFor(() => expect(document.activeElement).toBe(text));
    await press(text, 'Enter');
    const [asked] = callsOf(backend, 'reattach') as { annotation: string }[];
    expect(asked?.annotation).toBe(lost.id);
    await waitFor(() => expect(screen.queryByTestId('attach-bar')).toBeNull());
    await waitFor(() => expect(drawn(text, recorded('reattach').value.id)).not.toBe(''));
  });

  it('is not given a selection of white space, by button or key', async () => {
    const { backend, text } = await versionsOf();
    await press(item(lost.id), 'r');
    const attach = await screen.findByTestId<HTMLButtonElement>('attach-here');
    expect(attach.disabled).toBe(false);
    selectSpaceIn(text);
    await waitFor(() => expect(attach.disabled).toBe(true));
    await press(text, 'Enter');
    expect(callsOf(backend, 'reattach')).toEqual([]);
  });

  it('is left alone by Escape', async () => {
    const { backend, text } = await versionsOf();
    await press(item(lost.id), 'r');
    await screen.findByTestId('attach-bar');
    await press(text, 'Escape');
    await waitFor(() => expect(screen.queryByTestId('attach-bar')).toBeNull());
    expect(callsOf(backend, 'reattach')).toEqual([]);
  });

  it('has a note that can be written though it is lost', async () => {
    const { backend } = await versionsOf();
    await press(item(lost.id), 'n');
    const field = await screen.findByTestId('mark-note-editor');
    await fireEvent.input(field, { target: { value: 'Ask again' } });
    await press(field, 'Enter', { ctrlKey: true });
    expect(callsOf(backend, 'editNote')).toEqual([{ annotation: lost.id, body: 'Ask again' }]);
  });
});

describe('what changed', () => {
  async function changes() {
    const { backend, article: text } = await opened(shown());
    await press(text, 'g');
    await press(text, 'd');
    const page = await screen.findByTestId('changes');
    return { backend, page, text };
  }

  it('stands in the place of the text, with its differences to go through', async () => {
    const { page } = await changes();
    expect(within(page).getAllByTestId('changes-fold').length).toBeGreaterThan(0);
    const kinds = within(page)
      .getAllByTestId('difference')
      .map((one) => one.dataset['difference']);
    expect(kinds).toEqual(['edited', 'removed']);
    await press(page, 'n');
    await press(page, 'n');
    expect(within(page).getByTestId('changes-count').textContent).toBe('2 of 2');
    await press(page, 'p');
    expect(within(page).getByTestId('changes-count').textContent).toBe('1 of 2');
    await waitFor(() => expect(document.activeElement?.getAttribute('data-number')).toBe('1'));
  });

  it('opens a sentence in the article', async () => {
    const { page } = await changes();
    await press(page, 'n');
    await press(page, 'Enter');
    await waitFor(() => expect(screen.queryByTestId('changes')).toBeNull());
  });

  it('stands side by side, and remembers that', async () => {
    const { page } = await changes();
    await press(page, 's');
    expect(localStorage.getItem('analect.changes-beside')).toBe('yes');
    expect(page.querySelectorAll('.row').length).toBeGreaterThan(1);
    await press(page, 's');
    expect(page.querySelectorAll('.row')).toHaveLength(0);
  });

  it('goes away by Escape', async () => {
    const { page, text } = await changes();
    await press(page, 'Escape');
    await waitFor(() => expect(screen.queryByTestId('changes')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(text));
  });
});

describe('an older version', () => {
  it('is read in the place of the text, and can be restored', async () => {
    const { backend } = await versionsOf();
    const first = document.querySelector<HTMLElement>('[data-version="1"]');
    await fireEvent.click(first as HTMLElement);
    const page = await screen.findByTestId('older-version');
    expect(page.textContent).toContain('version 1 of 2');
    expect(page.textContent).toContain('closer than either side');
    await fireEvent.click(within(page).getByTestId('older-restore'));
    await waitFor(() => expect(screen.queryByTestId('older-version')).toBeNull());
    expect(callsOf(backend, 'restoreRevision')).toEqual([
      { article: article.article.id, number: 1 },
    ]);
  });
});

describe('editing', () => {
  it('says so when a text cannot be stored, and brings back that text, not an older draft', async () => {
    const { article: text } = await opened(shown());
    const stored = () => localStorage.getItem(`analect.edit-text.${article.article.id}`);
    const long = 'Much longer. '.repeat(40_000);
    const edit = async (value: string) => {
      await press(text, 'F2', { shiftKey: true });
      const field = await screen.findByTestId('text-editor');
      await fireEvent.input(field, { target: { value } });
      await fireEvent.click(screen.getByTestId('text-close'));
      await waitFor(() => expect(screen.queryByTestId('text-dialog')).toBeNull());
      return screen.getAllByTestId('toast').at(-1)?.textContent;
    };
    expect(await edit('A short draft.')).toContain('kept as a draft');
    expect(stored()).toBe('A short draft.');
    expect(await edit(long)).toContain('only until the window is closed');
    expect(stored()).toBeNull();
    await press(text, 'F2', { shiftKey: true });
    const field = await screen.findByTestId('text-editor');
    expect((field as HTMLTextAreaElement).value).toBe(long);
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await fireEvent.input(field, { target: { value: 'Short again.' } });
    expect(screen.getByTestId('text-close').textContent).toBe('Keep until the window is closed');
    full.mockRestore();
    await fireEvent.input(field, { target: { value: 'Short again!' } });
    expect(screen.getByTestId('text-close').textContent).toBe('Keep as a draft');
    expect(stored()).toBe('Short again!');
    localStorage.clear();
  });

  it('saves a text as a new version, and keeps what was not saved as a draft', async () => {
    const { backend, article: text } = await opened(shown());
    await press(text, 'F2', { shiftKey: true });
    let field = await screen.findByTestId('text-editor');
    await fireEvent.input(field, { target: { value: 'Quite another text.' } });
    await press(field, 'Escape');
    await waitFor(() => expect(screen.queryByTestId('text-dialog')).toBeNull());
    await press(text, 'F2', { shiftKey: true });
    field = await screen.findByTestId('text-editor');
    expect((field as HTMLTextAreaElement).value).toBe('Quite another text.');
    await press(field, 'Enter', { ctrlKey: true });
    await waitFor(() => expect(callsOf(backend, 'editText')).toHaveLength(1));
    expect(callsOf(backend, 'editText')[0]).toMatchObject({ markdown: 'Quite another text.' });
    await waitFor(() =>
      expect(screen.getAllByTestId('toast').at(-1)?.textContent).toContain('3 highlights lost'),
    );
    expect(localStorage.getItem(`analect.edit-text.${article.article.id}`)).toBeNull();
  });

  it('says at the field what is wrong with a detail', async () => {
    const { backend, article: text } = await opened(shown());
    await press(text, 'F2');
    const date = await screen.findByTestId('details-published');
    await fireEvent.input(date, { target: { value: 'yesterday' } });
    expect(date.getAttribute('aria-invalid')).toBe('true');
    await press(date, 'Enter');
    expect(callsOf(backend, 'editDetails')).toEqual([]);
    await fireEvent.input(date, { target: { value: '2026-03-13' } });
    await fireEvent.input(screen.getByTestId('details-byline'), {
      target: { value: 'Ana Reyes, Peter Lund' },
    });
    await press(date, 'Enter');
    await waitFor(() => expect(callsOf(backend, 'editDetails')).toHaveLength(1));
    expect(callsOf(backend, 'editDetails')[0]).toMatchObject({
      byline: ['Ana Reyes', 'Peter Lund'],
      published: '2026-03-13',
    });
  });
});
