//! Bytes of a text file to text.

use crate::Warning;
use crate::detect::{Wide, wide};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A text and how it was read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) warning: Option<Warning>,
}

/// The text of `bytes`: UTF-16 where it has a byte order mark or the look of it, UTF-8 where the
/// bytes are valid or nearly so, else windows-1252.
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    if let Some(order) = wide(bytes) {
        let encoding = if order == Wide::LittleEndian {
            UTF_16LE
        } else {
            UTF_16BE
        };
        return read(bytes, encoding, false);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
            Decoded {
                text,
                warning: None,
            }
        }
        Err(_) if is_nearly_utf8(bytes) => read(bytes, UTF_8, false),
        Err(_) => read(bytes, WINDOWS_1252, true),
    }
}

fn read(bytes: &[u8], encoding: &'static Encoding, guessed: bool) -> Decoded {
    let (text, _, malformed) = encoding.decode(bytes);
    let warning = if guessed {
        Some(Warning::GuessedEncoding(encoding.name()))
    } else {
        malformed.then(|| Warning::BadCharacters(encoding.name()))
    };
    Decoded {
        text: text.into_owned(),
        warning,
    }
}

/// Whether most bytes outside ASCII form characters of UTF-8, as in a file that was cut or damaged.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= 3 * broken
}

/// `text` with its line ends as line feeds, and without control characters other than these and
/// tabs.
pub(crate) fn normalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut previous = ' ';
    for character in text.chars() {
        match character {
            '\n' if previous == '\r' => {}
            '\r' | '\n' | '\u{85}' | '\u{b}' | '\u{c}' | '\u{2028}' => out.push('\n'),
            '\u{2029}' => out.push_str("\n\n"),
            '\t' => out.push('\t'),
            '\u{feff}' => {}
            _ if character.is_control() => {}
            _ => out.push(character),
        }
        previous = character;
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_encoding_is_told_from_the_bytes() {
        let check = |bytes: &[u8], text: &str, warning| {
            assert_eq!(
                decode(bytes),
                Decoded {
                    text: text.to_owned(),
                    warning
                }
            );
        };
        check("é".as_bytes(), "é", None);
        check(b"\xef\xbb\xbfa", "a", None);
        check(b"\xff\xfea\x00\xe9\x00", "aé", None);
        check(b"\xfe\xff\x00a", "a", None);
        check(b"a\x00b\x00c\x00", "abc", None);
        check(b"\x00a\x00b\x00c", "abc", None);
        check(
            b"caf\xe9",
            "café",
            Some(Warning::GuessedEncoding("windows-1252")),
        );
        check(
            b"\x93x\x94",
            "“x”",
            Some(Warning::GuessedEncoding("windows-1252")),
        );
        check(
            "ééé\u{20ac}".as_bytes().split_last().unwrap().1,
            "ééé\u{fffd}",
            Some(Warning::BadCharacters("UTF-8")),
        );
    }

    #[test]
    fn line_ends_are_made_alike() {
        let check = |text: &str, expect: &str| assert_eq!(normalised(text), expect);
        check("a\r\nb\rc\nd", "a\nb\nc\nd");
        check("a\r\r\nb", "a\n\nb");
        check("a\u{2028}b\u{2029}c\u{85}d", "a\nb\n\nc\nd");
        check("\u{feff}a\u{0}\u{7}\tb\u{9f}", "a\tb");
    }
}
