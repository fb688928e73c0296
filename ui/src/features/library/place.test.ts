import { describe, expect, it } from 'vitest';
import type { ArticleRow } from '$backend';
import { onShelf, readPlace, stays, written, type Place } from './place';
import { article } from './row.test-data';

const places: Place[] = [
  onShelf('inbox'),
  onShelf('archive'),
  onShelf('starred'),
  onShelf('all'),
  onShelf('trash'),
  { kind: 'collection', id: 'strikes' },
  { kind: 'tag', name: 'harbour' },
  { kind: 'tag', name: 'harbour/east' },
];

describe('a place', () => {
  it('comes back as it was remembered', () => {
    for (const place of places.filter((one) => written(one) !== 'shelf:all')) {
      expect(readPlace(written(place))).toEqual(place);
    }
    for (const text of [null, '', 'shelf:attic', 'inbox']) {
      expect(readPlace(text), String(text)).toEqual(onShelf('inbox'));
    }
  });

  it('keeps the articles that belong to it', () => {
    const where = (changes: Partial<ArticleRow>) =>
      places
        .filter((place) =>
          stays(article({ tags: ['harbour'], collections: ['strikes'], ...changes }), place),
        )
        .map(written);
    const sets = ['collection:strikes', 'tag:harbour'];
    expect(where({})).toEqual(['shelf:inbox', 'shelf:all', ...sets]);
    expect(where({ state: 'archive', starred: true })).toEqual([
      'shelf:archive',
      'shelf:starred',
      'shelf:all',
      ...sets,
    ]);
    expect(where({ state: 'trash', starred: true })).toEqual(['shelf:trash']);
    expect(where({ tags: [], collections: [] })).toEqual(['shelf:inbox', 'shelf:all']);
  });
});
