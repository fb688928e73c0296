const name = 'analect-flash';
const lasting = 1400;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Colours a passage for a moment, to show where a jump has landed, through the CSS Custom Highlight
 * API: nothing in the page changes. Does nothing where the engine lacks it.
 */
export function flash(range: Range): void {
  if (!('highlights' in CSS)) return;
  clearTimeout(timer);
  CSS.highlights.set(name, new Highlight(range));
  timer = setTimeout(endFlash, lasting);
}

/** Takes the colour away at once. */
export function endFlash(): void {
  clearTimeout(timer);
  if ('highlights' in CSS) CSS.highlights.delete(name);
}

/**
 * Colours passages until they are painted anew or with none, as `::highlight(name)` says. Of two
 * that lie over each other the one with the higher priority shows.
 */
export function paint(paintName: string, ranges: readonly Range[], priority = 0): void {
  if (!('highlights' in CSS)) return;
  if (ranges.length === 0) {
    CSS.highlights.delete(paintName);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = priority;
  CSS.highlights.set(paintName, highlight);
}
