//! Reads the phrase of a date that starts at a lexeme.

use super::calendar::{day_month, day_of_week, feast_at, month_alone, month_day, numeric};
use super::periods::{century, quarter, seasonal};
use super::phrase::{Core, Part, Phrase};
use super::relative::{counted, relative, which};
use super::stretches::{day_range, joined};
use super::words::unit;
use super::years;
use crate::Certainty;
use crate::lexeme::Lexemes;
use crate::word_list::WordList;

/// Words that a phrase may open with.
#[rustfmt::skip]
static OPENERS: WordList = WordList::new(&[
    "a", "an", "apr", "april", "ash", "aug", "august", "autumn", "bastille", "beginning", "black", "boxing", "christmas", "close", "coming",
    "cyber", "day", "dec", "december", "earlier", "early", "easter", "eight", "eighteen", "eighteenth", "eighth", "eighties", "eighty",
    "eleven", "eleventh", "end", "fall", "feb", "february", "few", "fifteen", "fifteenth", "fifth", "fifties", "fifty", "first", "five",
    "following", "forties", "forty", "four", "fourteen", "fourteenth", "fourth", "fri", "friday", "fridays", "good", "h", "half", "halloween",
    "in", "jan", "january", "jul", "july", "jun", "june", "juneteenth", "labor", "last", "late", "later", "many", "mar", "march", "maundy",
    "may", "memorial", "mid", "middle", "mon", "monday", "mondays", "new", "next", "nine", "nineteen", "nineteenth", "nineties", "ninety",
    "ninth", "nov", "november", "oct", "october", "one", "palm", "past", "preceding", "previous", "q", "sat", "saturday", "saturdays",
    "second", "sep", "sept", "september", "seven", "seventeen", "seventeenth", "seventh", "seventies", "seventy", "several", "shrove",
    "six", "sixteen", "sixteenth", "sixth", "sixties", "sixty", "some", "spring", "start", "summer", "sun", "sunday", "sundays", "ten",
    "tenth", "thanksgiving", "third", "thirteen", "thirteenth", "thirties", "thirty", "this", "three", "thu", "thur", "thurs", "thursday",
    "thursdays", "today", "tomorrow", "tonight", "tue", "tues", "tuesday", "tuesdays", "twelfth", "twelve", "twenties", "twentieth",
    "twenty", "two", "valentine", "wed", "wednesday", "wednesdays", "weds", "weekend", "whit", "winter", "within", "yesterday", "zero",
]);

/// The phrase of a date at `index`, with what joins it to another date after it.
pub(super) fn phrase(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    if lexemes.is_word(index) && !OPENERS.has(lexemes.lower(index)) {
        return None;
    }
    let found = with_part(lexemes, index)?;
    Some(joined(lexemes, index, found).unwrap_or(found))
}

/// A date with "early", "the end of", "the first half of" before it.
pub(super) fn with_part(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let Some((part, at)) = part(lexemes, index) else {
        return single(lexemes, index);
    };
    let the = at + usize::from(lexemes.is(at, &["the"]));
    let (granularity, relative) = (unit(lexemes.lower(the)), the > at);
    let inner = match granularity {
        // "the end of the year": the current one.
        Some(granularity) if relative && !lexemes.lower(the).ends_with('s') => {
            let core = Core::Unit {
                granularity,
                offset: 0,
            };
            Some(Phrase::new(core, the + 1).with(Certainty::Low))
        }
        _ => single(lexemes, the),
    }?;
    Some(Phrase {
        part: Some(part),
        certainty: inner.certainty.min(Certainty::Medium),
        ..inner
    })
}

/// The part a phrase opens with, and the lexeme after it.
fn part(lexemes: &Lexemes, index: usize) -> Option<(Part, usize)> {
    let hyphen = |at: usize| at + usize::from(lexemes.is_dash(at) && lexemes.joined(at));
    let of = |part, at: usize| (lexemes.lower(at) == "of").then_some((part, at + 1));
    let in_of = |part, at: usize| lexemes.is(at, &["in", "of"]).then_some((part, at + 1));
    match lexemes.lower(index) {
        "early" => {
            let at = hyphen(index + 1);
            in_of(Part::Third(0), at).or(Some((Part::Third(0), at)))
        }
        "mid" | "middle" => of(Part::Third(1), index + 1).or_else(|| {
            (lexemes.lower(index) == "mid").then(|| (Part::Third(1), hyphen(index + 1)))
        }),
        "late" => {
            let at = hyphen(index + 1);
            in_of(Part::Third(2), at).or(Some((Part::Third(2), at)))
        }
        "start" | "beginning" => of(Part::Third(0), index + 1),
        "end" | "close" => of(Part::Third(2), index + 1),
        "earlier" => Some((Part::SoFar, index + 1)),
        "later" => Some((Part::Rest, index + 1)),
        "first" | "second" if lexemes.lower(index + 1) == "half" => {
            of(Part::Half(lexemes.lower(index) == "second"), index + 2)
        }
        _ => None,
    }
}

/// One date without a part before it and without another one after it.
fn single(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let text = lexemes.text(index);
    let first = text.chars().next()?;
    if first.is_ascii_digit() {
        return numeric(lexemes, index)
            .or_else(|| day_range(lexemes, index))
            .or_else(|| day_month(lexemes, index, None))
            .or_else(|| century(lexemes, index))
            .or_else(|| quarter(lexemes, index))
            .or_else(|| counted(lexemes, index))
            .or_else(|| years::in_digits(lexemes, index));
    }
    if first.is_uppercase() {
        let capital = feast_at(lexemes, index)
            .or_else(|| day_of_week(lexemes, index))
            .or_else(|| month_day(lexemes, index, None))
            .or_else(|| month_alone(lexemes, index));
        if capital.is_some() {
            return capital;
        }
    }
    if first == '\'' || first == '’' || first == '‘' {
        return years::decade(lexemes, index);
    }
    relative(lexemes, index)
        .or_else(|| which(lexemes, index))
        .or_else(|| counted(lexemes, index))
        .or_else(|| seasonal(lexemes, index))
        .or_else(|| quarter(lexemes, index))
        .or_else(|| century(lexemes, index))
        .or_else(|| day_month(lexemes, index, None))
        .or_else(|| years::decade(lexemes, index))
}
