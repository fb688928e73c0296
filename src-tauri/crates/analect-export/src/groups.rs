//! Blocks that belong together: the lines of a document, its lists and its tables.

use analect_model::{Block, BlockKind, Document};
use std::collections::BTreeMap;

/// Lists nest no deeper than this when written.
const MAX_DEPTH: usize = 8;
/// A table with more columns than this is written cell by cell.
const MAX_COLUMNS: usize = 64;

/// One or several blocks that are written as one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Group<'d> {
    /// Blocks on one line of text, in order.
    Line(Vec<&'d Block>),
    /// Items of one list.
    List(Vec<Item<'d>>),
    /// Paragraphs of one quotation.
    Quote(Vec<&'d Block>),
    /// Rows of one table; a place without a cell is `None`. All rows have the same length.
    Table(Vec<Vec<Option<&'d Block>>>),
}

/// An item of a list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Item<'d> {
    /// Its text.
    pub(crate) block: &'d Block,
    /// Its nesting from 0, at most one more than that of the item before.
    pub(crate) depth: usize,
    /// Whether it is numbered.
    pub(crate) ordered: bool,
}

/// The groups of `document`, in order.
pub(crate) fn groups(document: &Document) -> Vec<Group<'_>> {
    let mut rest = document.blocks();
    let mut out = Vec::new();
    while let Some(first) = rest.first() {
        let taken = match first.kind {
            BlockKind::ListItem { .. } => {
                run(rest, |kind| matches!(kind, BlockKind::ListItem { .. }))
            }
            BlockKind::Quote => run(rest, |kind| kind == BlockKind::Quote),
            BlockKind::TableCell { .. } => table_length(rest),
            _ => line_length(document, rest),
        };
        let (group, after) = rest.split_at_checked(taken.max(1)).unwrap_or((rest, &[]));
        out.extend(grouped(group));
        rest = after;
    }
    out
}

fn grouped(blocks: &[Block]) -> Vec<Group<'_>> {
    match blocks.first().map(|block| block.kind) {
        Some(BlockKind::ListItem { .. }) => vec![Group::List(items(blocks))],
        Some(BlockKind::Quote) => vec![Group::Quote(blocks.iter().collect())],
        Some(BlockKind::TableCell { .. }) => rows(blocks).map_or_else(
            || blocks.iter().map(|cell| Group::Line(vec![cell])).collect(),
            |rows| vec![Group::Table(rows)],
        ),
        _ => vec![Group::Line(blocks.iter().collect())],
    }
}

fn run(blocks: &[Block], belongs: impl Fn(BlockKind) -> bool) -> usize {
    blocks
        .iter()
        .take_while(|block| belongs(block.kind))
        .count()
}

/// How many cells the table that starts `blocks` has.
fn table_length(blocks: &[Block]) -> usize {
    let mut last = None;
    let goes_on = |block: &&Block| {
        let BlockKind::TableCell { row, column, .. } = block.kind else {
            return false;
        };
        let follows = last.is_none_or(|last| last < (row, column));
        last = Some((row, column));
        follows
    };
    blocks.iter().take_while(goes_on).count()
}

/// How many blocks stand on the first line of `blocks`.
fn line_length(document: &Document, blocks: &[Block]) -> usize {
    let shares_line = |pair: &&[Block]| {
        let [one, two] = pair else { return false };
        let between = document
            .text()
            .get(one.range.end().index()..two.range.start().index());
        let inline = |kind| {
            !matches!(
                kind,
                BlockKind::Heading(_)
                    | BlockKind::Code
                    | BlockKind::Quote
                    | BlockKind::ListItem { .. }
                    | BlockKind::TableCell { .. }
            )
        };
        inline(one.kind)
            && inline(two.kind)
            && between.is_some_and(|between| !between.contains('\n'))
    };
    1 + blocks.windows(2).take_while(shares_line).count()
}

fn items(blocks: &[Block]) -> Vec<Item<'_>> {
    let mut deepest = 0;
    let mut out = Vec::new();
    for block in blocks {
        let BlockKind::ListItem { depth, ordered } = block.kind else {
            continue;
        };
        let depth = usize::from(depth).min(deepest).min(MAX_DEPTH);
        deepest = depth + 1;
        out.push(Item {
            block,
            depth,
            ordered,
        });
    }
    out
}

/// The cells in rows; `None` where there are too many columns.
fn rows(cells: &[Block]) -> Option<Vec<Vec<Option<&Block>>>> {
    let mut rows: BTreeMap<u16, BTreeMap<usize, &Block>> = BTreeMap::new();
    for cell in cells {
        if let BlockKind::TableCell { row, column, .. } = cell.kind {
            rows.entry(row)
                .or_default()
                .insert(usize::from(column), cell);
        }
    }
    let width = rows.values().filter_map(|row| row.keys().last()).max()? + 1;
    (width <= MAX_COLUMNS).then(|| rows.values().map(|row| filled(row, width)).collect())
}

/// A row with every place up to `width`.
fn filled<'d>(row: &BTreeMap<usize, &'d Block>, width: usize) -> Vec<Option<&'d Block>> {
    (0..width).map(|column| row.get(&column).copied()).collect()
}
