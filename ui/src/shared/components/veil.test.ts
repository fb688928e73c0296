import { cleanup, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import Modal from './Modal.svelte';

afterEach(cleanup);

const dialog = (testid: string, open: boolean) => ({
  open,
  title: testid,
  testid,
  onclose: () => undefined,
  children: createRawSnippet(() => ({ render: () => '<p>Words</p>' })),
});
const rests = () => document.documentElement.hasAttribute('data-resting');

describe('the window behind dialogs', () => {
  it('rests as long as one is open', async () => {
    const first = render(Modal, dialog('first', false));
    expect(rests()).toBe(false);
    await first.rerender(dialog('first', true));
    await screen.findByTestId('first');
    expect(rests()).toBe(true);
    const second = render(Modal, dialog('second', true));
    await second.rerender(dialog('second', false));
    expect(rests()).toBe(true);
    await first.rerender(dialog('first', false));
    expect(rests()).toBe(false);
  });
});
