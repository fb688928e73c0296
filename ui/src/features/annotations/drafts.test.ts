import { beforeEach, describe, expect, it } from 'vitest';
import type { AnnotationView, BlockView } from '$backend';
import { span, utf16 } from '$shared/text/positions';
import { quoteOf } from './draft-place';
import { type Draft, Drafts } from './drafts.svelte';

const passage = span(utf16(3), utf16(9));
const draft = { article: 'a', span: passage, label: 'l', body: 'half a thought', quote: null };

describe('a draft', () => {
  beforeEach(() => localStorage.clear());

  it('is there again after a restart', () => {
    const key = Drafts.keyOf('a', passage);
    new Drafts().put(key, draft);
    const again = new Drafts();
    expect(again.get(key)).toEqual(draft);
    expect(again.unmarked('a')).toEqual([{ key, span: passage, label: 'l' }]);
    expect(again.unmarked('b')).toEqual([]);
  });

  it('over a mark is not listed as one without a mark', () => {
    const drafts = new Drafts();
    drafts.put('annotation-1', draft);
    expect(drafts.unmarked('a')).toEqual([]);
    expect(drafts.get('annotation-1')?.body).toBe('half a thought');
  });

  it('is gone for good once dropped', () => {
    const drafts = new Drafts();
    drafts.put('annotation-1', draft);
    drafts.drop('annotation-1');
    expect(drafts.get('annotation-1')).toBeNull();
    expect(new Drafts().get('annotation-1')).toBeNull();
  });

  it('of the note on an article has no passage and outlives a restart', () => {
    const key = Drafts.keyOfArticle('a');
    new Drafts().put(key, { ...draft, span: null });
    expect(new Drafts().get(key)).toEqual({ ...draft, span: null });
    expect(new Drafts().unmarked('a')).toEqual([]);
  });

  it('of one window outlives what a window over another library keeps', () => {
    const [one, other] = [new Drafts(), new Drafts()];
    one.put('annotation-1', draft);
    other.put('annotation-2', { ...draft, article: 'b' });
    one.put('annotation-3', draft);
    other.drop('annotation-2');
    const again = new Drafts();
    expect(['annotation-1', 'annotation-2', 'annotation-3'].map((key) => again.get(key))).toEqual([
      draft,
      null,
      draft,
    ]);
  });

  it('that was stored broken counts as none', () => {
    new Drafts().put('annotation-1', draft);
    localStorage.setItem('analect.draft.annotation-1', '{"article":');
    expect(new Drafts().get('annotation-1')).toBeNull();
  });
});

describe('drafts of an article whose text changes', () => {
  beforeEach(() => localStorage.clear());

  const text = 'The port closed at noon. Nobody waited there. The port opened at night.';
  const article = (text: string, note: string | null = null) => ({
    id: 'a',
    blocks: [{ kind: 'paragraph', start: utf16(0), text } as BlockView],
    note: note === null ? null : ({ body: note } as AnnotationView),
    annotation: () => null,
  });
  const over = (words: string, body: string, from = 0): [string, Draft] => {
    const start = text.indexOf(words, from);
    const place = span(utf16(start), utf16(start + words.length));
    const quote = quoteOf(article(text).blocks, place);
    return [Drafts.keyOf('a', place), { article: 'a', span: place, label: 'l', body, quote }];
  };
  const followed = (now: string, drafts: [string, Draft][], note: string | null = null) => {
    const kept = new Drafts();
    for (const [key, draft] of drafts) kept.put(key, draft);
    kept.follow(article(now, note));
    // As the next start finds them.
    return new Drafts();
  };
  const wordsIn = (now: string, drafts: Drafts) =>
    drafts.ofText('a').map((one) => [now.slice(one.span.start, one.span.end), one.body]);

  it('keep to their words, and can be found by their place', () => {
    const now = `It rained. ${text}`;
    const drafts = followed(now, [over('The port', 'second', 9), over('Nobody waited', 'why?')]);
    expect(wordsIn(now, drafts)).toEqual([
      ['Nobody waited', 'why?'],
      ['The port', 'second'],
    ]);
    for (const { key, span } of drafts.unmarked('a')) expect(key).toBe(Drafts.keyOf('a', span));
    const [, second] = drafts.ofText('a');
    expect(second?.span.start).toBe(now.lastIndexOf('The port'));
  });

  it('stay as they are where nothing changed', () => {
    const [key, draft] = over('Nobody waited', 'why?');
    expect(followed(text, [[key, draft]]).get(key)).toEqual(draft);
  });

  it('become part of the draft of the note on the article where the words are gone', () => {
    const gone = [over('Nobody waited', 'why?'), over('at noon', 'when?')];
    const drafts = followed('Another story altogether.', gone, 'On the whole');
    expect(drafts.unmarked('a')).toEqual([]);
    expect(drafts.get(Drafts.keyOfArticle('a'))?.body).toBe(
      'On the whole\n\n> Nobody waited\n\nwhy?\n\n> at noon\n\nwhen?',
    );
  });

  it('of an earlier version of the program get the words at their place', () => {
    const [key, draft] = over('Nobody waited', 'why?');
    const drafts = followed(text, [[key, { ...draft, quote: null }]]);
    expect(drafts.get(key)).toEqual(draft);
  });
});
