import { describe, expect, it } from 'vitest';
import { Tour, type Facts } from './tour.svelte';

const start: Facts = {
  article: 'a',
  place: 0,
  highlights: 4,
  sources: 0,
  mention: null,
  entities: 2,
  decided: 0,
};
const moved = { ...start, place: 90 };
const marked = { ...moved, highlights: 5 };
const followed = { ...marked, place: 300, sources: 1 };
const named = { ...followed, place: 20, mention: 'm' };

describe('the tour', () => {
  it('never begins by itself', () => {
    const tour = new Tour();
    tour.observe(start);
    tour.observe(moved);
    expect(tour.open).toBe(false);
  });

  it('goes on by what the reader does', () => {
    const tour = new Tour();
    tour.begin();
    tour.observe(start);
    const seen = [moved, marked, followed, named].map((facts) => {
      tour.observe(facts);
      return tour.state;
    });
    expect(seen).toEqual(['highlight', 'summary', 'entity', 'own']);
    tour.end();
    expect(tour.open).toBe(false);
  });

  it('takes no other deed for the one asked for', () => {
    const tour = new Tour();
    tour.begin();
    tour.observe(start);
    tour.observe({ ...start, highlights: 5 });
    tour.observe({ ...start, highlights: 5, mention: 'm' });
    expect(tour.step).toBe('move');
    tour.observe({ ...moved, highlights: 5 });
    tour.observe({ ...moved, highlights: 3 });
    expect(tour.step).toBe('highlight');
  });

  it('does not take opening an article for moving in it', () => {
    const tour = new Tour();
    tour.begin();
    tour.observe(start);
    tour.observe({ ...moved, article: 'b' });
    expect(tour.step).toBe('move');
  });

  it('goes on where it was after a restart', () => {
    const tour = new Tour();
    tour.begin();
    tour.observe(start);
    tour.observe(moved);
    const after = new Tour();
    expect(after.step).toBe('highlight');
    expect(after.behind).toBe(1);
  });

  it('takes a name marked by hand for a name followed', () => {
    const tour = new Tour();
    tour.begin();
    for (const facts of [start, moved, marked, followed, { ...followed, entities: 3 }]) {
      tour.observe(facts);
    }
    expect(tour.state).toBe('own');
  });

  it('takes a decision about a suggestion, whatever it was', () => {
    const tour = new Tour();
    tour.begin();
    for (const facts of [start, moved, marked, followed, { ...followed, decided: 1 }]) {
      tour.observe(facts);
    }
    expect(tour.state).toBe('own');
  });

  it('ends when an article is brought in while that is invited to', () => {
    const tour = new Tour();
    tour.begin();
    tour.observeLibrary(1);
    for (const facts of [start, moved, marked, followed]) tour.observe(facts);
    tour.observeLibrary(2);
    expect(tour.step).toBe('entity');
    tour.observe(named);
    tour.observeLibrary(2);
    tour.observeLibrary(1);
    expect(tour.state).toBe('own');
    tour.observeLibrary(2);
    expect(tour.open).toBe(false);
    expect(new Tour().open).toBe(false);
  });

  it('invites again after a restart, however full the library is', () => {
    const tour = new Tour();
    tour.begin();
    for (const facts of [start, moved, marked, followed, named]) tour.observe(facts);
    const after = new Tour();
    after.observeLibrary(8);
    expect(after.state).toBe('own');
    after.observeLibrary(9);
    expect(after.open).toBe(false);
  });
});
