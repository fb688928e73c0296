import { describe, expect, it } from 'vitest';
import { tagTree, unfolded } from './tag-tree';

const tags = (...names: string[]) => names.map((name) => ({ name, articles: 1 }));
const drawn = (lines: ReturnType<typeof tagTree>) =>
  lines.map((one) => `${'  '.repeat(one.depth)}${one.label}${one.articles === null ? ' –' : ''}`);

describe('the tags', () => {
  it('stand under the parts of their names, each part once', () => {
    expect(drawn(tagTree(tags('port-authority', 'port/skerrow', 'harbour', 'port/hest')))).toEqual([
      'harbour',
      'port –',
      '  hest',
      '  skerrow',
      'port-authority',
    ]);
  });

  it('keep a part that is a tag of its own', () => {
    const lines = tagTree(tags('port', 'port/skerrow/east'));
    expect(drawn(lines)).toEqual(['port', '  skerrow –', '    east']);
    expect(lines.map((one) => one.hasNested)).toEqual([true, true, false]);
  });

  it('are hidden under a folded part, at any depth', () => {
    const lines = tagTree(tags('a/b/c', 'a/d', 'ab'));
    expect(drawn(unfolded(lines, (name) => name === 'a'))).toEqual(['a –', 'ab']);
    expect(drawn(unfolded(lines, (name) => name === 'a/b'))).toEqual(['a –', '  b –', '  d', 'ab']);
  });
});
