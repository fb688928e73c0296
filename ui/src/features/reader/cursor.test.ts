import { describe, expect, it } from 'vitest';
import { textOf } from '$shared/text/positions';
import { blocksOf } from '$shared/text/sample.test-data';
import { Cursor } from './cursor.svelte';

const blocks = blocksOf([
  { kind: 'heading', text: 'A heading', level: 2 },
  { text: 'One boat. Two boats.', paragraph: 1 },
  { text: 'Three boats.', paragraph: 2 },
]);

function opened(): Cursor {
  const cursor = new Cursor();
  cursor.open(blocks, 'en', null);
  return cursor;
}
const on = (cursor: Cursor) => cursor.span && textOf(blocks, cursor.span);

describe('the reading cursor', () => {
  it('starts on the first paragraph, not on a heading', () => {
    expect(on(opened())).toBe('One boat. Two boats.');
  });

  it('starts at a remembered place', () => {
    const cursor = new Cursor();
    cursor.open(blocks, 'en', blocks[2]?.start ?? null);
    expect(on(cursor)).toBe('Three boats.');
  });

  it('has no place in an article without text', () => {
    const cursor = new Cursor();
    cursor.open([], null, null);
    expect(cursor.span).toBeNull();
    expect(cursor.next()).toBe(false);
  });

  it('keeps its place when the unit changes', () => {
    const cursor = opened();
    cursor.cycle();
    expect(on(cursor)).toBe('One boat.');
    cursor.next();
    cursor.cycle();
    expect(on(cursor)).toBe('Two');
    cursor.cycle();
    expect(on(cursor)).toBe('One boat. Two boats.');
  });

  it('extends both ways and shrinks again', () => {
    const cursor = opened();
    cursor.setUnit('sentence');
    cursor.extendNext();
    expect(on(cursor)).toBe('One boat. Two boats.');
    cursor.extendNext();
    expect(on(cursor)).toBe('One boat. Two boats.\nThree boats.');
    cursor.extendPrevious();
    expect(on(cursor)).toBe('One boat. Two boats.');
    expect(cursor.collapse()).toBe(true);
    expect(on(cursor)).toBe('Two boats.');
    expect(cursor.collapse()).toBe(false);
  });

  it('comes back to a passage of several units', () => {
    const cursor = opened();
    cursor.setUnit('sentence');
    cursor.extendNext();
    const passage = cursor.span;
    cursor.last();
    if (passage) cursor.moveOver(passage);
    expect(on(cursor)).toBe('One boat. Two boats.');
    expect(cursor.extended).toBe(true);
    cursor.next();
    expect(on(cursor)).toBe('Three boats.');
  });

  it('goes on from where an extension ended', () => {
    const cursor = opened();
    cursor.setUnit('sentence');
    cursor.extendNext();
    cursor.next();
    expect(on(cursor)).toBe('Three boats.');
  });

  it('says when there is nothing further', () => {
    const cursor = opened();
    expect(cursor.last()).toBe(true);
    expect(cursor.next()).toBe(false);
    expect(cursor.first()).toBe(true);
    expect(on(cursor)).toBe('A heading');
  });
});
