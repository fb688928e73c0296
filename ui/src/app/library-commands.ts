import type { ReadingState } from '$backend';
import { showDigest } from './digest-work';
import type { Workspace } from './workspace.svelte';

/** The commands of the list of articles: on the picked rows, or else on the current one. */
export function libraryCommands(space: Workspace) {
  const { library } = space;
  const { preview, selection, triage } = library;
  const onRow = (work: (id: string) => unknown) => () =>
    library.selected === null ? false : work(library.selected);
  const onTargets = (work: () => unknown) => () => (library.targets().length > 0 ? work() : false);
  const move = (state: ReadingState) => onTargets(() => triage.moveTargets(state));
  const inTurn = space.turns.each({
    rowDown: () => library.step(1),
    rowUp: () => library.step(-1),
    rowFirst: () => library.step(-library.rows.length),
    rowLast: () => library.step(library.rows.length),
    rowOpen: onRow((id) => {
      preview.close();
      // Another one may be opened before this one is.
      void space.open(id);
    }),
    rowPreview: onRow(() => void preview.toggle()),
    rowArchive: move('archive'),
    rowLater: move('later'),
    rowInbox: move('inbox'),
    rowTrash: move('trash'),
    rowStar: onTargets(() => triage.starTargets()),
    rowRead: onTargets(() => triage.readTargets()),
    rowTags: () => library.tagging.show(library.targets(), 'library'),
    rowCollections: () => library.collecting.show(library.targets(), 'library'),
    rowDigest: () => showDigest(space),
    rowPick: onRow((id) => selection.toggle(id)),
    rowExtend: () => selection.extend(1),
    rowExtendBack: () => selection.extend(-1),
    rowPickAll: () => selection.all(),
    rowOriginal: onRow((id) => {
      const source = library.row(id)?.source ?? null;
      return source === null ? false : space.external(source);
    }),
    shelfInbox: () => space.showShelf('inbox'),
    shelfLater: () => space.showShelf('later'),
    shelfArchive: () => space.showShelf('archive'),
    shelfStarred: () => space.showShelf('starred'),
    shelfTrash: () => space.showShelf('trash'),
  });
  return { ...inTurn, rowLetGo: () => preview.close() || selection.clear() };
}
