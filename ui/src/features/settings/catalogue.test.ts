import { describe, expect, it } from 'vitest';
import { rules } from '$shared/preferences.svelte';
import { items, pages, search } from './catalogue';

const found = (query: string) => search(query).map((one) => one.id);

describe('the settings', () => {
  it('list every preference once', () => {
    const ids = items.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(rules).filter((name) => !ids.some((id) => id === name))).toEqual([]);
  });

  it('have something on every page', () => {
    expect(pages.filter(({ page }) => !items.some((one) => one.page === page))).toEqual([]);
  });

  it('are found by their name, their page or what one would call them', () => {
    expect(found('theme')).toContain('theme');
    expect(found('dark')).toEqual(['theme']);
    expect(found('FONT size')).toContain('size');
    expect(found('toast')).toEqual(['toastTime']);
    expect(found('single-key')).toEqual(['singleKeys']);
    expect(found('backup')).toEqual(['path', 'locations']);
    expect(found('summaries')).toEqual([
      'summaryUnit',
      'summaryLength',
      'summaryWords',
      'summaryPercent',
    ]);
    expect(found('zzz')).toEqual([]);
    expect(found('  ')).toEqual([]);
  });
});
