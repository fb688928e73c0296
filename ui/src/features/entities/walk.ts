import type { Reader } from '$features/reader';
import { covers } from '$shared/text/positions';

/** The mention gone to last, as long as the cursor is on it. */
export function mentionInHand({ article, currentMention, cursor }: Reader): string | null {
  const mention = article?.mentions.find((one) => one.id === currentMention);
  const on = mention && cursor.span && covers(cursor.span, mention.span.start);
  return on ? mention.id : null;
}

/** Goes to the mention after or before the one in hand, or else the cursor; null at the last. */
export function stepMention(reader: Reader, direction: 1 | -1): string | null {
  const all = reader.article?.mentions ?? [];
  const inHand = mentionInHand(reader);
  const start = reader.cursor.span?.start ?? 0;
  const ahead = all.filter((one) => one.span.start < start).length;
  const at = all.findIndex((one) => one.id === inHand);
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
