import { findAll } from '$features/find';
import { textOf } from '$shared/text/positions';
import { closeMarks, openMark, showMarks } from './marks-doors';
import type { Workspace } from './workspace.svelte';

/** The commands of the list of all marks, and the way to it. */
export function marksCommands(space: Workspace) {
  const { marks, reader } = space;
  const { picks, work } = marks;
  const onTargets = (run: () => unknown) => () => marks.targets().length > 0 && run();
  return {
    allMarks: () => showMarks(space),
    highlightEvery: () => highlightEvery(space),
    listedDown: () => marks.step(1),
    listedUp: () => marks.step(-1),
    listedFirst: () => marks.step(-marks.rows.length),
    listedLast: () => marks.step(marks.rows.length),
    listedOpen: () => {
      const row = marks.row(marks.active);
      return row ? openMark(space, row) : false;
    },
    listedPick: () => marks.active !== null && picks.toggle(marks.active),
    listedExtend: () => marks.extend(1),
    listedExtendBack: () => marks.extend(-1),
    listedPickAll: () => picks.all(),
    listedRelabel: (chord: string) => {
      const label = reader.labelByKey(Number(chord));
      return label ? work.relabel(label.id) : false;
    },
    listedTags: onTargets(() => (marks.tagging = true)),
    listedRemove: onTargets(() => work.remove()),
    listedQuotes: onTargets(() =>
      getSelection()?.isCollapsed === false ? false : work.copyQuotes(),
    ),
    listedMarkdown: onTargets(() => work.copyMarkdown()),
    listedWords: () => document.querySelector<HTMLElement>('[data-testid=marks-words]')?.focus(),
    listedGroup: () => marks.group(!marks.byArticle),
    listedLetGo: () => {
      if (marks.tagging) marks.tagging = false;
      else if (!picks.clear()) closeMarks(space);
    },
  };
}

/** Highlights `said`, or else the words in hand, wherever the article says them as whole words. */
export async function highlightEvery(
  { annotations, notices, reader }: Workspace,
  said: string | null = null,
): Promise<void> {
  reader.readSelection();
  const { article, cursor, selection, focusedMark } = reader;
  if (!article) return;
  const marked = selection || focusedMark === null ? null : article.annotation(focusedMark);
  const word = cursor.unit === 'word' ? cursor.span : null;
  const over = selection ?? marked?.span ?? word;
  const words = (said ?? (over ? textOf(article.blocks, over) : '')).trim();
  if (words === '') return notices.status('Select the words to highlight first');
  const exactly = { matchCase: true, wholeWord: true };
  const spans = findAll(article.blocks, words, exactly, article.row.language);
  if (spans.length === 0) return notices.status('These words stand nowhere as a whole');
  annotations.popover = false;
  reader.clearSelection();
  await annotations.bulk.highlight(spans, marked?.label ?? annotations.highlighting.lastLabel);
}
