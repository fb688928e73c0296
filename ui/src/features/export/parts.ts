import type { FilePart, LineChange } from '$backend';

/** Parts a Markdown file after its YAML front matter; `front` is empty where it has none. */
export function splitFrontMatter(markdown: string): { front: string; body: string } {
  const match = /^---\n[\s\S]*?\n---\n/.exec(markdown);
  const front = match?.[0] ?? '';
  return { front, body: markdown.slice(front.length) };
}

/** Lines as they are shown beside what is on the disk. */
export type Piece =
  { change: LineChange; lines: readonly string[] } | { change: 'left out'; amount: number };

/** Lines that stay, shown before and after those that change. */
const around = 3;

/** The changes of a file with a few lines around each, and how many lines are left out. */
export function shortened(parts: readonly FilePart[]): Piece[] {
  return parts.flatMap(({ change, text }, at): Piece[] => {
    const lines = text.replace(/\n$/, '').split('\n');
    if (change !== 'same') return [{ change, lines }];
    const before = at === 0 ? 0 : around;
    const after = at === parts.length - 1 ? 0 : around;
    const amount = lines.length - before - after;
    if (amount < 2) return [{ change, lines }];
    const pieces: Piece[] = [
      { change, lines: lines.slice(0, before) },
      { change: 'left out', amount },
      { change, lines: lines.slice(lines.length - after) },
    ];
    return pieces.filter((piece) => piece.change === 'left out' || piece.lines.length > 0);
  });
}
