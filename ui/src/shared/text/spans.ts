import type { BlockView, MarkView, Span, Utf16 } from '$backend';
import { blockEnd, byPlace, lengthOf, overlaps, utf16 } from './positions';

/** What lies over a block besides its own inline marks. */
export type Overlay = {
  annotations: readonly Painted[];
  mentions: readonly Spanned[];
  summary: readonly Numbered[];
};
export type Spanned = { id: string; span: Span };
export type Painted = Spanned & {
  label: string | null;
  /** Whether the reader is still to say if it is the right passage. */
  uncertain?: boolean;
  /** Whether it has a note. */
  noted?: boolean;
};
export type Numbered = { number: number; span: Span };

/** A piece of a block that looks the same throughout; pieces follow each other without gaps. */
export type Segment = {
  start: Utf16;
  text: string;
  marks: MarkView[];
  /** Longest first, so that the shortest is drawn innermost. */
  annotations: Painted[];
  /** Which of `annotations` begin here. */
  opens: string[];
  /** Which of `annotations` end here. */
  closes: string[];
  mentions: string[];
  /** The number of the summary sentence this belongs to. */
  summary: number | null;
};

export const nothingOver: Overlay = { annotations: [], mentions: [], summary: [] };

/** Cuts a block at every rim of a mark, highlight, mention or summary sentence. */
export function cut(block: BlockView, over: Overlay): Segment[] {
  const spans = [
    ...block.marks.map((mark) => mark.span),
    ...over.annotations.map((one) => one.span),
    ...over.mentions.map((one) => one.span),
    ...over.summary.map((one) => one.span),
  ];
  const rims = rimsOf(block, spans);
  return rims.slice(0, -1).map((start, index) => {
    const end = rims[index + 1] ?? start;
    return segment(block, over, { start: utf16(start), end: utf16(end) });
  });
}

function rimsOf(block: BlockView, spans: Span[]): number[] {
  const end = blockEnd(block);
  const inside = spans
    .flatMap((one) => [one.start, one.end])
    .filter((rim) => rim > block.start && rim < end);
  return [...new Set<number>([block.start, ...inside, end])].sort((a, b) => a - b);
}

function segment(block: BlockView, over: Overlay, piece: Span): Segment {
  const here = <T extends { span: Span }>(all: readonly T[]) =>
    all.filter((one) => overlaps(one.span, piece));
  const annotations = here(over.annotations).sort(
    (a, b) => lengthOf(b.span) - lengthOf(a.span) || byPlace(a.span, b.span),
  );
  const summary = here(over.summary)[0] ?? null;
  return {
    start: piece.start,
    text: block.text.slice(piece.start - block.start, piece.end - block.start),
    marks: here(block.marks),
    annotations,
    opens: annotations.filter((one) => one.span.start === piece.start).map((one) => one.id),
    closes: annotations.filter((one) => one.span.end === piece.end).map((one) => one.id),
    mentions: here(over.mentions).map((one) => one.id),
    summary: summary?.number ?? null,
  };
}
