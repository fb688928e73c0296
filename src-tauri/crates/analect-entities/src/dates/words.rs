//! The words of dates: months, weekdays, seasons, units, feasts, and what only looks like them.

use super::value::Granularity;
use crate::lexeme::Lexemes;
use jiff::civil::Weekday;

#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["january", "jan"], &["february", "feb"], &["march", "mar"], &["april", "apr"], &["may"], &["june", "jun"],
    &["july", "jul"], &["august", "aug"], &["september", "sept", "sep"], &["october", "oct"], &["november", "nov"],
    &["december", "dec"],
];

#[rustfmt::skip]
const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon"], &["tuesday", "tue", "tues"], &["wednesday", "wed", "weds"], &["thursday", "thu", "thur", "thurs"],
    &["friday", "fri"], &["saturday", "sat"], &["sunday", "sun"],
];

/// Words that make a weekday a name, or a day of another kind.
#[rustfmt::skip]
const NAMED_BEFORE: &[&str] = &[
    "black", "good", "ash", "maundy", "holy", "palm", "easter", "super", "bloody", "cyber", "giving", "fat", "shrove", "spy", "whit", "ruby",
    "sheffield", "man", "casual", "freaky", "pancake", "girl", "stir", "low", "blue", "manic",
];

/// Words after a weekday that make it part of a title or a name.
#[rustfmt::skip]
const NAMED_AFTER: &[&str] = &[
    "times", "telegraph", "express", "mirror", "mail", "world", "independent", "herald", "people", "post", "business", "star", "tribune",
    "sun", "mercury", "age", "life", "club", "school", "league", "addams", "agreement", "accord", "brunch", "service", "services", "roast", "prayers",
    "mass", "best",
];

/// Words between a month and a year or before a month alone.
#[rustfmt::skip]
const BEFORE_MONTH: &[&str] = &[
    "in", "since", "until", "till", "by", "from", "of", "early", "late", "mid", "last", "next", "this", "during", "before", "after", "through",
    "between", "and", "to", "for", "every", "each", "around", "late-", "throughout",
];

/// Events that are known by their day alone.
const KNOWN_EVENTS: &[(i8, i8, i16, &[&str])] = &[
    (9, 11, 2001, ATTACK),
    (
        7,
        7,
        2005,
        &["bombings", "bombing", "bombers", "attacks", "attack"],
    ),
    (
        1,
        6,
        2021,
        &[
            "riot",
            "rioters",
            "riots",
            "insurrection",
            "attack",
            "committee",
        ],
    ),
    (10, 7, 2023, &["attack", "attacks", "massacre", "assault"]),
];

const ATTACK: &[&str] = &[
    "attacks",
    "attack",
    "terrorist",
    "terror",
    "hijackers",
    "hijackings",
    "commission",
    "victims",
];

/// The number of the month at `index`, 1 to 12, and the lexeme after it and its full stop.
pub(super) fn month(lexemes: &Lexemes, index: usize) -> Option<(i8, usize)> {
    let (number, short) = named(lexemes, index, &MONTHS)?;
    Some((number + 1, after_stop(lexemes, index, short)))
}

/// The weekday at `index` and the lexeme after it and its full stop. A short form needs its full
/// stop, or a number behind it.
pub(super) fn weekday(lexemes: &Lexemes, index: usize) -> Option<(Weekday, usize)> {
    let (number, short) = named(lexemes, index, &WEEKDAYS)?;
    let end = after_stop(lexemes, index, short);
    let dated = lexemes.text(end).starts_with(|c: char| c.is_ascii_digit())
        || named(lexemes, end, &MONTHS).is_some();
    let legal = !short || dated || (end > index + 1 && lexemes.lower(index) != "sun");
    let day = Weekday::from_monday_zero_offset(number).ok()?;
    legal.then_some((day, end))
}

/// The place of the capitalised word at `index` in `lists`, and whether it is a short form.
fn named(lexemes: &Lexemes, index: usize, lists: &[&[&str]]) -> Option<(i8, bool)> {
    if !lexemes.is_capital(index) {
        return None;
    }
    let word = lexemes.lower(index);
    let place = lists.iter().position(|names| names.contains(&word))?;
    let short = lists.get(place)?.first().is_some_and(|full| *full != word);
    Some((i8::try_from(place).ok()?, short))
}

fn after_stop(lexemes: &Lexemes, index: usize, short: bool) -> usize {
    let stop = short && lexemes.text(index + 1) == "." && lexemes.joined(index + 1);
    index + 1 + usize::from(stop)
}

/// Whether the weekday at `index`, which ends before `end`, is a part of another name.
pub(super) fn is_named_day(lexemes: &Lexemes, index: usize, end: usize) -> bool {
    let before = index.checked_sub(1);
    let named = before.is_some_and(|before| lexemes.is(before, NAMED_BEFORE));
    let titled = lexemes.is_capital(end) && lexemes.is(end, NAMED_AFTER);
    // "Mail on Sunday", "Saturday Night Live".
    let paper = lexemes.lower_before(index, 1) == "on" && lexemes.lower_before(index, 2) == "mail";
    let show = lexemes.text(end) == "Night" && lexemes.is_capital(end + 1);
    let article = before.is_some_and(|before| lexemes.is(before, &["the"]));
    let lower_school = lexemes.is(end, &["school", "league", "roast", "best"]);
    named
        || titled
        || paper
        || show
        || lower_school
        || (article && lexemes.is_capital(end) && lexemes.spaced(end))
}

/// Whether the month at `index`, which stands alone and ends before `end`, is the month and not a
/// verb, a person or a walk.
pub(super) fn is_month_alone(lexemes: &Lexemes, index: usize, end: usize) -> bool {
    let before = index.checked_sub(1);
    let announced = before.is_some_and(|before| lexemes.is(before, BEFORE_MONTH));
    let word = lexemes.lower(index);
    if matches!(word, "mar" | "jan" | "sep" | "may" | "march") {
        let person = word == "may" && lexemes.is(end, &["said", "says", "told"]);
        return announced && !person && !lexemes.is_capital(end);
    }
    let next_name = lexemes.is_capital(end)
        && lexemes.joined_by_space(end)
        && matches!(word, "april" | "june" | "august" | "jul" | "july");
    let person = before.is_some_and(|before| {
        lexemes.is_capital(before) && !announced && !lexemes.starts_sentence(before)
    });
    let firmly = before.is_some_and(|before| {
        lexemes.is(
            before,
            &[
                "in", "since", "until", "last", "next", "early", "late", "mid",
            ],
        )
    });
    firmly || !(next_name || (person && matches!(word, "april" | "june" | "august")))
}

/// The year of an event that is known by the day `month`-`day` before the lexeme `end`.
pub(super) fn known_event(lexemes: &Lexemes, end: usize, month: i8, day: i8) -> Option<i16> {
    let matching = KNOWN_EVENTS
        .iter()
        .find(|(m, d, _, nouns)| (*m, *d) == (month, day) && lexemes.is(end, nouns));
    matching.map(|(_, _, year, _)| *year)
}

/// The season at `index`: 0 spring, 1 summer, 2 autumn, 3 winter.
pub(super) fn season(word: &str) -> Option<i8> {
    match word {
        "spring" => Some(0),
        "summer" => Some(1),
        "autumn" | "fall" => Some(2),
        "winter" => Some(3),
        _ => None,
    }
}

/// The unit `word` names.
pub(super) fn unit(word: &str) -> Option<Granularity> {
    match word.strip_suffix('s').unwrap_or(word) {
        "day" => Some(Granularity::Day),
        "week" => Some(Granularity::Week),
        "month" => Some(Granularity::Month),
        "quarter" => Some(Granularity::Quarter),
        "year" => Some(Granularity::Year),
        "decade" => Some(Granularity::Decade),
        "century" | "centurie" => Some(Granularity::Century),
        _ => None,
    }
}

/// Whether `word` is a part of a day.
pub(super) fn is_part_of_day(word: &str) -> bool {
    matches!(
        word,
        "morning" | "afternoon" | "evening" | "night" | "lunchtime" | "midday" | "noon"
    )
}

/// A day that falls on a rule of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feast {
    /// The same day each year.
    Fixed(i8, i8),
    /// So many days after Easter Sunday of the western churches.
    Easter(i64),
    /// The nth such weekday of a month (negative from its end), and so many days after it.
    Nth(i8, i8, Weekday, i64),
}

/// Feasts by their words; each word is capitalised.
#[rustfmt::skip]
const FEASTS: &[(&[&str], Feast)] = &[
    (&["christmas", "day"], Feast::Fixed(12, 25)),
    (&["christmas", "eve"], Feast::Fixed(12, 24)),
    (&["christmas"], Feast::Fixed(12, 25)),
    (&["boxing", "day"], Feast::Fixed(12, 26)),
    (&["new", "year", "'", "s", "day"], Feast::Fixed(1, 1)),
    (&["new", "year", "'", "s", "eve"], Feast::Fixed(12, 31)),
    (&["valentine", "'", "s", "day"], Feast::Fixed(2, 14)),
    (&["may", "day"], Feast::Fixed(5, 1)),
    (&["bastille", "day"], Feast::Fixed(7, 14)),
    (&["fourth", "of", "july"], Feast::Fixed(7, 4)),
    (&["halloween"], Feast::Fixed(10, 31)),
    (&["juneteenth"], Feast::Fixed(6, 19)),
    (&["good", "friday"], Feast::Easter(-2)),
    (&["maundy", "thursday"], Feast::Easter(-3)),
    (&["ash", "wednesday"], Feast::Easter(-46)),
    (&["shrove", "tuesday"], Feast::Easter(-47)),
    (&["palm", "sunday"], Feast::Easter(-7)),
    (&["easter", "sunday"], Feast::Easter(0)),
    (&["easter", "monday"], Feast::Easter(1)),
    (&["easter"], Feast::Easter(0)),
    (&["whit", "monday"], Feast::Easter(50)),
    (&["thanksgiving", "day"], Feast::Nth(11, 4, Weekday::Thursday, 0)),
    (&["thanksgiving"], Feast::Nth(11, 4, Weekday::Thursday, 0)),
    (&["black", "friday"], Feast::Nth(11, 4, Weekday::Thursday, 1)),
    (&["cyber", "monday"], Feast::Nth(11, 4, Weekday::Thursday, 4)),
    (&["memorial", "day"], Feast::Nth(5, -1, Weekday::Monday, 0)),
    (&["labor", "day"], Feast::Nth(9, 1, Weekday::Monday, 0)),
];

/// The feast at `index` and the lexeme after it. A feast inside a longer name ("Good Friday
/// Agreement", "Easter Rising", "Christmas Island") is none.
pub(super) fn feast(lexemes: &Lexemes, index: usize) -> Option<(Feast, usize)> {
    if !lexemes.is_capital(index) {
        return None;
    }
    let found = FEASTS.iter().find(|(words, _)| {
        let matches = |(step, word): (usize, &&str)| {
            let at = index + step;
            let written = matches!(*word, "of" | "s" | "'") || lexemes.is_capital(at);
            (lexemes.lower(at) == *word || (*word == "'" && lexemes.is_apostrophe(at))) && written
        };
        words.iter().enumerate().all(matches)
    })?;
    let end = index + found.0.len();
    let longer = (lexemes.is_capital(end) && lexemes.joined_by_space(end))
        || lexemes.is(
            end,
            &[
                "agreement",
                "accord",
                "rising",
                "egg",
                "eggs",
                "tree",
                "trees",
            ],
        );
    (!longer).then_some((found.1, end))
}
