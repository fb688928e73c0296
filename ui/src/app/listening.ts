import type { Workspace } from './workspace.svelte';

/** Listens to what happens outside the window's own controls; the returned function stops it. */
export function listen(space: Workspace, changed: (articles: string[]) => void): () => void {
  const { backend, imports } = space;
  const leave = () => void space.settle();
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', leave);
  const stops = [
    () => removeEventListener('pagehide', leave),
    () => document.removeEventListener('visibilitychange', leave),
    space.appearance.watch(backend),
    backend.onLibraryChanged(changed),
    backend.onFilesDropped(
      (paths) => void imports.files(paths),
      (over) => (imports.hovering = over),
    ),
    backend.onFilesNamed((paths) => void imports.files(paths)),
  ];
  return () => stops.forEach((stop) => stop());
}
