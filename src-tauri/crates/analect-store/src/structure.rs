//! A document's blocks and marks as one compact JSON column.
//!
//! `{"b":[["p",0,12],["h2",14,20]],"m":[["em",3,5],["a https://example.org",6,9]]}`, offsets in
//! UTF-8 bytes.

use crate::Error;
use analect_model::{Block, BlockKind, Document, Mark, MarkKind};
use analect_text::{TextOffset, TextRange};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Structure {
    b: Vec<(String, u32, u32)>,
    m: Vec<(String, u32, u32)>,
}

/// The column for `document`.
pub(crate) fn write(document: &Document) -> String {
    let entry = |code: String, range: TextRange| (code, range.start().get(), range.end().get());
    let structure = Structure {
        b: document
            .blocks()
            .iter()
            .map(|block| entry(block_code(block.kind), block.range))
            .collect(),
        m: document
            .marks()
            .iter()
            .map(|mark| entry(mark_code(&mark.kind), mark.range))
            .collect(),
    };
    serde_json::to_string(&structure).unwrap_or_default()
}

/// The document of `text` with the structure in `column`.
pub(crate) fn read(text: String, column: &str) -> Result<Document, Error> {
    const UNREADABLE: Error = Error::UnreadableRow("document structure");
    let structure: Structure = serde_json::from_str(column).map_err(|_| UNREADABLE)?;
    let range = |start, end| TextRange::new(TextOffset::new(start), TextOffset::new(end));
    let block = |(code, start, end): (String, u32, u32)| {
        Some(Block {
            kind: block_kind(&code)?,
            range: range(start, end)?,
        })
    };
    let mark = |(code, start, end): (String, u32, u32)| {
        Some(Mark {
            kind: mark_kind(&code)?,
            range: range(start, end)?,
        })
    };
    let blocks = structure
        .b
        .into_iter()
        .map(block)
        .collect::<Option<_>>()
        .ok_or(UNREADABLE)?;
    let marks = structure
        .m
        .into_iter()
        .map(mark)
        .collect::<Option<_>>()
        .ok_or(UNREADABLE)?;
    Document::new(text, blocks, marks).map_err(|_| UNREADABLE)
}

fn block_code(kind: BlockKind) -> String {
    match kind {
        BlockKind::Heading(level) => format!("h{level}"),
        BlockKind::Paragraph => "p".into(),
        BlockKind::ListItem {
            depth,
            ordered: false,
        } => format!("ul {depth}"),
        BlockKind::ListItem {
            depth,
            ordered: true,
        } => format!("ol {depth}"),
        BlockKind::Quote => "q".into(),
        BlockKind::Code => "code".into(),
        BlockKind::TableCell {
            row,
            column,
            header: false,
        } => format!("td {row} {column}"),
        BlockKind::TableCell {
            row,
            column,
            header: true,
        } => format!("th {row} {column}"),
        BlockKind::Caption => "caption".into(),
        BlockKind::Credit => "credit".into(),
        BlockKind::Byline => "byline".into(),
        BlockKind::Dateline => "dateline".into(),
        BlockKind::Stamp => "stamp".into(),
        BlockKind::SignOff => "signoff".into(),
        BlockKind::Promotion => "promotion".into(),
    }
}

fn block_kind(code: &str) -> Option<BlockKind> {
    let mut words = code.split(' ');
    let name = words.next()?;
    let mut number = || words.next()?.parse::<u16>().ok();
    Some(match name {
        "p" => BlockKind::Paragraph,
        "ul" => BlockKind::ListItem {
            depth: number()?.try_into().ok()?,
            ordered: false,
        },
        "ol" => BlockKind::ListItem {
            depth: number()?.try_into().ok()?,
            ordered: true,
        },
        "q" => BlockKind::Quote,
        "code" => BlockKind::Code,
        "td" => BlockKind::TableCell {
            row: number()?,
            column: number()?,
            header: false,
        },
        "th" => BlockKind::TableCell {
            row: number()?,
            column: number()?,
            header: true,
        },
        "caption" => BlockKind::Caption,
        "credit" => BlockKind::Credit,
        "byline" => BlockKind::Byline,
        "dateline" => BlockKind::Dateline,
        "stamp" => BlockKind::Stamp,
        "signoff" => BlockKind::SignOff,
        "promotion" => BlockKind::Promotion,
        heading => BlockKind::Heading(heading.strip_prefix('h')?.parse().ok()?),
    })
}

fn mark_code(kind: &MarkKind) -> String {
    match kind {
        MarkKind::Emphasis => "em".into(),
        MarkKind::Strong => "strong".into(),
        MarkKind::Code => "code".into(),
        MarkKind::Strike => "s".into(),
        MarkKind::Superscript => "sup".into(),
        MarkKind::Subscript => "sub".into(),
        MarkKind::Link(address) => format!("a {address}"),
    }
}

fn mark_kind(code: &str) -> Option<MarkKind> {
    Some(match code {
        "em" => MarkKind::Emphasis,
        "strong" => MarkKind::Strong,
        "code" => MarkKind::Code,
        "s" => MarkKind::Strike,
        "sup" => MarkKind::Superscript,
        "sub" => MarkKind::Subscript,
        link => MarkKind::Link(link.strip_prefix("a ")?.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn any_block_kind() -> impl Strategy<Value = BlockKind> {
        prop_oneof![
            (1u8..=6).prop_map(BlockKind::Heading),
            (0u8..9, any::<bool>())
                .prop_map(|(depth, ordered)| BlockKind::ListItem { depth, ordered }),
            (any::<u16>(), any::<u16>(), any::<bool>()).prop_map(|(row, column, header)| {
                BlockKind::TableCell {
                    row,
                    column,
                    header,
                }
            }),
            proptest::sample::select(vec![
                BlockKind::Paragraph,
                BlockKind::Quote,
                BlockKind::Code,
                BlockKind::Caption,
                BlockKind::Credit,
                BlockKind::Byline,
                BlockKind::Dateline,
                BlockKind::Stamp,
                BlockKind::SignOff,
                BlockKind::Promotion,
            ]),
        ]
    }

    fn any_mark_kind() -> impl Strategy<Value = MarkKind> {
        prop_oneof![
            proptest::sample::select(vec![
                MarkKind::Emphasis,
                MarkKind::Strong,
                MarkKind::Code,
                MarkKind::Strike,
                MarkKind::Superscript,
                MarkKind::Subscript,
            ]),
            ".{0,40}".prop_map(MarkKind::Link),
        ]
    }

    proptest! {
        #[test]
        fn documents_come_back_as_they_went_in(parts in prop::collection::vec((any_block_kind(), ".{0,20}", any_mark_kind()), 0..12)) {
            let (mut text, mut blocks, mut marks) = (String::new(), Vec::new(), Vec::new());
            for (kind, words, mark) in parts {
                let start = text.len();
                text.push_str(&words);
                let range = TextRange::of(start, text.len()).unwrap();
                blocks.push(Block { kind, range });
                marks.push(Mark { kind: mark, range });
                text.push_str("\n\n");
            }
            let document = Document::new(text.clone(), blocks, marks).unwrap();
            prop_assert_eq!(read(text, &write(&document)).unwrap(), document);
        }
    }

    #[test]
    fn structure_that_does_not_fit_its_text_is_refused() {
        let check = |column: &str| assert!(read("short".into(), column).is_err(), "{column}");
        check("");
        check("{}");
        check(r#"{"b":[["p",0,99]],"m":[]}"#);
        check(r#"{"b":[["nonsense",0,2]],"m":[]}"#);
        check(r#"{"b":[["p",3,1]],"m":[]}"#);
    }
}
