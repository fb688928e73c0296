import { expect, it } from 'vitest';
import { placeIn } from './place';
import { shortened, splitFrontMatter } from './parts';

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

it('lines that stay are shown only near those that change', () => {
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => `${from + at}`);
  const same = (from: number, to: number) => ({
    change: 'same' as const,
    text: `${rows(from, to).join('\n')}\n`,
  });
  expect(shortened([same(1, 9), { change: 'added', text: 'x\ny\n' }, same(10, 13)])).toEqual([
    { change: 'left out', amount: 6 },
    { change: 'same', lines: ['7', '8', '9'] },
    { change: 'added', lines: ['x', 'y'] },
    { change: 'same', lines: ['10', '11', '12', '13'] },
  ]);
  const between = shortened([
    { change: 'removed', text: 'a' },
    same(1, 20),
    { change: 'added', text: 'b' },
  ]);
  expect(between[2]).toEqual({ change: 'left out', amount: 14 });
});

it('the place of an error is a word, a sign or the end of the line', () => {
  const text = '# {{ a }}\n\n🙂 {{ article.tilte }}\n';
  const at = (line: number, column: number) => {
    const { start, end } = placeIn(text, { line, column });
    return text.slice(start, end);
  };
  expect(at(3, 6)).toBe('article.tilte');
  expect(at(3, 3)).toBe('{');
  expect(at(1, 10)).toBe('');
  expect(placeIn(text, { line: 40, column: 7 }).end).toBe(text.length);
});
