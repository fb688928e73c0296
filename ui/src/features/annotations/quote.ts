import type { ArticleRow } from '$backend';
import { publishedDate } from '$shared/format/format';

/** A quotation with where it is from, as plain text: “…” — Names, Title, Site, date, address. */
export function quoteWithSource(quote: string, article: ArticleRow): string {
  return `“${quote.trim()}” — ${sourceOf(article)}`;
}

/** Where an article is from, as far as that is known. */
export function sourceOf(article: ArticleRow): string {
  const date = article.published ? publishedDate(article.published, 'long', new Date()) : null;
  const source = [article.byline.join(', '), article.title, article.site, date, article.source];
  return source.filter((part) => part !== null && part !== '').join(', ');
}
