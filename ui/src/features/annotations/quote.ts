import type { ArticleRow } from '$backend';
import { publishedDate } from '$shared/format/format';

/** A quotation with where it is from, as plain text: “…” — Names, Title, Site, date, address. */
export function quoteWithSource(quote: string, article: ArticleRow): string {
  const date = article.published ? publishedDate(article.published, 'long', new Date()) : null;
  const source = [article.byline.join(', '), article.title, article.site, date, article.source];
  const known = source.filter((part) => part !== null && part !== '');
  return `“${quote.trim()}” — ${known.join(', ')}`;
}
