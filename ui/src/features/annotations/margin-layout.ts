/** A note that wants its top at `wanted`; both in pixels. */
export type Wish = { key: string; wanted: number; height: number };

/**
 * Tops for margin notes: in the given order, none overlapping, each as near to its line as the
 * others allow. Isotonic regression by pool-adjacent-violators (Barlow et al. 1972) over the wishes
 * less the heights stacked before them; a bound on isotonic regression is a clamp of its result,
 * which is how the pinned note holds its line and none leaves the top of the article.
 */
export function layoutNotes(
  wishes: readonly Wish[],
  gap: number,
  pinned: string | null,
): Map<string, number> {
  const stacked = stackedBefore(wishes, gap);
  const free = pool(wishes.map((one, index) => one.wanted - (stacked[index] ?? 0)));
  const at = wishes.findIndex((one) => one.key === pinned);
  const held = at === -1 ? null : Math.max(0, (wishes[at]?.wanted ?? 0) - (stacked[at] ?? 0));
  return new Map(
    wishes.map((one, index) => {
      const place = Math.max(
        0,
        held === null ? (free[index] ?? 0) : clampTo(free[index] ?? 0, index - at, held),
      );
      return [one.key, place + (stacked[index] ?? 0)];
    }),
  );
}

/** Notes before the pinned one stay above it, notes after it below. */
function clampTo(place: number, side: number, held: number): number {
  if (side === 0) return held;
  return side < 0 ? Math.min(place, held) : Math.max(place, held);
}

function stackedBefore(wishes: readonly Wish[], gap: number): number[] {
  let total = 0;
  return wishes.map((one) => {
    const before = total;
    total += one.height + gap;
    return before;
  });
}

type Pool = { sum: number; size: number };

/** The nearest non-descending sequence, by least squares. */
function pool(values: readonly number[]): number[] {
  const pools: Pool[] = [];
  for (const value of values) {
    let last: Pool = { sum: value, size: 1 };
    for (let before = pools.at(-1); before && mean(before) > mean(last); before = pools.at(-1)) {
      pools.pop();
      last = { sum: before.sum + last.sum, size: before.size + last.size };
    }
    pools.push(last);
  }
  return pools.flatMap((one) => Array<number>(one.size).fill(mean(one)));
}

const mean = (one: Pool): number => one.sum / one.size;
