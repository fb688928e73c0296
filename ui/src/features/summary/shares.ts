import type { ReasonView } from '$backend';

/** A reason with its share in hundredths. */
export type Share = { reason: ReasonView; hundredths: number };

/**
 * Rounds the reasons of a sentence to hundredths that add up to its rounded score: what is left
 * over goes to those that lost most by rounding (largest remainder). The greatest come first.
 */
export function shares(reasons: readonly ReasonView[]): { all: Share[]; total: number } {
  const exact = reasons.map((reason) => ({ reason, value: reason.value * 100 }));
  const total = Math.round(exact.reduce((sum, one) => sum + one.value, 0));
  const rounded = exact.map(({ reason, value }) => ({
    reason,
    hundredths: Math.floor(value),
    lost: value - Math.floor(value),
  }));
  const missing = total - rounded.reduce((sum, one) => sum + one.hundredths, 0);
  [...rounded]
    .sort((a, b) => b.lost - a.lost)
    .slice(0, Math.max(0, missing))
    .forEach((one) => (one.hundredths += 1));
  const all = rounded
    .map(({ reason, hundredths }) => ({ reason, hundredths }))
    .sort((a, b) => b.reason.value - a.reason.value);
  return { all, total };
}
