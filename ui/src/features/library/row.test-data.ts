import type { ArticleRow } from '$backend';

/** A row of the list as it is for an ordinary article, apart from `changes`. */
export const article = (changes: Partial<ArticleRow> = {}): ArticleRow => ({
  id: 'a',
  title: 'The vote',
  titleDerived: false,
  byline: [],
  site: 'Coast News Agency',
  source: null,
  published: '2026-03-12',
  language: 'en',
  importedAt: 1_788_000_000_000,
  state: 'inbox',
  starred: false,
  words: 404,
  minutes: 2,
  highlights: 3,
  notes: 2,
  tags: [],
  collections: [],
  progress: 0,
  finished: false,
  openedAt: null,
  ...changes,
});
