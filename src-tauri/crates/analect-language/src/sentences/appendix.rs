//! What follows the end of a sentence and still belongs to it: numbers of notes, emoticons, stray
//! terminators; and ellipses written with spaces.

use super::abbreviations::is_opening;
use super::surroundings::{Following, prefix_length};

/// The length of what follows a sentence's end and still belongs to it: numbers of notes
/// ("[12] [13]"), emoticons, stray terminators.
pub(super) fn appendix(after: &str) -> usize {
    let mut rest = after;
    loop {
        let text = rest.trim_start_matches([' ', '\u{a0}']);
        let length = note_number(text)
            .or_else(|| bare_note(text))
            .or_else(|| emoticon(text))
            .or_else(|| stray_terminators(text));
        let Some(next) = length.and_then(|length| text.get(length..)) else {
            break;
        };
        rest = next;
    }
    after.len() - rest.len()
}

/// The length of a note's number in square brackets: "[4]", "[1 - 3]", "[2, 5]".
fn note_number(text: &str) -> Option<usize> {
    let inner = text
        .strip_prefix('[')?
        .trim_start_matches(|c: char| c.is_ascii_digit());
    let number = inner
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '-' | '–'));
    let after = number.strip_prefix(']')?;
    let length = text.len() - after.len();
    let closed = after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || c == '[');
    (closed && (3..=24).contains(&length) && text.len() - inner.len() > 1).then_some(length)
}

/// The length of a note's number that lost its superscript: a digit or two before a word that
/// plainly opens a sentence ("rights. 4 Even though").
fn bare_note(text: &str) -> Option<usize> {
    let digits = prefix_length(text, |c| c.is_ascii_digit());
    let next = Following::of(text.get(digits..)?);
    ((1..=2).contains(&digits) && next.spaced && !next.opened && is_opening(next.word()))
        .then_some(digits)
}

/// The length of ":)", ";-)", ":D" and their like.
fn emoticon(text: &str) -> Option<usize> {
    let mouth = text.strip_prefix([':', ';'])?;
    let mouth = mouth.strip_prefix('-').unwrap_or(mouth);
    let after = mouth.strip_prefix([')', '(', 'D', 'P', 'p'])?;
    let after = after.trim_start_matches([')', '(']);
    let closed = after.is_empty() || after.starts_with(char::is_whitespace);
    closed.then_some(text.len() - after.len())
}

/// The length of question and exclamation marks that stand alone ("? ?").
fn stray_terminators(text: &str) -> Option<usize> {
    let after = text.trim_start_matches(['?', '!']);
    let alone = after.is_empty() || after.starts_with(char::is_whitespace);
    (alone && after.len() < text.len()).then_some(text.len() - after.len())
}

/// The bytes of ". . ." at the start of `text`, where it starts so.
pub(super) fn spaced_dots(text: &str) -> Option<usize> {
    let more = text.strip_prefix('.')?;
    let mut length = 1;
    let mut rest = more;
    while let Some(after) = rest
        .strip_prefix(" .")
        .or_else(|| rest.strip_prefix("\u{a0}."))
    {
        length += rest.len() - after.len();
        rest = after;
    }
    (length > 1).then_some(length)
}
