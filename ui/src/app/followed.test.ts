import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EntityPageView } from '$backend';
import { recorded, replay } from '../backend/replay.test-data';
import { callsOf, opened, press } from './opened.test-data';

afterEach(cleanup);
beforeEach(() => localStorage.clear());

const all = recorded('entityList', 'entityList-all');
const page = recorded('entityPage');
const squeezed = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();

/** The list of all entities, over recorded answers. */
async function onShelf(instead: Parameters<typeof replay>[0] = {}) {
  const backend = replay({ entityList: all, ...instead });
  await opened(backend);
  await fireEvent.click(screen.getByTestId('all-entities'));
  return { backend, list: await screen.findByTestId('shelf-list') };
}

/** The page of the recorded entity, opened from the list. */
async function onPage(instead: Parameters<typeof replay>[0] = {}) {
  const { backend, list } = await onShelf(instead);
  await press(list, 'Enter');
  return { backend, list: await screen.findByTestId('page-list') };
}

const current = () =>
  screen.getAllByTestId('page-row').find((one) => one.dataset['current'] === 'true');

describe('the list of entities', () => {
  it('stands where articles are read, with type, articles and mentions', async () => {
    await onShelf();
    const [first] = screen.getAllByTestId('shelf-row');
    expect(first && squeezed(first)).toContain('Marta Holm Person');
    expect(first && squeezed(first)).toContain('2 articles 4 mentions also “Holm”');
    expect(screen.getByTestId('all-entities').textContent).toContain(String(all.total));
    expect(screen.getByTestId('shelf-unread').textContent).toContain('2 articles still');
  });

  it('is filtered by name and type, and sorted', async () => {
    const { backend, list } = await onShelf();
    const asked = () => callsOf(backend, 'entityList').at(-1);
    await fireEvent.input(screen.getByTestId('shelf-words'), { target: { value: 'holm ' } });
    await waitFor(() => expect(asked()).toMatchObject({ query: 'holm', offset: 0 }));
    await press(list, 's');
    await waitFor(() => expect(asked()).toMatchObject({ query: 'holm', sort: 'articles' }));
    await fireEvent.click(screen.getByTestId('shelf-clear'));
    await waitFor(() => expect(asked()).toMatchObject({ query: '', kind: null }));
  });

  it('says how to begin where nobody is followed', async () => {
    const none = { total: 0, entities: [], unread: 0 };
    const backend = replay({ entityList: none });
    await opened(backend);
    await fireEvent.click(screen.getByTestId('all-entities'));
    expect(await screen.findByText('Nobody is followed yet')).toBeTruthy();
  });
});

describe('the page of an entity', () => {
  it('tells where it stands, what it said and what was said of it', async () => {
    await onPage();
    expect(screen.getByTestId('page-name').textContent).toBe('Marta Holm');
    expect(squeezed(screen.getByTestId('page-head'))).toContain('“the harbour master”');
    const [first] = screen.getAllByTestId('page-row');
    expect(first && squeezed(first)).toContain('better than Marta Holm,” Tomasz Brandt said');
    const sections = ['articles', 'by', 'about', 'together'].map((id) =>
      squeezed(screen.getByTestId(`page-section-${id}`)),
    );
    expect(sections).toEqual(['Articles 2', 'Said 2', 'Said of 2', 'With 1']);
    expect(screen.queryByTestId('page-section-notes')).toBeNull();
  });

  it('goes through its sections and leads to another entity and back', async () => {
    const { backend, list } = await onPage();
    await press(list, 'J', { shiftKey: true });
    expect(list.getAttribute('aria-activedescendant')).toMatch(/^row-by-/);
    await press(list, 'End');
    expect(list.getAttribute('aria-activedescendant')).toMatch(/^row-together-/);
    await press(list, 'Enter');
    await waitFor(() => expect(callsOf(backend, 'entityPage')).toHaveLength(2));
    expect(callsOf(backend, 'entityPage').at(-1)).toEqual({ entity: page.together[0]?.entity });
    await press(screen.getByTestId('page-list'), 'ArrowLeft', { altKey: true });
    await waitFor(() =>
      expect(callsOf(backend, 'entityPage').at(-1)).toEqual({ entity: page.entity.id }),
    );
    await press(await screen.findByTestId('page-list'), 'Escape');
    expect(await screen.findByTestId('article')).toBeTruthy();
  });

  it('opens the article at a mention', async () => {
    const { backend, list } = await onPage();
    await press(list, 'Enter');
    await waitFor(() =>
      expect(callsOf(backend, 'openArticle').at(-1)).toEqual({
        article: page.articles[0]?.article,
      }),
    );
    expect(await screen.findByTestId('article')).toBeTruthy();
  });

  it('shows hundreds of articles without drawing them all, and folds many mentions', async () => {
    const [article] = page.articles;
    if (!article) throw new Error('no article is recorded');
    const mention = (at: string) => article.mentions.map((one) => ({ ...one, id: `${at}-m` }));
    const articles = Array.from({ length: 200 }, (_, at) => ({
      ...article,
      article: `article-${String(at)}`,
      mentions: Array.from({ length: 6 }, (__, of) =>
        mention(`${String(at)}-${String(of)}`),
      ).flat(),
    }));
    const entity = { ...page.entity, articles: 500, mentions: 3000 };
    const large: EntityPageView = { ...page, entity, articles };
    const { list } = await onPage({ entityPage: large });
    expect(screen.getAllByTestId('page-row').length).toBeLessThan(60);
    expect(squeezed(screen.getAllByTestId('page-heading')[0] as Element)).toContain(
      'newest 200 of 500',
    );
    for (let step = 0; step < 3; step += 1) await press(list, 'j');
    expect(current()?.textContent).toContain('3 further mentions');
    await press(list, 'Enter');
    expect(current()?.dataset['kind']).toBe('mention');
  });

  it('is edited, and says in the dialog why that was refused', async () => {
    const { backend, list } = await onPage();
    await press(list, 'F2');
    const dialog = await screen.findByTestId('page-edit-dialog');
    await fireEvent.input(within(dialog).getByTestId('page-edit-aliases'), {
      target: { value: 'Holm\n the master \n' },
    });
    await fireEvent.input(within(dialog).getByTestId('page-edit-wikidata'), {
      target: { value: '' },
    });
    await fireEvent.click(screen.getByTestId('page-edit-save'));
    await waitFor(() =>
      expect(callsOf(backend, 'editEntityDetails')).toEqual([
        {
          entity: page.entity.id,
          aliases: ['Holm', 'the master'],
          wikidata: null,
          note: page.note,
          ownType: null,
        },
      ]),
    );
    expect(callsOf(backend, 'editEntity')).toEqual([]);
    await waitFor(() => expect(screen.queryByTestId('page-edit-dialog')).toBeNull());
  });

  it('has a note that is saved with its keys', async () => {
    const { backend, list } = await onPage();
    await press(list, 'n');
    const field = await screen.findByTestId<HTMLTextAreaElement>('page-note-field');
    expect(field.value).toBe(page.note);
    await fireEvent.input(field, { target: { value: 'Call **first**.' } });
    await press(field, 'Enter', { ctrlKey: true });
    await waitFor(() =>
      expect(callsOf(backend, 'editEntityDetails').at(-1)).toMatchObject({
        note: 'Call **first**.',
        wikidata: page.wikidata,
      }),
    );
  });

  it('is split: whole articles by their id, single mentions by theirs, never all of it', async () => {
    const { backend, list } = await onPage();
    await press(list, 'End');
    await press(list, 'M', { shiftKey: true });
    await screen.findByTestId('page-split-dialog');
    const accept = screen.getByTestId<HTMLButtonElement>('page-split-accept');
    expect(accept.disabled).toBe(true);
    const articles = screen.getAllByTestId('page-split-article');
    for (const box of articles) await fireEvent.click(box);
    expect(accept.disabled).toBe(true);
    const dialog = screen.getByTestId('page-split-dialog');
    expect(within(dialog).getByRole('alert').textContent).toContain('Nothing would be left');
    await fireEvent.click(articles[1] as Element);
    await fireEvent.click(screen.getAllByTestId('page-split-open')[1] as Element);
    await fireEvent.click(screen.getAllByTestId('page-split-mention')[0] as Element);
    expect(squeezed(screen.getByTestId('page-split-amount'))).toBe('2 of 4 mentions chosen');
    await fireEvent.input(screen.getByTestId('page-split-name'), { target: { value: 'M. Holm' } });
    await fireEvent.click(accept);
    await waitFor(() =>
      expect(callsOf(backend, 'splitEntity')).toEqual([
        {
          entity: page.entity.id,
          name: 'M. Holm',
          articles: [page.articles[0]?.article],
          mentions: [page.articles[1]?.mentions[0]?.id],
        },
      ]),
    );
  });

  it('is merged with another of the library, under the name that is chosen', async () => {
    const { backend, list } = await onPage();
    await press(list, 'm');
    await screen.findByTestId('page-merge-row');
    await fireEvent.click(screen.getByTestId('page-merge-keep-from'));
    expect(squeezed(screen.getByTestId('page-merge-outcome'))).toContain('will be of Marta Holm');
    await fireEvent.click(screen.getByTestId('page-merge-accept'));
    await waitFor(() =>
      expect(callsOf(backend, 'mergeEntities')).toEqual([
        { article: null, from: page.together[0]?.entity, into: page.entity.id },
      ]),
    );
  });

  it('is exported: seen, copied, and given as a command', async () => {
    const backend = replay({ entityList: all });
    const copyText = vi.spyOn(backend, 'copyText');
    await opened(backend);
    await fireEvent.click(screen.getByTestId('all-entities'));
    await press(await screen.findByTestId('shelf-list'), 'Enter');
    await press(await screen.findByTestId('page-list'), 'e');
    const file = recorded('exportEntity');
    const preview = await screen.findByTestId('page-export-preview');
    expect(preview.textContent).toBe(file.markdown);
    await fireEvent.click(screen.getByTestId('page-export-copy'));
    await waitFor(() => expect(copyText).toHaveBeenLastCalledWith(file.markdown));
    await fireEvent.click(screen.getByTestId('page-export-command'));
    await waitFor(() =>
      expect(copyText.mock.lastCall?.[0]).toContain(`entity export ${page.entity.id}`),
    );
  });

  it('is removed from the library in one step', async () => {
    const { backend, list } = await onPage();
    await press(list, 'Delete');
    await waitFor(() =>
      expect(callsOf(backend, 'removeEntity')).toEqual([{ article: null, entity: page.entity.id }]),
    );
    expect(await screen.findByTestId('shelf-list')).toBeTruthy();
  });
});

describe('an entity in the text', () => {
  it('leads to its page with one key, and back', async () => {
    const view = recorded('openArticle');
    view.marks.entities = recorded('articleMarks', 'articleMarks-entities').marks.entities;
    const backend = replay({ openArticle: view, entityList: all });
    const { article } = await opened(backend);
    await press(article, 'm');
    await press(article, 'd');
    await screen.findByTestId('page-list');
    const ids = view.marks.entities.map((one) => one.id);
    const asked = callsOf(backend, 'entityPage').at(-1) as { entity: string };
    expect(ids).toContain(asked.entity);
    await press(screen.getByTestId('page-list'), 'ArrowLeft', { altKey: true });
    expect(await screen.findByTestId('article')).toBeTruthy();
  });

  it('is found by its name in the whole library', async () => {
    const backend = replay({ entityList: all });
    const { article } = await opened(backend);
    await press(article, 'k', { ctrlKey: true });
    const field = await screen.findByTestId('palette-input');
    await fireEvent.input(field, { target: { value: '@brandt' } });
    await waitFor(() =>
      expect(callsOf(backend, 'entityList').at(-1)).toMatchObject({ query: 'brandt' }),
    );
    const entries = () => screen.getAllByTestId('palette-row');
    await waitFor(() => expect(entries().map(squeezed).join()).toContain('Tomasz Brandt'));
    await press(field, 'Enter');
    await waitFor(() =>
      expect(callsOf(backend, 'entityPage').at(-1)).toEqual({ entity: all.entities[1]?.id }),
    );
  });
});
