import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { showLine } from './cli';

const article = '0199155c-6200-7707-8707-070707070707';
const paths = [
  '/home/reader/library.db',
  `/it's "a" $HOME/\`id\` $(id) !! !x \\ * ~ {a,b}/-x 'y'`,
  "/two\nlines\tand a tab/'",
  '/港/é ü/ß',
];

const shells = ['sh', 'dash', 'bash', 'zsh'].filter((shell) => !spawnSync(shell).error);

/** The words a shell makes of a line. */
function words(shell: string, line: string): string[] {
  const script = `analect() { printf '%s\\0' "$@"; }\n${line}`;
  const { stdout } = spawnSync(shell, ['-c', script], { encoding: 'utf8' });
  return stdout.split('\0').slice(0, -1);
}

describe.skipIf(shells.length === 0)('a copied command', () => {
  it.each(shells)('names the library as %s reads it', (shell) => {
    for (const path of paths) {
      const line = showLine({ library: { path } }, article);
      expect(words(shell, line)).toEqual(['show', article, '--library', path]);
    }
  });
});
