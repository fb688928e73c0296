import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Notices } from './notices.svelte';

const texts = (notices: Notices) => notices.list.map((one) => one.text);
const refusal = { code: 'storage', message: 'The disk is full.', detail: 'ENOSPC' };

describe('notices', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('leave after six seconds', () => {
    const notices = new Notices();
    notices.status('Saved');
    vi.advanceTimersByTime(5900);
    expect(texts(notices)).toEqual(['Saved']);
    vi.advanceTimersByTime(200);
    expect(texts(notices)).toEqual([]);
  });

  it('stay while they are held', () => {
    const notices = new Notices();
    notices.status('Saved');
    notices.hold();
    vi.advanceTimersByTime(60_000);
    expect(texts(notices)).toEqual(['Saved']);
    notices.release();
    vi.advanceTimersByTime(6100);
    expect(texts(notices)).toEqual([]);
  });

  it('leave when the reader wants it, or never', () => {
    let lasting: number | null = 12_000;
    const notices = new Notices(() => lasting);
    notices.status('Saved');
    vi.advanceTimersByTime(11_900);
    expect(texts(notices)).toEqual(['Saved']);
    vi.advanceTimersByTime(200);
    expect(texts(notices)).toEqual([]);
    lasting = null;
    notices.status('Saved again');
    vi.advanceTimersByTime(3_600_000);
    expect(texts(notices)).toEqual(['Saved again']);
  });

  it('are all kept for the session, the newest first', () => {
    const notices = new Notices();
    ['a', 'b', 'c'].forEach((text) => notices.status(text));
    notices.error(refusal);
    notices.record({ ...refusal, message: 'Shown elsewhere.' });
    vi.advanceTimersByTime(60_000);
    const kept = notices.kept.map((one) => one.text);
    expect(kept).toEqual(['Shown elsewhere.', 'The disk is full.', 'c', 'b', 'a']);
    expect(notices.kept[0]?.detail).toBe('ENOSPC');
  });

  it('are two at most, the oldest leaving first', () => {
    const notices = new Notices();
    ['a', 'b', 'c'].forEach((text) => notices.status(text));
    expect(texts(notices)).toEqual(['b', 'c']);
  });

  it('of errors stay until closed, and one that comes again takes the place of the first', () => {
    const notices = new Notices();
    notices.error(refusal);
    const before = notices.list[0]?.id;
    notices.error(refusal);
    expect(notices.list[0]?.id).not.toBe(before);
    expect(notices.kept).toHaveLength(2);
    vi.advanceTimersByTime(60_000);
    expect(notices.list).toMatchObject([
      { kind: 'error', text: 'The disk is full.', detail: 'ENOSPC' },
    ]);
    notices.close(notices.list[0]?.id ?? 0);
    expect(notices.list).toEqual([]);
  });

  it('of errors are two at most, and all of them are kept', () => {
    const notices = new Notices();
    const messages = ['One.', 'Two.', 'Three.'];
    for (const message of messages) notices.error({ ...refusal, message });
    expect(texts(notices)).toEqual(['Two.', 'Three.']);
    expect(notices.kept.map((one) => one.text)).toEqual(['Three.', 'Two.', 'One.']);
  });

  it('leave again after the one that was held has gone', () => {
    const notices = new Notices();
    notices.status('Saved');
    notices.hold();
    notices.close(notices.list[0]?.id ?? 0);
    notices.status('Saved again');
    vi.advanceTimersByTime(6100);
    expect(texts(notices)).toEqual([]);
  });

  it('explain an unknown failure in one sentence', () => {
    const notices = new Notices();
    notices.error(new TypeError('x is not a function'));
    expect(notices.list[0]?.text).toContain('Something went wrong');
    expect(notices.list[0]?.detail).toContain('x is not a function');
  });

  it('announce the same sentence twice as a change', () => {
    const notices = new Notices();
    notices.announce('Starred');
    const first = notices.polite;
    notices.announce('Starred');
    expect(notices.polite).not.toBe(first);
    expect(notices.polite.trim()).toBe('Starred');
  });
});
