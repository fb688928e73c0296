import type { AnnotationView, ArticleRow } from '$backend';
import { sourceOf } from './quote';

/** A mark as it is written down for another program. */
export type Written = Pick<AnnotationView, 'quote' | 'body' | 'tags'> & {
  label: string;
  paragraph: number | null;
};

/** Quotations with their labels, notes and tags as Markdown, and where the article is from. */
export function notesAsMarkdown(notes: readonly Written[], article: ArticleRow): string {
  return `${notes.map(asMarkdown).join('\n\n')}\n\n— ${sourceOf(article)}\n`;
}

function asMarkdown({ quote, body, tags, label, paragraph }: Written): string {
  const lines = quote.trim().split('\n');
  const quotation = lines.map((line) => `> ${line}`.trimEnd()).join('\n');
  const where = paragraph === null ? '' : ` · ¶${paragraph}`;
  const written = tags.filter((tag) => !body.includes(`#${tag}`)).map((tag) => `#${tag}`);
  const about = [`**${label}**${where}`, ...written].join(' ');
  return [quotation, about, body.trim()].filter((part) => part !== '').join('\n\n');
}
