export type NotePart = { kind: 'text' | 'tag' | 'entity'; text: string };

// A tag needs a letter, so that “#1” stays a number; a library finds tags by the same rule.
const token =
  /(^|[\s(])(#(?=[\p{N}_/-]*\p{L})[\p{L}\p{N}][\p{L}\p{N}_/-]*|@[\p{L}\p{N}][\p{L}\p{N}_/-]*)/gu;

/** Splits a note at its `#tags` and `@names`, which are shown as chips. */
export function noteParts(body: string): NotePart[] {
  const parts: NotePart[] = [];
  let from = 0;
  for (const match of body.matchAll(token)) {
    const [, before = '', word = ''] = match;
    const start = match.index + before.length;
    if (start > from) parts.push({ kind: 'text', text: body.slice(from, start) });
    parts.push({ kind: word.startsWith('#') ? 'tag' : 'entity', text: word });
    from = start + word.length;
  }
  if (from < body.length) parts.push({ kind: 'text', text: body.slice(from) });
  return parts;
}

/** The tags written in a note, without their sign, each once. */
export function tagsIn(body: string): string[] {
  const tags = noteParts(body).filter((part) => part.kind === 'tag');
  return [...new Set(tags.map((part) => part.text.slice(1)))];
}
