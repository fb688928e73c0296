//! Reads the phrase of a date that starts at a lexeme.

use super::phrase::{Core, Part, Phrase, Which, YearOf};
use super::value::{DateValue, Granularity};
use super::words::{
    feast, is_month_alone, is_named_day, is_part_of_day, known_event, month, season, unit, weekday,
};
use super::years;
use crate::Certainty;
use crate::lexeme::{Kind, Lexemes};
use crate::numbers::{number, ordinal};
use jiff::civil::Date;

/// The phrase of a date at `index`, with what joins it to another date after it.
pub(super) fn phrase(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let found = with_part(lexemes, index)?;
    Some(joined(lexemes, index, found).unwrap_or(found))
}

/// A date with "early", "the end of", "the first half of" before it.
fn with_part(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
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

/// "2025-09-04", "25/12/2024", "25.12.2024", "9/11".
fn numeric(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
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
fn year_after(lexemes: &Lexemes, at: usize) -> (YearOf, usize) {
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
fn day_number(lexemes: &Lexemes, index: usize) -> Option<(i8, usize)> {
    let (day, end) = match ordinal(lexemes, index) {
        Some((day, end)) => (i8::try_from(day).ok()?, end),
        None if lexemes.text(index).len() <= 2 => (lexemes.text(index).parse().ok()?, index + 1),
        None => return None,
    };
    (1..=31).contains(&day).then_some((day, end))
}

fn legal(month: i8, day: i8) -> bool {
    Date::new(2024, month, day).is_ok()
}

/// "Sept. 4, 2025", "September 4th", "September the 4th".
fn month_day(
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
fn day_month(
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
fn month_alone(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
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
fn day_of_week(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
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
fn part_of_day(lexemes: &Lexemes, at: usize) -> usize {
    let compound = lexemes.is_dash(at + 1) && lexemes.joined(at + 1);
    usize::from(is_part_of_day(lexemes.lower(at)) && !compound)
}

fn feast_at(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let (feast, at) = feast(lexemes, index)?;
    let (year, end) = year_after(lexemes, at);
    let which = Which::Plain;
    Some(Phrase::new(Core::Feast { feast, year, which }, end))
}

/// "today", "yesterday evening", "tonight", "the day before yesterday".
fn relative(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
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
/// "at the weekend", "the previous year", "the current century".
fn which(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
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
    if matches!(word, "previous" | "following" | "preceding") {
        let end = unit(lexemes.lower(at)).map(|_| at + 1)?;
        return Some(Phrase::new(Core::Elsewhere, end).with(Certainty::Low));
    }
    let which = which_of(word)?;
    if let Some(found) = named_after(lexemes, at, which) {
        return Some(found);
    }
    let offset = match which {
        Which::Last => -1,
        Which::Next => 1,
        _ => 0,
    };
    let today = |end| {
        let granularity = Granularity::Day;
        Some(Phrase::new(
            Core::Unit {
                granularity,
                offset,
            },
            end,
        ))
    };
    match lexemes.lower(at) {
        "weekend" => return Some(Phrase::new(Core::Weekend { which }, at + 1)),
        "night" if which == Which::Last => return today(at + 1),
        part if which == Which::This && is_part_of_day(part) => return today(at + 1),
        _ => {}
    }
    if let Some(granularity) = unit(lexemes.lower(at)) {
        let many = lexemes.lower(at).ends_with('s');
        // "last day" is the last of something else.
        if many || (granularity == Granularity::Day && which != Which::Last && word != "coming") {
            return None;
        }
        if matches!(word, "past" | "coming") {
            let (count, past) = (1, word == "past");
            let core = Core::Span {
                granularity,
                count,
                past,
            };
            return Some(Phrase::new(core, at + 1).with(Certainty::Low));
        }
        return (granularity != Granularity::Day).then(|| {
            Phrase::new(
                Core::Unit {
                    granularity,
                    offset,
                },
                at + 1,
            )
        });
    }
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

/// "two weeks ago", "a year ago", "in three weeks' time", "10 days from now", "two days later".
fn counted(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let inside = lexemes.is(index, &["in", "within"]);
    let at = index + usize::from(inside);
    let article = lexemes.is(at, &["a", "an", "one"]);
    let found = number(lexemes, at);
    let (count, at, exact) = match found {
        Some(number) => (whole(number.value), number.end, number.exact),
        None if article => (Some(1), at + 1, true),
        None if lexemes.is(at, &["several", "few", "many", "some"]) => (None, at + 1, false),
        None => return None,
    };
    let hours = lexemes.is(at, &["hour", "hours", "minute", "minutes"]);
    let weekend = lexemes.is(at, &["weekend", "weekends"]);
    let granularity = match unit(lexemes.lower(at)) {
        Some(granularity) => granularity,
        None if hours => Granularity::Day,
        None if weekend => Granularity::Week,
        None => return None,
    };
    let end = at + 1;
    let certainty = if exact {
        Certainty::Medium
    } else {
        Certainty::Low
    };
    let unit = |offset: Option<i64>, end| {
        let offset = if hours { Some(0) } else { offset };
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

/// "spring 2024", "the summer of 2019", "in the autumn".
fn seasonal(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let season = season(lexemes.lower(index))?;
    let which = Which::Plain;
    let (year, end) = year_after(lexemes, index + 1);
    if year != YearOf::Open {
        let found = Phrase::new(
            Core::Season {
                year,
                season,
                which,
            },
            end,
        );
        return Some(found);
    }
    let placed = lexemes.lower_before(index, 1) == "the"
        && matches!(
            lexemes.lower_before(index, 2),
            "in" | "since" | "until" | "by" | "during"
        )
        || (matches!(lexemes.lower_before(index, 1), "in" | "since" | "by")
            && lexemes.lower(index) != "fall"
            && lexemes.lower(index) != "spring");
    let plain = !lexemes.is_word(end) || lexemes.is(end, &["and", "or", "when", "but", "after"]);
    (placed && plain).then(|| {
        Phrase::new(
            Core::Season {
                year,
                season,
                which,
            },
            end,
        )
        .with(Certainty::Low)
    })
}

/// "the third quarter of 2024", "Q3 2025", "the fourth quarter".
fn quarter(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let short = lexemes.text(index) == "Q" && lexemes.joined(index + 1);
    let (quarter, at) = if short {
        (lexemes.text(index + 1).parse().ok()?, index + 2)
    } else {
        let (place, at) = ordinal(lexemes, index)?;
        let dash = at + usize::from(lexemes.is_dash(at));
        let named = lexemes.lower(dash) == "quarter";
        (i8::try_from(place).ok().filter(|_| named)?, dash + 1)
    };
    let (year, end) = year_after(lexemes, at);
    // Games have quarters too.
    let known = year != YearOf::Open;
    (1..=4).contains(&quarter).then(|| {
        let found = Phrase::new(Core::Quarter { year, quarter }, end);
        found.with(if known {
            Certainty::Medium
        } else {
            Certainty::Low
        })
    })
}

/// "the 19th century", "the twenty-first century", "5th century BC".
fn century(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let (place, at) = ordinal(lexemes, index)?;
    let dash = at + usize::from(lexemes.is_dash(at));
    if !lexemes.is(dash, &["century", "centuries"]) {
        return None;
    }
    let end = dash + 1;
    if lexemes.is(end, &["bc", "bce"]) {
        return Some(Phrase::new(Core::Elsewhere, end + 1).with(Certainty::Medium));
    }
    let year = i16::try_from(place).ok().filter(|place| *place <= 30)? * 100;
    let day = Date::new(year, 1, 1).ok()?;
    let value = DateValue::unit(Granularity::Century, day, 0)?;
    Some(Phrase::new(Core::Fixed(value), end).sure())
}

/// The phrase from `first` to another date behind "to", "and" or a dash.
fn joined(lexemes: &Lexemes, index: usize, first: Phrase) -> Option<Phrase> {
    short_end(lexemes, first).or_else(|| long_end(lexemes, index, first))
}

/// Where the other end of a stretch from `index` may start, if a word that joins stands at `at`.
fn joint(lexemes: &Lexemes, index: usize, at: usize) -> Option<usize> {
    let before = lexemes.lower_before(index, 1);
    let joins = lexemes.is(at, &["to", "until", "till", "through"])
        || (lexemes.is_dash(at) && lexemes.spaced(at) == lexemes.spaced(at + 1))
        || (before == "between" && lexemes.lower(at) == "and");
    joins.then_some(at + 1)
}

/// "Sept. 4-6, 2025".
fn short_end(lexemes: &Lexemes, first: Phrase) -> Option<Phrase> {
    let Core::Day {
        year: YearOf::Open,
        month,
        day,
        weekday,
    } = first.core
    else {
        return None;
    };
    let dash = lexemes.is_dash(first.end) && lexemes.joined(first.end + 1);
    let at = first.end + 1;
    let (last, end) = day_number(lexemes, at).filter(|_| dash && lexemes.joined(first.end))?;
    if last <= day || !legal(month, last) || lexemes.kind(at) != Some(Kind::Number) {
        return None;
    }
    let (year, end) = year_after(lexemes, end);
    let of = |day, weekday| Core::Day {
        year,
        month,
        day,
        weekday,
    };
    Some(Phrase {
        core: of(day, weekday),
        until: Some((of(last, None), None)),
        end,
        ..first
    })
}

/// "4-6 September 2025", "4 and 5 September", "between 4 and 6 September".
fn day_range(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    if lexemes.kind(index) != Some(Kind::Number) {
        return None;
    }
    let (first, at) = day_number(lexemes, index)?;
    let joins = lexemes.is_dash(at) || lexemes.is(at, &["to", "and", "until"]);
    let inner = day_month(lexemes, at + 1, None).filter(|_| joins)?;
    let Core::Day {
        year, month, day, ..
    } = inner.core
    else {
        return None;
    };
    (first < day && legal(month, first)).then(|| {
        let weekday = None;
        let core = Core::Day {
            year,
            month,
            day: first,
            weekday,
        };
        Phrase {
            core,
            until: Some((inner.core, None)),
            ..inner
        }
    })
}

/// "between May and July", "28 August to 3 September", "from 2019 to 2023", "Monday to Friday".
fn long_end(lexemes: &Lexemes, index: usize, first: Phrase) -> Option<Phrase> {
    let at = joint(lexemes, index, first.end)?;
    let second = with_part(lexemes, at).or_else(|| {
        // A month that could be a verb is none elsewhere; behind another month it is one.
        let (month, end) = month(lexemes, at)?;
        let (year, end) = year_after(lexemes, end);
        let which = Which::Plain;
        Some(Phrase::new(Core::Month { year, month, which }, end))
    })?;
    if !alike(first.core, second.core) {
        return None;
    }
    Some(Phrase {
        core: with_year_of(first.core, second.core),
        until: Some((second.core, second.part)),
        end: second.end,
        certainty: first.certainty.min(second.certainty),
        ..first
    })
}

/// Whether the two can be the ends of one stretch.
fn alike(first: Core, second: Core) -> bool {
    use Core::{Day, Feast, Month, Quarter, Season, Unit, Weekday, Year};
    let dated = |core| {
        matches!(
            core,
            Day { .. } | Month { .. } | Season { .. } | Feast { .. } | Core::Fixed(_)
        )
    };
    match (first, second) {
        (Year(_), Year(_))
        | (Weekday { .. }, Weekday { .. })
        | (Quarter { .. }, Quarter { .. }) => true,
        (Core::Fixed(a), Core::Fixed(b)) => a.granularity() == b.granularity(),
        (
            Unit {
                granularity: a,
                offset: from,
            },
            Unit {
                granularity: b,
                offset: to,
            },
        ) => a == b && from < to,
        (a, b) => dated(a) && dated(b),
    }
}

/// `first` with the year of `second` where it names none: "May to July 2024".
fn with_year_of(first: Core, second: Core) -> Core {
    let (Core::Day {
        year, month: last, ..
    }
    | Core::Month {
        year, month: last, ..
    }) = second
    else {
        return first;
    };
    let earlier = |month: i8| match year {
        YearOf::Stated(year) if month > last => YearOf::Stated(year - 1),
        YearOf::Offset(year) if month > last => YearOf::Offset(year - 1),
        year => year,
    };
    match first {
        Core::Day {
            year: YearOf::Open,
            month,
            day,
            weekday,
        } => Core::Day {
            year: earlier(month),
            month,
            day,
            weekday,
        },
        Core::Month {
            year: YearOf::Open,
            month,
            which,
        } => Core::Month {
            year: earlier(month),
            month,
            which,
        },
        core => core,
    }
}
