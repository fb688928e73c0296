//! Words, numbers and signs of a block of prose, and looking around among them.
//!
//! Finer than words after UAX #29: "4th", "€8.5bn" and "mid-2024" are several lexemes, because the
//! rules for dates and amounts speak of their parts.

use analect_text::{TextOffset, TextRange};

/// What a lexeme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A run of letters.
    Word,
    /// Digits, with commas and points between digits ("1,500.5").
    Number,
    /// One other character.
    Sign,
}

/// A piece of a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lexeme {
    pub(crate) kind: Kind,
    /// Where it starts, in bytes from the start of the block.
    pub(crate) start: usize,
    /// Where it ends.
    pub(crate) end: usize,
    /// Whether white space stands before it, or nothing.
    pub(crate) spaced: bool,
}

/// A block of prose and its lexemes in order.
#[derive(Debug)]
pub(crate) struct Lexemes<'text> {
    /// The text of the block.
    pub(crate) text: &'text str,
    /// The same with ASCII letters in lower case: positions are the same.
    lower: String,
    all: Vec<Lexeme>,
    /// Where the block starts in its document.
    offset: TextOffset,
}

impl<'text> Lexemes<'text> {
    /// The lexemes of `text`, a block that starts at `offset` of its document.
    pub(crate) fn of(text: &'text str, offset: TextOffset) -> Self {
        Self {
            text,
            lower: text.to_ascii_lowercase(),
            all: split(text),
            offset,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    pub(crate) fn get(&self, index: usize) -> Option<Lexeme> {
        self.all.get(index).copied()
    }

    /// The words of the lexeme as they stand; empty beyond the end.
    pub(crate) fn text(&self, index: usize) -> &'text str {
        let text = self.text;
        self.get(index)
            .and_then(|lexeme| text.get(lexeme.start..lexeme.end))
            .unwrap_or("")
    }

    /// The lexeme with ASCII letters in lower case; empty beyond the end.
    pub(crate) fn lower(&self, index: usize) -> &str {
        self.get(index)
            .and_then(|lexeme| self.lower.get(lexeme.start..lexeme.end))
            .unwrap_or("")
    }

    /// The lexeme `back` places before `index` in lower case; empty before the start.
    pub(crate) fn lower_before(&self, index: usize, back: usize) -> &str {
        index
            .checked_sub(back)
            .map_or("", |index| self.lower(index))
    }

    /// Whether the lexeme is one of `words`.
    pub(crate) fn is(&self, index: usize, words: &[&str]) -> bool {
        index < self.len() && words.contains(&self.lower(index))
    }

    /// Whether the lexemes from `index` on are `words`.
    pub(crate) fn are(&self, index: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(step, word)| self.lower(index + step) == *word)
    }

    pub(crate) fn kind(&self, index: usize) -> Option<Kind> {
        self.get(index).map(|lexeme| lexeme.kind)
    }

    pub(crate) fn is_word(&self, index: usize) -> bool {
        self.kind(index) == Some(Kind::Word)
    }

    /// Whether white space stands before the lexeme.
    pub(crate) fn spaced(&self, index: usize) -> bool {
        self.get(index).is_none_or(|lexeme| lexeme.spaced)
    }

    /// Whether the lexeme follows the one before without space.
    pub(crate) fn joined(&self, index: usize) -> bool {
        !self.spaced(index)
    }

    /// Whether there is such a lexeme, and white space before it.
    pub(crate) fn joined_by_space(&self, index: usize) -> bool {
        self.get(index).is_some_and(|lexeme| lexeme.spaced)
    }

    /// Whether the lexeme starts a word as readers count them: not the "s" of "it's".
    pub(crate) fn starts_word(&self, index: usize) -> bool {
        self.spaced(index)
            || !index
                .checked_sub(1)
                .is_some_and(|before| self.is_apostrophe(before) && self.joined(before))
    }

    /// Whether the lexeme is a word that starts with a capital.
    pub(crate) fn is_capital(&self, index: usize) -> bool {
        self.is_word(index) && self.text(index).starts_with(char::is_uppercase)
    }

    /// Whether the lexeme is a hyphen or dash.
    pub(crate) fn is_dash(&self, index: usize) -> bool {
        matches!(self.text(index), "-" | "‐" | "‑" | "–" | "—" | "−")
    }

    /// Whether the lexeme is an apostrophe.
    pub(crate) fn is_apostrophe(&self, index: usize) -> bool {
        matches!(self.text(index), "'" | "’")
    }

    /// Whether a sentence starts at the lexeme, as far as can be told from its surroundings.
    pub(crate) fn starts_sentence(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else {
            return true;
        };
        match self.text(before) {
            "!" | "?" | ":" | "“" | "\"" => true,
            "." => self.spaced(index) && !self.text(index).starts_with(char::is_lowercase),
            _ => false,
        }
    }

    /// The range in the document from the lexeme `from` up to but not including `to`.
    pub(crate) fn range(&self, from: usize, to: usize) -> Option<TextRange> {
        let start = self.get(from)?.start;
        let end = self.get(to.checked_sub(1)?)?.end;
        self.place(start, end)
    }

    /// The range in the document of the bytes `start..end` of the block.
    pub(crate) fn place(&self, start: usize, end: usize) -> Option<TextRange> {
        TextRange::of(start, end).map(|range| range.shifted(self.offset))
    }

    /// The first lexeme that starts at or after the byte `at` of the block.
    pub(crate) fn at_or_after(&self, at: usize) -> usize {
        self.all.partition_point(|lexeme| lexeme.start < at)
    }
}

fn split(text: &str) -> Vec<Lexeme> {
    let mut found: Vec<Lexeme> = Vec::with_capacity(text.len() / 4);
    let mut characters = text.char_indices().peekable();
    let mut spaced = true;
    while let Some((start, character)) = characters.next() {
        if character.is_whitespace() {
            spaced = true;
            continue;
        }
        let kind = kind_of(character);
        let mut end = start + character.len_utf8();
        if kind != Kind::Sign {
            while let Some(&(at, next)) = characters.peek() {
                if !continues(kind, next, text, at + next.len_utf8()) {
                    break;
                }
                end = at + next.len_utf8();
                characters.next();
            }
        }
        found.push(Lexeme {
            kind,
            start,
            end,
            spaced,
        });
        spaced = false;
    }
    found
}

fn kind_of(character: char) -> Kind {
    if character.is_ascii_digit() {
        Kind::Number
    } else if character.is_alphabetic() {
        Kind::Word
    } else {
        Kind::Sign
    }
}

/// Whether `next`, which ends before the byte `behind` of `text`, belongs to a lexeme of `kind`.
fn continues(kind: Kind, next: char, text: &str, behind: usize) -> bool {
    match kind {
        Kind::Word => next.is_alphabetic() || matches!(next, '\u{300}'..='\u{36f}' | '\u{ad}'),
        Kind::Number => {
            let after = || text.as_bytes().get(behind).is_some_and(u8::is_ascii_digit);
            next.is_ascii_digit() || (matches!(next, ',' | '.') && after())
        }
        Kind::Sign => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_signs_are_apart() {
        let check = |text: &str, expect: &[&str]| {
            let lexemes = Lexemes::of(text, TextOffset::ZERO);
            let found: Vec<&str> = (0..lexemes.len())
                .map(|index| lexemes.text(index))
                .collect();
            assert_eq!(found, expect, "{text:?}");
        };
        check("4th Sept., 2025", &["4", "th", "Sept", ".", ",", "2025"]);
        check("€8.5bn, 1,500.", &["€", "8.5", "bn", ",", "1,500", "."]);
        check("mid-2024’s", &["mid", "-", "2024", "’", "s"]);
        check(" \n", &[]);
    }
}
