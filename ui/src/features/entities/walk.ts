import type { Reader } from '$features/reader';
import { covers, utf16 } from '$shared/text/positions';
import { startOfPlace } from './suggestions.svelte';

/** The mention gone to last, as long as the cursor is on it. */
export function mentionInHand({ article, currentMention, cursor }: Reader): string | null {
  const mention = article?.mentions.find((one) => one.id === currentMention);
  const on = mention && cursor.span && covers(cursor.span, mention.span.start);
  return on ? mention.id : null;
}

/** Goes to the mention after or before the one in hand, or else the cursor; null at the last. */
export function stepMention(reader: Reader, direction: 1 | -1): string | null {
  const all = reader.article?.mentions ?? [];
  const at = all.findIndex((one) => one.id === mentionInHand(reader));
  const ahead = all.filter((one) => one.span.start < hereOf(reader)).length;
  const next = at !== -1 ? at + direction : direction === 1 ? ahead : ahead - 1;
  const found = all[next];
  if (!found) return null;
  reader.focusedMark = null;
  reader.currentMention = found.id;
  reader.clearSelection();
  reader.cursor.moveTo(found.span.start);
  reader.surface?.reveal(found.span);
  return found.id;
}

/** Where going on begins: at the place that was in hand and is none any more, or at the cursor. */
function hereOf({ currentMention, cursor }: Reader): number {
  const start = startOfPlace(currentMention ?? '');
  const on = start !== null && cursor.span !== null && covers(cursor.span, utf16(start));
  return on ? start : (cursor.span?.start ?? 0);
}
