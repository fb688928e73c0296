import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LabelView, ValueChangeView } from '$backend';
import { isTold, whatWasDone } from './operations';

const labels = [
  { id: 'yellow', name: 'Key fact' },
  { id: 'pink', name: 'Doubt' },
] as LabelView[];

type Value = ValueChangeView['value'];
type Change = [value: Value, before: string | null, after: string | null, quote?: string];

/** What is told of an operation that made these changes. */
const said = (name: string, ...changes: Change[]): string => {
  const views = changes.map(([value, before, after, quote = null]) => ({
    value,
    before,
    after,
    quote,
  }));
  return whatWasDone({ name, changes: views }, labels);
};

describe('operations', () => {
  it('are told in words, every one the library has', () => {
    const source = readFileSync('../src-tauri/crates/analect-library/src/op.rs', 'utf8');
    const names = [...source.matchAll(/Self::\w+ => "([^"]+)"/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !isTold(name))).toEqual([]);
    expect(said('fold paper')).toBe('Fold paper');
  });

  it('on articles say what came and what went', () => {
    expect(said('star', ['star', '0', '1'])).toBe('Starred');
    expect(said('star', ['star', '1', '0'])).toBe('Took the star away');
    expect(said('move to another shelf', ['shelf', 'inbox', 'later'])).toBe(
      'Moved from Inbox to Later',
    );
    expect(
      said('move to another shelf', ['shelf', 'inbox', 'trash'], ['shelf', 'later', 'trash']),
    ).toBe('Moved to Trash');
    expect(said('tag article', ['tag', null, 'water'])).toBe('Added the tag #water');
    expect(said('tag article', ['tag', 'water', null], ['tag', 'ice', null])).toBe(
      'Removed the tags #water and #ice',
    );
    expect(said('tag article', ['tag', 'water', null], ['tag', null, 'ice'])).toBe(
      'Added #ice and removed #water',
    );
    expect(said('note on article', ['note', null, 'Ask the harbour.'])).toBe(
      'Wrote the note on the article',
    );
    expect(said('note on article', ['note', 'Ask.', null])).toBe('Removed the note on the article');
  });

  it('on highlights name label, tag and passage', () => {
    const quote = 'the first joint command';
    expect(said('highlight', ['note', null, '', quote], ['label', null, 'yellow', quote])).toBe(
      'Highlighted as Key fact: “the first joint command”',
    );
    expect(
      said(
        'highlight',
        ['note', null, '', quote],
        ['note', null, '', 'another'],
        ['label', null, 'yellow', quote],
      ),
    ).toBe('Highlighted as Key fact');
    expect(said('change label', ['label', 'yellow', 'pink', quote])).toBe(
      'Changed the label Key fact to Doubt: “the first joint command”',
    );
    expect(said('edit note', ['note', '', 'Who?', quote])).toBe(
      'Wrote a note: “the first joint command”',
    );
    expect(said('edit note', ['note', 'Who?', 'Whose?', quote])).toBe(
      'Edited a note: “the first joint command”',
    );
    expect(said('tag highlight', ['tag', null, 'ice'])).toBe('Added the tag #ice to a highlight');
    expect(said('remove highlight', ['note', '', null, quote])).toBe(
      'Removed the highlight “the first joint command”',
    );
  });

  it('on collections, labels, sentences and entities name these', () => {
    expect(
      said('change collection', ['collection', null, 'Coast'], ['collectionOf', null, 'Coast']),
    ).toBe('Added to the collection “Coast”');
    expect(said('change collection', ['collectionOf', 'Coast', null])).toBe(
      'Took out of the collection “Coast”',
    );
    expect(said('rename collection', ['collection', 'Coast', 'Sea'])).toBe(
      'Renamed the collection “Coast” to “Sea”',
    );
    expect(said('remove collection', ['collection', 'Sea', null])).toBe(
      'Removed the collection “Sea”',
    );
    expect(said('edit labels', ['labelName', 'Doubt', 'Doubts'])).toBe(
      'Renamed the label “Doubt” to “Doubts”',
    );
    expect(said('edit labels', ['labelName', 'Doubt', 'Doubt'])).toBe('Changed the label “Doubt”');
    expect(said('choose sentence', ['sentence', null, 'excluded', 'Ice came.'])).toBe(
      'Excluded a sentence of the summary: “Ice came.”',
    );
    expect(said('choose sentence', ['sentence', 'excluded', null, 'Ice came.'])).toBe(
      'Took back a sentence of the summary: “Ice came.”',
    );
    expect(
      said('edit entity', ['entity', 'Aalto', 'Aalto'], ['entityKind', 'place', 'person']),
    ).toBe('Changed the entity “Aalto” from place to person');
    expect(said('merge entities', ['entity', 'Aalto', 'Aalto'], ['entity', 'Ms Aalto', null])).toBe(
      'Made the entity “Ms Aalto” one with “Aalto”',
    );
  });

  it('of which the history tells no more are told all the same', () => {
    expect(said('star')).toBe('Changed stars');
    expect(said('tag highlight')).toBe('Changed the tags of a highlight');
    expect(said('highlight')).toBe('Highlighted');
  });
});
