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

describe('the length of the summary', () => {
  it('can be counted in words and per cent, and each keeps its own amount', async () => {
    const { backend } = await onFirst();
    const lengths = () =>
      callsOf(backend, 'summarize').map((call) => (call as { length: unknown }).length);
    await fireEvent.click(screen.getByTestId('summary-unit-words'));
    await waitFor(() => expect(lengths().at(-1)).toEqual({ amount: 100, unit: 'words' }));
    await fireEvent.click(screen.getByTestId('summary-more'));
    await waitFor(() => expect(lengths().at(-1)).toEqual({ amount: 120, unit: 'words' }));
    await fireEvent.click(screen.getByTestId('summary-unit-percent'));
    await waitFor(() => expect(lengths().at(-1)).toEqual({ amount: 10, unit: 'percent' }));
    const kept = (name: string) => localStorage.getItem(`analect.summary-${name}`);
    expect([kept('unit'), kept('words'), kept('length')]).toEqual(['percent', '120', null]);
  });

  it('in sentences grows by one from what is shown', async () => {
    const { backend } = await onFirst();
    await fireEvent.click(screen.getByTestId('summary-more'));
    await waitFor(() =>
      expect(callsOf(backend, 'summarize').at(-1)).toMatchObject({
        length: { amount: sentences.length + 1, unit: 'sentences' },
      }),
    );
    expect(localStorage.getItem('analect.summary-length')).toBe('4');
  });
});

describe('what the summary covers', () => {
  it('is told of the entities marked in the article', async () => {
    await onFirst();
    const told = () => screen.getByTestId('summary-length').textContent;
    expect(told()).toContain('names 1 of 1 entity');
  });
});

describe('what the summary is asked about', () => {
  const question = 'Are the ships loaded with medicine?';
  const field = () => screen.getByTestId<HTMLInputElement>('summary-about');

  /** Goes to the field by its key and writes a question into it. */
  async function ask(view: 'summarize-about' | 'summarize-unheard', text: string) {
    const backend = replay({ summarize: recorded('summarize', view) });
    const { first } = await onFirst(backend);
    // The article that was opened takes the focus once it is drawn.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    first.focus();
    await press(first, '/');
    expect(document.activeElement).toBe(field());
    await fireEvent.input(field(), { target: { value: text } });
    await press(field(), 'Enter');
    await waitFor(() =>
      expect(callsOf(backend, 'summarize').at(-1)).toMatchObject({ about: text.trim() }),
    );
    return backend;
  }

  it('is asked by Enter, which goes back to the sentences', async () => {
    await ask('summarize-about', ` ${question} `);
    await waitFor(() => expect(jumps()).toContain(document.activeElement));
    expect(screen.getByTestId('summary-length').textContent).toContain('6 speak of it');
    expect(screen.getByTestId('summary-about-clear')).toBeTruthy();
  });

  it('is cleared by Esc, which gives the focus back', async () => {
    const backend = await ask('summarize-about', question);
    await waitFor(() => expect(jumps()).toContain(document.activeElement));
    field().focus();
    await press(field(), 'Escape');
    await waitFor(() =>
      expect(callsOf(backend, 'summarize').at(-1)).toMatchObject({ about: null }),
    );
    await waitFor(() => expect(jumps()).toContain(document.activeElement));
    expect(field().value).toBe('');
    expect(screen.queryByTestId('summary-about-clear')).toBeNull();
  });

  it('stays in its field when Esc leaves it before it was asked', async () => {
    const backend = replay();
    await opened(backend);
    await screen.findAllByTestId('summary-jump');
    const before = callsOf(backend, 'summarize').length;
    field().focus();
    await fireEvent.input(field(), { target: { value: 'the vote' } });
    await press(field(), 'Escape');
    expect(field().value).toBe('the vote');
    expect(callsOf(backend, 'summarize')).toHaveLength(before);
  });

  it('is asked again after a restart', async () => {
    await ask('summarize-about', question);
    cleanup();
    const again = replay({ summarize: recorded('summarize', 'summarize-about') });
    await opened(again);
    await waitFor(() =>
      expect(callsOf(again, 'summarize').at(-1)).toMatchObject({ about: question }),
    );
  });

  it('that no sentence names is told so, and the field gets the focus back', async () => {
    await ask('summarize-unheard', 'zeppelins');
    const told = await screen.findByTestId('summary-unheard');
    expect(told.textContent.trim()).toBe(
      'No sentence names “zeppelins”: this is the usual summary.',
    );
    await waitFor(() => expect(document.activeElement).toBe(field()));
  });

  it('stands in the command that gives the same summary, quoted', async () => {
    const backend = await ask('summarize-about', 'the port’s or the crews\' "vote"');
    const copied: string[] = [];
    backend.copyText = (text) => Promise.resolve(void copied.push(text));
    await fireEvent.click(screen.getByTestId('summary-command'));
    await waitFor(() => expect(copied).toHaveLength(1));
    expect(copied[0]).toContain(
      ` --sentences 3 --about='the port’s or the crews'\\'' "vote"' --library`,
    );
  });
});

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
