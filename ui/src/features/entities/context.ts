import type { Span } from '$backend';
import type { OpenArticle } from '$features/reader';
import { blockIndexAt } from '$shared/text/positions';

/** Code units of context on each side of a mention in a list. */
const beside = 60;

/** The words around a passage, within its block; `most` code units at most before it. */
export function contextOf(
  article: OpenArticle | null,
  span: Span | null,
  most = beside,
): { before: string; after: string } {
  if (!article || !span) return { before: '', after: '' };
  const block = article.blocks[blockIndexAt(article.blocks, span.start)];
  const text = block?.text ?? '';
  const from = span.start - (block?.start ?? 0);
  const to = span.end - (block?.start ?? 0);
  return { before: lastWords(text.slice(0, from), most), after: firstWords(text.slice(to)) };
}

/** The beginning of what follows a mention, in whole words where it has any. */
const firstWords = (text: string): string =>
  text.length <= beside
    ? text
    : `${text.slice(0, beside).replace(/\s+\S*$|[\uD800-\uDBFF]$/, '')}…`;

/** The end of a text from a word's start on, after an ellipsis where something is left out. */
function lastWords(text: string, most: number): string {
  if (text.length <= most) return text.trimStart();
  const end = text.slice(-most);
  return `…${end.slice(end.search(/\s/) + 1)}`;
}
