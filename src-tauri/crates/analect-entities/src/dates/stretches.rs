//! Stretches from one date to another.

use super::calendar::{day_month, day_number, legal, year_after};
use super::parse::with_part;
use super::phrase::{Core, Phrase, Which, YearOf};
use super::value::Granularity;
use super::words::month;
use crate::lexeme::{Kind, Lexemes};

/// The phrase from `first` to another date behind "to", "and" or a dash.
pub(super) fn joined(lexemes: &Lexemes, index: usize, first: Phrase) -> Option<Phrase> {
    short_end(lexemes, first).or_else(|| long_end(lexemes, index, first))
}

/// Where the other end of a stretch from `index` may start, if a word that joins stands at `at`.
fn joint(lexemes: &Lexemes, index: usize, at: usize) -> Option<usize> {
    let before = lexemes.lower_before(index, 1);
    let joins = lexemes.is(at, &["to", "until", "till", "through"])
        || (lexemes.is_dash(at) && lexemes.spaced(at) == lexemes.spaced(at + 1))
        || (before == "between" && lexemes.lower(at) == "and");
    let the = lexemes.lower(at + 1) == "the" && before != "between";
    joins.then_some(at + 1 + usize::from(the))
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
pub(super) fn day_range(lexemes: &Lexemes, index: usize) -> Option<Phrase> {
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
        (
            Year(_),
            Year(_)
            | Unit {
                granularity: Granularity::Year,
                ..
            },
        )
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
