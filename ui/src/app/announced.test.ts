import { cleanup, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { opened, press } from './opened.test-data';

afterEach(cleanup);

/** What assistive technology was told last. */
const said = () =>
  [...document.querySelectorAll('p.visually-hidden[role=status]')]
    .map((one) => one.textContent.trim())
    .join('');

describe('moves of the cursor', () => {
  it('are told by the text that they come to', async () => {
    const { article } = await opened();
    const texts = [...article.querySelectorAll('p[data-block]')].map((one) => one.textContent);
    await press(article, 'End');
    await waitFor(() => expect(said()).not.toBe(''));
    const last = said();
    await press(article, 'Home');
    await waitFor(() => expect(said()).not.toBe(last));
    const first = said();
    expect(texts.some((text) => text.includes(last))).toBe(true);
    await press(article, 'J', { shiftKey: true });
    await waitFor(() => expect(said()).toMatch(/^Up to: /));
    expect(said()).not.toContain(first);
  });
});
