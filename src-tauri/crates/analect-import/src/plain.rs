//! Plain text, in particular wire copy, to a document.

use analect_language::identify;
use analect_language::wire::{WireCopy, WireDate, WireKind, WirePart, unwrap_lines, wire_copy};
use analect_model::{Block, BlockKind, Document, Metadata, PublicationDate};
use analect_text::TextRange;

/// A plain text taken apart.
pub(crate) struct Plain {
    pub(crate) metadata: Metadata,
    pub(crate) document: Document,
    /// The first picture credit, without the word that announces it.
    pub(crate) credit: Option<String>,
    /// The mark of a revised story.
    pub(crate) revision: Option<String>,
}

/// The document and metadata of `text`, whose line ends are line feeds.
///
/// The text is rewritten: lines that were broken to a fixed width are joined, the headline goes to
/// the metadata, and blocks are separated by a blank line, or by a space where they stood on one
/// line.
pub(crate) fn plain(text: &str) -> Plain {
    let copy = wire_copy(text);
    let kept = kept_parts(&copy);
    let title = copy
        .title
        .clone()
        .filter(|_| !kept.iter().any(|part| part.kind == WireKind::Title));
    let document = rewritten(&copy, &kept);
    let metadata = Metadata {
        title,
        byline: copy.byline.clone(),
        site: copy.site.clone(),
        source: None,
        place: copy.place.clone(),
        published: copy.published.and_then(day),
        embargo: copy.embargo.clone(),
        language: identify(document.text()).map(|language| language.as_str().to_owned()),
    };
    let credit = copy.credit_text().map(unwrap_lines);
    Plain {
        metadata,
        document,
        credit,
        revision: copy.revision.clone(),
    }
}

/// The document whose text is exactly `text`, with the parts of wire copy as its blocks.
///
/// For analysis where positions must not shift: the headline stays, as a heading, and a paragraph
/// may hold the line breaks it was written with.
pub fn blocks_in_place(text: &str) -> Document {
    let copy = wire_copy(text);
    let block = |part: &WirePart| Block {
        kind: kind(part.kind),
        range: part.range,
    };
    let blocks = copy.parts.iter().map(block).collect();
    Document::new(text.to_owned(), blocks, Vec::new()).unwrap_or_else(|_| whole(text))
}

/// The document that holds `text` as one paragraph.
fn whole(text: &str) -> Document {
    let range = TextRange::whole(text).trimmed(text);
    let block = Block {
        kind: BlockKind::Paragraph,
        range,
    };
    Document::new(text.to_owned(), vec![block], Vec::new()).unwrap_or_default()
}

/// The parts that go into the document: all but the headline, unless there is nothing else.
fn kept_parts(copy: &WireCopy<'_>) -> Vec<WirePart> {
    let without: Vec<WirePart> = copy
        .parts
        .iter()
        .copied()
        .filter(|part| part.kind != WireKind::Title)
        .collect();
    if without.is_empty() || copy.title.is_none() {
        copy.parts.clone()
    } else {
        without
    }
}

fn rewritten(copy: &WireCopy<'_>, parts: &[WirePart]) -> Document {
    let mut text = String::with_capacity(copy.text.len());
    let mut blocks = Vec::with_capacity(parts.len());
    let mut end = None;
    for part in parts {
        let words = unwrap_lines(copy.part_text(part));
        if words.is_empty() {
            continue;
        }
        if let Some(end) = end {
            let between = copy.text.get(end..part.range.start().index());
            text.push_str(if between.is_some_and(|between| !between.contains('\n')) {
                " "
            } else {
                "\n\n"
            });
        }
        let start = text.len();
        text.push_str(&words);
        blocks.extend(TextRange::of(start, text.len()).map(|range| Block {
            kind: kind(part.kind),
            range,
        }));
        end = Some(part.range.end().index());
    }
    Document::new(text, blocks, Vec::new()).unwrap_or_default()
}

fn kind(kind: WireKind) -> BlockKind {
    match kind {
        WireKind::Title => BlockKind::Heading(1),
        WireKind::Paragraph => BlockKind::Paragraph,
        WireKind::Caption => BlockKind::Caption,
        WireKind::Credit => BlockKind::Credit,
        WireKind::Byline => BlockKind::Byline,
        WireKind::Dateline => BlockKind::Dateline,
        WireKind::Stamp => BlockKind::Stamp,
        WireKind::SignOff => BlockKind::SignOff,
        WireKind::Promotion => BlockKind::Promotion,
    }
}

fn day(date: WireDate) -> Option<PublicationDate> {
    PublicationDate::new(date.year, date.month, date.day)
}
