//! A document: immutable plain text with blocks and inline marks as ranges over it.

use analect_text::{TextRange, slice};

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph of the body.
    Paragraph,
    /// An item of a list; `depth` counts from 0.
    ListItem {
        /// Nesting, 0 for the outermost list.
        depth: u8,
        /// Whether the list is numbered.
        ordered: bool,
    },
    /// A paragraph quoted as a block.
    Quote,
    /// Preformatted text; its line breaks count.
    Code,
    /// One cell of a table; the cell at row 0 and column 0 starts a new table.
    TableCell {
        /// Row from 0.
        row: u16,
        /// Column from 0.
        column: u16,
        /// Whether the cell is a header.
        header: bool,
    },
    /// The caption of a picture or table.
    Caption,
    /// The credit of a picture.
    Credit,
    /// The line that names the authors.
    Byline,
    /// The place, date and agency that open a wire story.
    Dateline,
    /// A line of the trade: slug, time stamp, embargo, reading time, mail header.
    Stamp,
    /// The agency's name, contributors or notice that close a wire story.
    SignOff,
    /// A line that advertises other content.
    Promotion,
}

impl BlockKind {
    /// Whether the block is part of what the article says, rather than of how it was published.
    pub const fn is_body(self) -> bool {
        !matches!(
            self,
            Self::Caption
                | Self::Credit
                | Self::Byline
                | Self::Dateline
                | Self::Stamp
                | Self::SignOff
                | Self::Promotion
        )
    }

    /// Whether the block is running prose, from which a summary may quote.
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListItem { .. } | Self::Quote)
    }
}

/// A block: a kind and the range of the text it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub range: TextRange,
}

/// What an inline mark means.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// Emphasis, usually shown in italics.
    Emphasis,
    /// Strong importance, usually shown in bold.
    Strong,
    /// Code or computer output.
    Code,
    /// Text struck out.
    Strike,
    /// Superscript.
    Superscript,
    /// Subscript.
    Subscript,
    /// A link to an `http`, `https` or `mailto` address.
    Link(String),
}

/// An inline mark over a range of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it means.
    pub kind: MarkKind,
    /// Where it stands, inside one block.
    pub range: TextRange,
}

/// Why blocks and marks do not fit a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// A block reaches outside the text or cuts a character.
    #[error("block {0} is no slice of the text")]
    BlockOutside(usize),
    /// A block starts before the previous one ends.
    #[error("block {0} overlaps the one before")]
    BlocksOverlap(usize),
    /// A mark lies in no block, or cuts a character.
    #[error("mark {0} lies in no block")]
    MarkOutside(usize),
}

/// Immutable plain text with its structure.
///
/// Blocks ascend, do not overlap and stand on character boundaries; every mark lies inside one
/// block. Text between blocks is separation only.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    text: String,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
}

impl Document {
    /// The document of `text` with `blocks` in order and `marks` in any order.
    pub fn new(
        text: String,
        blocks: Vec<Block>,
        mut marks: Vec<Mark>,
    ) -> Result<Self, DocumentError> {
        check_blocks(&text, &blocks)?;
        for (index, mark) in marks.iter().enumerate() {
            let held =
                block_at(&blocks, mark.range).is_some() && slice(&text, mark.range).is_some();
            if !held {
                return Err(DocumentError::MarkOutside(index));
            }
        }
        marks.sort_by_key(|mark| (mark.range.start(), std::cmp::Reverse(mark.range.end())));
        Ok(Self {
            text,
            blocks,
            marks,
        })
    }

    /// The text, in Unicode as imported.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks, in text order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The inline marks, by start, longer before shorter.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The text of `block`; empty where the block is not of this document.
    pub fn block_text(&self, block: &Block) -> &str {
        slice(&self.text, block.range).unwrap_or("")
    }

    /// The index of the block that holds all of `range`, `None` where it spans several.
    pub fn block_of(&self, range: TextRange) -> Option<usize> {
        block_at(&self.blocks, range)
    }

    /// The marks that lie in `block`, in order.
    pub fn marks_in<'a>(&'a self, block: &Block) -> impl Iterator<Item = &'a Mark> {
        let range = block.range;
        let from = self
            .marks
            .partition_point(|mark| mark.range.start() < range.start());
        self.marks
            .iter()
            .skip(from)
            .take_while(move |mark| mark.range.start() < range.end())
    }
}

fn check_blocks(text: &str, blocks: &[Block]) -> Result<(), DocumentError> {
    let mut end = None;
    for (index, block) in blocks.iter().enumerate() {
        if slice(text, block.range).is_none() {
            return Err(DocumentError::BlockOutside(index));
        }
        if end.is_some_and(|end| block.range.start() < end) {
            return Err(DocumentError::BlocksOverlap(index));
        }
        end = Some(block.range.end());
    }
    Ok(())
}

fn block_at(blocks: &[Block], range: TextRange) -> Option<usize> {
    let index = blocks
        .partition_point(|block| block.range.start() <= range.start())
        .checked_sub(1)?;
    blocks
        .get(index)
        .is_some_and(|block| block.range.contains(range))
        .then_some(index)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn range(start: usize, end: usize) -> TextRange {
        TextRange::of(start, end).unwrap()
    }

    fn document(
        text: &str,
        blocks: &[(usize, usize)],
        marks: &[(usize, usize)],
    ) -> Result<Document, DocumentError> {
        let block = |&(start, end): &(usize, usize)| Block {
            kind: BlockKind::Paragraph,
            range: range(start, end),
        };
        let mark = |&(start, end): &(usize, usize)| Mark {
            kind: MarkKind::Strong,
            range: range(start, end),
        };
        Document::new(
            text.to_owned(),
            blocks.iter().map(block).collect(),
            marks.iter().map(mark).collect(),
        )
    }

    #[test]
    fn structure_that_does_not_fit_the_text_is_refused() {
        let check = |blocks: &[(usize, usize)], marks: &[(usize, usize)], expect| {
            assert_eq!(document("one\n\ntwö", blocks, marks).err(), expect);
        };
        check(&[(0, 3), (5, 9)], &[(1, 2), (5, 9)], None);
        check(
            &[(0, 3), (5, 10)],
            &[],
            Some(DocumentError::BlockOutside(1)),
        );
        check(&[(0, 3), (5, 8)], &[], Some(DocumentError::BlockOutside(1)));
        check(
            &[(0, 4), (3, 5)],
            &[],
            Some(DocumentError::BlocksOverlap(1)),
        );
        check(&[(0, 3)], &[(2, 4)], Some(DocumentError::MarkOutside(0)));
        check(
            &[(0, 3), (5, 9)],
            &[(7, 8)],
            Some(DocumentError::MarkOutside(0)),
        );
    }

    #[test]
    fn marks_are_found_by_their_block() {
        let document =
            document("one\n\ntwo", &[(0, 3), (5, 8)], &[(6, 7), (0, 2), (5, 8)]).unwrap();
        let count = |index: usize| document.marks_in(&document.blocks()[index]).count();
        assert_eq!((count(0), count(1)), (1, 2));
        assert_eq!(document.block_of(range(6, 8)), Some(1));
        assert_eq!(document.block_of(range(2, 6)), None);
    }
}
