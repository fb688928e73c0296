import type { AnnotationView } from '$backend';
import type { Reader } from '$features/reader';
import { recall, remember } from '$shared/storage';
import { byPlace } from '$shared/text/positions';

export type Order = 'place' | 'label' | 'tag' | 'newest';
export const orders: readonly { order: Order; name: string }[] = [
  { order: 'place', name: 'By place' },
  { order: 'label', name: 'By label' },
  { order: 'tag', name: 'By tag' },
  { order: 'newest', name: 'Newest first' },
];
const isOrder = (text: string | null): text is Order => orders.some((one) => one.order === text);

/** Notes under one heading; none where the order has no headings. */
export type Group = { heading: string | null; notes: AnnotationView[] };

/** How the list of highlights and notes is ordered and filtered, and which of them are chosen. */
export class NotesView {
  order = $state<Order>('place');
  /** The label that is shown alone. */
  label = $state<string | null>(null);
  /** The article for whose chosen ones tags are being written. */
  #taggingIn = $state<string | null>(null);
  /** The tags written for them, and not given to them yet. */
  #typed = $state.raw({ article: '', tags: '' });
  #chosen = $state.raw<ReadonlySet<string>>(new Set());
  /** Where an extension of the choice starts. */
  #anchor: string | null = null;
  #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
    const kept = recall('notes-order');
    if (isOrder(kept)) this.order = kept;
  }

  /** The labels that marks of the article have, in the order of the library. */
  used = $derived.by(() => {
    const all = this.#reader.article?.annotations ?? [];
    return this.#reader.labels.filter((label) => all.some((one) => one.label === label.id));
  });
  /** The filter, unless no mark has that label any more. */
  shownLabel = $derived(this.used.find((one) => one.id === this.label)?.id ?? null);

  groups = $derived.by((): Group[] => {
    const all = this.#reader.article?.annotations ?? [];
    const shown = all.filter((one) => this.shownLabel === null || one.label === this.shownLabel);
    const placed = shown.filter((one) => one.span !== null).sort(place);
    const lost = shown.filter((one) => one.span === null);
    const groups = this.#grouped(placed);
    return lost.length > 0 ? [...groups, { heading: 'Lost their place', notes: lost }] : groups;
  });

  /** Every note in the list, in its order. */
  ids = $derived(this.groups.flatMap((group) => group.notes.map((one) => one.id)));
  /** The chosen ones that are in the list, in its order. */
  chosen = $derived(this.ids.filter((id) => this.#chosen.has(id)));

  /** Whether tags for the chosen ones are being written. */
  get tagging(): boolean {
    return this.#taggingIn !== null && this.#taggingIn === this.#reader.article?.id;
  }

  set tagging(on: boolean) {
    this.#taggingIn = on ? (this.#reader.article?.id ?? null) : null;
  }

  /** The tags written for them so far. */
  get tagsTyped(): string {
    return this.#typed.article === this.#reader.article?.id ? this.#typed.tags : '';
  }

  set tagsTyped(tags: string) {
    this.#typed = { article: this.#reader.article?.id ?? '', tags };
  }

  setOrder(order: Order): void {
    this.order = order;
    remember('notes-order', order);
  }

  isChosen(id: string): boolean {
    return this.#chosen.has(id);
  }

  toggle(id: string): void {
    const next = new Set(this.#chosen);
    if (!next.delete(id)) next.add(id);
    this.#chosen = next;
    this.#anchor = id;
  }

  /** Chooses everything from where the choice began to this one. */
  extendTo(id: string): void {
    const from = this.ids.indexOf(this.#anchor ?? id);
    const to = this.ids.indexOf(id);
    if (to === -1) return;
    this.#anchor ??= id;
    const [first, last] = [Math.min(from === -1 ? to : from, to), Math.max(from, to)];
    this.#chosen = new Set([...this.chosen, ...this.ids.slice(first, last + 1)]);
  }

  chooseAll(): void {
    this.#chosen = new Set(this.ids);
  }

  /** Forgets the choice; true when there was one. */
  clear(): boolean {
    const had = this.chosen.length > 0;
    this.#chosen = new Set();
    this.#anchor = null;
    this.tagging = false;
    return had;
  }

  #grouped(placed: AnnotationView[]): Group[] {
    if (this.order === 'newest') {
      return one(placed.sort((a, b) => b.modified - a.modified));
    }
    if (this.order === 'label') {
      const { labels } = this.#reader;
      const known = labels.map((label) => ({
        heading: label.name,
        notes: placed.filter((mark) => mark.label === label.id),
      }));
      const others = placed.filter((mark) => !labels.some((label) => label.id === mark.label));
      return [...known, { heading: 'Without a label', notes: others }].filter(hasNotes);
    }
    if (this.order === 'tag') {
      const tags = [...new Set(placed.flatMap((mark) => mark.tags.slice(0, 1)))];
      const tagged = tags
        .sort((a, b) => a.localeCompare(b))
        .map((tag) => ({
          heading: `#${tag}`,
          notes: placed.filter((mark) => mark.tags[0] === tag),
        }));
      const others = placed.filter((mark) => mark.tags.length === 0);
      return [...tagged, { heading: 'Without a tag', notes: others }].filter(hasNotes);
    }
    return one(placed);
  }
}

const one = (notes: AnnotationView[]): Group[] =>
  notes.length > 0 ? [{ heading: null, notes }] : [];
const hasNotes = (group: Group): boolean => group.notes.length > 0;

function place(a: AnnotationView, b: AnnotationView): number {
  return a.span && b.span ? byPlace(a.span, b.span) : 0;
}
