import type { ArticleRow } from '$backend';
import { undoAction } from '$shared/notices.svelte';
import { parseTags } from '$shared/text/tags';
import { Chooser, type Wanted } from './chooser.svelte';
import type { Means } from './means';
import { about } from './triage.svelte';

/** The tags of one or several articles. */
export class Tagging extends Chooser {
  constructor(means: Means) {
    super({
      things: () => means.library.tags.map((one) => ({ key: one.name, ...one })),
      has: (row, tag) => row.tags.includes(tag),
      // As the library writes them: one word, without what parts tags.
      names: (typed) => parseTags(typed).map((one) => one.replace(/\s+/g, '-')),
      save: (rows, wanted) => save(means, rows, wanted),
    });
  }
}

async function save(
  { journal, library, notices, undo }: Means,
  rows: readonly ArticleRow[],
  wanted: Wanted,
): Promise<boolean> {
  const names = (given: boolean) =>
    [...wanted].filter(([, is]) => is === given).map(([tag]) => tag);
  const articles = rows.map((row) => row.id);
  const args = { articles, add: names(true), remove: names(false) };
  const changed = await journal.change('tagArticles', args);
  if (!changed) return false;
  library.takeChanged(changed.value);
  notices.status(about('Tags saved', changed.value.length), undoAction(undo, changed.entry));
  return true;
}
