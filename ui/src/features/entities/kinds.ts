import type { EntityKind } from '$backend';

/** Every kind of entity in the order of its digit, from 1. */
export const kinds: readonly { kind: EntityKind; name: string; plural: string }[] = [
  { kind: 'person', name: 'Person', plural: 'People' },
  { kind: 'organization', name: 'Organisation', plural: 'Organisations' },
  { kind: 'place', name: 'Place', plural: 'Places' },
  { kind: 'nationality', name: 'Nationality', plural: 'Nationalities' },
  { kind: 'event', name: 'Event', plural: 'Events' },
  { kind: 'work', name: 'Work', plural: 'Works' },
  { kind: 'other', name: 'Other', plural: 'Other' },
];

export const kindName = (kind: EntityKind): string =>
  kinds.find((one) => one.kind === kind)?.name ?? kind;

/** The kind that a digit stands for; null for any other key. */
export const kindByKey = (key: string): EntityKind | null =>
  /^[1-9]$/.test(key) ? (kinds[Number(key) - 1]?.kind ?? null) : null;
