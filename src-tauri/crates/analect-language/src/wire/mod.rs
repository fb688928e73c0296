//! The lines of wire copy: what of a pasted agency story is story, and what is trade.
//!
//! [`wire_copy`] answers with ranges over the text exactly as given. It works in three passes:
//! `items` tells what each line is on its own, `assembly` finds the headline and takes captions,
//! datelines and closings out of the paragraphs, and collects what the lines state. The other
//! modules each know one convention. Ordinary prose that follows no convention of the trade comes
//! back as paragraphs only.

mod agencies;
mod assembly;
mod bylines;
mod credits;
mod datelines;
mod dates;
mod headline;
mod items;
mod mail;
mod matching;
mod moments;
mod places;
mod promotions;
mod revisions;
mod sign_offs;
mod stamps;
mod titles;
mod unwrap;

pub use unwrap::{is_hard_wrapped, unwrap_lines};

use analect_text::{TextRange, slice};

/// What a part of wire copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WireKind {
    /// The headline.
    Title,
    /// A paragraph of the story; it may span several hard-wrapped lines.
    Paragraph,
    /// The caption of a picture.
    Caption,
    /// The credit of a picture, with the word that announces it.
    Credit,
    /// The line that names the authors.
    Byline,
    /// Place, date and agency at the start of the story.
    Dateline,
    /// A line of the trade: slug, date stamp, embargo, reading time, correction note, mail header.
    Stamp,
    /// Agency, contributors or notices that close the story.
    SignOff,
    /// A line that advertises other content.
    Promotion,
}

/// A part of wire copy: a kind and the range it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WirePart {
    /// What it is.
    pub kind: WireKind,
    /// Where it stands, without white space at its ends.
    pub range: TextRange,
}

/// A day of the Gregorian calendar as the copy states it (no time zone).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WireDate {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: i8,
    /// The day, 1 to 31, and one the month has.
    pub day: i8,
}

/// Wire copy taken apart.
///
/// Parts ascend, do not overlap and together cover every character that is not white space.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WireCopy<'text> {
    /// The text the ranges refer to.
    pub text: &'text str,
    /// The parts, in text order.
    pub parts: Vec<WirePart>,
    /// The headline, on one line, without marks of revision.
    pub title: Option<String>,
    /// The authors, in order.
    pub byline: Vec<String>,
    /// The agency.
    pub site: Option<String>,
    /// The place a dateline names, as written.
    pub place: Option<String>,
    /// The day of publication, where the copy states it with its year.
    pub published: Option<WireDate>,
    /// The moment until which publication is forbidden, in RFC 3339, UTC.
    pub embargo: Option<String>,
    /// The mark of a revised story, such as `UPDATE 2`.
    pub revision: Option<String>,
    /// The first caption.
    pub caption: Option<TextRange>,
    /// The first credit, with the word that announces it.
    pub credit: Option<TextRange>,
}

impl<'text> WireCopy<'text> {
    /// The words of the first caption.
    pub fn caption_text(&self) -> Option<&'text str> {
        slice(self.text, self.caption?)
    }

    /// The words of the first credit without what announces it (`Photograph:`) or encloses it.
    pub fn credit_text(&self) -> Option<&'text str> {
        slice(self.text, self.credit?).map(credits::credit_name)
    }

    /// The words of `part`.
    pub fn part_text(&self, part: &WirePart) -> &'text str {
        slice(self.text, part.range).unwrap_or("")
    }
}

/// Takes wire copy apart.
///
/// Any text will do; every part is a range over `text` as given, and nothing is rewritten or lost.
/// Time grows linearly with the text.
pub fn wire_copy(text: &str) -> WireCopy<'_> {
    assembly::assemble(text, items::items(text))
}

/// The authors that `line` names after a word such as “By”; `None` where it is no such line.
pub fn authors(line: &str) -> Option<Vec<String>> {
    bylines::byline(line.trim()).map(|byline| byline.names)
}

#[cfg(test)]
mod tests;
