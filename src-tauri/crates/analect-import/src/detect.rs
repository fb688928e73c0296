//! What kind of bytes a source holds.

use crate::decode::normalised;
use crate::markup::is_markdown;
use crate::{Error, Format, Source};

/// How much of a source is looked at.
const LOOKED_AT: usize = 64 * 1024;
/// How much of a source may come before what tells that it is a page.
const PAGE_START: usize = 1024;
/// This many tags make a text without an extension a page, if they are dense.
const MANY_TAGS: usize = 6;

/// Signatures of formats that are no text: offset, bytes, name.
const SIGNATURES: &[(usize, &[u8], &str)] = &[
    (30, b"mimetypeapplication/epub+zip", "an EPUB book"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document"),
    (0, b"PK\x05\x06", "a ZIP archive"),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old office document",
    ),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"%!PS", "a PostScript file"),
    (0, b"\x89PNG\r\n", "a PNG picture"),
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"GIF87a", "a GIF picture"),
    (0, b"GIF89a", "a GIF picture"),
    (8, b"WEBP", "a WebP picture"),
    (0, b"II*\x00", "a TIFF picture"),
    (0, b"MM\x00*", "a TIFF picture"),
    (4, b"ftypheic", "a HEIC picture"),
    (4, b"ftypavif", "an AVIF picture"),
    (4, b"ftyp", "a video"),
    (0, b"\x1aE\xdf\xa3", "a video"),
    (8, b"AVI ", "a video"),
    (8, b"WAVE", "a sound recording"),
    (0, b"ID3", "a sound recording"),
    (0, b"OggS", "a sound recording"),
    (0, b"fLaC", "a sound recording"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"SQLite format 3\x00", "a database"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\x00", "a program"),
    (0, b"\xcf\xfa\xed\xfe", "a program"),
    (0, b"\x00asm", "a program"),
    (0, b"wOF2", "a font"),
    (0, b"bplist00", "a property list or web archive"),
];

/// Refuses bytes that are no text, and names what they are.
pub(crate) fn refuse_binary(bytes: &[u8]) -> Result<(), Error> {
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let head = start.get(..PAGE_START).unwrap_or(start);
    if find(head, b"%PDF-").is_some() {
        return Err(Error::Binary("a PDF"));
    }
    let signature = SIGNATURES.iter().find(|(at, signature, _)| {
        bytes
            .get(*at..)
            .is_some_and(|rest| rest.starts_with(signature))
    });
    if let Some((_, _, name)) = signature {
        return Err(Error::Binary(name));
    }
    if wide(bytes).is_none() && is_mostly_control(start) {
        return Err(Error::Binary("binary data"));
    }
    Ok(())
}

/// Whether too many bytes are control characters for a text in any encoding of bytes.
fn is_mostly_control(bytes: &[u8]) -> bool {
    let control =
        |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    let count = bytes.iter().filter(control).count();
    let nuls = bytes.split(|byte| *byte == 0).count() - 1;
    nuls * 20 > bytes.len() || count * 10 > bytes.len()
}

/// The byte order of UTF-16 text, with or without a byte order mark; `None` for other bytes.
///
/// Without a mark, every second byte of text in most scripts in use on the web is often zero.
pub(crate) fn wide(bytes: &[u8]) -> Option<Wide> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(Wide::LittleEndian),
        [0xfe, 0xff, ..] => return Some(Wide::BigEndian),
        _ => {}
    }
    let start = bytes.get(..4096).unwrap_or(bytes);
    let zeros = |first| {
        start
            .iter()
            .skip(first)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd, half) = (zeros(0), zeros(1), start.len() / 2);
    if half < 2 || bytes.len() % 2 == 1 {
        return None;
    }
    if odd * 10 > half * 6 && even * 20 < half {
        Some(Wide::LittleEndian)
    } else if even * 10 > half * 6 && odd * 20 < half {
        Some(Wide::BigEndian)
    } else {
        None
    }
}

/// A byte order of UTF-16.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wide {
    LittleEndian,
    BigEndian,
}

/// The format of `source`, whose text starts with `text`: as the caller says, else by the name's
/// extension and what the text looks like.
pub fn format(source: &Source<'_>, text: &str) -> Format {
    if let Some(format) = source.format {
        return format;
    }
    let name = source.name.unwrap_or("").to_ascii_lowercase();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "html" | "htm" | "xhtml" | "xht" | "shtml" => Format::Html,
        "md" | "markdown" | "mdown" | "mkd" | "mkdn" => Format::Markdown,
        _ if declares_page(text) => Format::Html,
        "txt" | "text" | "log" => Format::PlainText,
        _ if is_full_of_tags(start_of(text)) => Format::Html,
        _ if is_markdown(&normalised(start_of(text))) => Format::Markdown,
        _ => Format::PlainText,
    }
}

/// Whether `text` starts as pages do.
fn declares_page(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some((_, after)) = rest
        .strip_prefix("<!--")
        .and_then(|comment| comment.split_once("-->"))
    {
        rest = after.trim_start();
    }
    let rest = rest
        .strip_prefix("<?xml")
        .and_then(|xml| xml.split_once("?>"))
        .map_or(rest, |(_, after)| after.trim_start());
    let starts = |mark: &str| {
        rest.get(..mark.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(mark))
    };
    ["<!doctype html", "<html", "<head>", "<body", "<title>"]
        .iter()
        .any(|mark| starts(mark))
}

/// Whether `text` has so many tags that it must be part of a page.
fn is_full_of_tags(text: &str) -> bool {
    const TAGS: &[&str] = &[
        "<p>", "<p ", "<div", "</div>", "</p>", "<a href", "</a>", "<span", "<br", "<li>", "<td",
        "<h1", "<h2", "<article", "<section",
    ];
    let start = text.to_ascii_lowercase();
    let count: usize = TAGS.iter().map(|tag| start.matches(tag).count()).sum();
    count >= MANY_TAGS && count * 250 > start.len()
}

/// The part of `text` that is looked at.
fn start_of(text: &str) -> &str {
    let end = text.floor_char_boundary(LOOKED_AT.min(text.len()));
    text.get(..end).unwrap_or(text)
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_no_text_is_named() {
        let check = |bytes: &[u8], expect: Option<&str>| {
            let found = refuse_binary(bytes).err();
            assert_eq!(
                found,
                expect.map(|name| Error::Binary(match name {
                    "pdf" => "a PDF",
                    "png" => "a PNG picture",
                    "gz" => "a gzip archive",
                    _ => "binary data",
                }))
            );
        };
        check(b"%PDF-1.7 ...", Some("pdf"));
        check(b"\n\n%PDF-1.4", Some("pdf"));
        check(b"\x89PNG\r\n\x1a\n", Some("png"));
        check(b"\x1f\x8b\x08", Some("gz"));
        check(b"a\x00b\x00\x00c\x01\x02", Some("data"));
        check(b"\x01\x02\x03\x04 abc", Some("data"));
        check(b"plain text", None);
        check(b"", None);
        check(b"h\x00i\x00 \x00t\x00", None);
        check("Grüße".as_bytes(), None);
        check(
            &[
                &b"a stray NUL in a long text "[..],
                &b"text ".repeat(50),
                &b"\x00"[..],
            ]
            .concat(),
            None,
        );
    }

    #[test]
    fn the_format_follows_from_name_and_content() {
        let check = |name, text: &str, expect| {
            let source = Source {
                name,
                ..Source::default()
            };
            assert_eq!(format(&source, text), expect, "{name:?} {text:?}");
        };
        check(Some("a.html"), "x", Format::Html);
        check(Some("A.HTM"), "x", Format::Html);
        check(Some("a.md"), "<html>", Format::Markdown);
        check(Some("a.txt"), "x", Format::PlainText);
        check(Some("a.txt"), " <!DOCTYPE HTML><p>x", Format::Html);
        check(Some("a.txt"), "<p>a</p><p>b</p><p>c</p>", Format::PlainText);
        check(None, "<p>a</p><p>b</p><p>c</p>", Format::Html);
        check(None, "<!-- saved --> <html>", Format::Html);
        check(None, "<?xml version='1.0'?><html>", Format::Html);
        check(None, "In HTML a <p> starts a paragraph.", Format::PlainText);
        check(None, "# Heading", Format::PlainText);
        let sections = "## The vote\r\n\r\n- The union\r\n- The port\r\n";
        check(None, sections, Format::Markdown);
        check(Some("Pasted text"), sections, Format::Markdown);
        check(Some("a.txt"), sections, Format::PlainText);
        check(Some("a.md"), "The port pays.", Format::Markdown);
        let told = Source {
            format: Some(Format::PlainText),
            name: Some("a.html"),
            ..Source::default()
        };
        assert_eq!(format(&told, "<html>"), Format::PlainText);
    }
}
