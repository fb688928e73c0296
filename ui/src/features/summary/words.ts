import type { SummarySentenceView, SummaryView } from '$backend';
import { count, number } from '$shared/format/format';

type Extent = Pick<SummaryView, 'total' | 'asked'> & { sentences: readonly unknown[] };

/** How much is shown of what there is, and how much of it speaks of what was asked. */
export function told({ sentences, total, asked }: Extent): string {
  const shown = `${number(sentences.length)} of ${count(total, 'sentence')}`;
  if (asked === null || asked === 0) return `${shown} · word for word`;
  return `${shown} · ${number(asked)} ${asked === 1 ? 'speaks' : 'speak'} of it`;
}

/** How many of the marked entities a summary names. */
export const covers = ({ named, all }: { named: number; all: number }): string =>
  `names ${number(named)} of ${count(all, 'entity', 'entities')}`;

export const unheard = (about: string): string =>
  `No sentence names “${about}”: this is the usual summary.`;

/** A sentence with its number, and what it leans on in brackets. */
export function quoted({ number: at, text, follows }: SummarySentenceView): string {
  const aside = follows === null ? '' : ` [follows: “${follows.trim()}”]`;
  return `${at}. ${text.trim()}${aside}`;
}
