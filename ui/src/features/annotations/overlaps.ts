import type { Span } from '$backend';
import { span, utf16 } from '$shared/text/positions';

/** Text that many marks lie over, and which. */
export type Crowd = { span: Span; ids: string[] };

/** From this many marks over one text on, the page cannot show them all. */
const many = 3;

/**
 * The stretches of text under three or more marks, in order; neighbours are one stretch, with all
 * the marks over any part of it. One sweep over the rims of the marks.
 */
export function crowds(marks: readonly { id: string; span: Span }[]): Crowd[] {
  const rims = marks.flatMap(({ id, span: { start, end } }) => [
    { at: start, id, opens: true },
    { at: end, id, opens: false },
  ]);
  rims.sort((a, b) => a.at - b.at || Number(a.opens) - Number(b.opens));
  const open = new Set<string>();
  const found: Crowd[] = [];
  let current: { start: number; ids: Set<string> } | null = null;
  for (const { at, id, opens } of rims) {
    if (opens) open.add(id);
    else open.delete(id);
    if (open.size >= many) {
      current ??= { start: at, ids: new Set() };
      for (const one of open) current.ids.add(one);
    } else if (current) {
      found.push({ span: span(utf16(current.start), utf16(at)), ids: [...current.ids] });
      current = null;
    }
  }
  return found;
}
