//! Dates in English prose, and the days they mean.
//!
//! `parse` reads phrases without knowing when they were written, with the help of `calendar`,
//! `relative`, `periods`, `years` and `stretches`; `cues` tells whether the clause
//! speaks of what was or will be, `resolve` turns both and the day of the article into days.
//! Times of day and durations ("for two hours") are no dates.

mod calendar;
mod cues;
mod parse;
mod periods;
mod phrase;
mod relative;
mod resolve;
mod stretches;
mod value;
mod words;
mod years;

pub use value::{DateValue, Granularity};

use crate::Certainty;
use crate::lexeme::Lexemes;
use analect_model::{BlockKind, Document, PublicationDate};
use analect_text::TextRange;
use jiff::civil::Date;
use resolve::Moment;

/// A phrase that speaks of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateMention {
    /// The phrase, without its preposition or article and without a genitive s.
    pub range: TextRange,
    /// The days it means; `None` where they depend on a day that is not known: that of the
    /// article, or of something else the text tells ("two days later").
    pub value: Option<DateValue>,
    /// How sure it is that the phrase is a date and means these days.
    pub certainty: Certainty,
}

/// The dates that `document` speaks of, in text order.
///
/// Phrases such as "on Wednesday", "last month" and "4 September" are understood from `published`,
/// the day of the article, as news mean them: a weekday is the last one up to that day, or the
/// coming one where the clause speaks of the future. Without that day they have no value. Ranges
/// ascend, do not overlap and each lie inside one block; code is not looked into. Time is linear in
/// the length of the text.
pub(crate) fn dates(document: &Document, published: Option<PublicationDate>) -> Vec<DateMention> {
    let today = published.and_then(|day| {
        let (year, month, day) = day.parts();
        Date::new(year, month, day).ok()
    });
    let mut found = Vec::new();
    for block in document.blocks() {
        if block.kind != BlockKind::Code {
            let lexemes = Lexemes::of(document.block_text(block), block.range.start());
            in_block(&lexemes, today, &mut found);
        }
    }
    found
}

fn in_block(lexemes: &Lexemes, today: Option<Date>, found: &mut Vec<DateMention>) {
    let mut index = 0;
    while index < lexemes.len() {
        let phrase = parse::phrase(lexemes, index).filter(|phrase| phrase.end > index);
        let Some((phrase, range)) =
            phrase.and_then(|phrase| Some((phrase, lexemes.range(index, phrase.end)?)))
        else {
            index += 1;
            continue;
        };
        let direction = cues::direction(lexemes, index, phrase.end);
        found.push(DateMention {
            range,
            value: Moment { today, direction }.resolve(&phrase),
            certainty: phrase.certainty,
        });
        index = phrase.end;
    }
}

#[cfg(test)]
mod tests;
