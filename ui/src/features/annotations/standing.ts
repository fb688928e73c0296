import type { Reader } from '$features/reader';
import { equal } from '$shared/text/positions';

/** Remembers where the reader stands; the returned function says whether that is so still. */
export function standing(reader: Reader): () => boolean {
  const { article, cursor, focusedMark } = reader;
  const { span } = cursor;
  const selection = reader.readSelection();
  return () =>
    reader.article === article &&
    reader.focusedMark === focusedMark &&
    equal(cursor.span, span) &&
    equal(reader.readSelection(), selection);
}
