import type { Workspace } from './workspace.svelte';

/** Fetches anew what may have changed: the lists, and the open article where it is among them. */
export async function reload(space: Workspace, articles: string[]): Promise<void> {
  const { digest, entities, followed, library, marks, reader, summary, versions } = space;
  const open = reader.article?.id;
  const touched = open !== undefined && (articles.length === 0 || articles.includes(open));
  const text = reader.article?.text.id;
  const lists = [library.refresh(), marks.refresh(), followed.refresh(), digest.refresh()];
  await Promise.all([...lists, touched && reader.refresh()]);
  if (!touched) return;
  const isNew = reader.article?.text.id !== text;
  if (isNew) versions.close();
  entities.suggestions.refreshSoon();
  await Promise.all([summary.refresh(), isNew && versions.load()]);
  // The text that had the focus has gone from the page.
  if (isNew && document.activeElement === document.body) space.focus('reader');
}
