//! The tokens of a document with what is known of each: its shape, the lists it stands on, the run
//! of capitals it belongs to, and what the rest of the document says about the same word.

use crate::acronyms;
use crate::evidence::{self, Evidence};
use crate::keys::{Key, key};
use crate::lists::{Known, LONGEST, Lists, phrase};
use crate::runs::{self, Run};
use crate::titles::{is_honorific, is_office};
use crate::tokens::{Token, tokens};
use std::ops::Range;

/// The tokens of a document and what is known of them.
#[derive(Debug, Default)]
pub(crate) struct Sheet<'text> {
    /// The tokens of all blocks.
    pub(crate) tokens: Vec<Token<'text>>,
    /// What is known of each token.
    pub(crate) notes: Vec<Note>,
    /// The tokens of each sentence; none reaches over the end of a block.
    pub(crate) sentences: Vec<Sentence>,
}

/// A sentence.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// How it is written.
    pub(crate) manner: Manner,
}

/// How a sentence is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Manner {
    /// As running text.
    #[default]
    Running,
    /// With a capital at most words, as headlines are.
    Title,
    /// In capitals.
    Capitals,
}

/// What is known of a token.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Note {
    /// The key of the word as written.
    pub(crate) form: Key,
    /// The key of the word in lower case, every digit as 0.
    pub(crate) lower: Key,
    /// Its capitals, small letters, digits and signs in short.
    pub(crate) shape: Key,
    /// What it is, roughly.
    pub(crate) class: Class,
    /// What the lists say of the word alone.
    pub(crate) known: Known,
    /// What the lists say of the longest phrase of several words that it belongs to.
    pub(crate) phrase: Known,
    /// Where it stands in that phrase: 0 in none, 1 first, 2 inside, 3 last.
    pub(crate) phrase_place: u8,
    /// Whether it starts a sentence.
    pub(crate) first: bool,
    /// How its sentence is written.
    pub(crate) manner: Manner,
    /// The run of capitals it belongs to.
    pub(crate) run: Run,
    /// What the rest of the document says.
    pub(crate) evidence: Evidence,
    /// Its part in a short form of initials: see [`acronyms`].
    pub(crate) acronym: u8,
    /// Whether it is an honorific (1), an office (2) or neither.
    pub(crate) title: u8,
}

/// What a token is, roughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Class {
    /// A word in lower case that no other class names.
    #[default]
    Small,
    /// A word with a capital.
    Capital,
    /// A word in capitals.
    Capitals,
    /// A number.
    Number,
    /// "of".
    Of,
    /// "and", "&".
    And,
    /// "the".
    The,
    /// "for", "in", "on" and their like.
    Preposition,
    /// "de", "van", "bin" and other small parts of names.
    Particle,
    /// A hyphen or dash.
    Dash,
    /// A comma.
    Comma,
    /// "'s".
    Possessive,
    /// A full stop or another end of a sentence.
    Stop,
    /// A quotation mark.
    Quote,
    /// A bracket.
    Bracket,
    /// Any other sign.
    Sign,
}

/// How many classes there are.
pub(crate) const CLASSES: usize = 16;

impl<'text> Sheet<'text> {
    /// The sheet of `blocks`: texts with the byte each starts at, each with the bytes its sentences
    /// cover, counted from the start of the block.
    pub(crate) fn new(
        blocks: impl IntoIterator<Item = (&'text str, usize, Vec<Range<usize>>)>,
        lists: Lists<'_>,
    ) -> Self {
        let mut sheet = Self::default();
        for (text, offset, sentences) in blocks {
            let from = sheet.tokens.len();
            sheet.tokens.extend(tokens(text, offset));
            sheet.cut(from, offset, &sentences);
        }
        let mut lowered = String::new();
        for token in &sheet.tokens {
            sheet.notes.push(note(token, lists, &mut lowered));
        }
        for sentence in &mut sheet.sentences {
            let range = sentence.tokens.clone();
            let notes = sheet.notes.get_mut(range.clone()).unwrap_or_default();
            let tokens = sheet.tokens.get(range).unwrap_or_default();
            sentence.manner = manner(notes);
            for note in notes.iter_mut() {
                note.manner = sentence.manner;
            }
            if let Some(note) = notes.iter_mut().find(|note| note.class.is_word()) {
                note.first = true;
            }
            find_phrases(notes, lists);
            runs::mark(notes, tokens);
        }
        acronyms::mark(&mut sheet);
        evidence::mark(&mut sheet);
        sheet
    }

    /// Cuts the tokens from number `from` on into sentences. A token that lies in none belongs to
    /// the sentence before.
    fn cut(&mut self, from: usize, offset: usize, sentences: &[Range<usize>]) {
        let starts = sentences.iter().map(|one| offset + one.start).skip(1);
        let mut start = from;
        for byte in starts.chain([usize::MAX]) {
            let rest = self.tokens.get(start..).unwrap_or_default();
            let end = start + rest.partition_point(|token| token.start < byte);
            if end > start {
                self.sentences.push(Sentence {
                    tokens: start..end,
                    manner: Manner::Running,
                });
            }
            start = end;
        }
    }
}

impl Class {
    /// Whether it is a word or a number.
    pub(crate) const fn is_word(self) -> bool {
        matches!(
            self,
            Self::Small
                | Self::Capital
                | Self::Capitals
                | Self::Number
                | Self::Of
                | Self::And
                | Self::The
                | Self::Preposition
                | Self::Particle
        )
    }

    /// Whether it is written with a capital.
    pub(crate) const fn is_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Capitals)
    }

    fn of(text: &str, lower: &str) -> Self {
        let first = text.chars().next().unwrap_or(' ');
        if first.is_uppercase() {
            let several = text.chars().filter(|c| c.is_alphabetic()).count() > 1;
            let capitals = several && !text.chars().any(char::is_lowercase);
            return if capitals {
                Self::Capitals
            } else {
                Self::Capital
            };
        }
        match lower {
            "of" => Self::Of,
            "and" | "&" => Self::And,
            "the" | "a" | "an" => Self::The,
            "for" | "in" | "on" | "at" | "to" | "against" | "with" | "from" => Self::Preposition,
            "de" | "da" | "di" | "du" | "del" | "des" | "la" | "le" | "der" | "den" | "van"
            | "von" | "al" | "el" | "bin" | "ibn" | "ben" | "y" | "e" | "dos" | "und" | "et"
            | "für" | "per" => Self::Particle,
            "'s" | "’s" => Self::Possessive,
            "," => Self::Comma,
            "(" | ")" | "[" | "]" => Self::Bracket,
            "\"" | "“" | "”" | "'" | "‘" | "’" | "«" | "»" | "„" => Self::Quote,
            _ if first.is_numeric() => Self::Number,
            _ if first.is_alphabetic() => Self::Small,
            _ if matches!(first, '-' | '–' | '—') => Self::Dash,
            _ if matches!(first, '.' | '!' | '?' | ';' | ':') => Self::Stop,
            _ => Self::Sign,
        }
    }
}

fn note(token: &Token<'_>, lists: Lists<'_>, lowered: &mut String) -> Note {
    lower_into(token.text, lowered);
    let lower = key(lowered);
    let class = Class::of(token.text, lowered);
    let bare = lowered.trim_end_matches('.');
    Note {
        form: key(token.text),
        lower,
        shape: shape(token.text),
        class,
        known: if class.is_word() {
            lists.get(phrase([lower]))
        } else {
            Known(0)
        },
        title: if is_honorific(bare) {
            1
        } else {
            u8::from(is_office(bare)) * 2
        },
        ..Note::default()
    }
}

/// Writes `text` in lower case, every digit as 0.
fn lower_into(text: &str, lowered: &mut String) {
    lowered.clear();
    for c in text.chars() {
        match c {
            '0'..='9' => lowered.push('0'),
            '’' => lowered.push('\''),
            _ if c.is_ascii() => lowered.push(c.to_ascii_lowercase()),
            _ => lowered.extend(c.to_lowercase()),
        }
    }
}

/// The key of `text` in lower case, as in [`Note::lower`].
pub(crate) fn lowered_key(text: &str) -> Key {
    let mut lowered = String::new();
    lower_into(text, &mut lowered);
    key(&lowered)
}

/// A key for the capitals, small letters, digits and signs of a word, of each sort at most two in a
/// row ("Xxx" and "Xxxx" are the same).
fn shape(text: &str) -> Key {
    let mut shape = 1;
    let mut last = 0;
    let mut repeated = 0;
    for c in text.chars().take(24) {
        let sort = if c.is_uppercase() {
            1
        } else if c.is_lowercase() {
            2
        } else if c.is_numeric() {
            3
        } else if c.is_alphabetic() {
            4
        } else {
            5 + u64::from(u32::from(c) % 97)
        };
        repeated = if sort == last { repeated + 1 } else { 0 };
        last = sort;
        if repeated < 2 {
            shape = crate::keys::join(shape, sort);
        }
    }
    shape
}

/// A sentence of at least four words is a title where two thirds of its words of four letters or
/// more have a capital, and capitals where hardly a word has small letters.
fn manner(notes: &[Note]) -> Manner {
    let words = notes
        .iter()
        .filter(|note| note.class.is_word() && !matches!(note.class, Class::Number));
    let (mut all, mut capital, mut capitals) = (0, 0, 0);
    for note in words {
        all += 1;
        capital += usize::from(note.class.is_capital());
        capitals += usize::from(note.class == Class::Capitals);
    }
    if all >= 3 && capitals * 10 >= all * 8 {
        Manner::Capitals
    } else if all >= 4 && capital * 10 >= all * 6 {
        Manner::Title
    } else {
        Manner::Running
    }
}

/// Marks the longest phrases of several words that stand on lists, from left to right.
fn find_phrases(notes: &mut [Note], lists: Lists<'_>) {
    let mut at = 0;
    while at < notes.len() {
        let Some((length, known)) = longest(notes.get(at..).unwrap_or_default(), lists) else {
            at += 1;
            continue;
        };
        let members = notes.iter_mut().skip(at).take(length);
        for (place, note) in members.enumerate() {
            note.phrase = known;
            note.phrase_place = match place {
                0 => 1,
                _ if place + 1 == length => 3,
                _ => 2,
            };
        }
        at += length;
    }
}

fn longest(notes: &[Note], lists: Lists<'_>) -> Option<(usize, Known)> {
    if !notes.first()?.class.is_capital() {
        return None;
    }
    let mut name = 0;
    let mut found = None;
    for (index, note) in notes.iter().take(LONGEST).enumerate() {
        name = crate::keys::join(name, note.lower);
        if index > 0 {
            let known = lists.get(name);
            if known.lists() != 0 {
                found = Some((index + 1, known));
            }
        }
    }
    found
}
