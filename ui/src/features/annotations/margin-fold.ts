import { layoutNotes, type Wish } from './margin-layout';

/** Notes that are not shown for want of room; they stand for themselves in one line. */
export type Folded = { key: string; keys: string[] };

/** What stands in the margin: the notes that are shown with their tops, and the folds between. */
export type Margin = { tops: Map<string, number>; folds: Folded[]; hidden: ReadonlySet<string> };

const shownOfBlock = 3;

/**
 * Lays out margin notes; of a block of notes that touch each other and is taller than `most`, only
 * three are shown, the pinned one besides, and a fold of `foldHeight` stands for the others. Notes
 * whose lines are further than `most` apart never are of one block, so that each stretch of the
 * text keeps notes beside it.
 */
export function layoutMargin(
  wishes: readonly Wish[],
  gap: number,
  pinned: string | null,
  most: number,
  foldHeight: number,
): Margin {
  // Which notes touch is asked of the margin at rest, so that opening one folds no other.
  const atRest = layoutNotes(wishes, gap, null);
  const folds: Folded[] = [];
  const shown: Wish[] = [];
  for (const block of blocksOf(wishes, atRest, gap, most)) {
    const hidden = heightOf(block, gap) > most ? hiddenOf(block, pinned) : [];
    const fold = hidden.length > 0 ? foldOf(hidden, foldHeight) : null;
    for (const wish of block) {
      if (wish === hidden[0] && fold) shown.push(fold);
      if (!hidden.includes(wish)) shown.push(wish);
    }
    if (fold) folds.push({ key: fold.key, keys: hidden.map((one) => one.key) });
  }
  const hidden = new Set(folds.flatMap((one) => one.keys));
  return { tops: layoutNotes(shown, gap, pinned), folds, hidden };
}

/** All but the first three and the pinned one; a fold for one note would be of no use. */
function hiddenOf(block: readonly Wish[], pinned: string | null): Wish[] {
  const hidden = block.slice(shownOfBlock).filter((one) => one.key !== pinned);
  return hidden.length > 1 ? hidden : [];
}

function foldOf(hidden: readonly Wish[], height: number): Wish {
  const [first] = hidden;
  return { key: `fold:${first?.key ?? ''}`, wanted: first?.wanted ?? 0, height };
}

function heightOf(block: readonly Wish[], gap: number): number {
  return block.reduce((sum, one) => sum + one.height + gap, -gap);
}

/** Notes that touch each other, as they were laid out, and want to stand within `reach`. */
function blocksOf(
  wishes: readonly Wish[],
  tops: ReadonlyMap<string, number>,
  gap: number,
  reach: number,
): Wish[][] {
  const blocks: Wish[][] = [];
  let free = -Infinity;
  for (const wish of wishes) {
    const top = tops.get(wish.key) ?? 0;
    const block = blocks.at(-1);
    const near = wish.wanted - (block?.[0]?.wanted ?? 0) <= reach;
    if (block && near && top <= free + gap + 0.5) block.push(wish);
    else blocks.push([wish]);
    free = top + wish.height;
  }
  return blocks;
}
