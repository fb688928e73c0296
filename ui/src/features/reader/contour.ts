import type { Box } from '$shared/text/lines';

/** How far the line stands from the words: beside them, above them, and below their patterns. */
const beside = 3;
const above = 1;
const below = 5;

/**
 * The path of a line around all lines of a passage, from the top down its right edge and back up its
 * left one. Where two lines meet, it turns half-way between them; those that do not lie above each
 * other, as the last word of a line and the first of the next, have a line each.
 */
export function contour(lines: readonly Box[]): string {
  const runs: Box[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && line.left < last.right && line.right > last.left) run.push(line);
    else runs.push([line]);
  }
  return runs.map(around).join('');
}

function around(lines: readonly Box[]): string {
  const rims = lines.map((line, at) => {
    const last = lines[at - 1];
    const next = lines[at + 1];
    return {
      left: line.left - beside,
      right: line.right + beside,
      top: last ? (last.bottom + line.top) / 2 : line.top - above,
      bottom: next ? (line.bottom + next.top) / 2 : line.bottom + below,
    };
  });
  const first = rims[0];
  if (!first) return '';
  const down = rims.map(({ right, bottom }) => `H${right}V${bottom}`);
  const up = rims.toReversed().map(({ left, top }) => `H${left}V${top}`);
  return `M${first.left} ${first.top}${down.join('')}${up.join('')}Z`;
}
