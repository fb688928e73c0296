//! Any supported bytes to a document: plain text, Markdown and HTML.
//!
//! Import never panics and never fails on content: it returns what it found with `warnings`; only
//! bytes that are no text at all, or too many of them, are an error. No files, no clock.

mod byline;
mod decode;
mod detect;
mod edited;
mod error;
mod front_matter;
mod inline_html;
mod label;
mod markdown;
mod markup;
mod plain;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod tests;

pub use detect::format;
pub use edited::edited;
pub use error::{Error, Warning};
pub use label::derived_title;
pub use plain::blocks_in_place;

use analect_extract::{Options, extract, link_target};
use analect_model::{Document, Metadata};
use plain::Plain;

/// The most bytes one import takes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// A format that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, wire copy included.
    PlainText,
    /// `CommonMark` with tables, strikethrough, footnotes and front matter.
    Markdown,
    /// A web page.
    Html,
}

/// What is to be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Source<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    /// The file name, with its extension.
    pub name: Option<&'a str>,
    /// The format, where the caller knows it.
    pub format: Option<Format>,
    /// The absolute address the bytes came from.
    pub url: Option<&'a str>,
}

/// What an import found.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// What the source says of itself.
    pub metadata: Metadata,
    /// The text with its structure; never empty.
    pub document: Document,
    /// Who made the picture of a wire story, without the word that announces it.
    pub credit: Option<String>,
    /// The mark of a revised wire story, such as `UPDATE 2`.
    pub revision: Option<String>,
    /// What could not be taken as it stands.
    pub warnings: Vec<Warning>,
    /// The format that was read.
    pub format: Format,
}

/// The document in `source`, with what the source says of it.
///
/// Content is never a reason to fail: an error means that the bytes are no text, hold no text, or
/// are more than [`MAX_BYTES`].
pub fn import(source: &Source<'_>) -> Result<Imported, Error> {
    let bytes = source.bytes;
    if is_blank(bytes) {
        return Err(Error::Empty);
    }
    check(bytes)?;
    let decoded = decode::decode(bytes);
    let format = detect::format(source, &decoded.text);
    let mut imported = if format == Format::Html {
        page(source)
    } else {
        text(
            &decode::normalised(&decoded.text),
            format,
            source,
            decoded.warning,
        )?
    };
    if !imported.document.text().chars().any(is_visible) {
        return Err(Error::NoText);
    }
    let address = || source.url.and_then(|url| link_target(None, url));
    imported.metadata.source = imported.metadata.source.or_else(address);
    Ok(imported)
}

/// Refuses bytes that are no text in any format, or too many.
pub fn check(bytes: &[u8]) -> Result<(), Error> {
    if bytes.len() > MAX_BYTES {
        return Err(Error::TooLarge {
            bytes: bytes.len(),
            limit: MAX_BYTES,
        });
    }
    detect::refuse_binary(bytes)
}

/// Whether a reader would see anything of `c`: white space, controls and the invisible characters
/// that join, separate or direct others do not count.
fn is_visible(c: char) -> bool {
    let invisible = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !invisible && !c.is_whitespace() && !c.is_control()
}

/// Whether `bytes` are nothing but white space and a byte order mark.
fn is_blank(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.iter().all(u8::is_ascii_whitespace)
}

fn page(source: &Source<'_>) -> Imported {
    let options = Options {
        url: source.url,
        charset: None,
    };
    let extracted = extract(source.bytes, &options);
    let mut metadata = extracted.metadata;
    Imported {
        document: byline::told_apart(extracted.document, &mut metadata),
        metadata,
        credit: None,
        revision: None,
        warnings: extracted.warnings.into_iter().map(Warning::Page).collect(),
        format: Format::Html,
    }
}

fn text(
    text: &str,
    format: Format,
    source: &Source<'_>,
    warning: Option<Warning>,
) -> Result<Imported, Error> {
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    let warnings = warning.into_iter().collect();
    if format == Format::Markdown {
        let (mut metadata, document) = markdown::markdown(text, source.url);
        return Ok(Imported {
            document: byline::told_apart(document, &mut metadata),
            metadata,
            credit: None,
            revision: None,
            warnings,
            format,
        });
    }
    let Plain {
        metadata,
        document,
        credit,
        revision,
    } = plain::plain(text);
    Ok(Imported {
        metadata,
        document,
        credit,
        revision,
        warnings,
        format,
    })
}
