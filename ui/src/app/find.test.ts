import { cleanup, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { recorded } from '../backend/replay.test-data';
import { openedWindow, press, type } from './window.test-data';

afterEach(cleanup);

const view = recorded('openArticle');
const text = view.blocks.map((one) => one.text).join('\n');
const amount = (word: RegExp) => [...text.matchAll(word)].length;
const count = () => screen.getByTestId('find-count').textContent;

async function find(words: string) {
  const opened = await openedWindow();
  await press(opened.article, 'f', { ctrlKey: true });
  const field = await screen.findByTestId<HTMLInputElement>('find-input');
  await type(field, words);
  return { ...opened, field };
}

describe('finding in the article', () => {
  it('counts the hits and goes round among them', async () => {
    const { field } = await find('marta holm');
    const all = amount(/marta holm/gi);
    // The reading cursor stands after the caption, which has the first of them.
    expect(count()).toBe(`2 of ${all}`);
    await press(field, 'Enter');
    expect(count()).toBe(`3 of ${all}`);
    await press(field, 'Enter', { shiftKey: true });
    await press(field, 'Enter', { shiftKey: true });
    await press(field, 'Enter', { shiftKey: true });
    expect(count()).toBe(`${all} of ${all}`);
    await press(field, 'F3');
    expect(count()).toBe(`1 of ${all}`);
  });

  it('says when there is nothing', async () => {
    await find('walrus');
    expect(count()).toBe('Not found');
    expect(screen.getByTestId('find-count').getAttribute('role')).toBe('status');
  });

  it('finds words written with other marks', async () => {
    await find('zoe lindqvist');
    expect(count()).toBe('1 of 1');
  });

  it('minds case and whole words when asked, and remembers it', async () => {
    const { field } = await find('the');
    expect(count()).toContain(`of ${amount(/the/gi)}`);
    await press(field, 'w', { altKey: true });
    expect(count()).toContain(`of ${amount(/\bthe\b/gi)}`);
    await press(field, 'c', { altKey: true });
    expect(count()).toContain(`of ${amount(/\bthe\b/g)}`);
    expect(localStorage.getItem('analect.find-case')).toBe('yes');
  });

  it('leaves the reading cursor on the hit and the focus in the text', async () => {
    const { article, field } = await find('vote was');
    const hit = view.blocks.find((one) => one.text.includes('vote was'));
    await press(field, 'Escape');
    await waitFor(() => expect(screen.queryByTestId('find-bar')).toBeNull());
    expect(screen.getByTestId('unit').dataset['start']).toBe(String(hit?.start));
    await waitFor(() => expect(document.activeElement).toBe(article));
  });

  it('goes on from the text without taking the focus', async () => {
    const { article, field } = await find('brandt');
    await press(field, 'Escape');
    await waitFor(() => expect(document.activeElement).toBe(article));
    await press(article, 'F3');
    expect(await screen.findByTestId('find-bar')).toBeTruthy();
    expect(document.activeElement).toBe(article);
    expect(count()).toMatch(/ of /);
    await press(article, 'Escape');
    await waitFor(() => expect(screen.queryByTestId('find-bar')).toBeNull());
  });
});
