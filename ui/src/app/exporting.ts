import type { Scope } from '$features/export';
import type { Workspace } from './workspace.svelte';

/** What can be exported from here, and which of it is meant: picked rows, else the article. */
export function exportScopes({ library, reader }: Workspace): { scopes: Scope[]; meant: string } {
  const article = reader.article?.id ?? library.selected;
  const picked = library.selection.rows.map((row) => row.id);
  const listed = library.rows.map((row) => row.id);
  const all: Scope[] = [
    { id: 'article', name: 'This article', articles: article === null ? [] : [article] },
    { id: 'selected', name: `Selected · ${picked.length}`, articles: picked },
    { id: 'listed', name: `${library.heading} · ${listed.length}`, articles: listed },
  ];
  const scopes = all.filter((scope) => scope.articles.length > 0);
  const meant = picked.length > 0 ? 'selected' : (scopes[0]?.id ?? '');
  return { scopes, meant };
}
