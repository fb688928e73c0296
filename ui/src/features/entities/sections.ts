import type { EntityKind, EntityView, FoundDateView, SuggestionView } from '$backend';
import { kinds } from './kinds';

/** The entities of one kind: what is accepted, and what waits for a decision. */
export type Section = {
  kind: EntityKind;
  plural: string;
  entities: readonly EntityView[];
  suggestions: readonly SuggestionView[];
};

/** By kind, in the order of `kinds`; of each the most mentioned first. */
export function sectionsOf(
  entities: readonly EntityView[],
  suggestions: readonly SuggestionView[],
): Section[] {
  return kinds
    .map(({ kind, plural }) => ({
      kind,
      plural,
      entities: entities.filter((one) => one.kind === kind).sort(mostMentioned),
      suggestions: suggestions
        .filter((one) => one.kind === kind)
        .sort((a, b) => Number(b.shown) - Number(a.shown) || mostMentioned(a, b)),
    }))
    .filter((one) => one.entities.length + one.suggestions.length > 0);
}

type Named = { name: string; mentions: readonly unknown[] };
const mostMentioned = (a: Named, b: Named): number =>
  b.mentions.length - a.mentions.length || a.name.localeCompare(b.name);

/** A date with every place that means it. */
export type DateRow = { value: string | null; quote: string; places: readonly FoundDateView[] };

/** The dates of a text in their order, those that mean the same days as one. */
export function datesOf(found: readonly FoundDateView[]): DateRow[] {
  const rows = new Map<string, FoundDateView[]>();
  for (const date of found) {
    const key = date.value ?? `as written: ${date.quote}`;
    rows.set(key, [...(rows.get(key) ?? []), date]);
  }
  return [...rows.values()]
    .flatMap((places) => {
      const [first] = places;
      return first ? [{ value: first.value, quote: first.quote, places }] : [];
    })
    .sort((a, b) => (a.value ?? '~').localeCompare(b.value ?? '~'));
}

const seasons: Record<string, string> = {
  '21': 'spring',
  '22': 'summer',
  '23': 'autumn',
  '24': 'winter',
};

/** Days in ISO 8601 or EDTF as a reader can read them: seasons, decades and stretches in words. */
export const dateText = (value: string): string => value.split('/').map(oneDate).join(' to ');

function oneDate(value: string): string {
  const season = /^(\d{4})-(2[1-4])$/.exec(value);
  if (season) return `${seasons[season[2] ?? ''] ?? ''} ${season[1] ?? ''}`;
  return /^\d{3}X$/.test(value) ? `${value.slice(0, 3)}0s` : value;
}
