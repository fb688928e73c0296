import { beforeEach, describe, expect, it } from 'vitest';
import { order, Panes } from './panes.svelte';

function panesAt(width: number): Panes {
  const panes = new Panes();
  panes.width = width;
  return panes;
}
const shown = (panes: Panes) => order.filter((pane) => panes.shows(pane)).join(' ');

describe('panes', () => {
  beforeEach(() => localStorage.clear());

  it('are three, two or one by the width of the window', () => {
    expect(shown(panesAt(1440))).toBe('library reader inspector');
    expect(shown(panesAt(1100))).toBe('library reader inspector');
    expect(shown(panesAt(1099))).toBe('library reader');
    expect(shown(panesAt(899))).toBe('library');
  });

  it('come into view when they are wanted, at every width', () => {
    for (const width of [1440, 1000, 700]) {
      for (const pane of order) {
        const panes = panesAt(width);
        panes.focusMode = true;
        panes.reveal(pane);
        expect(panes.shows(pane), `${pane} at ${width}`).toBe(true);
      }
    }
  });

  it('hide and come back', () => {
    const panes = panesAt(1440);
    panes.toggle('library');
    expect(shown(panes)).toBe('reader inspector');
    panes.toggle('library');
    panes.toggle('inspector');
    expect(shown(panes)).toBe('library reader');
    panes.focusMode = true;
    expect(shown(panes)).toBe('reader');
  });

  it('are as they were after a restart', () => {
    const before = panesAt(1440);
    before.resize('library', 333);
    before.toggle('inspector');
    const after = panesAt(1440);
    expect(after.libraryWidth).toBe(333);
    expect(shown(after)).toBe('library reader');
  });

  it('take a share of the window until they are sized', () => {
    expect(panesAt(1440).libraryWidth).toBe(274);
    expect(panesAt(1440).inspectorWidth).toBe(338);
    expect(panesAt(1100).libraryWidth).toBe(240);
    expect(panesAt(1100).inspectorWidth).toBe(296);
  });
});
