//! The sentences of a document's prose.

use crate::stamp::stamp_length;
use analect_language::{sentences, words};
use analect_model::{BlockKind, Document};
use analect_text::{TextRange, slice};

/// One sentence of the prose.
#[derive(Debug, Clone)]
pub(crate) struct Sentence<'text> {
    /// Its number among all sentences of the prose, from 0.
    pub(crate) index: usize,
    /// Where it stands in the document.
    pub(crate) range: TextRange,
    /// Its words and signs.
    pub(crate) text: &'text str,
    /// The number of its block among the blocks of prose, from 0.
    pub(crate) paragraph: usize,
    /// Whether a double quotation mark that opened earlier in the block is still open at its start.
    pub(crate) in_quotation: bool,
    /// Its words, in order.
    pub(crate) words: Vec<&'text str>,
    /// Whether it opens its block.
    pub(crate) opens_block: bool,
    /// Whether the block before its own is a heading.
    pub(crate) under_heading: bool,
}

/// How many sentences may open with the time of their publication.
const MAY_BE_STAMPED: usize = 3;

/// The sentences of all blocks of prose, in order. The first ones start after the time of publication
/// where it stands before them without a stop.
pub(crate) fn sentences_of(document: &Document) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    let (mut paragraph, mut under_heading) = (0, false);
    for block in document.blocks() {
        if !block.kind.is_prose() {
            under_heading = matches!(block.kind, BlockKind::Heading(_));
            continue;
        }
        let text = document.block_text(block);
        let mut quotation = Quotation::default();
        for (number, range) in sentences(text).into_iter().enumerate() {
            let range = if found.len() < MAY_BE_STAMPED {
                after_stamp(text, range)
            } else {
                range
            };
            let Some(content) = slice(text, range) else {
                continue;
            };
            found.push(Sentence {
                index: found.len(),
                range: range.shifted(block.range.start()),
                text: content,
                paragraph,
                in_quotation: quotation.is_open(),
                words: words(content)
                    .into_iter()
                    .filter_map(|word| slice(content, word))
                    .collect(),
                opens_block: number == 0,
                under_heading,
            });
            quotation.read(content);
            quotation.space();
        }
        paragraph += 1;
        under_heading = false;
    }
    found
}

/// What is left of the sentence at `range` of `text` after a stamp at its start.
fn after_stamp(text: &str, range: TextRange) -> TextRange {
    let stamp = slice(text, range).map_or(0, stamp_length);
    TextRange::of(range.start().index() + stamp, range.end().index()).unwrap_or(range)
}

/// Quotation marks, as they open and close along a text.
///
/// Quotations of several paragraphs open anew in each, so marks are not counted: the last one decides.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Quotation {
    open: Option<Mark>,
    before: Option<char>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Double,
    Single,
}

impl Quotation {
    /// Goes on through `text`.
    pub(crate) fn read(&mut self, text: &str) {
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            self.step(character, characters.peek().copied());
        }
    }

    /// Goes on by one `character`, which `after` follows.
    pub(crate) fn step(&mut self, character: char, after: Option<char>) {
        let at_start = self
            .before
            .is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–'));
        match character {
            '“' | '„' | '«' => self.open = Some(Mark::Double),
            '”' | '»' => self.open = None,
            '"' => self.open = at_start.then_some(Mark::Double),
            '\'' | '‘' if at_start && after.is_some_and(char::is_uppercase) => {
                self.open = self.open.or(Some(Mark::Single));
            }
            '\'' | '’' if self.open == Some(Mark::Single) => {
                let ends = after.is_none_or(|after| !after.is_alphanumeric());
                self.open = if ends { None } else { self.open };
            }
            _ => {}
        }
        self.before = Some(character);
    }

    /// Goes over the space between two sentences.
    pub(crate) fn space(&mut self) {
        self.before = None;
    }

    /// Whether a quotation is open.
    pub(crate) fn is_open(self) -> bool {
        self.open.is_some()
    }
}
