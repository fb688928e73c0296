//! Years and decades in digits, and the numbers that are none.

use super::phrase::{Core, Phrase, YearOf};
use super::value::{DateValue, Granularity};
use crate::Certainty;
use crate::lexeme::{Kind, Lexemes};
use crate::word_list::WordList;
use jiff::civil::Date;

/// Words before a number that make it a year.
#[rustfmt::skip]
static BEFORE_YEAR: WordList = WordList::new(&[
    "a", "after", "and", "around", "at", "back", "before", "between", "by", "circa", "during", "early", "fiscal", "for", "from", "her", "his", "in",
    "its", "late", "mid", "my", "of", "our", "since", "the", "their", "through", "till", "to", "until", "year", "years", "your",
]);

/// Words after a number that make it a count.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "people", "men", "women", "children", "percent", "per", "km", "m", "kg", "mm", "cm", "ft", "feet", "euro", "mph", "kmh", "million",
    "billion", "hectares", "degrees", "gmt", "hours", "bst", "est", "edt", "cest", "cet", "hrs", "utc", "more", "or", "square", "cubic", "staff",
];

/// The year in digits at `index`: four of them, 1000 to 2199.
pub(super) fn plain_year(lexemes: &Lexemes, index: usize) -> Option<i16> {
    let text = lexemes.text(index);
    let year: i16 = text.parse().ok().filter(|_| text.len() == 4)?;
    (1000..2200).contains(&year).then_some(year)
}

/// Whether what stands at `at`, behind a number, is what it counts.
pub(super) fn counts_something(lexemes: &Lexemes, at: usize) -> bool {
    let word = lexemes.lower(at);
    let spaced = lexemes.joined_by_space(at);
    let plural = spaced
        && !lexemes.is_capital(at)
        && word.len() > 4
        && word.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
        && !matches!(
            word,
            "does" | "says" | "shows" | "always" | "was" | "has" | "makes"
        );
    lexemes.is(at, COUNTED) || plural || matches!(lexemes.text(at), "%" | "°" | "€" | "£" | "$")
}

/// A year, a decade or a stretch of years in digits at `index`.
pub(super) fn in_digits(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    decade(lexemes, index)
        .or_else(|| stretch(lexemes, index))
        .or_else(|| year(lexemes, index))
}

/// "2019-23", "2019/20", "2019–2023".
fn stretch(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let first = plain_year(lexemes, index).filter(|_| !is_amount(lexemes, index))?;
    let joins = lexemes.is_dash(index + 1) || lexemes.text(index + 1) == "/";
    let tied = lexemes.joined(index + 1) && lexemes.joined(index + 2);
    let digits = lexemes.text(index + 2);
    if !joins || !tied || counts_something(lexemes, index + 3) {
        return None;
    }
    let last: i16 = match digits.len() {
        2 => first / 100 * 100 + digits.parse::<i16>().ok()?,
        4 => plain_year(lexemes, index + 2)?,
        _ => return None,
    };
    let day = |year| Date::new(year, 1, 1).ok();
    let of = |year| DateValue::unit(Granularity::Year, day(year)?, 0);
    // A number such as 1204 may be part of a telephone number.
    let plausible = first < last && (1700..2100).contains(&first) && last - first < 300;
    let value = of(first)?.until(of(last)?).filter(|_| plausible)?;
    Some(Phrase::new(Core::Fixed(value), index + 3).sure())
}

/// Whether the number at `index` is a part of an amount, a score or a name.
fn is_amount(lexemes: &Lexemes, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else {
        return false;
    };
    let sign = matches!(
        lexemes.text(before),
        "$" | "€" | "£" | "¥" | "#" | "+" | "=" | "/" | "." | "№" | "₹" | "@" | "_"
    );
    let dashed = lexemes.is_dash(before) && lexemes.joined(index);
    (sign || dashed && lexemes.lower_before(index, 2) != "mid") && lexemes.joined(index)
        || lexemes.is(
            before,
            &[
                "no", "usd", "eur", "gbp", "chf", "room", "page", "flight", "some", "about",
                "nearly", "almost", "over", "than", "least", "route", "channel", "psalm",
            ],
        )
}

fn year(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let year = plain_year(lexemes, index).filter(|year| (1000..2100).contains(year))?;
    let end = index + 1;
    let tied_after = lexemes.joined(end)
        && (lexemes.is_word(end) || lexemes.kind(end) == Some(Kind::Number))
        || (lexemes.is_dash(end) && lexemes.joined(end) && lexemes.joined(end + 1));
    if is_amount(lexemes, index) || tied_after {
        return None;
    }
    let before = lexemes.lower_before(index, 1);
    let likely = (1900..2060).contains(&year);
    let announced = BEFORE_YEAR.has(before);
    let possessive = before == "s" && lexemes.spaced(index);
    let bracketed = matches!(before, "(" | "[" | "," | "–" | "—" | ";")
        || matches!(lexemes.text(end), ")" | "]");
    let counts = counts_something(lexemes, end);
    // "the War of 1812".
    let event = before == "of" && index >= 2 && lexemes.is_capital(index - 2);
    let legal = match before {
        // "the 2012 floods", "in 2012 elections" follow a year, "the 2000 guests" count.
        "the" | "in" | "its" | "his" | "her" | "their" | "s" => {
            !counts || (likely && year % 100 != 0 && !lexemes.is(end, COUNTED))
        }
        _ if counts => false,
        // "paid 1500 for it", "a 1500 run", "to 1200": years only where they are recent.
        "of" => likely || event,
        "a" | "to" | "for" | "at" | "and" | "by" => likely,
        _ => announced || (likely && (bracketed || opens_or_names(lexemes, index))),
    };
    let certain = likely && (announced || possessive || bracketed);
    legal.then(|| {
        let found = Phrase::new(Core::Year(YearOf::Stated(year)), end);
        if certain { found.sure() } else { found }
    })
}

/// Whether a year likely stands at `index` with no preposition before it: at the start of a
/// sentence or behind a name ("Euro 2024").
fn opens_or_names(lexemes: &Lexemes, index: usize) -> bool {
    lexemes.starts_sentence(index)
        || index
            .checked_sub(1)
            .is_some_and(|before| lexemes.is_capital(before) && !lexemes.starts_sentence(before))
}

/// A year of the last century by its last two digits, after "of": "the summer of '69".
pub(super) fn short_year(lexemes: &Lexemes, index: usize) -> Option<(i16, usize)> {
    let mark = lexemes.is_apostrophe(index) || lexemes.text(index) == "‘";
    let digits = lexemes.text(index + 1);
    let year: i16 = digits.parse().ok().filter(|_| digits.len() == 2)?;
    let tied = mark
        && lexemes.joined(index + 1)
        && lexemes.spaced(index + 2) | !lexemes.is_word(index + 2);
    (tied && year >= 30).then_some((1900 + year, index + 2))
}

/// "1990s", "the '90s", "the nineties".
pub(super) fn decade(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let apostrophe = lexemes.is_apostrophe(index) || lexemes.text(index) == "‘";
    let at = index + usize::from(apostrophe);
    let digits = lexemes.text(at);
    let s = lexemes.lower(at + 1) == "s" && lexemes.joined(at + 1);
    let late_s = lexemes.is_apostrophe(at + 1)
        && lexemes.joined(at + 1)
        && lexemes.joined(at + 2)
        && lexemes.lower(at + 2) == "s"
        && digits.ends_with('0');
    let end = if s { at + 2 } else { at + 3 };
    match digits.len() {
        4 if (s || late_s) && digits.ends_with('0') && !apostrophe => full_decade(lexemes, at, end),
        2 if (s || late_s) && digits.ends_with('0') => {
            let short: i16 = digits.parse().ok()?;
            let placed = lexemes.lower_before(index, 1) == "the"
                || matches!(
                    lexemes.lower_before(index, 1),
                    "early" | "late" | "mid" | "-"
                );
            // "in his 30s" is an age, "in the low 70s" a temperature.
            (placed || apostrophe)
                .then(|| Phrase::new(Core::Nineties(short), end).with(Certainty::Low))
        }
        _ => named_decade(lexemes, index),
    }
}

fn full_decade(lexemes: &Lexemes, at: usize, end: usize) -> Option<Phrase> {
    let year = plain_year(lexemes, at)?;
    let day = Date::new(year, 1, 1).ok()?;
    // "the 1800s" may be ten years or a hundred; "the 2000s" are mostly ten.
    if year % 100 == 0 && year != 2000 {
        let value = DateValue::unit(Granularity::Century, day, 1)?;
        return Some(Phrase::new(Core::Fixed(value), end).with(Certainty::Low));
    }
    let value = DateValue::unit(Granularity::Decade, day, 0)?;
    Some(Phrase::new(Core::Fixed(value), end).sure())
}

fn named_decade(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let short = match lexemes.lower(index) {
        "twenties" => 20,
        "thirties" => 30,
        "forties" => 40,
        "fifties" => 50,
        "sixties" => 60,
        "seventies" => 70,
        "eighties" => 80,
        "nineties" => 90,
        _ => return None,
    };
    let before = lexemes.lower_before(index, 1);
    let placed = before == "the"
        || (matches!(before, "early" | "late" | "mid") && lexemes.lower_before(index, 2) == "the");
    placed.then(|| Phrase::new(Core::Nineties(short), index + 1).with(Certainty::Low))
}
