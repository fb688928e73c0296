import type { Reader } from '$features/reader';
import { blockSpan } from '$shared/text/positions';
import { isReadable, unitsOf } from '$shared/text/units';

/** What of the last screen stays in sight on the next one. */
const kept = 80;

/** Goes one screen on or back; a cursor that would be left behind comes along. */
export function turnPage(reader: Reader, direction: 1 | -1): void {
  const { article, cursor, surface } = reader;
  if (!article || !surface) return;
  const { clientHeight: view, scrollHeight, scrollTop } = surface.scroller;
  const wanted = scrollTop + direction * (view - kept);
  const top = Math.max(0, Math.min(scrollHeight - view, wanted));
  const below = (start: number | undefined) =>
    start !== undefined && start >= top && start < top + view - kept;
  const isInSight = (span: Parameters<typeof surface.placeOf>[0]) =>
    below(surface.placeOf(span)?.top);
  surface.page(direction);
  if (cursor.span && isInSight(cursor.span)) return;
  const readable = article.blocks.filter(isReadable);
  const over = readable.findLast((one) => (surface.placeOf(blockSpan(one))?.top ?? 0) < top);
  // A paragraph longer than the screen has sentences that begin on it.
  const found =
    readable.map((one) => blockSpan(one)).find(isInSight) ??
    (over ? unitsOf(over, 'sentence').find(isInSight) : undefined);
  if (!found) return;
  reader.focusedMark = null;
  cursor.moveTo(found.start);
  if (reader.caret.on) reader.caret.put(found.start);
}
