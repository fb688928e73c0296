import { items, pages } from '$features/settings';
import { goThrough, restoreSample } from '../library-doors';
import type { Workspace } from '../workspace.svelte';
import { Entry } from './entry';

/** Every setting by its name; choosing one opens the settings at it. */
export function settingEntries({ settings }: Workspace): Entry[] {
  return items.map((item) => {
    const page = pages.find((one) => one.page === item.page)?.name ?? '';
    return new Entry({
      id: `setting:${item.id}`,
      kind: 'setting',
      title: item.name,
      detail: item.about,
      more: `${item.words} ${page} settings`,
      place: `Settings: ${page}`,
      run: () => settings.show(item.id),
    });
  });
}

/** What is a button of the settings: no key gives it, so that the key map does not have it. */
export function doorEntries(space: Workspace): Entry[] {
  const door = (id: string, title: string, more: string, run: () => unknown) =>
    new Entry({
      id: `command:${id}`,
      kind: 'command',
      title,
      more,
      place: 'Settings: Library',
      lead: 1,
      run,
    });
  return [
    door('libraryOpen', 'Open another library…', 'file switch', () => goThrough(space, 'open')),
    door('libraryNew', 'New library…', 'file create', () => goThrough(space, 'create')),
    door('libraryMove', 'Move this library…', 'file folder', () => goThrough(space, 'move')),
    door('sample', 'Restore the sample', 'tutorial article', () => restoreSample(space)),
  ];
}
