import { score, wordsOf } from './score';

/** What ranking needs to know of an entry. */
export type Rankable = {
  id: string;
  /** The folded name. */
  name: string;
  /** More that may be typed for it, folded, such as a site; counts less. */
  more: string;
  /** Added to the score of a fitting entry: commands stand before equally fitting titles. */
  lead: number;
};

const lessBeside = 12;
const forRecent = 6;

/**
 * The entries that fit the folded query, the best first; those that fit equally stay in their
 * order. `recent` names the entries chosen before, the last one first.
 */
export function rank<T extends Rankable>(
  entries: readonly T[],
  folded: string,
  recent: readonly string[],
): T[] {
  const words = wordsOf(folded);
  if (words.length === 0) return [...entries];
  const chosen = new Map(recent.map((id, index) => [id, forRecent * (1 - index / recent.length)]));
  const fitting: { entry: T; score: number; index: number }[] = [];
  entries.forEach((entry, index) => {
    const fit = fitOf(entry, words);
    if (fit === null) return;
    const total = fit + entry.lead + (chosen.get(entry.id) ?? 0);
    fitting.push({ entry, score: total, index });
  });
  return fitting.sort((a, b) => b.score - a.score || a.index - b.index).map((one) => one.entry);
}

/** Each word may fit the name or what stands beside it. */
function fitOf(entry: Rankable, words: readonly string[]): number | null {
  const byName = score(entry.name, words);
  const { more } = entry;
  if (byName !== null || more === '') return byName;
  let total = 0;
  for (const word of words) {
    const beside = score(more, [word]);
    const one = score(entry.name, [word]) ?? (beside === null ? null : beside - lessBeside);
    if (one === null) return null;
    total += one;
  }
  return total;
}
