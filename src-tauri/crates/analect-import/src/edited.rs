//! A text that a reader edited as Markdown.
//!
//! Markdown has no word for a caption, a dateline or an agency's sign-off: they are written as
//! emphasised paragraphs, several of them in one where they share a line. What stands as it stood
//! before the edit is told apart again by the document before.

use crate::{Error, Format, Source, import};
use analect_language::likeness;
use analect_model::{Block, BlockKind, Document, Mark, MarkKind};
use analect_text::{TextRange, slice};

/// The likeness from which on an emphasised paragraph is a line of the trade that was edited.
const SAME_LINE: f64 = 0.3;

/// The document of `markdown`, which a reader made of the Markdown of `before`.
///
/// Lines of the trade ([`BlockKind::is_body`] says no to) that stand as before, and those that were
/// edited but still are emphasised as a whole, keep their kind.
pub fn edited(markdown: &str, before: &Document) -> Result<Document, Error> {
    let read = import(&Source {
        bytes: markdown.as_bytes(),
        format: Some(Format::Markdown),
        ..Source::default()
    })?;
    let document = read.document;
    let mut lines = lines(before);
    let mut blocks = Vec::new();
    for block in document.blocks() {
        let found = match block.kind {
            BlockKind::Paragraph => told_apart(&document, block, &mut lines),
            _ => None,
        };
        match found {
            Some(found) => blocks.extend(found),
            None => blocks.push(*block),
        }
    }
    let marks = kept(&document, &blocks);
    Ok(Document::new(document.text().to_owned(), blocks, marks).unwrap_or(document))
}

/// The blocks of one line, of which some are lines of the trade.
struct Line<'d> {
    blocks: Vec<(BlockKind, &'d str)>,
}

/// The lines of `document` that hold anything of the trade.
fn lines(document: &Document) -> Vec<Line<'_>> {
    let mut found: Vec<Line<'_>> = Vec::new();
    let mut end = 0;
    for block in document.blocks() {
        let gap = document.text().get(end..block.range.start().index());
        let part = (block.kind, document.block_text(block));
        match found.last_mut() {
            Some(line) if gap.is_some_and(|gap| !gap.contains('\n')) => line.blocks.push(part),
            _ => found.push(Line { blocks: vec![part] }),
        }
        end = block.range.end().index();
    }
    found.retain(|line| line.blocks.iter().any(|(kind, _)| !kind.is_body()));
    found
}

/// The blocks that a paragraph really is; `None` where it is one. The line it was is used up.
fn told_apart(
    document: &Document,
    paragraph: &Block,
    lines: &mut Vec<Line<'_>>,
) -> Option<Vec<Block>> {
    let text = document.block_text(paragraph);
    let start = paragraph.range.start().index();
    let place = lines.iter().position(|line| cut(line, text).is_some());
    if let Some(place) = place {
        let parts = cut(&lines.remove(place), text)?;
        let block = |(kind, from, to)| {
            let range = TextRange::of(start + from, start + to)?;
            Some(Block { kind, range })
        };
        return parts.into_iter().map(block).collect();
    }
    let whole = |mark: &&Mark| mark.kind == MarkKind::Emphasis && mark.range == paragraph.range;
    document.marks_in(paragraph).find(whole)?;
    let alike = |line: &Line<'_>| match line.blocks[..] {
        [(_, words)] => likeness(words, text) >= SAME_LINE,
        _ => false,
    };
    let line = lines.remove(lines.iter().position(alike)?);
    let (kind, _) = line.blocks.first()?;
    let range = paragraph.range;
    Some(vec![Block { kind: *kind, range }])
}

/// `text` cut into the lines of the trade it begins and ends with, as `line` does, and what is
/// between them; `None` where it neither begins nor ends so.
fn cut(line: &Line<'_>, text: &str) -> Option<Vec<(BlockKind, usize, usize)>> {
    let (mut start, mut end) = (0, text.len());
    let mut before = Vec::new();
    let mut rest = &line.blocks[..];
    while let [(kind, words), more @ ..] = rest {
        let here = text.get(start..end)?;
        let follows = !kind.is_body() && here.starts_with(words) && ends_word(here, words.len());
        if !follows {
            break;
        }
        before.push((*kind, start, start + words.len()));
        start += words.len() + white(here.get(words.len()..)?);
        rest = more;
    }
    let mut after = Vec::new();
    while let [more @ .., (kind, words)] = rest {
        let here = text.get(start..end)?;
        let left = here.len().checked_sub(words.len());
        let Some(left) = left.filter(|left| {
            !kind.is_body() && here.ends_with(words) && here.get(..*left).is_some_and(is_apart)
        }) else {
            break;
        };
        after.push((*kind, start + left, end));
        end = start + here.get(..left)?.trim_end().len();
        rest = more;
    }
    if before.is_empty() && after.is_empty() {
        return None;
    }
    if start < end {
        let kind = match rest {
            [(kind, _)] => *kind,
            _ => BlockKind::Paragraph,
        };
        before.push((kind, start, end));
    }
    before.extend(after.into_iter().rev());
    Some(before)
}

/// Whether a word ends at `at`.
fn ends_word(text: &str, at: usize) -> bool {
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    next.is_none_or(char::is_whitespace)
}

/// Whether what stands before is parted from what follows by white space.
fn is_apart(before: &str) -> bool {
    before.is_empty() || before.ends_with(char::is_whitespace)
}

/// The bytes of white space that `text` begins with.
fn white(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// The marks, without the emphasis by which Markdown tells lines of the trade.
fn kept(document: &Document, blocks: &[Block]) -> Vec<Mark> {
    let in_trade = |mark: &Mark| {
        let own = blocks.iter().filter(|block| !block.kind.is_body());
        own.into_iter().any(|block| {
            let shared = block.range.intersection(mark.range);
            shared
                .is_some_and(|shared| slice(document.text(), shared).is_some_and(|s| !s.is_empty()))
        })
    };
    let marks = document.marks().iter();
    marks
        .filter(|mark| mark.kind != MarkKind::Emphasis || !in_trade(mark))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use analect_export::document_markdown;

    const WIRE: &str = include_str!("../../../../tests/fixtures/wire/harbour.txt");

    fn wire() -> Document {
        import(&Source {
            bytes: WIRE.as_bytes(),
            ..Source::default()
        })
        .unwrap()
        .document
    }

    fn told(document: &Document) -> Vec<String> {
        let word = |block: &Block| {
            let text: String = document.block_text(block).chars().take(24).collect();
            format!("{:?} {text}", block.kind)
        };
        document.blocks().iter().map(word).collect()
    }

    #[test]
    fn a_text_that_is_not_edited_is_the_text_before() {
        let before = wire();
        let after = edited(&document_markdown(&before), &before).unwrap();
        assert_eq!(told(&after), told(&before));
        assert_eq!(after, before);
    }

    #[test]
    fn lines_of_the_trade_stay_apart_from_what_is_edited_around_them() {
        let before = wire();
        let markdown = document_markdown(&before);
        let check = |from: &str, to: &str, expect: &[(usize, &str)]| {
            assert!(markdown.contains(from), "{from}");
            let after = edited(&markdown.replace(from, to), &before).unwrap();
            for (at, start) in expect {
                let at = if *at == usize::MAX {
                    after.blocks().len() - 1
                } else {
                    *at
                };
                assert!(told(&after)[at].starts_with(start), "{:?}", told(&after));
            }
        };
        let last = usize::MAX;
        check(
            "Dock workers",
            "Some dock workers",
            &[
                (0, "Stamp date"),
                (1, "Caption Harbour"),
                (2, "Credit Photograph"),
                (3, "Paragraph Some dock"),
            ],
        );
        check(
            "to see the last ship",
            "to see one ship",
            &[(last, "SignOff – Coast News")],
        );
        check(
            "*Harbour master Marta Holm (L)",
            "*Harbour chief Marta Holm (L)",
            &[
                (0, "Stamp date"),
                (1, "Caption Harbour chief"),
                (2, "Credit Photograph"),
            ],
        );
    }

    #[test]
    fn what_a_reader_adds_is_read_as_markdown() {
        let before = wire();
        let after = edited("## A heading\n\nSome *new* words.", &before).unwrap();
        assert_eq!(
            told(&after),
            ["Heading(2) A heading", "Paragraph Some new words."]
        );
        assert_eq!(after.marks().len(), 1);
        assert!(edited(" \n ", &before).is_err());
    }
}
