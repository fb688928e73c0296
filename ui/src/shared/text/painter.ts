/**
 * Passing colour over text through the CSS Custom Highlight API: nothing in the page changes, so
 * a selection or an open note is left alone. Does nothing where the engine lacks it.
 */
export type Paint = 'unit' | 'flash' | 'pending';

export function paint(name: Paint, range: Range | null): void {
  if (!('highlights' in CSS)) return;
  if (range) CSS.highlights.set(`analect-${name}`, new Highlight(range));
  else CSS.highlights.delete(`analect-${name}`);
}

const flashTime = 1400;
let flashing: ReturnType<typeof setTimeout> | undefined;

/** Colours a passage for a moment, to show where a jump has landed. */
export function flash(range: Range): void {
  clearTimeout(flashing);
  paint('flash', range);
  flashing = setTimeout(() => paint('flash', null), flashTime);
}
