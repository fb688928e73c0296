import type { ArticleRow } from '$backend';
import { undoAction } from '$shared/notices.svelte';
import { Chooser, type Wanted } from './chooser.svelte';
import type { Means } from './means';
import { about } from './triage.svelte';

/** The collections that one or several articles are in. */
export class Collecting extends Chooser {
  constructor(means: Means) {
    super({
      things: () => means.library.collections.map((one) => ({ key: one.id, ...one })),
      has: (row, collection) => row.collections.includes(collection),
      names: (typed) => [typed.trim().replace(/\s+/g, ' ')].filter((one) => one !== ''),
      save: (rows, wanted, fresh) => save(means, rows, wanted, fresh),
    });
  }
}

/** Each collection is a change of its own; the message takes all of them back, the last first. */
async function save(
  { journal, library, notices, undo }: Means,
  rows: readonly ArticleRow[],
  wanted: Wanted,
  fresh: ReadonlySet<string>,
): Promise<boolean> {
  const articles = rows.map((row) => row.id);
  const entries: number[] = [];
  let changed: readonly ArticleRow[] = [];
  for (const [key, member] of wanted) {
    if (fresh.has(key)) {
      const made = await journal.change('createCollection', { name: key, articles });
      if (!made) return false;
      if (made.entry !== null) entries.unshift(made.entry);
    } else {
      const done = await journal.change('collect', { collection: key, articles, member });
      if (!done) return false;
      if (done.entry !== null) entries.unshift(done.entry);
      changed = done.value;
    }
  }
  if (changed.length > 0) library.takeChanged(changed);
  await library.refresh();
  notices.status(about('Collections saved', rows.length), undoAction(undo, entries));
  return true;
}
