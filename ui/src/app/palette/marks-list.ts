import { count } from '$shared/format/format';
import { showMarks } from '../marks-doors';
import type { Workspace } from '../workspace.svelte';
import { Entry } from './entry';

/** The highlights of each label, where there are any. */
export function markEntries(space: Workspace): Entry[] {
  const { labels } = space.library;
  return space.marks.counts.labels.flatMap(({ id, marks }) => {
    const label = labels.find((one) => one.id === id);
    if (!label) return [];
    return new Entry({
      id: `marks:label:${id}`,
      kind: 'command',
      title: `Show all highlights with the label ${label.name}`,
      detail: count(marks, 'highlight'),
      place: 'All highlights',
      run: () => showMarks(space, { labels: [id] }),
    });
  });
}

/** The highlights that have a tag, if there are any. */
export function markEntriesOf(space: Workspace, tag: string): Entry[] {
  const found = space.marks.counts.tags.filter((one) => one.id === tag);
  return found.map(
    ({ id, marks }) =>
      new Entry({
        id: `marks:tag:${id}`,
        kind: 'command',
        title: `Show all highlights tagged #${id}`,
        detail: count(marks, 'highlight'),
        place: 'All highlights',
        run: () => showMarks(space, { tags: [id] }),
      }),
  );
}
