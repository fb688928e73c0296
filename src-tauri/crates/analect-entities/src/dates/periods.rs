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

/// "spring 2024", "the summer of 2019", "in the autumn".
pub(super) fn seasonal(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
    let season = season(lexemes.lower(index))?;
    let which = Which::Plain;
    let (year, mut end) = year_after(lexemes, index + 1);
    let of = index + 1 + usize::from(lexemes.lower(index + 1) == "of");
    if let Some((year, end)) = years::short_year(lexemes, of) {
        let year = YearOf::Stated(year);
        let core = Core::Season {
            year,
            season,
            which,
        };
        return Some(Phrase::new(core, end));
    }
    // "the winter of 1944-45" is the one that starts in the first year.
    if year != YearOf::Open
        && lexemes.is_dash(end)
        && lexemes.joined(end + 1)
        && lexemes.text(end + 1).len() == 2
    {
        end += 2;
    }
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
