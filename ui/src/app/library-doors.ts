import type { LibraryDoor } from '$backend';
import type { Workspace } from './workspace.svelte';

/** Goes to another library, or takes this one elsewhere. */
export async function goThrough(space: Workspace, door: LibraryDoor): Promise<void> {
  const { backend, notices } = space;
  try {
    const path = await backend.pickLibrary(door);
    if (path === null) return;
    await space.settle();
    if (door === 'move') await backend.relocateLibrary(path);
    else await backend.switchLibrary(path, door === 'create');
    // Another library is another page: everything starts over.
    location.reload();
  } catch (reason) {
    notices.error(reason);
  }
}

/** Brings the sample back; it is shown in the window, so the settings give way to it. */
export function restoreSample({ firstRun, settings }: Workspace): void {
  settings.close();
  void firstRun.restoreSample();
}
