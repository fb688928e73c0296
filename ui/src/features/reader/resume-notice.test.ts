import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Backend } from '$backend';
import { Journal } from '$shared/journal.svelte';
import { Notices } from '$shared/notices.svelte';
import { Reader } from './reader.svelte';
import ResumeNotice from './ResumeNotice.svelte';

afterEach(cleanup);
afterEach(() => void vi.useRealTimers());

describe('the notice of where reading goes on', () => {
  it('gives the focus back from its button, and the next one leaves by itself', async () => {
    vi.useFakeTimers();
    const reader = new Reader(new Journal({} as Backend, new Notices()), vi.fn());
    const ondone = vi.fn();
    reader.resumedAt = 3;
    render(ResumeNotice, { reader, ondone });
    const button = screen.getByRole('button');
    button.focus();
    await fireEvent.focusIn(button);
    await fireEvent.click(button);
    expect(ondone).toHaveBeenCalledOnce();
    reader.resumedAt = 5;
    await vi.advanceTimersByTimeAsync(4100);
    expect(reader.resumedAt).toBeNull();
  });
});
