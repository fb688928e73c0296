import { SvelteMap } from 'svelte/reactivity';
import type {
  AnnotationView,
  ArticleRow,
  ArticleView,
  BlockView,
  EntityView,
  MarksView,
  Span,
  TextView,
  Utf16,
} from '$backend';
import { mostlyFromRight } from '$shared/text/direction';
import { group, type Group } from '$shared/text/groups';
import {
  blockIndexAt,
  blockSpan,
  byPlace,
  covers,
  equal,
  lengthOf,
  overlaps,
  utf16,
} from '$shared/text/positions';
import {
  nothingOver,
  type Numbered,
  type Overlay,
  type Painted,
  type Spanned,
} from '$shared/text/spans';

/** The same objects as long as nothing changed about them: what is drawn by them stays as it is. */
const hasPlace = (one: AnnotationView): one is AnnotationView & { span: Span } => one.span !== null;

/** The article on the page: its fixed blocks, and the marks over them as they change. */
export class OpenArticle {
  readonly id: string;
  readonly blocks: readonly BlockView[];
  readonly groups: readonly Group[];
  /** The block that repeats the title and is drawn as the title; null where none does. */
  readonly titleBlock: BlockView | null;
  readonly paragraphs: number;
  readonly sentences: number;
  /** Whether it reads from the right: what stands beside its lines stands there then. */
  readonly fromRight: boolean;
  /** Which of the article's texts this is. */
  readonly text: TextView;
  row = $state.raw() as ArticleRow;
  annotations = $state.raw<readonly AnnotationView[]>([]);
  entities = $state.raw<readonly EntityView[]>([]);
  /** Where names stand that are suggested as entities, in order of the text. */
  suggested = $state.raw<readonly Spanned[]>([]);
  tags = $state.raw<readonly string[]>([]);
  note = $state.raw<AnnotationView | null>(null);
  /** Whether all of it has been on the page. */
  drawn = $state(false);
  /** The summary's sentences, numbered, where they stand in the text. */
  summary = $state.raw<readonly Numbered[]>([]);
  #over = new SvelteMap<number, Overlay>();

  constructor(view: ArticleView) {
    this.id = view.article.id;
    this.row = view.article;
    this.text = view.text;
    this.blocks = view.blocks;
    const first = view.blocks[0];
    const repeats = first?.kind === 'heading' && first.text.trim() === view.article.title.trim();
    this.titleBlock = repeats ? first : null;
    this.groups = group(repeats ? view.blocks.slice(1) : view.blocks);
    this.paragraphs = view.paragraphs;
    this.sentences = view.sentences;
    this.fromRight = mostlyFromRight(view.blocks.map((block) => block.text));
    this.setMarks(view.marks);
  }

  /** Highlights with a place in the text, in order of the text. */
  placed = $derived(this.annotations.filter(hasPlace).sort((a, b) => byPlace(a.span, b.span)));

  /** Highlights whose passage is gone from the text. */
  lost = $derived(this.annotations.filter((one) => one.anchoring === 'orphan'));
  /** Highlights of which the reader is asked whether they stand at the right place. */
  uncertain = $derived(this.placed.filter((one) => one.anchoring === 'uncertain'));

  /** How many notes there are, that on the article included. */
  notes = $derived(
    this.annotations.filter((one) => one.body !== '').length + (this.note === null ? 0 : 1),
  );

  over(block: BlockView): Overlay {
    return this.#over.get(block.start) ?? nothingOver;
  }

  annotation(id: string): AnnotationView | null {
    return this.annotations.find((one) => one.id === id) ?? null;
  }

  /** Every mark at a position, the shortest first. */
  marksAt(position: Utf16): string[] {
    return this.#shortestFirst((span) => covers(span, position));
  }

  /** A mark and those over the same text, the shortest first. */
  overlapping(id: string): string[] {
    const own = this.placed.find((one) => one.id === id)?.span;
    return own ? this.#shortestFirst((span) => overlaps(span, own)) : [];
  }

  /** Every mention, of entities and of those that are suggested, in order of the text. */
  mentions = $derived.by((): readonly Spanned[] => {
    const marked = this.entities.flatMap((one) => one.mentions);
    const placed = marked.flatMap(({ id, span }) => (span ? [{ id, span }] : []));
    return [...placed, ...this.suggested].sort((a, b) => byPlace(a.span, b.span));
  });

  /** The mention at a position, also of what is only suggested. */
  mentionAt(position: Utf16): string | null {
    return this.mentions.find(({ span }) => covers(span, position))?.id ?? null;
  }

  #shortestFirst(here: (span: Span) => boolean): string[] {
    return this.placed
      .filter((one) => here(one.span))
      .sort((a, b) => lengthOf(a.span) - lengthOf(b.span))
      .map((one) => one.id);
  }

  setMarks(marks: MarksView): void {
    this.annotations = marks.annotations;
    this.entities = marks.entities;
    this.tags = marks.tags;
    this.note = marks.note;
    this.#repaint();
  }

  putAnnotation(changed: AnnotationView): void {
    const others = this.annotations.filter((one) => one.id !== changed.id);
    this.annotations = [...others, changed];
    this.#repaint();
  }

  dropAnnotation(id: string): void {
    this.annotations = this.annotations.filter((one) => one.id !== id);
    this.#repaint();
  }

  putEntity(changed: EntityView): void {
    const others = this.entities.filter((one) => one.id !== changed.id);
    this.entities = [...others, changed];
    this.#repaint();
  }

  dropEntity(id: string): void {
    this.entities = this.entities.filter((one) => one.id !== id);
    this.#repaint();
  }

  setSummary(sentences: readonly Numbered[]): void {
    this.summary = sentences;
    this.#repaint();
  }

  /** The pilcrow number at a position: that of the last counted paragraph up to it. */
  paragraphAt(position: number): number | null {
    const index = blockIndexAt(this.blocks, utf16(position));
    return (
      this.blocks.slice(0, index + 1).findLast((one) => one.paragraph !== null)?.paragraph ?? null
    );
  }

  /** Gives a new overlay only to blocks whose marks look different, so only those are redrawn. */
  #repaint(): void {
    const mentions: Spanned[] = this.entities.flatMap((entity) =>
      entity.mentions.flatMap((one) => (one.span ? [{ id: one.id, span: one.span }] : [])),
    );
    const painted = this.annotations.flatMap((one) =>
      one.span
        ? [
            {
              id: one.id,
              span: one.span,
              label: one.label,
              uncertain: one.anchoring === 'uncertain',
              noted: one.body !== '',
            },
          ]
        : [],
    );
    const annotations = this.#byBlock(painted);
    const mentioned = this.#byBlock(mentions);
    const summary = this.#byBlock(this.summary);
    this.blocks.forEach((block, index) => {
      const over: Overlay = {
        annotations: annotations.get(index) ?? [],
        mentions: mentioned.get(index) ?? [],
        summary: summary.get(index) ?? [],
      };
      const before = this.#over.get(block.start) ?? nothingOver;
      if (!looksSame(before, over)) this.#over.set(block.start, over);
    });
  }

  #byBlock<T extends { span: Spanned['span'] }>(all: readonly T[]): Map<number, T[]> {
    const found = new Map<number, T[]>();
    for (const one of [...all].sort((a, b) => byPlace(a.span, b.span))) {
      for (let index = blockIndexAt(this.blocks, one.span.start); ; index += 1) {
        const block = this.blocks[index];
        if (!block || block.start >= one.span.end) break;
        if (!overlaps(blockSpan(block), one.span)) continue;
        const here = found.get(index);
        if (here) here.push(one);
        else found.set(index, [one]);
      }
    }
    return found;
  }
}

function looksSame(a: Overlay, b: Overlay): boolean {
  return (
    allEqual(a.annotations, b.annotations, nameOf) &&
    allEqual(a.mentions, b.mentions, (one) => one.id) &&
    allEqual(a.summary, b.summary, (one) => String(one.number))
  );
}

const nameOf = ({ id, label, uncertain, noted }: Painted): string =>
  `${id} ${label ?? ''} ${uncertain === true} ${noted === true}`;

function allEqual<T extends { span: Span }>(
  a: readonly T[],
  b: readonly T[],
  name: (one: T) => string,
): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return other !== undefined && equal(one.span, other.span) && name(one) === name(other);
    })
  );
}
