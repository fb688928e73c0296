import type { EntityKind, EntityTypeView } from '$backend';

type Kind = { kind: EntityKind; name: string; plural: string; letter: string };

/** Every kind of entity in the order of its digit, from 1, with the letter that stands for it. */
export const kinds: readonly Kind[] = [
  { kind: 'person', name: 'Person', plural: 'People', letter: 'p' },
  { kind: 'organization', name: 'Organisation', plural: 'Organisations', letter: 'o' },
  { kind: 'place', name: 'Place', plural: 'Places', letter: 'l' },
  { kind: 'nationality', name: 'Nationality', plural: 'Nationalities', letter: 'n' },
  { kind: 'event', name: 'Event', plural: 'Events', letter: 'e' },
  { kind: 'work', name: 'Work', plural: 'Works', letter: 'w' },
  { kind: 'other', name: 'Other', plural: 'Other', letter: 't' },
];

export const kindName = (kind: EntityKind): string =>
  kinds.find((one) => one.kind === kind)?.name ?? kind;

/** The kind that a digit stands for; null for any other key. */
export const kindByKey = (key: string): EntityKind | null =>
  /^[1-9]$/.test(key) ? (kinds[Number(key) - 1]?.kind ?? null) : null;

/** What an entity is: one of the kinds, or a type of the reader's own, which is of the kind Other. */
export type Type = { kind: EntityKind; own: EntityTypeView | null };
export type KeyedType = { type: Type; name: string; letter: string | null; digit: string | null };

/** Every type with the keys that choose it; a digit that the reader gave goes before a kind's. */
export function typesWith(own: readonly EntityTypeView[]): KeyedType[] {
  const taken = own.map((one) => one.key);
  const usual = kinds.map(({ kind, name, letter }, index) => ({
    type: { kind, own: null },
    name,
    letter,
    digit: taken.includes(index + 1) ? null : String(index + 1),
  }));
  const others = own.map((one) => ({
    type: { kind: 'other' as const, own: one },
    name: one.name,
    letter: null,
    digit: one.key === null ? null : String(one.key),
  }));
  return [...usual, ...others];
}

/** The type that a letter or a digit stands for; null for any other key. */
export function typeByKey(key: string, own: readonly EntityTypeView[]): Type | null {
  const pressed = key.toLowerCase();
  const found = typesWith(own).find(({ letter, digit }) => letter === pressed || digit === pressed);
  return found?.type ?? null;
}
