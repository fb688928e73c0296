const name = 'analect-flash';
const lasting = 1400;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Colours a passage for a moment, to show where a jump has landed, through the CSS Custom Highlight
 * API: nothing in the page changes. Does nothing where the engine lacks it.
 */
export function flash(range: Range): void {
  clearTimeout(timer);
  paint(name, [range]);
  timer = setTimeout(endFlash, lasting);
}

/** Takes the colour away at once. */
export function endFlash(): void {
  clearTimeout(timer);
  paint(name, []);
}

/**
 * Colours passages until they are painted anew or with none, as `::highlight(name)` says. Of two
 * that lie over each other the one with the higher priority shows.
 */
export function paint(paintName: string, ranges: readonly Range[], priority = 0): void {
  if (!('highlights' in CSS)) return;
  // WebKit draws the text anew when a highlight loses its ranges, but not when the registry loses
  // the highlight: the colour would stay on the screen until something else is drawn there.
  CSS.highlights.get(paintName)?.clear();
  if (ranges.length === 0) {
    CSS.highlights.delete(paintName);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = priority;
  CSS.highlights.set(paintName, highlight);
}
