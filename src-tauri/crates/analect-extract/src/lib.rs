//! HTML bytes to the main content of the page, as a document with metadata.
//!
//! Nothing of the page's markup survives: what leaves this crate is plain text with blocks and
//! marks over it. Extraction never fails and never panics; what went wrong on the way is told in
//! `warnings`. No files, no network, no clock: the same bytes give the same answer.

mod blocks;
mod bounds;
mod builder;
mod content;
mod dates;
mod decode;
mod elements;
mod json_ld;
mod link;
mod metadata;
mod names;
#[cfg(test)]
mod properties;
mod tables;
#[cfg(test)]
mod tests;
mod title;
mod tokens;
mod walk;

pub use builder::DocumentBuilder;
pub use dates::parse_date;
pub use link::link_target;
pub use names::split_byline;

use analect_model::{Block, BlockKind, Document, Mark, Metadata};
use analect_text::TextRange;
use bounds::{Bounded, bounded};
use content::Content;

/// What the caller knows of a page beside its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options<'a> {
    /// The absolute address of the page, to resolve links against.
    pub url: Option<&'a str>,
    /// The character encoding the server named, a label of the WHATWG Encoding Standard.
    pub charset: Option<&'a str>,
}

/// What could not be taken from a page as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Warning {
    /// Some bytes are no text in the page's encoding.
    #[error("some characters could not be read in the encoding {0}")]
    BadCharacters(&'static str),
    /// Elements nest deeper than is worked with; the deepest were flattened.
    #[error("the page nests its elements too deeply; the deepest were flattened")]
    TooDeep,
    /// The page is larger than is worked with; the rest was left out.
    #[error("the page is too large; its end was left out")]
    TooLarge,
    /// No main content stood out, so the whole page was taken.
    #[error("no main content was found; the whole page was taken")]
    NoMainContent,
}

/// A page's content.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Extracted {
    /// What the page says of itself.
    pub metadata: Metadata,
    /// The main content; empty where the page has no text.
    pub document: Document,
    /// What could not be taken as it stands.
    pub warnings: Vec<Warning>,
}

/// The main content and metadata of the page `html`.
///
/// Takes time in proportion to the page's length. A page without any text gives an empty document.
pub fn extract(html: &[u8], options: &Options<'_>) -> Extracted {
    let decoded = decode::decode(html, options.charset);
    let bounded = bounded(&decoded.text);
    let page = dom_query::Document::from(bounded.html.as_str());
    let base = base(options.url, bounded.base);
    let mut content = content::content(&page, bounded.elements, base.as_deref());
    if let Some(document) = for_the_scriptless(&bounded, &content, base.as_deref()) {
        content.document = document;
    }
    let linked = json_ld::linked_data(&bounded.json_ld);
    let mut metadata = metadata::metadata(&page, &linked, &content, options.url);
    let warnings = warnings(decoded.malformed, &bounded, &content);
    let document = without_title(content.document, metadata.title.as_deref());
    if metadata.language.is_none() {
        metadata.language =
            analect_language::identify(document.text()).map(|found| found.as_str().to_owned());
    }
    Extracted {
        metadata,
        document,
        warnings,
    }
}

/// Appends the text of the HTML fragment `html` to `builder` as blocks of their own; links are
/// resolved against `base`.
///
/// For HTML that stands inside another format: everything is taken, nothing is weighed.
pub fn append_fragment(html: &str, base: Option<&str>, builder: &mut DocumentBuilder) {
    let bounded = bounded(html);
    let tree = dom_query::Document::fragment(bounded.html.as_str());
    blocks::append(tree.root(), base, blocks::Scope::Content, builder);
}

/// What a page that builds itself by script keeps for readers without; `None` where the page has
/// content of its own or too little of this.
fn for_the_scriptless(
    bounded: &Bounded<'_>,
    content: &Content,
    base: Option<&str>,
) -> Option<Document> {
    const ENOUGH: usize = 500;
    let own = content.document.text().len();
    let kept: usize = bounded.noscript.iter().map(|html| html.len()).sum();
    if own >= ENOUGH || kept < ENOUGH {
        return None;
    }
    let mut builder = DocumentBuilder::new();
    for html in &bounded.noscript {
        append_fragment(html, base, &mut builder);
    }
    let document = builder.finish();
    (document.text().len() >= ENOUGH.max(2 * own)).then_some(document)
}

/// The address relative links are resolved against: the page's own, changed by its `<base>` tag.
fn base(url: Option<&str>, tag: Option<&str>) -> Option<String> {
    let tag = dom_query::Document::from(tag.unwrap_or_default());
    let href = tag.select_single("base").attr("href");
    href.and_then(|href| link_target(url, &href))
        .or_else(|| url.map(str::to_owned))
}

fn warnings(
    malformed: Option<&'static str>,
    bounded: &Bounded<'_>,
    content: &Content,
) -> Vec<Warning> {
    let mut warnings: Vec<Warning> = malformed.map(Warning::BadCharacters).into_iter().collect();
    let mut warn = |when: bool, warning| warnings.extend(when.then_some(warning));
    warn(bounded.too_deep, Warning::TooDeep);
    warn(bounded.too_large, Warning::TooLarge);
    warn(
        !content.found && !content.document.text().is_empty(),
        Warning::NoMainContent,
    );
    warnings
}

/// `document` without a first heading of level 1 or 2 that only repeats `title`, apart from case,
/// spaces and punctuation; unchanged where nothing else would be left.
pub fn without_title(document: Document, title: Option<&str>) -> Document {
    let (Some(title), Some(first)) = (title, document.blocks().first().copied()) else {
        return document;
    };
    let repeats = matches!(first.kind, BlockKind::Heading(1 | 2))
        && title::same_title(title, document.block_text(&first));
    if !repeats || document.blocks().len() < 2 {
        return document;
    }
    without_first(&document, first).unwrap_or(document)
}

/// `document` without its `first` block.
fn without_first(document: &Document, first: Block) -> Option<Document> {
    let by = document.blocks().get(1)?.range.start();
    let text = document.text().get(by.index()..)?.to_owned();
    let back = |range: TextRange| {
        TextRange::of(
            range.start().index().checked_sub(by.index())?,
            range.end().index() - by.index(),
        )
    };
    let blocks = document.blocks().iter().skip(1);
    let blocks = blocks
        .filter_map(|block| {
            Some(Block {
                kind: block.kind,
                range: back(block.range)?,
            })
        })
        .collect();
    let marks = document
        .marks()
        .iter()
        .filter(|mark| !first.range.contains(mark.range));
    let marks = marks
        .filter_map(|mark| {
            Some(Mark {
                kind: mark.kind.clone(),
                range: back(mark.range)?,
            })
        })
        .collect();
    Document::new(text, blocks, marks).ok()
}
