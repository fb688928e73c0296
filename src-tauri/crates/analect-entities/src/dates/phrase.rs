//! What a phrase says of a date before anything is known of the day it was written.

use super::value::{DateValue, Granularity};
use super::words::Feast;
use crate::Certainty;
use jiff::civil::Weekday;

/// The year a phrase names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearOf {
    /// In digits.
    Stated(i16),
    /// So many years after the year of the article.
    Offset(i64),
    /// Not at all.
    Open,
}

/// Which of the days, months or seasons of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Not said.
    Plain,
    /// "last", "past".
    Last,
    /// "this".
    This,
    /// "next", "coming".
    Next,
}

/// The main part of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Core {
    /// A day of a month, perhaps with its weekday.
    Day {
        year: YearOf,
        month: i8,
        day: i8,
        weekday: Option<Weekday>,
    },
    /// A month.
    Month {
        year: YearOf,
        month: i8,
        which: Which,
    },
    /// A day of the week, in a week so many weeks after this one where that is said.
    Weekday {
        day: Weekday,
        which: Which,
        week: Option<i64>,
    },
    /// A season, 0 for spring.
    Season {
        year: YearOf,
        season: i8,
        which: Which,
    },
    /// A quarter, 1 to 4.
    Quarter { year: YearOf, quarter: i8 },
    /// A year.
    Year(YearOf),
    /// A feast.
    Feast {
        feast: Feast,
        year: YearOf,
        which: Which,
    },
    /// The unit so many units after the current one.
    Unit {
        granularity: Granularity,
        offset: i64,
    },
    /// The Saturday and Sunday of a week so many weeks after this one.
    Weekend { which: Which },
    /// So many units back from the day of the article, or ahead of it.
    Span {
        granularity: Granularity,
        count: i64,
        past: bool,
    },
    /// Known whatever the day of the article.
    Fixed(DateValue),
    /// The last decade that started in a year with these last two digits ("the nineties").
    Nineties(i16),
    /// A date whose value depends on something else that the text speaks of, or one that recurs.
    Elsewhere,
}

/// What part of it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// "early", "mid", "late": a third.
    Third(usize),
    /// The first half, or the second.
    Half(bool),
    /// From its start to the day of the article.
    SoFar,
    /// From the day of the article to its end.
    Rest,
}

/// A phrase and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) core: Core,
    pub(super) part: Option<Part>,
    /// The other end, where it is a stretch.
    pub(super) until: Option<(Core, Option<Part>)>,
    /// The lexeme after its last one.
    pub(super) end: usize,
    pub(super) certainty: Certainty,
}

impl Phrase {
    pub(super) fn new(core: Core, end: usize) -> Self {
        Self {
            core,
            part: None,
            until: None,
            end,
            certainty: Certainty::Medium,
        }
    }

    pub(super) fn sure(self) -> Self {
        self.with(Certainty::High)
    }

    pub(super) fn with(self, certainty: Certainty) -> Self {
        Self { certainty, ..self }
    }
}
