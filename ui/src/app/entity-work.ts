import { tick } from 'svelte';
import { focusReview, type EntityWork } from '$features/entities';
import { showEntities, showEntity } from './followed-doors';
import { focusItemOfInspector } from './pane-focus';
import type { Workspace } from './workspace.svelte';

/** What the rows and cards of entities do in this window. */
export function entityWork(space: Workspace): EntityWork {
  const { entities, jumps } = space;
  return {
    entity: (entity) =>
      void jumps.toText(() => entities.nextMention(entity), `entity:${entity.id}`),
    mention: (mention) => void jumps.toText(() => entities.goTo(mention), `mention:${mention.id}`),
    suggestion: (group) =>
      void jumps.toText(() => entities.nextPlace(group), `suggestion:${group.key}`),
    passage: (span, along) => void jumps.toText(() => entities.goToPassage(span), along),
    review: (key) => startReview(space, key),
    list: () => closeReview(space),
    page: (entity) => void showEntity(space, entity),
    library: () => void showEntities(space),
    stopList: () => space.settings.show('stopList'),
    decide: (work) => void decide(work),
  };
}

/** Shows the review, from a suggestion or from the one that is worth most; says so where there is none. */
export function startReview(space: Workspace, key: string | null = null): void {
  const { entities, notices, reader } = space;
  if (!reader.article) return notices.status('No article is open');
  if (!entities.review.start(key)) {
    return notices.status(
      entities.suggestions.loading ? 'Still looking for names' : 'Nothing waits for a decision',
    );
  }
  space.showTab('entities', '[data-review]');
  notices.announce(entities.review.told());
}

/** Goes back to the list of all entities; false where that is shown already. */
export function closeReview(space: Workspace): boolean {
  if (!space.entities.review.close()) return false;
  space.showTab('entities');
  return true;
}

/** Shows the mention in hand of the card in the text. */
export function showCardInText(space: Workspace): void {
  const { entities, jumps } = space;
  void jumps.toText(() => entities.review.goTo(), `review:${entities.review.card?.key ?? ''}`);
}

/** Decides, and keeps the focus: on the next question, or on the row that has taken the place of one that went. */
export async function decide(work: () => unknown): Promise<void> {
  const inspector = () => document.querySelector('[data-pane="inspector"]');
  const had = inspector()?.contains(document.activeElement) === true;
  const items = () => [...(inspector()?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
  const at = items().findIndex((one) => one === document.activeElement);
  await work();
  await tick();
  if (!had || document.querySelector('[role=dialog]')) return;
  if (document.querySelector('[data-review]')) return focusReview();
  if (document.activeElement !== document.body) return;
  const next = items()[Math.min(Math.max(at, 0), items().length - 1)];
  if (next) next.focus();
  else focusItemOfInspector('[data-item]');
}
