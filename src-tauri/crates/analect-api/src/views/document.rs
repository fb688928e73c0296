//! The text of an article: its blocks and inline marks.

use super::Units;
use crate::answers::{BlockKind, BlockView, MarkKind, MarkView, Span};
use analect_model::{self as model, Block, Document, Mark};

/// For each block its number among the paragraphs of the body, from 1.
pub(super) fn paragraph_numbers(document: &Document) -> Vec<Option<u32>> {
    let mut last = 0;
    let mut number = |block: &Block| {
        let counted = block.kind.is_prose();
        last += u32::from(counted);
        counted.then_some(last)
    };
    document.blocks().iter().map(&mut number).collect()
}

pub(super) fn blocks(document: &Document, units: &Units<'_>) -> Vec<BlockView> {
    let numbers = paragraph_numbers(document);
    let view = |(block, paragraph)| block_view(document, block, paragraph, units);
    document.blocks().iter().zip(numbers).map(view).collect()
}

fn block_view(
    document: &Document,
    block: &Block,
    paragraph: Option<u32>,
    units: &Units<'_>,
) -> BlockView {
    let text = document.block_text(block);
    let mut view = BlockView {
        kind: BlockKind::Paragraph,
        start: units.known(block.range).start,
        text: text.to_owned(),
        level: 0,
        ordered: false,
        row: 0,
        column: 0,
        header: false,
        marks: document
            .marks_in(block)
            .map(|mark| mark_view(mark, units))
            .collect(),
        sentences: sentences(text, block, units),
        paragraph,
    };
    set_kind(&mut view, block.kind);
    view
}

fn sentences(text: &str, block: &Block, units: &Units<'_>) -> Vec<Span> {
    let found = analect_library::sentences(text).into_iter();
    found
        .map(|range| units.known(range.shifted(block.range.start())))
        .collect()
}

fn set_kind(view: &mut BlockView, kind: model::BlockKind) {
    view.kind = match kind {
        model::BlockKind::Heading(level) => {
            view.level = level;
            BlockKind::Heading
        }
        model::BlockKind::ListItem { depth, ordered } => {
            view.level = depth;
            view.ordered = ordered;
            BlockKind::ListItem
        }
        model::BlockKind::TableCell {
            row,
            column,
            header,
        } => {
            view.row = row;
            view.column = column;
            view.header = header;
            BlockKind::TableCell
        }
        model::BlockKind::Paragraph => BlockKind::Paragraph,
        model::BlockKind::Quote => BlockKind::Quote,
        model::BlockKind::Code => BlockKind::Code,
        model::BlockKind::Caption => BlockKind::Caption,
        model::BlockKind::Credit => BlockKind::Credit,
        model::BlockKind::Byline => BlockKind::Byline,
        model::BlockKind::Dateline => BlockKind::Dateline,
        model::BlockKind::Stamp => BlockKind::Stamp,
        model::BlockKind::SignOff => BlockKind::SignOff,
        model::BlockKind::Promotion => BlockKind::Promotion,
    };
}

fn mark_view(mark: &Mark, units: &Units<'_>) -> MarkView {
    let (kind, href) = match &mark.kind {
        model::MarkKind::Emphasis => (MarkKind::Emphasis, None),
        model::MarkKind::Strong => (MarkKind::Strong, None),
        model::MarkKind::Code => (MarkKind::Code, None),
        model::MarkKind::Strike => (MarkKind::Strike, None),
        model::MarkKind::Superscript => (MarkKind::Superscript, None),
        model::MarkKind::Subscript => (MarkKind::Subscript, None),
        model::MarkKind::Link(address) => (MarkKind::Link, Some(address.clone())),
    };
    MarkView {
        kind,
        span: units.known(mark.range),
        href,
    }
}
