//! Sentence boundaries: where one sentence of running text ends and the next begins.
//!
//! Lines that belong together are joined into runs (`layout`); `scan` walks a run and asks at every
//! terminator whether a sentence ends there; `abbreviations` knows the words whose full stop says
//! nothing; `breaks` and `letters` find the starts that no terminator announces. What a sentence
//! means, and which sentences are worth quoting, is not decided here.

mod abbreviations;
mod appendix;
mod breaks;
mod letters;
mod lists;
mod scan;
mod surroundings;

pub(crate) use abbreviations::ends_with_abbreviation;
pub(crate) use surroundings::{is_closer, is_terminator};

use crate::layout;
use analect_text::TextRange;

/// The sentences of `text`, in order.
///
/// Ranges ascend, do not overlap, stand on character boundaries and have no white space at their
/// ends; between them lies white space only. A blank line always ends a sentence. A single line
/// break ends one where the line looks complete, and is mere space inside hard-wrapped text.
/// Time and memory grow linearly with the text, whatever its lines look like.
///
/// The rules are written for European languages and also know the terminators of Chinese,
/// Japanese, Arabic, Urdu, Hindi, Armenian, Amharic, Khmer and Burmese.
pub fn sentences(text: &str) -> Vec<TextRange> {
    let mut found = Vec::new();
    for block in layout::blocks(text) {
        for lines in layout::runs(&block) {
            let lines = block.get(lines).unwrap_or_default();
            let run = lines
                .first()
                .zip(lines.last())
                .map(|(first, last)| first.range.cover(last.range));
            if let Some(run) = run {
                scan::split_run(text, run, &mut found);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
