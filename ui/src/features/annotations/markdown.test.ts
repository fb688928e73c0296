import { expect, it } from 'vitest';
import type { ArticleRow } from '$backend';
import { notesAsMarkdown } from './markdown';

const article = {
  title: 'Harbour',
  byline: ['A. Writer'],
  site: 'Northern Wire',
  published: null,
  source: 'https://a.example/b',
} as unknown as ArticleRow;

it('marks are copied as Markdown with their label, place, tags and note', () => {
  const notes = [
    { quote: 'One\nTwo ', body: 'Who? #ask', tags: ['ask', 'later'], label: 'Doubt', paragraph: 3 },
    { quote: 'Three', body: '', tags: [], label: 'Quote', paragraph: null },
  ];
  expect(notesAsMarkdown(notes, article)).toBe(
    '> One\n> Two\n\n**Doubt** · ¶3 #later\n\nWho? #ask\n\n' +
      '> Three\n\n**Quote**\n\n' +
      '— A. Writer, Harbour, Northern Wire, https://a.example/b\n',
  );
});
