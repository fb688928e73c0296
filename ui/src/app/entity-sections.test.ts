import { describe, expect, it } from 'vitest';
import { dateText, datesOf, kinds, sectionsOf, typeByKey, typesWith } from '$features/entities';
import { recorded } from '../backend/replay.test-data';

const found = recorded('suggestions');
const { entities } = recorded('openArticle').marks;

describe('the sections of the list', () => {
  const sections = sectionsOf(entities, found.groups);

  it('hold what is accepted before what is suggested, and what is sure before what is not', () => {
    const people = sections.find((one) => one.kind === 'person');
    expect(people?.entities.map((one) => one.name)).toEqual(['Marta Holm']);
    const shown = people?.suggestions.map((one) => one.shown) ?? [];
    expect(new Set(shown).size).toBe(2);
    expect(shown.indexOf(false)).toBeGreaterThan(shown.lastIndexOf(true));
  });

  it('lose nothing', () => {
    const suggested = sections.flatMap((one) => one.suggestions);
    expect(suggested).toHaveLength(found.groups.length);
    expect(sections.map((one) => one.kind)).toEqual(
      kinds.map((one) => one.kind).filter((kind) => sections.some((one) => one.kind === kind)),
    );
  });
});

describe('the dates of a text', () => {
  it('that mean the same days are one, and those come in the order of the days', () => {
    const rows = datesOf(found.dates);
    expect(rows.flatMap((one) => one.places)).toHaveLength(found.dates.length);
    const values = rows.flatMap((one) => one.value ?? []);
    expect(values).toEqual([...new Set(values)].sort());
    expect(rows.find((one) => one.value === '2026-03-12')?.places).toHaveLength(2);
  });

  it('are told in words where the standard has only a number for it', () => {
    expect(['2025-10-09', '2015-24', '199X', '2026-01/2026-03'].map(dateText)).toEqual([
      '2025-10-09',
      'winter 2015',
      '1990s',
      '2026-01 to 2026-03',
    ]);
  });
});

describe('the keys of types', () => {
  const own = {
    id: 't',
    name: 'Ship',
    key: 3,
    colour: 'blue',
    pattern: 'solid',
    entities: 0,
  } as const;

  it('have one meaning each', () => {
    const keys = typesWith([own]).flatMap(({ letter, digit }) =>
      [letter ?? [], digit ?? []].flat(),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('choose a type of the reader before a kind', () => {
    expect(typeByKey('3', [])).toEqual({ kind: 'place', own: null });
    expect(typeByKey('3', [own])).toEqual({ kind: 'other', own });
    expect(typeByKey('l', [own])?.kind).toBe('place');
    expect(typeByKey('8', [own])).toBeNull();
  });
});
