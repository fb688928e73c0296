import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { holdBack, recorded, replay } from '../backend/replay.test-data';
import { callsOf, opened, press } from './opened.test-data';

afterEach(cleanup);

const linked = recorded('suggestions', 'suggestions-linked');
const group = (name: string, of = linked) => {
  const found = of.groups.find((one) => one.name === name);
  if (!found) throw new Error(`${name} is not suggested`);
  return found;
};
const spansOf = (name: string) => group(name).mentions.map((one) => one.span);

/** The article with what is suggested in it; the answers to what is asked later are held back. */
async function suggested(instead: Parameters<typeof replay>[0] = {}) {
  const backend = replay({ suggestions: linked, ...instead });
  const { article } = await opened(backend);
  await waitFor(() => expect(callsOf(backend, 'suggestions')).toHaveLength(1));
  await waitFor(() =>
    expect(screen.getByTestId('inspector-tab-entities').textContent).toMatch(/\d/),
  );
  const later = holdBack(backend, 'suggestions');
  return { backend, article, later };
}

/** The review, with the focus on its first card. */
async function reviewing(instead: Parameters<typeof replay>[0] = {}) {
  const found = await suggested(instead);
  await press(found.article, 'r');
  await onCard(linked.groups[0]?.name ?? '');
  return found;
}

/** Waits until a card is asked about and has the focus; the keys go there. */
async function onCard(name: string): Promise<HTMLElement> {
  await waitFor(() => {
    const card = screen.getByTestId('review-card');
    expect(within(card).getByRole('heading').textContent).toContain(name);
    expect(document.activeElement).toBe(screen.getByTestId('review-mentions'));
  });
  return screen.getByTestId('review-mentions');
}

const mentions = () => screen.getByTestId('review-mentions');

/** Passes over cards until this one is asked about. */
async function comeTo(name: string): Promise<HTMLElement> {
  for (const one of linked.groups) {
    if (one.name === name) break;
    await press(await onCard(one.name), 's');
  }
  return onCard(name);
}

describe('the list of entities', () => {
  it('tells what is suggested from what is accepted in words, and what a date means', async () => {
    const { article } = await suggested({ suggestions: recorded('suggestions') });
    await press(article, 'g');
    await press(article, 'e');
    const rows = await screen.findAllByTestId('suggestion-item');
    const text = (row: HTMLElement) => row.textContent.replace(/\s+/g, ' ').trim();
    const row = (name: string) => rows.map(text).find((one) => one.includes(name));
    expect(row('Tomasz Brandt')).toMatch(/^Suggested: Tomasz Brandt 4/);
    expect(row('Lindqvist')).toMatch(/^Suggested, less sure: /);
    expect(text(screen.getByTestId('entity-item'))).toMatch(/^Accepted: Marta Holm/);
    expect(screen.getByTestId('dates').textContent).toContain('2026-03-10');
    expect(screen.getByTestId('review-start').textContent).toContain(
      `Review (${recorded('suggestions').groups.length})`,
    );
  });

  it('accepts the row with the focus by one key, and says so', async () => {
    const { article, backend } = await suggested();
    await press(article, 'g');
    await press(article, 'e');
    const rows = await screen.findAllByTestId('suggestion-item');
    const row = rows.find((one) => one.dataset['suggestion'] === group('Tomasz Brandt').key);
    if (!row) throw new Error('no row of Tomasz Brandt');
    row.focus();
    await press(row, 'a');
    await waitFor(() => expect(callsOf(backend, 'acceptEntity')).toHaveLength(1));
    expect((await screen.findByTestId('toast')).textContent).toContain('Accepted Tomasz Brandt');
    await waitFor(() => expect(document.activeElement?.closest('[data-item]')).toBeTruthy());
    expect(
      screen.getAllByTestId('entity-item').some((one) => one.textContent.includes('Tomasz Brandt')),
    ).toBe(true);
  });
});

describe('the review', () => {
  it('asks in the order of the library, and keeps the focus from card to card', async () => {
    const { backend } = await reviewing();
    for (const { name, kind } of linked.groups.slice(0, 2)) {
      await press(await onCard(name), 'x');
      await waitFor(() =>
        expect(callsOf(backend, 'rejectEntity').at(-1)).toMatchObject({ name, kind }),
      );
    }
    await onCard(linked.groups[2]?.name ?? '');
    const told = screen.getByTestId('review-progress').textContent;
    expect(told).toBe(`3 of ${linked.groups.length}`);
    expect(screen.getByTestId('review-decided').textContent).toContain('Skerrow');
  });

  it('takes a linked name for the entity of the library, with all its mentions', async () => {
    const { backend } = await reviewing();
    const card = await comeTo('Tomasz Brandt');
    expect(screen.getByTestId('review-link').textContent).toContain('The same full name.');
    await press(card, 'a');
    await waitFor(() => expect(callsOf(backend, 'acceptEntity')).toHaveLength(1));
    expect(callsOf(backend, 'acceptEntity')).toMatchObject([
      {
        name: 'Tomasz Brandt',
        into: group('Tomasz Brandt').link?.entity,
        someoneElse: false,
        spans: spansOf('Tomasz Brandt'),
        leftOut: [],
      },
    ]);
  });

  it('makes someone else of the same name another entity', async () => {
    const { backend } = await reviewing();
    await press(await comeTo('Tomasz Brandt'), 'o');
    await waitFor(() => expect(callsOf(backend, 'acceptEntity')).toHaveLength(1));
    expect(callsOf(backend, 'acceptEntity')).toMatchObject([{ into: null, someoneElse: true }]);
  });

  it('leaves single mentions out, but never all of them', async () => {
    const { backend } = await reviewing();
    const card = await comeTo('Tomasz Brandt');
    await press(card, 'ArrowDown');
    await press(card, ' ');
    expect(screen.getByTestId('review-accept').textContent).toContain('Accept 3 of 4');
    for (const key of ['ArrowUp', ' ', 'ArrowDown', 'ArrowDown', ' ', 'ArrowDown', ' ']) {
      await press(card, key);
    }
    expect(screen.getByTestId('review-accept').textContent).toContain('Accept 1 of 4');
    await press(card, 'a');
    await waitFor(() => expect(callsOf(backend, 'acceptEntity')).toHaveLength(1));
    const [first, second, third, fourth] = spansOf('Tomasz Brandt');
    expect(callsOf(backend, 'acceptEntity')).toMatchObject([
      { spans: [fourth], leftOut: [first, second, third] },
    ]);
  });

  it('changes the type by c and a letter or a digit', async () => {
    const { backend } = await reviewing();
    for (const key of ['2', 'l']) {
      await press(mentions(), 'c');
      await press(await screen.findByRole('menu'), key);
      await onCard(linked.groups[0]?.name ?? '');
    }
    await press(mentions(), 'a');
    await waitFor(() => expect(callsOf(backend, 'acceptEntity')).toHaveLength(1));
    expect(callsOf(backend, 'acceptEntity')).toMatchObject([{ kind: 'place' }]);
  });

  it('merges with another suggestion under the name of that one', async () => {
    const { backend } = await reviewing();
    const [card] = linked.groups;
    await press(mentions(), 'm');
    const field = await screen.findByTestId('same-as-input');
    await fireEvent.input(field, { target: { value: 'skerr' } });
    await waitFor(() =>
      expect(screen.getAllByTestId('same-as-row')[0]?.textContent).toContain('Skerrow'),
    );
    await press(field, 'Enter');
    await waitFor(() => expect(callsOf(backend, 'acceptEntity')).toHaveLength(1));
    expect(callsOf(backend, 'acceptEntity')).toMatchObject([
      {
        name: 'Skerrow',
        kind: 'place',
        aliases: [card?.name, ...(card?.aliases ?? [])],
        spans: [...(card?.mentions ?? []).map((one) => one.span), ...spansOf('Skerrow')],
      },
    ]);
    await onCard(linked.groups[2]?.name ?? '');
  });

  it('offers what the library knows to be merged with', async () => {
    const { backend } = await reviewing();
    await press(mentions(), 'm');
    const field = await screen.findByTestId('same-as-input');
    await fireEvent.input(field, { target: { value: 'marta' } });
    await waitFor(() => expect(callsOf(backend, 'entityList')).toHaveLength(1));
    const known = recorded('entityList').entities.map((one) => one.name);
    await waitFor(() => {
      const rows = screen.getAllByTestId('same-as-row').map((one) => one.textContent);
      expect(known.every((name) => rows.some((row) => row.includes(name)))).toBe(true);
    });
  });

  it('takes quick keys one after another, each for the card that it was pressed on', async () => {
    const { backend } = await reviewing();
    const accepting = holdBack(backend, 'acceptEntity');
    await press(mentions(), 'a');
    await press(mentions(), 'x');
    expect(callsOf(backend, 'rejectEntity')).toEqual([]);
    accepting.answer();
    await waitFor(() => expect(callsOf(backend, 'rejectEntity')).toHaveLength(1));
    expect(callsOf(backend, 'rejectEntity')).toMatchObject([{ name: linked.groups[1]?.name }]);
  });

  it('stays on the card where the library refuses', async () => {
    const { backend } = await reviewing();
    const accepting = holdBack(backend, 'acceptEntity');
    await press(mentions(), 'a');
    accepting.refuse('The disk is full. Nothing was changed.');
    expect((await screen.findByTestId('toast')).textContent).toContain('The disk is full');
    await onCard(linked.groups[0]?.name ?? '');
  });

  it('brings the card back when its decision is undone', async () => {
    const { backend } = await reviewing({ history: recorded('history', 'history-undone') });
    const card = await comeTo('Tomasz Brandt');
    await press(card, 'a');
    await waitFor(() => expect(screen.getByTestId('review-decided')).toBeTruthy());
    await press(mentions(), 'z', { ctrlKey: true });
    await waitFor(() => expect(callsOf(backend, 'undo')).toHaveLength(1));
    await onCard('Tomasz Brandt');
    expect(screen.queryByTestId('review-decided')).toBeNull();
  });

  it('ends, tells what came of it, and asks again about what was skipped', async () => {
    await reviewing();
    const names = linked.groups.map((one) => one.name);
    await press(await onCard(names[0] ?? ''), 'x');
    for (const name of names.slice(1)) await press(await onCard(name), 's');
    const end = await screen.findByTestId('review-end');
    expect(end.textContent).toContain(`1 no entity · ${names.length - 1} skipped`);
    await waitFor(() => expect(end.contains(document.activeElement)).toBe(true));
    await fireEvent.click(within(end).getByText(/^Ask about/));
    await onCard(names[1] ?? '');
  });

  it('is left by Esc, and the list has the focus', async () => {
    await reviewing();
    await press(mentions(), 'Escape');
    await waitFor(() => expect(screen.queryByTestId('review-card')).toBeNull());
    await waitFor(() =>
      expect(document.activeElement?.closest('[data-pane=inspector] [data-item]')).toBeTruthy(),
    );
  });
});

describe('all that is shown', () => {
  it('is accepted after asking, of one kind alone where that is chosen', async () => {
    const { article, backend } = await suggested();
    await press(article, 'g');
    await press(article, 'e');
    const [row] = await screen.findAllByTestId('suggestion-item');
    if (!row) throw new Error('nothing is suggested');
    row.focus();
    await press(row, 'A', { shiftKey: true });
    const dialog = await screen.findByTestId('accept-shown-dialog');
    const shown = linked.groups.filter((one) => one.shown);
    expect(dialog.textContent).toContain(`Accept ${shown.length} suggestions?`);
    expect(callsOf(backend, 'acceptShown')).toEqual([]);
    await fireEvent.click(within(dialog).getByLabelText(/^People/));
    await fireEvent.click(screen.getByTestId('accept-shown'));
    await waitFor(() => expect(callsOf(backend, 'acceptShown')).toHaveLength(1));
    expect(callsOf(backend, 'acceptShown')).toMatchObject([{ kind: 'person' }]);
  });
});

describe('a suggestion in the text', () => {
  const found = recorded('suggestions');
  const { entities } = recorded('openArticle').marks;
  const marked = entities.flatMap((one) => one.mentions.map(({ span }) => ({ span, name: null })));
  const asked = found.groups.flatMap(({ name, mentions: all }) =>
    all.filter((one) => one.shown).map(({ span }) => ({ span, name })),
  );
  const places = [...marked, ...asked].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));

  it('is reached and decided by a key each, and what is accepted already says so', async () => {
    const { article, backend } = await suggested({ suggestions: found });
    const told = () => document.querySelector('p[role=status].visually-hidden')?.textContent ?? '';
    for (let step = 0; step < places.length; step += 1)
      await press(article, 'M', { shiftKey: true });
    expect(places[0]?.name).toBeNull();
    await press(article, 'a');
    expect(told()).toContain('accepted already');
    await press(article, 'm');
    expect(told()).toContain(`Suggested: ${places[1]?.name ?? ''}`);
    await press(article, 'x');
    await waitFor(() => expect(callsOf(backend, 'rejectEntity')).toHaveLength(1));
    expect(callsOf(backend, 'rejectEntity')).toMatchObject([{ name: places[1]?.name }]);
  });

  it('leads to its card', async () => {
    const { article } = await suggested({ suggestions: found });
    for (let step = 0; step < places.length; step += 1)
      await press(article, 'M', { shiftKey: true });
    await press(article, 'm');
    await press(article, 'Enter');
    await onCard(places[1]?.name ?? '');
  });
});
