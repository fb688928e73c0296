import {
  closeFollowed,
  exportEntity,
  pageInHand,
  removeEntity,
  showEntities,
  showEntity,
} from './followed-doors';
import type { Workspace } from './workspace.svelte';

/** The commands of the followed entities: of their list, and of the page of one. */
export function followedCommands(space: Workspace) {
  return { ...onShelf(space), ...onPage(space) };
}

function onShelf(space: Workspace) {
  const { shelf } = space.followed;
  return {
    shelfEntities: () => showEntities(space),
    listedEntityDown: () => shelf.step(1),
    listedEntityUp: () => shelf.step(-1),
    listedEntityFirst: () => shelf.step(-shelf.rows.length),
    listedEntityLast: () => shelf.step(shelf.rows.length),
    listedEntityOpen: () => shelf.active !== null && showEntity(space, shelf.active),
    listedEntityWords: () =>
      document.querySelector<HTMLElement>('[data-testid=shelf-words]')?.focus(),
    listedEntitySort: () => shelf.nextSort(),
    listedEntityClose: () => closeFollowed(space),
  };
}

function onPage(space: Workspace) {
  const { dossier, changes } = space.followed;
  const onEntity = (work: () => unknown) => () => (dossier.view ? work() : false);
  return {
    entityPage: () => pageInHand(space),
    pageRowDown: () => dossier.step(1),
    pageRowUp: () => dossier.step(-1),
    pageFirst: () => dossier.step(-dossier.rows.length),
    pageLast: () => dossier.step(dossier.rows.length),
    pageOpen: () => (dossier.row ? dossier.openRow(dossier.row) : false),
    pageSection: () => dossier.stepSection(1),
    pageSectionBack: () => dossier.stepSection(-1),
    pageEdit: () => changes.edit(),
    pageKind: onEntity(() => (dossier.choosingKind = true)),
    pageNote: onEntity(() => (dossier.writing = true)),
    pageMerge: () => changes.merge(),
    pageSplit: onEntity(() => void changes.split()),
    pageExport: () => exportEntity(space),
    pageRemove: onEntity(() => removeEntity(space)),
    pageClose: () => closeFollowed(space),
  };
}
