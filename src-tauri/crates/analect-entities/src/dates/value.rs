//! Stretches of the calendar and the arithmetic of them.

use jiff::Span;
use jiff::civil::Date;

/// The unit of the calendar in which a date is given, from fine to coarse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// A day.
    Day,
    /// A week from Monday to Sunday (ISO 8601).
    Week,
    /// A month.
    Month,
    /// A quarter of a calendar year.
    Quarter,
    /// Three whole months, as meteorologists of the northern hemisphere count: spring is March to
    /// May, and winter belongs to the year of its December.
    Season,
    /// A year.
    Year,
    /// Ten years, the first one divisible by ten.
    Decade,
    /// A hundred years, the last one divisible by a hundred.
    Century,
}

/// One or more whole units of the calendar (proleptic Gregorian), without a time zone.
///
/// Shown in ISO 8601 where that has a form for it (`2025-09-04`, `2025-W36`, `2025-09`, `2025`,
/// and `2025-05/2025-07` for several units) and else in EDTF (ISO 8601-2: `2025-23` for autumn,
/// `199X` for a decade). Quarters are shown as months, centuries as years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateValue {
    first: Date,
    last: Date,
    granularity: Granularity,
}

fn days(count: i64) -> Option<Span> {
    Span::new().try_days(count).ok()
}

fn months(count: i64) -> Option<Span> {
    Span::new().try_months(count).ok()
}

/// The day `count` days after `day`.
pub(super) fn add_days(day: Date, count: i64) -> Option<Date> {
    day.checked_add(days(count)?).ok()
}

/// The same day of the month `count` months later, or the last one that month has.
pub(super) fn add_months(day: Date, count: i64) -> Option<Date> {
    day.checked_add(months(count)?).ok()
}

impl Granularity {
    /// The first day of the unit that holds `day`.
    fn start(self, day: Date) -> Option<Date> {
        let (year, month) = (day.year(), day.month());
        match self {
            Self::Day => Some(day),
            Self::Week => add_days(day, -i64::from(day.weekday().to_monday_zero_offset())),
            Self::Month => Some(day.first_of_month()),
            Self::Quarter => Date::new(year, (month - 1) / 3 * 3 + 1, 1).ok(),
            Self::Season => add_months(day.first_of_month(), -i64::from(month % 3)),
            Self::Year => Some(day.first_of_year()),
            Self::Decade => Date::new(year - year.rem_euclid(10), 1, 1).ok(),
            Self::Century => Date::new(year - (year - 1).rem_euclid(100), 1, 1).ok(),
        }
    }

    /// The day `count` units after `day`.
    fn add(self, day: Date, count: i64) -> Option<Date> {
        match self {
            Self::Day => add_days(day, count),
            Self::Week => add_days(day, count.checked_mul(7)?),
            Self::Month => add_months(day, count),
            Self::Quarter | Self::Season => add_months(day, count.checked_mul(3)?),
            Self::Year => add_months(day, count.checked_mul(12)?),
            Self::Decade => add_months(day, count.checked_mul(120)?),
            Self::Century => add_months(day, count.checked_mul(1200)?),
        }
    }
}

impl DateValue {
    /// The first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day, part of the stretch; not before the first.
    pub fn last(self) -> Date {
        self.last
    }

    /// The unit in which it is given.
    pub fn granularity(self) -> Granularity {
        self.granularity
    }

    /// The days from `first` to `last`; `None` where `last` comes first.
    pub(super) fn days(first: Date, last: Date) -> Option<Self> {
        let granularity = Granularity::Day;
        (first <= last).then_some(Self {
            first,
            last,
            granularity,
        })
    }

    /// The unit `offset` units after the one that holds `day`.
    pub(super) fn unit(granularity: Granularity, day: Date, offset: i64) -> Option<Self> {
        Self::units(granularity, day, offset, 1)
    }

    /// `count` units from the one on that lies `offset` units after the one that holds `day`.
    pub(super) fn units(
        granularity: Granularity,
        day: Date,
        offset: i64,
        count: i64,
    ) -> Option<Self> {
        let first = granularity.add(granularity.start(day)?, offset)?;
        let last = add_days(granularity.add(first, count)?, -1)?;
        (first <= last).then_some(Self {
            first,
            last,
            granularity,
        })
    }

    /// From the start of `self` to the end of `other`, in the finer unit of the two; `None` where
    /// that runs backwards.
    pub(super) fn until(self, other: Self) -> Option<Self> {
        (self.first <= other.last).then_some(Self {
            first: self.first,
            last: other.last,
            granularity: self.granularity.min(other.granularity),
        })
    }

    /// The third of it with the number `third` (0 to 2), as "early", "mid" and "late" mean it.
    pub(super) fn third(self, third: usize) -> Option<Self> {
        use Granularity::{Century, Day, Decade, Month, Quarter, Season, Week, Year};
        let (unit, parts) = match self.granularity {
            Day => return Some(self),
            Week => (Day, [0, 2, 5, 7]),
            Month => (Day, [0, 10, 20, 31]),
            Quarter | Season => (Month, [0, 1, 2, 3]),
            Year => (Month, [0, 4, 8, 12]),
            Decade => (Year, [0, 4, 7, 10]),
            Century => (Year, [0, 33, 67, 100]),
        };
        let (from, to) = (*parts.get(third)?, *parts.get(third + 1)?);
        let mut found = Self::units(unit, self.first, from, to - from)?;
        found.last = found.last.min(self.last);
        Some(found)
    }

    /// Its first or second half, in months.
    pub(super) fn half(self, second: bool) -> Option<Self> {
        let offset = if second { 6 } else { 0 };
        match self.granularity {
            Granularity::Year => Self::units(Granularity::Month, self.first, offset, 6),
            Granularity::Decade => Self::units(Granularity::Year, self.first, offset / 6 * 5, 5),
            Granularity::Century => Self::units(Granularity::Year, self.first, offset / 6 * 50, 50),
            _ => Some(self),
        }
    }

    fn one(self, day: Date) -> String {
        let year = day.year();
        match self.granularity {
            Granularity::Day => day.to_string(),
            Granularity::Week => {
                let week = day.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Granularity::Month | Granularity::Quarter => format!("{year:04}-{:02}", day.month()),
            Granularity::Season => season_of(day),
            Granularity::Year | Granularity::Century => format!("{year:04}"),
            Granularity::Decade => format!("{:03}X", year.div_euclid(10)),
        }
    }
}

/// Spring 21, summer 22, autumn 23, winter 24 (EDTF level 1).
fn season_of(day: Date) -> String {
    let (season, year) = match day.month() {
        3..=5 => (21, day.year()),
        6..=8 => (22, day.year()),
        9..=11 => (23, day.year()),
        12 => (24, day.year()),
        _ => (24, day.year() - 1),
    };
    format!("{year:04}-{season}")
}

impl std::fmt::Display for DateValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (first, last) = (self.one(self.first), self.one(self.last));
        if first == last {
            f.write_str(&first)
        } else {
            write!(f, "{first}/{last}")
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn units_are_shown_in_iso_8601_or_edtf() {
        let check = |granularity, offset, count, expect: &str| {
            let value = DateValue::units(granularity, date(2031, 2, 12), offset, count).unwrap();
            assert_eq!(value.to_string(), expect);
        };
        check(Granularity::Day, 0, 1, "2031-02-12");
        check(Granularity::Day, -12, 3, "2031-01-31/2031-02-02");
        check(Granularity::Week, 0, 1, "2031-W07");
        check(Granularity::Month, -2, 1, "2030-12");
        check(Granularity::Quarter, 0, 1, "2031-01/2031-03");
        check(Granularity::Season, 0, 1, "2030-24");
        check(Granularity::Season, 1, 1, "2031-21");
        check(Granularity::Year, 1, 2, "2032/2033");
        check(Granularity::Decade, -4, 1, "199X");
        check(Granularity::Century, -1, 1, "1901/2000");
    }

    #[test]
    fn thirds_and_halves_are_parts() {
        let unit = |granularity| DateValue::unit(granularity, date(2031, 2, 12), 0).unwrap();
        let check = |value: Option<DateValue>, expect: &str| {
            assert_eq!(value.unwrap().to_string(), expect);
        };
        check(unit(Granularity::Year).third(0), "2031-01/2031-04");
        check(unit(Granularity::Month).third(2), "2031-02-21/2031-02-28");
        check(unit(Granularity::Decade).third(1), "2034/2036");
        check(unit(Granularity::Week).third(0), "2031-02-10/2031-02-11");
        check(unit(Granularity::Year).half(true), "2031-07/2031-12");
        check(unit(Granularity::Century).half(false), "2001/2050");
    }

    proptest! {
        #[test]
        fn every_unit_holds_its_day(year in 1i16..9000, month in 1i8..=12, day in 1i8..=28, offset in -40i64..40) {
            let day = date(year.max(100), month, day);
            for granularity in [
                Granularity::Day, Granularity::Week, Granularity::Month, Granularity::Quarter,
                Granularity::Season, Granularity::Year, Granularity::Decade, Granularity::Century,
            ] {
                let unit = DateValue::unit(granularity, day, 0).unwrap();
                prop_assert!(unit.first() <= day && day <= unit.last());
                if let Some(other) = DateValue::unit(granularity, day, offset) {
                    prop_assert_eq!(other == unit, offset == 0);
                    prop_assert!(other.first() <= other.last());
                }
            }
        }
    }
}
