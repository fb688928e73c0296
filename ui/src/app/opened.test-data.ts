import { fireEvent, render, screen } from '@testing-library/svelte';
import { recorded, replay } from '../backend/replay.test-data';
import App from './App.svelte';

/** The window as a reader has it after opening the recorded article. */
export async function opened(backend = replay()) {
  Object.defineProperty(window, 'innerWidth', { value: 1440, configurable: true });
  render(App, { backend });
  const [first] = await screen.findAllByTestId('library-row');
  if (!first) throw new Error('no article is listed');
  await fireEvent.click(first);
  const article = await screen.findByTestId('article');
  await screen.findAllByTestId('summary-item');
  return { backend, article };
}

export const press = (target: Element, key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(target, { key, ...more });

/** The recorded requests of one name, in order. */
export const callsOf = (backend: ReturnType<typeof replay>, name: string) =>
  backend.calls.filter((one) => one.name === name).map((one) => one.args);

/** The recorded mark that quotes these words. */
export function recordedMark(words: string) {
  const mark = recorded('openArticle').marks.annotations.find((one) => one.quote.includes(words));
  if (!mark?.span) throw new Error(`no mark quotes ${words}`);
  return { ...mark, span: mark.span };
}

/** The text drawn under a mark. */
export const drawn = (article: HTMLElement, id: string): string =>
  [...article.querySelectorAll(`[data-annotation~="${id}"]`)]
    .map((piece) => piece.textContent)
    .join('');

/** The mark that keys work on. */
export const inHand = (): string | null =>
  document.querySelector<HTMLElement>('[data-testid=mark-ring]')?.dataset['mark'] ?? null;

/** Takes the recorded mark that quotes these words in hand, by keys. */
export async function takeInHand(article: HTMLElement, words: string) {
  const mark = recordedMark(words);
  for (let step = 0; step < 6 && drawnInHand(article) !== mark.quote; step += 1) {
    await press(article, '.');
  }
  for (let step = 0; step < 6 && drawnInHand(article) !== mark.quote; step += 1) {
    await press(article, ',');
  }
  if (inHand() !== mark.id) throw new Error(`${words} was not reached`);
  return mark;
}

const drawnInHand = (article: HTMLElement): string => drawn(article, inHand() ?? 'none');
