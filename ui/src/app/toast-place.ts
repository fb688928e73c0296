import type { Box } from '$shared/text/lines';

/** What messages keep clear of, besides what was just acted on. */
const feet = ':is([role=toolbar], [data-foot])';
/** The room left between a message and what it keeps clear of. */
const gap = 10;
/** Of the height of the panes: higher than this no message goes. */
const highest = 0.6;

const meets = (one: Box, other: Box): boolean =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;

/**
 * How much higher than at their usual place messages have to stand so that they cover none of
 * `things`; what reaches higher than `most` from there is covered all the same.
 */
export function liftOver(usual: Box, things: readonly Box[], most: number): number {
  let lift = 0;
  for (;;) {
    const at = { ...usual, top: usual.top - lift, bottom: usual.bottom - lift };
    const wanted = things
      .filter((thing) => meets(at, thing))
      .map((thing) => usual.bottom - thing.top + gap)
      .filter((one) => one <= most);
    if (wanted.length === 0) return lift;
    lift = Math.max(...wanted);
  }
}

/** What was just acted on, as far as the page shows it: the mark in hand and what has the focus. */
function actedOn(panes: Element, mark: string | null): Element[] {
  const focused = document.activeElement;
  const row = focused?.getAttribute('aria-activedescendant') ?? '';
  return [
    ...(mark === null ? [] : panes.querySelectorAll(`[data-annotation~="${mark}"]`)),
    ...(row === '' ? [] : [document.getElementById(row)]),
    ...(focused && focused !== panes && panes.contains(focused) ? [focused] : []),
  ].filter((one): one is Element => one !== null);
}

/** How much higher than usual the messages have to stand on the page as it is now. */
export function liftOfToasts(mark: string | null): number {
  const panes = document.querySelector('.panes');
  const toasts = document.querySelector<HTMLElement>('[data-toasts]');
  if (!panes || !toasts) return 0;
  const frame = panes.getBoundingClientRect();
  const now = toasts.getBoundingClientRect();
  if (now.height === 0) return 0;
  const bottom = frame.bottom - usualBottom;
  const usual = { left: now.left, right: now.right, top: bottom - now.height, bottom };
  const things = [...panes.querySelectorAll(feet), ...actedOn(panes, mark)]
    .filter((one) => !toasts.contains(one))
    .map((one) => one.getBoundingClientRect())
    // A list or a page that has the focus as a whole is not what was acted on.
    .filter((one) => one.height > 0 && one.height < frame.height / 2);
  return liftOver(usual, things, frame.height * highest);
}

/** How far above the foot of the panes messages stand usually, in pixels. */
export const usualBottom = 14;
