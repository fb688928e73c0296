/** What a decision takes before any was made, in milliseconds: a short look. */
const usual = 2500;
/** A longer rest was no thinking about one name. */
const longest = 15_000;
/** Of how many decisions the pace is told. */
const recent = 9;

/** How long each of the last decisions took, in milliseconds, with one more. */
export const withTime = (times: readonly number[], took: number): readonly number[] =>
  [...times, Math.min(Math.max(took, 0), longest)].slice(-recent);

/** How long `amount` decisions will take at the pace of the last ones, in milliseconds. */
export function timeFor(amount: number, times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return amount * (sorted[Math.floor(sorted.length / 2)] ?? usual);
}

/** "about 20 s", "about 2 min": as exact as a guess can be. */
export function aboutTime(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 57.5) return `about ${Math.max(5, Math.ceil(seconds / 5) * 5)} s`;
  return `about ${Math.max(1, Math.round(seconds / 60))} min`;
}
