import type { Span } from '$backend';
import type { Reader, Surface } from '$features/reader';
import { paint } from '$shared/text/painter';
import { blockIndexAt } from '$shared/text/positions';
import type { Spanned } from '$shared/text/spans';

const suggested = 'analect-suggested';
const considered = 'analect-considered';

/**
 * Underlines suggested names in the text, and tints those that the reader is asked about, without
 * touching the page: what is drawn stays as it is, and no line breaks anew. Only what is in sight
 * or nearly so is painted; `band` counts the screens scrolled past.
 */
export function paintSuggested(reader: Reader, asked: readonly Span[], band: number): void {
  const { surface, article } = reader;
  if (!surface || !article) return clearSuggested();
  const near = nearSight(reader, surface, band);
  const shown = article.suggested.filter(near);
  paint(suggested, rangesOf(surface, shown));
  paint(considered, rangesOf(surface, asked.map((span) => ({ id: '', span })).filter(near)), 1);
}

export function clearSuggested(): void {
  paint(suggested, []);
  paint(considered, []);
}

/** Whether the block of a passage is in sight or nearly so; each block is looked at once. */
function nearSight({ article }: Reader, surface: Surface, band: number) {
  const top = (band - 1) * surface.viewHeight;
  const bottom = (band + 3) * surface.viewHeight;
  const blocks = article?.blocks ?? [];
  const known = new Map<number, boolean>();
  return ({ span }: Spanned): boolean => {
    const index = blockIndexAt(blocks, span.start);
    const before = known.get(index);
    if (before !== undefined) return before;
    const block = blocks[index];
    const box = block ? surface.boxOf(block) : null;
    const near = box !== null && box.bottom > top && box.top < bottom;
    known.set(index, near);
    return near;
  };
}

const rangesOf = (surface: Surface, all: readonly Spanned[]): Range[] =>
  all.flatMap((one) => surface.rangeOf(one.span) ?? []);
