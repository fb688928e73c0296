import { describe, expect, it } from 'vitest';
import { fold } from '$shared/text/fold';
import { rank } from './rank';
import { positions, score, wordsOf } from './score';

const entry = (name: string) => ({
  id: name,
  name: fold(name).text,
  more: '',
  lead: 0,
});
const order = (query: string, names: string[], recent: string[] = []) =>
  rank(names.map(entry), fold(query).text, recent).map((one) => one.id);
const letters = (query: string, name: string) =>
  positions(fold(name).text, wordsOf(fold(query).text))
    .map((at) => name[at])
    .join('');

describe('the scorer', () => {
  it('wants the letters in their order', () => {
    expect(score('export', ['xp'])).not.toBeNull();
    expect(score('export', ['px'])).toBeNull();
    expect(score('export', ['exports'])).toBeNull();
  });

  it('prefers word starts to letters inside words', () => {
    expect(order('hn', ['When', 'Highlight next', 'Chain'])[0]).toBe('Highlight next');
    expect(order('ga', ['Garden gate', 'Go to Archive', 'Saga'])[0]).toBe('Garden gate');
    expect(order('gta', ['Gesture at', 'Go to Archive'])[0]).toBe('Go to Archive');
  });

  it('prefers letters one after another', () => {
    expect(order('port', ['Paper or trout', 'Export', 'Port of call'])).toEqual([
      'Port of call',
      'Export',
      'Paper or trout',
    ]);
  });

  it('prefers the shorter of two that fit alike', () => {
    expect(order('undo', ['Undo the last change', 'Undo'])).toEqual([
      'Undo',
      'Undo the last change',
    ]);
  });

  it('leaves out what fits only by letters strewn over a long name', () => {
    const title =
      'Dock workers in Skerrow voted on Thursday to end a nine-day strike that had left';
    expect(score(fold(title).text, ['kcaie'])).toBeNull();
    expect(score(fold(title).text, ['skerrow'])).not.toBeNull();
  });

  it('takes the words of a query in any order', () => {
    const names = ['Next highlight', 'Previous highlight'];
    expect(order('high next', names)).toEqual(['Next highlight']);
  });

  it('takes words from beside the name, one by one, for less', () => {
    const beside = [
      { id: 'a', name: 'ice map', more: 'quay ledger', lead: 0 },
      { id: 'b', name: 'the quay ledger', more: '', lead: 0 },
    ];
    const ids = (query: string) => rank(beside, query, []).map((one) => one.id);
    expect(ids('ledger')).toEqual(['b', 'a']);
    expect(ids('ice ledger')).toEqual(['a']);
    expect(ids('pquay')).toEqual([]);
  });

  it('ignores case and accents', () => {
    expect(order('zoe', ['Bread', 'ZOË Lindqvist'])).toEqual(['ZOË Lindqvist']);
    expect(order('朝霧', ['貨物船朝霧丸', '夕霧'])).toEqual(['貨物船朝霧丸']);
    expect(order('رصيف', ['على الرصيف'])).toEqual(['على الرصيف']);
  });

  it('keeps the order of what fits alike', () => {
    const names = Array.from(
      { length: 50 },
      (_, index) => `Port ${String(index).padStart(2, '0')}`,
    );
    expect(order('port', names)).toEqual(names);
    expect(order('', names)).toEqual(names);
  });

  it('puts what was chosen before first, if it fits about as well', () => {
    const names = ['Next highlight', 'Next pane', 'Next theme'];
    expect(order('next', names, ['Next theme', 'Next pane'])).toEqual([
      'Next theme',
      'Next pane',
      'Next highlight',
    ]);
  });

  it('says which letters it went by', () => {
    expect(letters('gta', 'Go to Archive')).toBe('GtA');
    expect(letters('port', 'Paper export')).toBe('port');
    expect(positions('paper export', ['port'])).toEqual([8, 9, 10, 11]);
  });

  it('finds the one among ten thousand', () => {
    const titles = Array.from(
      { length: 10_000 },
      (_, index) => `Harbour report ${index}: what the ferry inquiry left out this winter`,
    );
    titles[7345] = 'Insurers ask for a single ice map, again';
    expect(order('ice map', titles)[0]).toBe(titles[7345]);
    expect(order('harbour 9999', titles)[0]).toBe(titles[9999]);
  });
});
