import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Span } from '$backend';
import { OpenArticle, Progress, type Sight } from '$features/reader';
import { Journal } from '$shared/journal.svelte';
import { Notices } from '$shared/notices.svelte';
import { blockIndexAt, blockSpan, utf16 } from '$shared/text/positions';
import { recorded, replay } from '../backend/replay.test-data';

const tall = 100;

/** A page on which every block is as tall as the others. */
function sight(article: OpenArticle, scrollTop: number, viewHeight: number): Sight {
  const placeOf = ({ start, end }: Span) => {
    const from = blockIndexAt(article.blocks, start);
    const to = blockIndexAt(article.blocks, utf16(end - 1));
    return { top: from * tall, bottom: (to + 1) * tall, left: 0, right: 500 };
  };
  return { placeOf, scrollTop, viewHeight };
}

function begun() {
  const backend = replay();
  const taken = vi.fn();
  const progress = new Progress(new Journal(backend, new Notices()), taken);
  const article = new OpenArticle(recorded('openArticle'));
  progress.open(article);
  const kept = () => backend.calls.filter((one) => one.name === 'keepPlace').map((one) => one.args);
  return { article, backend, kept, progress, taken };
}

describe('reading progress', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is kept once reading rests, and its row taken over', async () => {
    const { article, kept, progress, taken } = begun();
    const cursor = blockSpan(article.blocks[4] as (typeof article.blocks)[number]);
    progress.look(sight(article, 0, 300), cursor);
    progress.look(sight(article, 300, 300), cursor);
    await vi.advanceTimersByTimeAsync(1400);
    expect(kept()).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    const read = article.blocks[6]?.start ?? 0;
    const all = article.blocks.at(-1);
    const furthest = Math.floor((read / ((all?.start ?? 0) + (all?.text.length ?? 0))) * 1000);
    expect(kept()).toMatchObject([{ article: article.id, place: cursor.start }]);
    expect(Math.abs((kept()[0] as { furthest: number }).furthest - furthest)).toBeLessThan(4);
    expect(taken).toHaveBeenCalledWith(recorded('keepPlace'));
  });

  it('goes on from what is in sight where the cursor is not', async () => {
    const { article, kept, progress } = begun();
    const cursor = blockSpan(article.blocks[1] as (typeof article.blocks)[number]);
    progress.look(sight(article, 5 * tall, 300), cursor);
    await vi.advanceTimersByTimeAsync(2000);
    expect(kept()).toMatchObject([{ place: article.blocks[5]?.start }]);
  });

  it('never goes back', async () => {
    const { article, kept, progress } = begun();
    progress.look(sight(article, 600, 300), null);
    await vi.advanceTimersByTimeAsync(2000);
    progress.look(sight(article, 0, 300), null);
    await vi.advanceTimersByTimeAsync(2000);
    const furthest = kept().map((one) => (one as { furthest: number }).furthest);
    expect(furthest).toHaveLength(2);
    expect(furthest[1]).toBe(furthest[0]);
  });

  it('is not lost when the window is gone before it was kept', async () => {
    const { article, progress } = begun();
    const cursor = blockSpan(article.blocks[4] as (typeof article.blocks)[number]);
    progress.look(sight(article, 300, 300), cursor);
    expect(Progress.unkeptPlace(article.id)).toBe(cursor.start);
    expect(Progress.unkeptPlace('another')).toBeNull();
    await vi.advanceTimersByTimeAsync(2000);
    expect(Progress.unkeptPlace(article.id)).toBeNull();
  });

  it('is not lost when it could not be kept', async () => {
    const { article, backend, progress } = begun();
    const full = vi.spyOn(backend, 'call').mockRejectedValue(new Error('the disk is full'));
    progress.look(sight(article, 300, 300), null);
    await vi.advanceTimersByTimeAsync(2000);
    const place = Progress.unkeptPlace(article.id);
    expect(place).not.toBeNull();
    full.mockRestore();
    progress.look(sight(article, 400, 300), null);
    await vi.advanceTimersByTimeAsync(2000);
    expect(Progress.unkeptPlace(article.id)).toBeNull();
  });

  it('is kept at once when the article is left', async () => {
    const { article, kept, progress } = begun();
    progress.look(sight(article, 0, 300), null);
    await progress.close();
    expect(kept()).toHaveLength(1);
  });

  it('says an article is read when its end was in sight for two seconds, not before', async () => {
    const { article, backend, progress } = begun();
    const read = () => backend.calls.filter((one) => one.name === 'setRead').map((one) => one.args);
    const end = article.blocks.length * tall;
    progress.look(sight(article, end - 300, 300), null);
    await vi.advanceTimersByTimeAsync(1900);
    progress.look(sight(article, 0, 300), null);
    await vi.advanceTimersByTimeAsync(3000);
    expect(read()).toEqual([]);
    progress.look(sight(article, end - 300, 300), null);
    await vi.advanceTimersByTimeAsync(2100);
    expect(read()).toEqual([{ articles: [article.id], read: true }]);
  });
});
