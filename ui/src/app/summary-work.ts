import { tick } from 'svelte';
import type { Span, Verdict } from '$backend';
import type { SummaryWork } from '$features/summary';
import type { Workspace } from './workspace.svelte';

/** What the summary's rows and keys do in this window. */
export function summaryWork(space: Workspace): SummaryWork {
  const { annotations, summary } = space;
  const choose = async (sentence: { span: Span }, verdict: Verdict | null) => {
    const had = focusIsInInspector();
    await summary.choose(sentence.span, verdict);
    if (had) await keepFocus(space);
  };
  return {
    jump: (sentence) => space.jumps.toSource(sentence),
    choose: (sentence, verdict) => void choose(sentence, verdict),
    highlight: (sentences) =>
      void annotations.bulk.highlight(
        sentences.map((one) => one.span),
        annotations.highlighting.lastLabel,
      ),
    copy: () => void copySummary(space),
    exportNotes: () => void space.export(),
  };
}

/** Puts the summary on the clipboard, with where each sentence stands. */
export async function copySummary(space: Workspace): Promise<void> {
  const copied = await space.copy(space.summary.asText());
  if (copied) space.notices.status('Summary copied with references');
}

const inspector = () => document.querySelector('[data-pane="inspector"]');
const focusIsInInspector = () => inspector()?.contains(document.activeElement) === true;

/** The row with the focus may be gone: the focus goes to the one that took its place. */
async function keepFocus({ summary }: Workspace): Promise<void> {
  await tick();
  if (focusIsInInspector()) return;
  const rows = inspector();
  const row = rows?.querySelector<HTMLElement>(`[data-number="${summary.active}"] [data-item]`);
  (row ?? rows?.querySelector<HTMLElement>('[role=tab][aria-selected=true]'))?.focus();
}
