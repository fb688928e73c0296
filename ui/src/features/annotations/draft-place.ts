import type { BlockView, Span } from '$backend';
import { plus, span, utf16 } from '$shared/text/positions';

/** The words a draft is over, with what stood around them. */
export type Quote = { exact: string; before: string; after: string };

/** How much of what stands around a passage is kept. */
const around = 64;
/** Words that tell a passage by themselves, and how much around shorter ones has to agree. */
const telling = 24;
const agreeing = 8;

/** The text of an article, each block where its positions say. */
function wholeOf(blocks: readonly BlockView[]): string {
  let whole = '';
  for (const block of blocks) whole = whole.padEnd(block.start, '\n') + block.text;
  return whole;
}

export function quoteOf(blocks: readonly BlockView[], { start, end }: Span): Quote {
  const whole = wholeOf(blocks);
  return {
    exact: whole.slice(start, end),
    before: whole.slice(Math.max(0, start - around), start),
    after: whole.slice(end, end + around),
  };
}

/**
 * Where the words of a draft stand now: the place with most of what stood around them, of several
 * alike the one nearest to where they stood. Null where that is not clear.
 */
export function placeOf(blocks: readonly BlockView[], quote: Quote, stood: Span): Span | null {
  const whole = wholeOf(blocks);
  const { exact } = quote;
  let best: { at: number; agrees: number } | null = null;
  for (let at = whole.indexOf(exact); at !== -1; at = whole.indexOf(exact, at + 1)) {
    const agrees = agreement(whole, at, quote);
    const nearer = () => Math.abs(at - stood.start) < Math.abs((best?.at ?? 0) - stood.start);
    if (!best || agrees > best.agrees || (agrees === best.agrees && nearer())) {
      best = { at, agrees };
    }
    if (exact === '') break;
  }
  if (!best || exact === '') return null;
  const known = quote.before.length + quote.after.length;
  const clear = exact.length >= telling || best.agrees >= Math.min(agreeing, known);
  const start = utf16(best.at);
  return clear ? span(start, plus(start, exact.length)) : null;
}

/** How many characters beside the words at `at` are those that stood there. */
function agreement(whole: string, at: number, { exact, before, after }: Quote): number {
  let left = 0;
  while (left < before.length && whole[at - 1 - left] === before[before.length - 1 - left]) left++;
  const end = at + exact.length;
  let right = 0;
  while (right < after.length && whole[end + right] === after[right]) right++;
  return left + right;
}
