import { tick } from 'svelte';
import type { Span } from '$backend';
import { leaveAll } from '$features/annotations';
import { mentionInHand } from '$features/entities';
import { Followed, type PageWork } from '$features/followed';
import { undoAction } from '$shared/notices.svelte';
import { covers } from '$shared/text/positions';
import { uncover } from './covering';
import { exportEntityLine } from './cli';
import { failures } from './failures';
import type { Workspace } from './workspace.svelte';

/** The followed entities, joined to the rest of the window. */
export function followedOf(space: Workspace): Followed {
  const { backend, journal, notices } = space;
  return new Followed({
    journal,
    notices,
    undoOf: (entry) => undoAction((one) => space.undo('undo', one), entry),
    copy: (text) => space.copy(text),
    pickFolder: async () => {
      try {
        return await backend.pickFolder();
      } catch (reason) {
        notices.error(reason);
        return null;
      }
    },
    exportLine: (entity, folder) => exportEntityLine(space, entity, folder),
    changed: () => space.reader.refresh(),
  });
}

/** Shows the list of all entities that are followed. */
export async function showEntities(space: Workspace): Promise<void> {
  await inPlaceOfText(space, () => space.followed.showShelf());
}

/** Shows the page of an entity. */
export async function showEntity(space: Workspace, entity: string): Promise<void> {
  await inPlaceOfText(space, () => space.followed.showPage(entity));
}

async function inPlaceOfText(space: Workspace, show: () => Promise<void>): Promise<void> {
  space.jumps.note();
  leaveAll();
  space.annotations.closeEditor();
  space.annotations.popover = false;
  space.marks.hide();
  const shown = show();
  space.focus('reader');
  await shown;
  // What takes the focus is drawn with what was fetched.
  if (document.activeElement === document.body) space.focus('reader');
  else if (document.activeElement?.matches('[data-followed] [data-list]')) space.focus('reader');
}

export function closeFollowed(space: Workspace): void {
  space.followed.hide();
  space.focus('reader');
}

/** What the page of an entity leads to. */
export function pageWork(space: Workspace): PageWork {
  return {
    mention: (article, mention) => void openMention(space, article, mention),
    statement: ({ article, span }) => void inArticle(space, article, () => jump(space, span)),
    note: ({ annotation, article, quote }) =>
      void inArticle(space, article, () => openNote(space, annotation, quote)),
    entity: (entity) => void showEntity(space, entity),
    shelf: () => void showEntities(space),
    remove: () => void removeEntity(space),
    list: () => space.focus('reader'),
    copy: (text) => void space.copy(text),
  };
}

/** Goes to a mention in its article; one that waits is shown among what is to be decided there. */
async function openMention(
  space: Workspace,
  article: string,
  mention: string | null,
): Promise<void> {
  await inArticle(space, article, () => {
    const { entities, reader } = space;
    if (mention === null) return space.showTab('entities');
    const all = reader.article?.entities.flatMap((one) => one.mentions) ?? [];
    const found = all.find((one) => one.id === mention);
    if (found?.span) entities.goTo(found);
    else space.notices.status('These words stand in the article no more');
    return space.focus('reader');
  });
}

function jump(space: Workspace, span: Span): void {
  space.reader.focusedMark = null;
  space.reader.jumpTo(span);
  space.focus('reader');
}

function openNote(space: Workspace, annotation: string, quote: string | null): void {
  if (quote === null) return space.showTab('notes', '[data-testid="article-note-edit"]');
  if (!space.reader.focusMark(annotation)) {
    return space.showTab('notes', `[data-note-item="${annotation}"]`);
  }
  space.focus('reader');
  space.annotations.announceMark(annotation);
}

async function inArticle(space: Workspace, article: string, work: () => void): Promise<void> {
  const { reader } = space;
  space.jumps.note();
  if (reader.article?.id === article) uncover(space);
  else if (!(await space.reopen(article))) return;
  space.panes.reveal('reader');
  if (!reader.surface) await tick();
  work();
}

/** Follows the entity of the page no more, and shows the list. */
export async function removeEntity(space: Workspace): Promise<void> {
  const { followed } = space;
  const entity = followed.dossier.view?.entity;
  if (!entity || !(await followed.changes.remove(entity))) return;
  await followed.showShelf();
  space.focus('reader');
}

/** Shows the file of the entity whose page is shown; false where none is. */
export function exportEntity({ followed }: Workspace): boolean {
  const { view } = followed.dossier;
  if (followed.shown !== 'page' || !view) return false;
  void followed.file.show(view.entity);
  return true;
}

/** The page of the entity in hand: in the text, of a suggestion, or of a row of the inspector. */
export function pageInHand(space: Workspace): unknown {
  const item = document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset ?? {};
  const inInspector = document.activeElement?.closest('[data-pane="inspector"]') != null;
  const entity = inInspector ? entityOfItem(space, item) : entityInText(space);
  if (entity !== null) return showEntity(space, entity);
  if (!space.reader.article) return false;
  return space.notices.status(failures.noPage);
}

function entityOfItem({ entities, reader }: Workspace, item: DOMStringMap): string | null {
  const of = (reader.article?.entities ?? []).find(
    (one) => one.id === item['entity'] || one.mentions.some(({ id }) => id === item['mentionItem']),
  );
  const group = entities.suggestions.group(item['suggestion'] ?? '') ?? entities.review.card;
  return of?.id ?? group?.link?.entity ?? null;
}

/** Of the mention gone to, or else of the first that is selected or stands in the unit. */
function entityInText({ entities, reader }: Workspace): string | null {
  const { article, cursor } = reader;
  const here = reader.readSelection() ?? cursor.span;
  if (!article) return null;
  const linked = entities.suggestionInHand?.link?.entity ?? null;
  if (linked !== null) return linked;
  const inHand = mentionInHand(reader);
  const all = article.entities
    .flatMap((one) => one.mentions.map(({ id, span }) => ({ entity: one.id, id, span })))
    .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
  const found =
    all.find(({ id }) => id === inHand) ??
    all.find(({ span }) => here !== null && span !== null && meets(here, span));
  return found?.entity ?? null;
}

const meets = (here: Span, span: Span): boolean =>
  covers(here, span.start) || covers(span, here.start);
