//! The line under the headline that names the authors, in formats that do not tell it apart.

use analect_language::wire::authors;
use analect_model::{Block, BlockKind, Document, Metadata};

/// How many blocks at the start may hold the line.
const FIRST: usize = 3;

/// Tells the first line that names the authors (“By Rosa Lind”) from the story it opens, and takes
/// the names where the source stated none.
pub(crate) fn told_apart(document: Document, metadata: &mut Metadata) -> Document {
    let blocks = document.blocks();
    let named = |block: &Block| {
        let paragraph = block.kind == BlockKind::Paragraph;
        authors(document.block_text(block)).filter(|_| paragraph)
    };
    let found = blocks
        .iter()
        .take(FIRST)
        .enumerate()
        .find_map(|(at, block)| Some((at, named(block)?)));
    let Some((at, names)) = found else {
        return document;
    };
    let rekind = |(place, block): (usize, &Block)| Block {
        kind: if place == at {
            BlockKind::Byline
        } else {
            block.kind
        },
        range: block.range,
    };
    let blocks = blocks.iter().enumerate().map(rekind).collect();
    if metadata.byline.is_empty() {
        metadata.byline = names;
    }
    let text = document.text().to_owned();
    Document::new(text, blocks, document.marks().to_vec()).unwrap_or(document)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use analect_text::TextRange;

    #[test]
    fn a_line_that_names_the_authors_is_no_part_of_the_story() {
        let check = |lines: &[&str], byline: &[&str], expect: &[bool]| {
            let byline: Vec<String> = byline.iter().map(|name| (*name).to_owned()).collect();
            let text = lines.join("\n\n");
            let mut blocks = Vec::new();
            let mut start = 0;
            for line in lines {
                blocks.push(Block {
                    kind: BlockKind::Paragraph,
                    range: TextRange::of(start, start + line.len()).unwrap(),
                });
                start += line.len() + 2;
            }
            let mut metadata = Metadata::default();
            let told = told_apart(
                Document::new(text, blocks, Vec::new()).unwrap(),
                &mut metadata,
            );
            let kinds = told.blocks().iter().map(|block| block.kind);
            let bylines: Vec<bool> = kinds.map(|kind| kind == BlockKind::Byline).collect();
            assert_eq!(
                (metadata.byline.as_slice(), bylines.as_slice()),
                (byline.as_slice(), expect)
            );
        };
        let story = "By noon the square was full, and nobody had eaten.";
        check(&["By Rosa Lind", story], &["Rosa Lind"], &[true, false]);
        check(
            &["A line before", "By Rosa Lind and Tuva Ek", story],
            &["Rosa Lind", "Tuva Ek"],
            &[false, true, false],
        );
        check(&[story, story], &[], &[false, false]);
        check(
            &[story, story, story, "By Rosa Lind"],
            &[],
            &[false, false, false, false],
        );
    }
}
