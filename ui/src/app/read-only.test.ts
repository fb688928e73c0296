import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { recorded, replay } from '../backend/replay.test-data';
import App from './App.svelte';

afterEach(cleanup);

async function started(readOnly: boolean) {
  render(App, { backend: replay({ library: { ...recorded('library'), readOnly } }) });
  await screen.findByTestId('library-row');
}

describe('a library that cannot be written to', () => {
  it('says so above its list, what is safe and what to do', async () => {
    await started(true);
    const said = screen.getByTestId('read-only');
    expect(said.textContent).toContain('can only be read');
    expect(said.textContent).toContain('safe');
    expect(said.textContent).toContain('allow writing');
    expect(said.textContent).toContain(recorded('library').path);
    // In a line, and the rest where it is asked for, with the keyboard too.
    expect(said.querySelector('summary')?.textContent.trim()).toBe('This library can only be read');
    expect(said.querySelector('details')?.open).toBe(false);
  });

  it('is not spoken of where it can be', async () => {
    await started(false);
    expect(screen.queryByTestId('read-only')).toBeNull();
  });
});
