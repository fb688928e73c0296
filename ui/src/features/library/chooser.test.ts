import { describe, expect, it } from 'vitest';
import { Chooser, type Wanted } from './chooser.svelte';
import { article } from './row.test-data';

const rows = [['harbour'], ['harbour', 'port/skerrow'], []].map((tags, at) =>
  article({ id: String(at), tags }),
);
const tags = ['harbour', 'port/skerrow', 'winter-port'];

/** A chooser over the tags of three articles, two of which have `harbour`. */
function chooser() {
  const saved: Wanted[] = [];
  const made = new Chooser({
    things: () => tags.map((name) => ({ key: name, name, articles: 1 })),
    has: (row, tag) => row.tags.includes(tag),
    names: (typed) => typed.split(',').filter((one) => one.trim() !== ''),
    save: (_, wanted) => {
      saved.push(wanted);
      return Promise.resolve(true);
    },
  });
  made.show(rows, 'library');
  return { made, saved };
}

const names = (made: Chooser) =>
  made.options.map((one) => ('thing' in one ? one.thing.name : `new ${one.fresh.join()}`));

describe('the chooser', () => {
  it('tells what all, some and none of the articles have', () => {
    const { made } = chooser();
    expect(made.share('harbour')).toBe('some');
    expect(made.having('harbour')).toBe(2);
    expect(made.share('strike')).toBe('none');
    made.show(
      rows.filter((row) => row.tags.includes('harbour')),
      'library',
    );
    expect(made.share('harbour')).toBe('all');
  });

  it('gives to all what some have, then takes it from all, then leaves it', () => {
    const { made } = chooser();
    const shares = [1, 2, 3].map(() => {
      made.toggle('harbour');
      return made.share('harbour');
    });
    expect(shares).toEqual(['all', 'none', 'some']);
    expect(made.wanted.size).toBe(0);
  });

  it('finds by any part of a name, those that start with it first, without accents', () => {
    const { made } = chooser();
    made.type('POR');
    expect(names(made)).toEqual(['port/skerrow', 'winter-port', 'new POR']);
    made.type('hárb');
    expect(names(made)).toEqual(['harbour', 'new hárb']);
  });

  it('makes what is not there yet, and takes it back by Backspace', () => {
    const { made } = chooser();
    made.type('strike');
    expect(made.enter()).toBe(true);
    expect(made.share('strike')).toBe('all');
    expect(names(made)[0]).toBe('strike');
    made.back();
    expect(names(made)).not.toContain('strike');
  });

  it('has nothing at hand in an empty field, so that Enter saves', () => {
    const { made } = chooser();
    expect(made.enter()).toBe(false);
    made.step(1);
    expect(made.enter()).toBe(true);
  });

  it('saves what was decided and what is still typed, and closes', async () => {
    const { made, saved } = chooser();
    made.toggle('harbour');
    made.type('strike,port/skerrow');
    expect(await made.save()).toBe(true);
    expect([...(saved[0] ?? [])]).toEqual([
      ['harbour', true],
      ['port/skerrow', true],
      ['strike', true],
    ]);
    expect(made.open).toBe(false);
  });

  it('asks for nothing where nothing was decided', async () => {
    const { made, saved } = chooser();
    await made.save();
    expect(saved).toEqual([]);
  });
});
