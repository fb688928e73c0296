//! Seasons, quarters and centuries.

use super::calendar::year_after;
use super::phrase::{Core, Part, Phrase, Which, YearOf};
use super::value::{DateValue, Granularity};
use super::words::season;
use super::years;
use crate::Certainty;
use crate::lexeme::Lexemes;
use crate::numbers::ordinal;
use jiff::civil::Date;

/// "spring 2024", "the summer of 2019", "the summer of '69", "in the autumn".
pub(super) fn seasonal(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let season = season(lexemes.lower(index))?;
    let which = Which::Plain;
    let of = |year, end| {
        let core = Core::Season {
            year,
            season,
            which,
        };
        Some(Phrase::new(core, end))
    };
    let behind = index + 1 + usize::from(lexemes.lower(index + 1) == "of");
    if let Some((year, end)) = years::short_year(lexemes, behind) {
        return of(YearOf::Stated(year), end);
    }
    let (year, end) = year_after(lexemes, index + 1);
    if year == YearOf::Open {
        let alone = is_season_alone(lexemes, index);
        return of(year, end)
            .filter(|_| alone)
            .map(|phrase| phrase.with(Certainty::Low));
    }
    // "the winter of 1944-45" is the one that starts in the first year.
    let second =
        lexemes.is_dash(end) && lexemes.joined(end + 1) && lexemes.text(end + 1).len() == 2;
    of(year, if second { end + 2 } else { end })
}

/// Whether the season at `index`, which no year follows, is one: "in the spring", "in winter".
fn is_season_alone(lexemes: &Lexemes, index: usize) -> bool {
    let before = lexemes.lower_before(index, 1);
    let the = before == "the"
        && matches!(
            lexemes.lower_before(index, 2),
            "in" | "since" | "until" | "by" | "during"
        );
    let bare = matches!(before, "in" | "since" | "by")
        && lexemes.is(index, &["summer", "autumn", "winter"]);
    let next = index + 1;
    let plain = !lexemes.is_word(next) || lexemes.is(next, &["and", "or", "when", "but", "after"]);
    (the || bare) && plain
}

/// "H1 2024".
fn half_year(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let second = match (lexemes.text(index), lexemes.text(index + 1)) {
        ("H", "1") => false,
        ("H", "2") => true,
        _ => return None,
    };
    let (year, end) = year_after(lexemes, index + 2);
    let known = lexemes.joined(index + 1) && year != YearOf::Open;
    known.then(|| Phrase {
        part: Some(Part::Half(second)),
        ..Phrase::new(Core::Year(year), end)
    })
}

/// "the third quarter of 2024", "Q3 2025", "the fourth quarter".
pub(super) fn quarter(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    if let Some(half) = half_year(lexemes, index) {
        return Some(half);
    }
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
pub(super) fn century(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
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
