//! Days, months and weekdays as the calendar names them.

use super::phrase::{Core, Phrase, Which, YearOf};
use super::value::DateValue;
use super::words::{
    feast, is_month_alone, is_named_day, is_part_of_day, known_event, month, weekday,
};
use super::years;
use crate::Certainty;
use crate::lexeme::{Kind, Lexemes};
use crate::numbers::ordinal;
use jiff::civil::Date;

/// "2025-09-04", "25/12/2024", "25.12.2024", "9/11".
pub(super) fn numeric(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let text = lexemes.text(index);
    if text.contains('.') {
        let parts: Vec<&str> = text.split('.').collect();
        let [day, month, year] = parts.as_slice() else {
            return None;
        };
        let date = calendar_day(year, month, day).filter(|_| year.len() == 4)?;
        return Some(fixed_day(date, index + 1));
    }
    let sign = lexemes.text(index + 1);
    let tied = (1..5).all(|step| lexemes.joined(index + step) || step > 2);
    if !matches!(sign, "-" | "/") || !tied || lexemes.kind(index + 2) != Some(Kind::Number) {
        return None;
    }
    let second = lexemes.text(index + 2);
    let more = lexemes.text(index + 3) == sign
        && lexemes.joined(index + 3)
        && lexemes.joined(index + 4)
        && lexemes.kind(index + 4) == Some(Kind::Number);
    if !more {
        let attack = sign == "/" && text == "9" && second == "11" && lexemes.text(index + 3) != "/";
        let date = Date::new(2001, 9, 11).ok().filter(|_| attack)?;
        return Some(fixed_day(date, index + 3).with(Certainty::Medium));
    }
    let third = lexemes.text(index + 4);
    let found = match (text.len(), third.len()) {
        (4, _) => calendar_day(text, second, third).map(|date| (date, Certainty::High)),
        (_, 4) if sign == "/" => slashed(text, second, third),
        (_, 4) => calendar_day(third, second, text).map(|date| (date, Certainty::Medium)),
        _ => None,
    };
    let (date, certainty) = found?;
    Some(fixed_day(date, index + 5).with(certainty))
}

/// Day and month with slashes: where either order is possible the British one is taken, at low
/// certainty.
fn slashed(first: &str, second: &str, year: &str) -> Option<(Date, Certainty)> {
    let british = calendar_day(year, second, first);
    let american = calendar_day(year, first, second);
    match (british, american) {
        (Some(date), Some(other)) if date == other => Some((date, Certainty::High)),
        (Some(date), Some(_)) => Some((date, Certainty::Low)),
        (date, other) => date.or(other).map(|date| (date, Certainty::High)),
    }
}

fn calendar_day(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn fixed_day(date: Date, end: usize) -> Phrase {
    DateValue::days(date, date).map_or(Phrase::new(Core::Elsewhere, end), |value| {
        Phrase::new(Core::Fixed(value), end).sure()
    })
}

/// The year behind a day or month at `at`: "2025", ", 2025", "last year", "of this year".
pub(super) fn year_after(lexemes: &Lexemes, at: usize) -> (YearOf, usize) {
    let open = (YearOf::Open, at);
    let of = at + usize::from(lexemes.lower(at) == "of");
    let offset = match (lexemes.lower(of), lexemes.lower(of + 1)) {
        ("last", "year") => Some(-1),
        ("this", "year") => Some(0),
        ("next", "year") => Some(1),
        _ => None,
    };
    if let Some(offset) = offset {
        return (YearOf::Offset(offset), of + 2);
    }
    let comma = at + usize::from(lexemes.text(at) == ",");
    let digits = if of > at { of } else { comma };
    match years::plain_year(lexemes, digits) {
        // "in May, 2000 people": behind a comma a round number may be a count.
        Some(year) if digits == at || !years::counts_something(lexemes, digits + 1) => {
            (YearOf::Stated(year), digits + 1)
        }
        _ => open,
    }
}

/// The day of a month in digits or as an ordinal.
pub(super) fn day_number(lexemes: &Lexemes, index: usize) -> Option<(i8, usize)> {
    let (day, end) = match ordinal(lexemes, index) {
        Some((day, end)) => (i8::try_from(day).ok()?, end),
        None if lexemes.text(index).len() <= 2 => (lexemes.text(index).parse().ok()?, index + 1),
        None => return None,
    };
    (1..=31).contains(&day).then_some((day, end))
}

pub(super) fn legal(month: i8, day: i8) -> bool {
    Date::new(2024, month, day).is_ok()
}

/// "Sept. 4, 2025", "September 4th", "September the 4th".
pub(super) fn month_day(
    lexemes: &Lexemes,
    index: usize,
    weekday: Option<jiff::civil::Weekday>,
) -> Option<Phrase> {
    let (month, at) = month(lexemes, index)?;
    let the = at + usize::from(lexemes.lower(at) == "the");
    let (day, end) = day_number(lexemes, the)?;
    // "September 4,000" is one lexeme, "September 4.5" too; "March 4-2" is a score.
    let written = lexemes.kind(the) == Some(Kind::Number) || the > at;
    if !written || !legal(month, day) || lexemes.is(end, &["%", "percent"]) {
        return None;
    }
    Some(dated(lexemes, (month, day, weekday), end))
}

/// "4 September 2025", "4th of September", "the fourth of July".
pub(super) fn day_month(
    lexemes: &Lexemes,
    index: usize,
    weekday: Option<jiff::civil::Weekday>,
) -> Option<Phrase> {
    let (day, after) = day_number(lexemes, index)?;
    let of = after + usize::from(lexemes.lower(after) == "of");
    let digits = lexemes.kind(index) == Some(Kind::Number);
    let (month, end) = month(lexemes, of)?;
    ((digits || of > after) && legal(month, day))
        .then(|| dated(lexemes, (month, day, weekday), end))
}

fn dated(
    lexemes: &Lexemes,
    (month, day, weekday): (i8, i8, Option<jiff::civil::Weekday>),
    at: usize,
) -> Phrase {
    if let Some(year) = known_event(lexemes, at, month, day) {
        let core = Core::Day {
            year: YearOf::Stated(year),
            month,
            day,
            weekday,
        };
        return Phrase::new(core, at);
    }
    let (year, end) = year_after(lexemes, at);
    let core = Core::Day {
        year,
        month,
        day,
        weekday,
    };
    let found = Phrase::new(core, end);
    if matches!(year, YearOf::Stated(_)) {
        found.sure()
    } else {
        found
    }
}

/// "September", "September 2025", "September last year".
pub(super) fn month_alone(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let (month, at) = month(lexemes, index)?;
    let (year, end) = year_after(lexemes, at);
    let which = Which::Plain;
    let found = Phrase::new(Core::Month { year, month, which }, end);
    match year {
        YearOf::Stated(_) => Some(found.sure()),
        YearOf::Offset(_) => Some(found),
        YearOf::Open => is_month_alone(lexemes, index, at).then_some(found),
    }
}

/// "Thursday", "Thursday morning", "Thursday, 4 September", "Thursday last week", "Thursdays".
pub(super) fn day_of_week(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    if let Some(end) = recurring(lexemes, index) {
        return Some(Phrase::new(Core::Elsewhere, end).with(Certainty::Low));
    }
    let (day, end) = weekday(lexemes, index)?;
    let comma = end + usize::from(lexemes.text(end) == ",");
    let the = comma + usize::from(lexemes.lower(comma) == "the");
    let dated = month_day(lexemes, comma, Some(day)).or_else(|| day_month(lexemes, the, Some(day)));
    if dated.is_some() {
        return dated;
    }
    if is_named_day(lexemes, index, end) {
        return None;
    }
    // "on that Friday" is one the text tells of; "said that Friday was wet" is none of that kind.
    let told = lexemes.lower_before(index, 1) == "that"
        && matches!(
            lexemes.lower_before(index, 2),
            "on" | "since" | "until" | "by"
        );
    if told || matches!(lexemes.lower_before(index, 1), "every" | "each" | "one") {
        return Some(Phrase::new(Core::Elsewhere, end).with(Certainty::Low));
    }
    let of = end + usize::from(lexemes.lower(end) == "of");
    let week = match (lexemes.lower(of), lexemes.lower(of + 1)) {
        ("last", "week") => Some(-1),
        ("this", "week") => Some(0),
        ("next", "week") => Some(1),
        _ => None,
    };
    let which = Which::Plain;
    let core = Core::Weekday { day, which, week };
    let end = if week.is_some() {
        of + 2
    } else {
        end + part_of_day(lexemes, end)
    };
    Some(Phrase::new(core, end))
}

/// "Mondays".
fn recurring(lexemes: &Lexemes, index: usize) -> Option<usize> {
    let word = lexemes.lower(index).strip_suffix('s')?;
    let day = matches!(
        word,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
    );
    let before = lexemes.lower_before(index, 1);
    (day && before != "happy").then_some(index + 1)
}

/// The number of lexemes that name a part of the day at `at`.
pub(super) fn part_of_day(lexemes: &Lexemes, at: usize) -> usize {
    let compound = lexemes.is_dash(at + 1) && lexemes.joined(at + 1);
    usize::from(is_part_of_day(lexemes.lower(at)) && !compound)
}

pub(super) fn feast_at(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let (feast, at) = feast(lexemes, index)?;
    let (year, end) = year_after(lexemes, at);
    let which = Which::Plain;
    Some(Phrase::new(Core::Feast { feast, year, which }, end))
}
