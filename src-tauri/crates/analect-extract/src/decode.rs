//! Bytes of a page to text, in the encoding the page is written in.

use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much of a page may declare its encoding (HTML Standard §13.2.3.2).
const DECLARATION: usize = 1024;

/// The text of a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// The encoding it was read in, where some bytes are no text in it.
    pub(crate) malformed: Option<&'static str>,
}

/// The text of `bytes`.
///
/// The encoding is that of a byte order mark, else `charset`, else what the page declares, else
/// UTF-8 where the bytes are valid in it, else windows-1252.
pub(crate) fn decode(bytes: &[u8], charset: Option<&str>) -> Decoded {
    let encoding = Encoding::for_bom(bytes)
        .map(|(encoding, _)| encoding)
        .or_else(|| known(charset?.as_bytes()))
        .or_else(|| sniffed(bytes))
        .or_else(|| declared(bytes))
        .unwrap_or_else(|| fallback(bytes));
    let (text, used, malformed) = encoding.decode(bytes);
    Decoded {
        text: text.into_owned(),
        malformed: malformed.then(|| used.name()),
    }
}

/// The encoding `label` names; `None` for those that must not be decoded.
fn known(label: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_label(label).filter(|encoding| *encoding != REPLACEMENT)
}

/// UTF-16 without a byte order mark, told by how it writes `<`.
fn sniffed(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, _, 0, ..] => Some(UTF_16LE),
        [0, b'<', 0, _, ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding a `<meta>` tag names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes
        .get(..DECLARATION)
        .unwrap_or(bytes)
        .to_ascii_lowercase();
    let mut rest = head.as_slice();
    while let Some(at) = find(rest, b"<meta") {
        rest = rest.get(at + 5..)?;
        let end = rest
            .iter()
            .position(|byte| *byte == b'>')
            .unwrap_or(rest.len());
        let encoding = rest.get(..end).and_then(label).and_then(known);
        if let Some(encoding) = encoding {
            let wide = encoding == UTF_16LE || encoding == UTF_16BE;
            return Some(if wide { UTF_8 } else { encoding });
        }
    }
    None
}

/// What follows `charset=` in a tag.
fn label(tag: &[u8]) -> Option<&[u8]> {
    let after = tag.get(find(tag, b"charset")? + 7..)?.trim_ascii_start();
    let value = after.strip_prefix(b"=")?.trim_ascii_start();
    let value = value
        .strip_prefix(b"\"")
        .or_else(|| value.strip_prefix(b"'"))
        .unwrap_or(value);
    let ends =
        |byte: &u8| matches!(byte, b'"' | b'\'' | b';' | b'/' | b'>') || byte.is_ascii_whitespace();
    value.split(ends).next()
}

fn fallback(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        WINDOWS_1252
    }
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
    fn the_encoding_is_found_in_order_of_trust() {
        let check = |bytes: &[u8], charset, expect: &str| {
            assert_eq!(decode(bytes, charset).text, expect, "{bytes:?}");
        };
        check("é".as_bytes(), None, "é");
        check(b"\xe9", None, "é");
        check(b"\xe9", Some("iso-8859-2"), "é");
        check(b"\xb1", Some("iso-8859-2"), "ą");
        check(
            b"<meta charset=iso-8859-2>\xb1",
            None,
            "<meta charset=iso-8859-2>ą",
        );
        check(
            b"<meta http-equiv=x content='text/html; charset=koi8-r'>\xc1",
            None,
            "<meta http-equiv=x content='text/html; charset=koi8-r'>а",
        );
        check(
            b"<meta charset=\"Shift_JIS\">\x83n",
            Some("nonsense"),
            "<meta charset=\"Shift_JIS\">ハ",
        );
        check(
            b"<meta charset=utf-16>\xc3\xa9",
            None,
            "<meta charset=utf-16>é",
        );
        check(
            b"\xef\xbb\xbf<meta charset=koi8-r>\xc3\xa9",
            Some("koi8-r"),
            "<meta charset=koi8-r>é",
        );
        check(b"\xff\xfea\x00", Some("utf-8"), "a");
        check(b"<\x00p\x00>\x00", None, "<p>");
        check(b"\x00<\x00p", None, "<p");
        check(b"", None, "");
    }

    #[test]
    fn a_late_declaration_does_not_count() {
        let page = [vec![b' '; 1100], b"<meta charset=koi8-r>\xc1".to_vec()].concat();
        assert!(decode(&page, None).text.ends_with('Á'));
    }

    #[test]
    fn bytes_that_are_no_text_are_told() {
        assert_eq!(
            decode(b"a\xffb", Some("utf-8")),
            Decoded {
                text: "a\u{fffd}b".into(),
                malformed: Some("UTF-8")
            }
        );
        assert_eq!(decode(b"ab", Some("utf-8")).malformed, None);
        assert_eq!(decode(b"ab\xe9", Some("iso-2022-kr")).text, "abé");
    }
}
