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

/** The whole row in one line, for those who do not see it. */
export function rowLabel(row: ArticleRow, chosen: boolean, today: Date): string {
  const progress = `${Math.round(row.progress / 10)} % read`;
  const facts = [
    row.title,
    row.titleDerived && 'title by Analect',
    row.site,
    row.published && publishedDate(row.published, 'long', today),
    count(row.minutes, 'minute'),
    row.finished ? 'read' : isNew(row) ? 'unread' : progress,
    row.highlights > 0 && count(row.highlights, 'highlight'),
    row.notes > 0 && count(row.notes, 'note'),
    row.starred && 'starred',
    shelfName(row.state),
    chosen && 'selected',
  ];
  return facts.filter((fact) => typeof fact === 'string' && fact !== '').join(', ');
}
