import type { TemplateProblem } from '$backend';

/**
 * The place that an error names, as positions in the text: the word or sign that begins there, or
 * the rest of the line. Columns count characters and not UTF-16 code units.
 */
export function placeIn(
  text: string,
  { line, column }: Pick<TemplateProblem, 'line' | 'column'>,
): { start: number; end: number } {
  const lines = text.split('\n');
  const at = Math.min(line, lines.length) - 1;
  const before = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0);
  const row = lines[at] ?? '';
  const ahead = Array.from(row)
    .slice(0, column - 1)
    .join('').length;
  const word = /^(?:[\p{L}\p{N}_.]+|.)/u.exec(row.slice(ahead))?.[0] ?? '';
  return { start: before + ahead, end: before + ahead + word.length };
}
