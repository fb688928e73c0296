import { tick } from 'svelte';
import type { Span, Verdict } from '$backend';
import type { SummaryWork } from '$features/summary';
import { commandLine } from './cli';
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
    copyCommand: () => void copyCommand(space),
    leaveField: (to) => void leaveField(space, to),
    exportNotes: () => void space.export(),
  };
}

/** Puts the summary on the clipboard, with where each sentence stands. */
export async function copySummary(space: Workspace): Promise<void> {
  const copied = await space.copy(space.summary.asText());
  if (copied) space.notices.status('Summary copied with references');
}

async function copyCommand(space: Workspace): Promise<void> {
  const line = commandLine(space, 'copySummary', space.reader.article?.id ?? null);
  if (line !== null && (await space.copy(line))) space.notices.status('Command copied');
}

/** Goes to the field that says what the summary is to speak of. */
export function askAbout(space: Workspace): boolean {
  if (!space.summary.canAsk) return false;
  const field = inspector()?.querySelector<HTMLInputElement>('[data-testid=summary-about]');
  field?.focus();
  field?.select();
  if (!field) space.showTab('summary', '[data-testid=summary-about]');
  return true;
}

/** Gives the focus to an element, or else to the sentence that was gone to last. */
async function leaveField(space: Workspace, to: Element | null): Promise<void> {
  await tick();
  if (to instanceof HTMLElement && to.isConnected) to.focus();
  else focusRow(space);
}

const inspector = () => document.querySelector('[data-pane="inspector"]');
const focusIsInInspector = () => inspector()?.contains(document.activeElement) === true;

/** The row with the focus may be gone: the focus goes to the one that took its place. */
async function keepFocus(space: Workspace): Promise<void> {
  await tick();
  if (focusIsInInspector()) return;
  focusRow(space);
}

function focusRow({ summary }: Workspace): void {
  const pane = inspector();
  const row =
    pane?.querySelector<HTMLElement>(`[data-number="${summary.active}"] [data-item]`) ??
    pane?.querySelector<HTMLElement>('[data-item]');
  (row ?? pane?.querySelector<HTMLElement>('[role=tab][aria-selected=true]'))?.focus();
}
