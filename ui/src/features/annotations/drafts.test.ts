import { beforeEach, describe, expect, it } from 'vitest';
import { span, utf16 } from '$shared/text/positions';
import { Drafts } from './drafts.svelte';

const passage = span(utf16(3), utf16(9));
const draft = { article: 'a', span: passage, label: 'l', body: 'half a thought' };

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
