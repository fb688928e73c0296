import type { ArticleRow } from '$backend';
import { count, publishedDate } from '$shared/format/format';
import { shelfName } from './place';

/** When it appeared and how long it takes: what the line under the title says after the source. */
export function rowFacts(row: ArticleRow, today: Date): string[] {
  const published = row.published ? publishedDate(row.published, 'short', today) : '';
  return [published, `${row.minutes} min`].filter((fact) => fact !== '');
}

/** Not opened yet, as far as anyone can tell. */
export const isNew = (row: ArticleRow): boolean => !row.finished && row.progress === 0;

/** What a row shows by signs alone, in words. */
export function rowWords(row: ArticleRow): string {
  const words = [
    row.finished ? 'read' : isNew(row) ? 'unread' : `${Math.round(row.progress / 10)} % read`,
    row.highlights > 0 && count(row.highlights, 'highlight'),
    row.notes > 0 && count(row.notes, 'note'),
    row.starred && 'starred',
    `in ${shelfName(row.state)}`,
  ];
  return words.filter((word) => word !== false).join(', ');
}
