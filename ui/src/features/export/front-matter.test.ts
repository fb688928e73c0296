import { expect, it } from 'vitest';
import { splitFrontMatter } from './front-matter';

it('front matter is parted from the text and nothing is lost', () => {
  const check = (markdown: string, front: string) => {
    const parts = splitFrontMatter(markdown);
    expect(parts.front).toBe(front);
    expect(parts.front + parts.body).toBe(markdown);
  };
  check('---\ntitle: a\n---\n\n# A', '---\ntitle: a\n---\n');
  check('# A\n\n---\n\nb\n---\n', '');
  check('---\nno end', '');
  check('', '');
});
