//! The sentences of a document's prose.

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
    /// How many words it has.
    pub(crate) word_count: usize,
}

/// The sentences of all blocks of prose, in order.
pub(crate) fn sentences_of(document: &Document) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    let prose = document
        .blocks()
        .iter()
        .filter(|block| BlockKind::is_prose(block.kind));
    for (paragraph, block) in prose.enumerate() {
        let text = document.block_text(block);
        let mut quotation = Quotation::default();
        for range in sentences(text) {
            let Some(content) = slice(text, range) else {
                continue;
            };
            found.push(Sentence {
                index: found.len(),
                range: range.shifted(block.range.start()),
                text: content,
                paragraph,
                in_quotation: quotation.is_open(),
                word_count: words(content).len(),
            });
            quotation.read(content);
        }
    }
    found
}

/// Double quotation marks, as they open and close.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Quotation {
    curly: i32,
    straight: bool,
}

impl Quotation {
    /// Goes on through `text`.
    pub(crate) fn read(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '“' | '„' | '«' => self.curly += 1,
                '”' | '»' => self.curly -= 1,
                '"' => self.straight = !self.straight,
                _ => {}
            }
        }
    }

    /// Whether a quotation is open. A mark that closes without an opening leaves none open.
    pub(crate) fn is_open(self) -> bool {
        self.curly > 0 || self.straight
    }

    /// Whether every mark has its counterpart.
    pub(crate) fn is_balanced(self) -> bool {
        self.curly == 0 && !self.straight
    }
}
