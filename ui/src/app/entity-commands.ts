import type { EntityView, SuggestionView } from '$backend';
import { mentionInHand, stepMention } from '$features/entities';
import { clipText } from '$shared/format/format';
import { decide, showCardInText, startReview } from './entity-work';
import { keepItem } from './pane-focus';
import type { Workspace } from './workspace.svelte';

/** Work on entities and on what is suggested: in the text, in their list and in the review. */
export function entityCommands(space: Workspace) {
  return { ...inText(space), ...inReview(space), ...onRow(space) };
}

const focused = (): DOMStringMap =>
  document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset ?? {};

/** Whether the keys are those of the card: the focus is not on a row of one of its lists. */
export const onCard = ({ entities }: Workspace): boolean =>
  entities.review.open && focused()['suggestion'] === undefined;

/** The suggestion whose row has the focus. */
const rowOf = ({ entities }: Workspace): SuggestionView | null => {
  const key = focused()['suggestion'];
  return key === undefined ? null : entities.suggestions.group(key);
};

function inText(space: Workspace) {
  const { entities, notices, reader } = space;
  const { decisions } = entities;
  const step = (direction: 1 | -1) => () => {
    if (!reader.article) return false;
    if (stepMention(reader, direction) !== null) return notices.announce(toldInHand(space));
    const where = direction === 1 ? 'after' : 'before';
    return notices.announce(`No entity ${where} this`);
  };
  const settle = (verdict: 'accepted' | 'rejected') => {
    const group = entities.suggestionInHand;
    const { article, currentMention } = reader;
    const place = article?.mentions.find((one) => one.id === currentMention);
    // What is accepted stays in hand as what it has become.
    const settled = (): void => {
      reader.currentMention = (place && article?.mentionAt(place.span.start)) ?? currentMention;
    };
    return group ? decisions.settle(group, verdict).then(settled) : null;
  };
  return {
    mentionNext: step(1),
    mentionPrevious: step(-1),
    ...space.turns.each({
      mentionAccept: () => settle('accepted') ?? notices.announce('It is accepted already'),
      mentionReject: () => settle('rejected') ?? removeInHand(space),
    }),
    mentionCard: () => {
      const group = entities.suggestionInHand;
      if (group) return startReview(space, group.key);
      const id = entityInHand(space)?.id;
      return id === undefined ? false : space.showTab('entities', `[data-entity="${id}"]`);
    },
  };
}

/** The entity whose mention in the text is in hand. */
function entityInHand({ reader }: Workspace): EntityView | null {
  const id = mentionInHand(reader);
  const has = (one: EntityView) => one.mentions.some((mention) => mention.id === id);
  return reader.article?.entities.find(has) ?? null;
}

function removeInHand(space: Workspace): unknown {
  const entity = entityInHand(space);
  const mention = entity?.mentions.find((one) => one.id === mentionInHand(space.reader));
  return entity && mention ? space.entities.removeMention(entity, mention) : false;
}

function toldInHand(space: Workspace): string {
  const group = space.entities.suggestionInHand;
  const name = group?.name ?? entityInHand(space)?.name ?? '';
  return `${group ? 'Suggested' : 'Entity'}: ${clipText(name, 80)}`;
}

function inReview(space: Workspace) {
  const { entities } = space;
  const { review, decisions } = entities;
  const onTarget = (card: () => unknown, row: (group: SuggestionView) => unknown) => () => {
    const group = rowOf(space);
    if (group) return decide(() => row(group));
    return onCard(space) && review.card ? decide(card) : false;
  };
  return {
    review: () => startReview(space),
    acceptShown: () =>
      entities.suggestions.shown.length > 0
        ? (entities.accepting = { kind: null })
        : space.notices.status('Nothing waits for a decision'),
    suggestionLeave: () => (onCard(space) && review.card ? review.toggle() : false),
    ...space.turns.each({
      suggestionAccept: onTarget(
        () => review.accept(),
        (group) => decisions.settle(group, 'accepted'),
      ),
      suggestionReject: onTarget(
        () => review.reject(),
        (group) => decisions.settle(group, 'rejected'),
      ),
      suggestionSkip: () => (onCard(space) && review.card ? decide(() => review.skip()) : false),
      suggestionOther: () =>
        onCard(space) && review.card?.link ? decide(() => review.acceptAsOther()) : false,
    }),
  };
}

function onRow(space: Workspace) {
  const { entities, reader } = space;
  const { edits, review } = entities;
  const entity = (): EntityView | null => {
    const item = focused();
    const is = (one: EntityView) =>
      one.id === item['entity'] ||
      one.mentions.some((mention) => mention.id === item['mentionItem']);
    return reader.article?.entities.find(is) ?? null;
  };
  const onEntity = (run: (one: EntityView) => unknown) => () => {
    const found = entity();
    return found ? run(found) : false;
  };
  /** On the card, or on the one of the row, which becomes the card. */
  const onSuggestion = (run: () => unknown): boolean => {
    const group = rowOf(space);
    if (group) startReview(space, group.key);
    if (!review.open || !review.card) return false;
    run();
    return true;
  };
  return {
    entityRename: onEntity((one) => edits.edit(one)),
    entityKind: () =>
      onSuggestion(() => (review.choosingType = true)) ||
      onEntity((one) => (edits.menu = { entity: one.id, kinds: true }))(),
    entityMerge: () => onSuggestion(() => review.merge()) || onEntity((one) => edits.merge(one))(),
    entityRemove: () => {
      const found = entity();
      const mention = found?.mentions.find((one) => one.id === focused()['mentionItem']);
      if (!found) return false;
      return keepItem(mention ? entities.removeMention(found, mention) : entities.remove(found));
    },
  };
}

/** Enter and the arrows on the card are about its mentions; false elsewhere. */
export function cardStep(space: Workspace, by: 1 | -1): boolean {
  if (!isOnMentions(space)) return false;
  space.entities.review.step(by);
  return true;
}

export function cardEnter(space: Workspace): boolean {
  if (!isOnMentions(space)) return false;
  showCardInText(space);
  return true;
}

const isOnMentions = ({ entities }: Workspace): boolean =>
  entities.review.card !== null && focused()['review'] !== undefined;
