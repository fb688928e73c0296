//! Phrases that count from the day they were written: "last month", "two weeks ago".

use super::calendar::{day_of_week, feast_at, part_of_day};
use super::phrase::{Core, Phrase, Which, YearOf};
use super::value::Granularity;
use super::words::{is_part_of_day, month, season, unit};
use crate::Certainty;
use crate::lexeme::Lexemes;
use crate::numbers::number;

/// "today", "yesterday evening", "tonight", "the day before yesterday".
pub(super) fn relative(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let day = |offset, end| {
        let granularity = Granularity::Day;
        Some(Phrase::new(
            Core::Unit {
                granularity,
                offset,
            },
            end,
        ))
    };
    let with_part = |at: usize| at + part_of_day(lexemes, at);
    match lexemes.lower(index) {
        "today" | "tonight" => day(0, index + 1),
        "yesterday" => day(-1, with_part(index + 1)),
        "tomorrow" => day(1, with_part(index + 1)),
        "day" if lexemes.are(index + 1, &["before", "yesterday"]) => day(-2, index + 3),
        "day" if lexemes.are(index + 1, &["after", "tomorrow"]) => day(2, index + 3),
        _ => None,
    }
}

fn which_of(word: &str) -> Option<Which> {
    match word {
        "last" | "past" => Some(Which::Last),
        "next" | "coming" => Some(Which::Next),
        "this" => Some(Which::This),
        _ => None,
    }
}

/// "last month", "this morning", "next Wednesday", "the past three years", "this weekend",
/// "at the weekend", "the previous year".
pub(super) fn which(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let word = lexemes.lower(index);
    let at = index + 1;
    if word == "weekend" && lexemes.lower_before(index, 1) == "the" {
        let which = Which::Plain;
        let over = matches!(
            lexemes.lower_before(index, 2),
            "at" | "over" | "for" | "during"
        );
        return over.then(|| Phrase::new(Core::Weekend { which }, at));
    }
    if is_told_from_elsewhere(lexemes, index) {
        return Some(Phrase::new(Core::Elsewhere, at + 1).with(Certainty::Low));
    }
    let which = which_of(word)?;
    named_after(lexemes, at, which)
        .or_else(|| part_of_today(lexemes, at, which))
        .or_else(|| unit_after(lexemes, at, which))
        .or_else(|| span_after(lexemes, at, which))
}

/// "the previous year", "the following week", "the next day": seen from another day of the text.
fn is_told_from_elsewhere(lexemes: &Lexemes, index: usize) -> bool {
    let relative = lexemes.is(index, &["previous", "following", "preceding"]);
    let next = lexemes.are(index, &["next", "day"]) && lexemes.lower_before(index, 1) == "the";
    next || (relative && unit(lexemes.lower(index + 1)).is_some())
}

/// "last night", "this morning", "next weekend", from behind the first word.
fn part_of_today(lexemes: &Lexemes, at: usize, which: Which) -> Option<Phrase> {
    let granularity = Granularity::Day;
    let core = match (lexemes.lower(at), which) {
        ("weekend", _) => Core::Weekend { which },
        ("night", Which::Last) => Core::Unit {
            granularity,
            offset: -1,
        },
        (part, Which::This) if is_part_of_day(part) => Core::Unit {
            granularity,
            offset: 0,
        },
        _ => return None,
    };
    Some(Phrase::new(core, at + 1))
}

/// "last month", "the past year", from behind the first word. "The last day" and "the next day"
/// are no days before and after today.
fn unit_after(lexemes: &Lexemes, at: usize, which: Which) -> Option<Phrase> {
    let word = lexemes.lower(at);
    let granularity = unit(word).filter(|_| !word.ends_with('s'))?;
    let first = lexemes.lower_before(at, 1);
    if matches!(first, "past" | "coming") {
        let (count, past) = (1, first == "past");
        let core = Core::Span {
            granularity,
            count,
            past,
        };
        return Some(Phrase::new(core, at + 1).with(Certainty::Low));
    }
    let offset = match which {
        Which::Last => -1,
        Which::Next => 1,
        _ => 0,
    };
    let core = Core::Unit {
        granularity,
        offset,
    };
    (granularity != Granularity::Day).then(|| Phrase::new(core, at + 1))
}

/// "the past three years", "the next 10 days", from behind the first word.
fn span_after(lexemes: &Lexemes, at: usize, which: Which) -> Option<Phrase> {
    let count = number(lexemes, at).filter(|_| which != Which::This)?;
    let granularity = unit(lexemes.lower(count.end))?;
    let core = Core::Span {
        granularity,
        count: whole(count.value)?,
        past: which == Which::Last,
    };
    Some(Phrase::new(core, count.end + 1).with(Certainty::Low))
}

/// A weekday, month, season, feast or quarter behind "last", "this" or "next".
fn named_after(lexemes: &Lexemes, at: usize, which: Which) -> Option<Phrase> {
    let inner = feast_at(lexemes, at)
        .or_else(|| day_of_week(lexemes, at))
        .or_else(|| {
            let (month, end) = month(lexemes, at)?;
            let year = YearOf::Open;
            Some(Phrase::new(Core::Month { year, month, which }, end))
        })
        .or_else(|| {
            let season = season(lexemes.lower(at))?;
            let year = YearOf::Open;
            Some(Phrase::new(
                Core::Season {
                    year,
                    season,
                    which,
                },
                at + 1,
            ))
        })?;
    let core = match inner.core {
        Core::Weekday {
            day, week: None, ..
        } => Core::Weekday {
            day,
            which,
            week: None,
        },
        Core::Feast {
            feast,
            year: YearOf::Open,
            ..
        } => Core::Feast {
            feast,
            year: YearOf::Open,
            which,
        },
        core => core,
    };
    Some(Phrase { core, ..inner })
}

/// A number as a whole one, where it is one and small.
fn whole(value: f64) -> Option<i64> {
    // The bounds keep the cast exact.
    #[allow(clippy::cast_possible_truncation)]
    (value.fract() == 0.0 && (0.0..=10_000.0).contains(&value)).then_some(value as i64)
}

/// How many of which unit of the calendar `value` times `word` are: half a century is fifty years.
/// `None` inside where that is not known, or beyond what history counts in years.
fn units_of(value: Option<f64>, word: &str) -> Option<(Granularity, Option<i64>)> {
    let (granularity, per) = match word {
        "minute" | "minutes" => (Granularity::Day, 1.0 / 1440.0),
        "hour" | "hours" => (Granularity::Day, 1.0 / 24.0),
        "weekend" | "weekends" => (Granularity::Week, 1.0),
        _ => (unit(word)?, 1.0),
    };
    let Some(value) = value else {
        return Some((granularity, None));
    };
    let (granularity, value) = match granularity {
        Granularity::Year if value.fract() != 0.0 => (Granularity::Month, value * 12.0),
        Granularity::Decade if value.fract() != 0.0 => (Granularity::Year, value * 10.0),
        Granularity::Century if value.fract() != 0.0 => (Granularity::Year, value * 100.0),
        Granularity::Year if value > 2000.0 => return Some((granularity, None)),
        _ => (granularity, value * per),
    };
    let value = if per < 1.0 { value.floor() } else { value };
    Some((granularity, whole(value)))
}

/// "two weeks ago", "a year ago", "in three weeks' time", "10 days from now", "two days later".
pub(super) fn counted(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let inside = lexemes.is(index, &["in", "within"]);
    let at = index + usize::from(inside);
    let article = lexemes.is(at, &["a", "an", "one"]);
    let found = number(lexemes, at);
    let vague = |at: usize| lexemes.is(at, &["several", "few", "many", "some"]);
    let (value, at, exact) = match found {
        Some(number) => (Some(number.value), number.end, number.exact),
        None if article && vague(at + 1) => (None, at + 2, false),
        None if article => (Some(1.0), at + 1, true),
        None if vague(at) => (None, at + 1, false),
        None => return None,
    };
    let hours = lexemes.is(at, &["hour", "hours", "minute", "minutes"]);
    let (granularity, count) = units_of(value, lexemes.lower(at))?;
    let end = at + 1;
    // "300 years ago" is a round number.
    let certainty = if exact && count.is_none_or(|count| count < 100) {
        Certainty::Medium
    } else {
        Certainty::Low
    };
    let unit = |offset: Option<i64>, end| {
        let core = offset.map_or(Core::Elsewhere, |offset| Core::Unit {
            granularity,
            offset,
        });
        Some(Phrase::new(core, end).with(certainty))
    };
    if inside {
        // "in three weeks' time"; without "time" it may be how long something took.
        let quote = end + usize::from(lexemes.is_apostrophe(end));
        let s = quote + usize::from(lexemes.lower(quote) == "s");
        return (lexemes.lower(s) == "time")
            .then(|| unit(count, s + 1))
            .flatten();
    }
    match lexemes.lower(end) {
        "ago" => unit(count.map(|count| -count), end + 1),
        "from" if lexemes.is(end + 1, &["now", "today"]) => unit(count, end + 2),
        "later" | "earlier" if !hours => {
            Some(Phrase::new(Core::Elsewhere, end + 1).with(Certainty::Low))
        }
        _ => None,
    }
}
