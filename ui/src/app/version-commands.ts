import { keepItem } from './pane-focus';
import type { Workspace } from './workspace.svelte';

/** The commands of the keys in keymap-versions: versions, what they changed, and lost highlights. */
export function versionCommands(space: Workspace) {
  return { ...readingVersions(space), ...changesCommands(space), ...placeCommands(space) };
}

function readingVersions(space: Workspace) {
  const { notices, reader, versions } = space;
  return {
    tabVersions: () => {
      if (versions.count > 1) space.showTab('versions');
      else notices.status('This article has one version only');
    },
    uncertainNext: () => (reader.article ? space.texts.nextUncertain() : false),
    showChanges: () => space.texts.changes(),
    editText: () => reader.article !== null && versions.text.edit(),
    editDetails: () => reader.article !== null && versions.details.edit(),
    keepApart: async () => {
      if (!(await space.imports.keepApart())) notices.status('The last import was no new version');
    },
  };
}

function changesCommands(space: Workspace) {
  const { reader, versions } = space;
  const onChanges = (work: (page: NonNullable<ReturnType<typeof changes>>) => unknown) => () => {
    const page = changes();
    return page ? work(page) : false;
  };
  const changes = () => (versions.page?.kind === 'changes' ? versions.page : null);
  const focused = () => Number(itemData()?.['version'] ?? 0);
  /** The version with the focus in the list, or else the older one on the page. */
  const meant = () => {
    if (focused() > 0) return focused();
    return versions.page?.kind === 'older'
      ? versions.page.number
      : (versions.page?.comparison.old ?? 0);
  };
  return {
    differenceNext: onChanges((page) => page.step(1)),
    differencePrevious: onChanges((page) => page.step(-1)),
    differenceOpen: onChanges((page) => page.openHere()),
    sideBySide: onChanges((page) => page.toggleBeside()),
    versionChanges: () => focused() > 1 && space.texts.changes(focused()),
    versionRestore: () => {
      const number = meant();
      if (number < 1 || number === reader.article?.text.number) return false;
      return space.texts.restore(number);
    },
  };
}

/** Keys of the versions list work on the highlight with the focus there, others on the one in hand. */
function placeCommands(space: Workspace) {
  const { annotations, reader, versions } = space;
  const { placing } = annotations;
  const inList = () => itemData()?.['markItem'] ?? null;
  const mark = () => {
    const id = inList() ?? reader.focusedMark;
    return id === null ? null : (reader.article?.annotation(id) ?? null);
  };
  const answered = (answer: Promise<unknown>) => (inList() === null ? answer : keepItem(answer));
  const onItem = (work: (id: string, chord: string) => unknown) => (chord: string) => {
    const id = inList();
    return id === null ? false : work(id, chord);
  };
  return {
    placeAccept: () => {
      const one = mark();
      const asked = one?.span && one.anchoring !== 'exact';
      return asked ? answered(placing.accept([one.id])) : false;
    },
    placeAcceptAll: () => {
      const changed = versions.sections.find((one) => one.state === 'changed')?.marks ?? [];
      return changed.length > 0 && keepItem(placing.accept(changed.map((one) => one.id)));
    },
    placeAttach: () => {
      const one = mark();
      return one && one.anchoring !== 'exact' ? space.texts.attach(one.id) : false;
    },
    placeLost: () => {
      const one = mark();
      const asked = one?.anchoring === 'uncertain' || one?.anchoring === 'orphan';
      return asked ? answered(placing.keepLost([one.id])) : false;
    },
    placeNote: onItem((id) => versions.edit(id, 'note')),
    placeTags: onItem((id) => versions.edit(id, 'tags')),
    placeRelabel: onItem((id, chord) => {
      const label = reader.labelByKey(Number(chord));
      return label ? annotations.relabel(id, label.id) : false;
    }),
    placeRemove: onItem((id) => keepItem(annotations.remove(id))),
    attachHere: () => {
      if (!placing.attaching) return false;
      return placing.attachHere().then((done) => done && space.focus('reader'));
    },
  };
}

/** What the item of the inspector with the focus is about. */
function itemData(): DOMStringMap | null {
  return document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset ?? null;
}
