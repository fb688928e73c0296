import type { Span } from '$backend';
import type { Surface } from '$features/reader';
import { paint } from '$shared/text/painter';
import { blockIndexAt, blockSpan } from '$shared/text/positions';
import type { Find } from './find.svelte';

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

/** A hit inside folded text has no place until that is unfolded. */
export function unfoldHit({ reader, hit }: Find): void {
  const { surface } = reader;
  const range = hit ? surface?.rangeOf(hit) : null;
  const folded = range?.startContainer.parentElement?.closest<HTMLDetailsElement>('details');
  if (!surface || !hit || !folded || folded.open) return;
  folded.open = true;
  surface.measureAgain();
  surface.reveal(hit);
}

function rangesOf(surface: Surface, spans: readonly Span[]): Range[] {
  return spans.flatMap((one) => surface.rangeOf(one) ?? []);
}
