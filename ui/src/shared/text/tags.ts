/** Tags as typed in a field: by commas, or by blanks where each has its `#`. */
export function parseTags(typed: string): string[] {
  const parts = typed.split(/[,\n]|\s+(?=#)/);
  const names = parts.map((part) => part.trim().replace(/^#+/, '').trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
