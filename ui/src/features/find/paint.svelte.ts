import type { Span } from '$backend';
import type { Surface } from '$features/reader';
import { paint } from '$shared/text/painter';
import { blockIndexAt, blockSpan } from '$shared/text/positions';
import type { Find } from './find.svelte';

const besideHit = 24;

/** Paints the hits that are in sight or nearly so; `band` counts the screens scrolled past. */
export function paintHits(find: Find, band: number): void {
  const { surface, article } = find.reader;
  if (!surface || !article) return clearHits();
  void surface.layout;
  // Redrawn text has lost its colour.
  void [article.annotations, article.entities, article.summary];
  const top = (band - 1) * surface.viewHeight;
  const bottom = (band + 3) * surface.viewHeight;
  const inSight = (hit: Span) => {
    const block = article.blocks[blockIndexAt(article.blocks, hit.start)];
    const place = block ? surface.placeOf(blockSpan(block)) : null;
    return place !== null && place.bottom > top && place.top < bottom;
  };
  const others = find.hits.filter((one) => one !== find.hit && inSight(one));
  paint('analect-found', rangesOf(surface, others));
  paint('analect-found-here', rangesOf(surface, find.hit ? [find.hit] : []), 1);
}

export function clearHits(): void {
  paint('analect-found', []);
  paint('analect-found-here', []);
}

/** Shows a hit that lies beyond the rim of what scrolls sideways. */
export function uncover({ reader, hit }: Find): void {
  const { surface } = reader;
  const range = hit ? surface?.rangeOf(hit) : null;
  const around = range?.startContainer.parentElement;
  if (!surface || !hit || !range || !around) return;
  scrollSideways(around.closest('pre, .table-scroll'), range);
}

function scrollSideways(frame: Element | null, range: Range): void {
  const text = range.getClientRects()[0];
  if (!frame || !text) return;
  const { left, right } = frame.getBoundingClientRect();
  if (text.left < left + besideHit) frame.scrollLeft += text.left - left - besideHit;
  else if (text.right > right - besideHit) frame.scrollLeft += text.right - right + besideHit;
}

function rangesOf(surface: Surface, spans: readonly Span[]): Range[] {
  return spans.flatMap((one) => surface.rangeOf(one) ?? []);
}
