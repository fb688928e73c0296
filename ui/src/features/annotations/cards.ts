import type { AnnotationView, Span } from '$backend';
import { byPlace, equal } from '$shared/text/positions';
import type { Annotations } from './annotations.svelte';

/** A note beside the text; `annotation` is null for a draft over an unmarked passage. */
export type Card = { key: string; annotation: AnnotationView | null; span: Span; label: string };

/** The notes that stand in the margin now: those with text or tags or a question, drafts, and the open one. */
export function cardsOf(annotations: Annotations): Card[] {
  const { article } = annotations.reader;
  if (!article) return [];
  const { editing, openCard, drafts } = annotations;
  const marked = article.placed
    .filter(
      (one) =>
        one.body !== '' ||
        one.tags.length > 0 ||
        one.anchoring === 'uncertain' ||
        one.id === openCard ||
        one.id === editing?.key ||
        drafts.get(one.id) !== null,
    )
    .map((one) => ({ key: one.id, annotation: one, span: one.span, label: one.label ?? '' }));
  const unmarked = new Map(
    drafts.unmarked(article.id).map(({ key, span, label }) => [key, { span, label }]),
  );
  if (editing && editing.annotation === null) {
    unmarked.set(editing.key, { span: editing.span, label: editing.label });
  }
  return [...marked, ...[...unmarked].map(([key, one]) => ({ key, annotation: null, ...one }))];
}

/** Cards in the order of the text; those that are as before, and a list of only such, stay the same. */
export function takenOver(before: readonly Card[], now: readonly Card[]): readonly Card[] {
  const known = new Map(before.map((one) => [one.key, one]));
  const next = now
    .map((one) => {
      const old = known.get(one.key);
      return old && isSame(old, one) ? old : one;
    })
    .sort((a, b) => byPlace(a.span, b.span));
  const unchanged =
    next.length === before.length && next.every((one, index) => one === before[index]);
  return unchanged ? before : next;
}

const isSame = (a: Card, b: Card): boolean =>
  a.annotation === b.annotation && a.label === b.label && equal(a.span, b.span);
