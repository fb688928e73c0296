/** A box on the page, in pixels. */
export type Box = { top: number; bottom: number; left: number; right: number };

/**
 * One box for each line of text, from the many boxes that a range over nested spans has. Boxes
 * belong to one line when they share more than half of the lower one's height.
 */
export function linesOf(boxes: readonly Box[]): Box[] {
  const lines: Box[] = [];
  const ordered = boxes.filter((box) => box.right > box.left).sort((a, b) => a.top - b.top);
  for (const box of ordered) {
    const line = lines.findLast((other) => shares(other, box));
    if (line) extend(line, box);
    else lines.push(copy(box));
  }
  return lines;
}

/** Field by field: a DOMRect has none of its own to spread. */
function copy({ top, bottom, left, right }: Box): Box {
  return { top, bottom, left, right };
}

function shares(a: Box, b: Box): boolean {
  const common = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return common > Math.min(a.bottom - a.top, b.bottom - b.top) / 2;
}

function extend(line: Box, box: Box): void {
  line.top = Math.min(line.top, box.top);
  line.bottom = Math.max(line.bottom, box.bottom);
  line.left = Math.min(line.left, box.left);
  line.right = Math.max(line.right, box.right);
}

/** Moves each top down as far as needed to stand clear of the one before. */
export function keepApart<T extends { top: number }>(items: readonly T[], distance: number): T[] {
  let free = -Infinity;
  return items.map((item) => {
    const top = Math.max(free, item.top);
    free = top + distance;
    return { ...item, top };
  });
}
