//! What a phrase means in an article of a certain day.

use super::cues::Direction;
use super::phrase::{Core, Part, Phrase, Which, YearOf};
use super::value::{DateValue, Granularity, add_days};
use super::words::Feast;
use jiff::civil::{Date, Weekday};

/// The day of the article, if it is known, and where the clause points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub(super) today: Option<Date>,
    pub(super) direction: Direction,
}

impl Moment {
    /// The stretch that `phrase` means; `None` where it depends on something unknown.
    pub(super) fn resolve(self, phrase: &Phrase) -> Option<DateValue> {
        let first = self.core(phrase.core)?;
        let Some((until, part)) = phrase.until else {
            return self.part(first, phrase.part);
        };
        let last = self.end_after(first, until)?;
        self.part(first, phrase.part)?.until(self.part(last, part)?)
    }

    /// The other end of a stretch that starts with `first`: the first such one from there on.
    fn end_after(self, first: DateValue, core: Core) -> Option<DateValue> {
        let from = Self {
            today: Some(first.first()),
            direction: Direction::Future,
        };
        match core {
            Core::Weekday { .. }
            | Core::Day {
                year: YearOf::Open, ..
            }
            | Core::Month {
                year: YearOf::Open, ..
            }
            | Core::Season {
                year: YearOf::Open, ..
            } => from.core(core),
            _ => self.core(core),
        }
    }

    fn part(self, value: DateValue, part: Option<Part>) -> Option<DateValue> {
        match part {
            None => Some(value),
            Some(Part::Third(third)) => value.third(third),
            Some(Part::Half(second)) => value.half(second),
            // "earlier on Friday" is that Friday.
            Some(_) if value.granularity() == Granularity::Day => Some(value),
            Some(Part::SoFar) => DateValue::days(value.first(), self.today?.min(value.last())),
            Some(Part::Rest) => DateValue::days(self.today?.max(value.first()), value.last()),
        }
    }

    fn core(self, core: Core) -> Option<DateValue> {
        match core {
            Core::Day {
                year,
                month,
                day,
                weekday,
            } => self.day(year, month, day, weekday),
            Core::Month { year, month, which } => self.month(year, month, which),
            Core::Weekday { day, which, week } => self.weekday(day, which, week),
            Core::Season {
                year,
                season,
                which,
            } => self.season(year, season, which),
            Core::Quarter { year, quarter } => self.quarter(year, quarter),
            Core::Year(year) => unit_of(Granularity::Year, self.year(year)?, 1),
            Core::Feast { feast, year, which } => self.feast(feast, year, which),
            Core::Unit {
                granularity,
                offset,
            } => DateValue::unit(granularity, self.today?, offset),
            Core::Weekend { which } => self.weekend(which),
            Core::Span {
                granularity,
                count,
                past,
            } => self.span(granularity, count, past),
            Core::Fixed(value) => Some(value),
            Core::Nineties(short) => self.nineties(short),
            Core::Elsewhere => None,
        }
    }

    fn year(self, year: YearOf) -> Option<i16> {
        match year {
            YearOf::Stated(year) => Some(year),
            YearOf::Offset(offset) => i16::try_from(i64::from(self.today?.year()) + offset).ok(),
            YearOf::Open => None,
        }
    }

    /// A day of a month. Without a year the nearest such day is meant, one that lies where the
    /// clause does not point at counting three times as far, and one on another weekday than the
    /// text says not at all.
    fn day(self, year: YearOf, month: i8, day: i8, weekday: Option<Weekday>) -> Option<DateValue> {
        if year != YearOf::Open {
            let date = Date::new(self.year(year)?, month, day).ok()?;
            return DateValue::days(date, date);
        }
        let today = self.today?;
        let candidates = (-6..=2)
            .filter_map(|offset| Date::new(today.year().checked_add(offset)?, month, day).ok());
        let fits = |date: &Date| weekday.is_none_or(|weekday| weekday == date.weekday());
        let near = |date: Date| self.distance(today, date);
        let found = candidates
            .clone()
            .filter(fits)
            .min_by_key(|date| near(*date))
            .or_else(|| candidates.min_by_key(|date| near(*date)))?;
        DateValue::days(found, found)
    }

    /// How far `date` is from `today`, in thirds of days.
    fn distance(self, today: Date, date: Date) -> i64 {
        let days = i64::from(days_between(today, date));
        let against = match self.direction {
            Direction::Past => days > 0,
            Direction::Future => days < 0,
            Direction::Unknown => false,
        };
        let penalty = if against { 3 } else { 1 };
        days.abs() * penalty * 2 + i64::from(days > 0)
    }

    /// Among units of one name, one a year, the one that is meant: `current` is the unit of
    /// today in that sequence, and the candidates come in years around it.
    fn yearly(
        self,
        which: Which,
        candidate: impl Fn(i16) -> Option<DateValue>,
    ) -> Option<DateValue> {
        let today = self.today?;
        let around = (-1..=1).filter_map(|offset| candidate(today.year().checked_add(offset)?));
        let (mut past, mut future, mut now) = (None, None, None);
        for value in around {
            if value.last() < today {
                past = Some(value);
            } else if value.first() > today {
                future = future.or(Some(value));
            } else {
                now = Some(value);
            }
        }
        match (which, self.direction) {
            (Which::Last, _) => past,
            (Which::Next, _) => future,
            (Which::This, _) => candidate(today.year()),
            (_, Direction::Past) => now.or(past),
            (_, Direction::Future) => now.or(future),
            (_, Direction::Unknown) => now.or_else(|| nearer(today, past, future)),
        }
    }

    fn month(self, year: YearOf, month: i8, which: Which) -> Option<DateValue> {
        let of = |year| unit_of(Granularity::Month, year, month);
        if year == YearOf::Open {
            self.yearly(which, of)
        } else {
            of(self.year(year)?)
        }
    }

    fn season(self, year: YearOf, season: i8, which: Which) -> Option<DateValue> {
        let of = |year| unit_of(Granularity::Season, year, season * 3 + 3);
        if year == YearOf::Open {
            self.yearly(which, of)
        } else {
            of(self.year(year)?)
        }
    }

    fn quarter(self, year: YearOf, quarter: i8) -> Option<DateValue> {
        let of = |year| unit_of(Granularity::Quarter, year, quarter * 3 - 2);
        if year == YearOf::Open {
            // Quarters are mostly looked back on.
            let seen = match self.direction {
                Direction::Future => self,
                _ => Self {
                    direction: Direction::Past,
                    ..self
                },
            };
            seen.yearly(Which::Plain, of)
        } else {
            of(self.year(year)?)
        }
    }

    fn feast(self, feast: Feast, year: YearOf, which: Which) -> Option<DateValue> {
        let of = |year| {
            let day = feast_day(feast, year)?;
            DateValue::days(day, day)
        };
        if year == YearOf::Open {
            self.yearly(which, of)
        } else {
            of(self.year(year)?)
        }
    }

    /// The most recent such day up to today, or the coming one from today on where the clause
    /// points ahead.
    fn weekday(self, day: Weekday, which: Which, week: Option<i64>) -> Option<DateValue> {
        let today = self.today?;
        if let Some(week) = week {
            let monday = DateValue::unit(Granularity::Week, today, week)?.first();
            let date = add_days(monday, i64::from(day.to_monday_zero_offset()))?;
            return DateValue::days(date, date);
        }
        let since = i64::from(today.weekday().since(day));
        let until = i64::from(day.since(today.weekday()));
        let offset = match which {
            Which::Last if since == 0 => -7,
            Which::Last => -since,
            Which::Next if until == 0 => 7,
            Which::Next => until,
            _ if self.direction == Direction::Future => until,
            Which::This if self.direction == Direction::Unknown => until,
            _ => -since,
        };
        let date = add_days(today, offset)?;
        DateValue::days(date, date)
    }

    fn weekend(self, which: Which) -> Option<DateValue> {
        let today = self.today?;
        let saturday = add_days(DateValue::unit(Granularity::Week, today, 0)?.first(), 5)?;
        let weekend = |weeks: i64| {
            let first = add_days(saturday, weeks * 7)?;
            DateValue::days(first, add_days(first, 1)?)
        };
        let begun = today >= saturday;
        match which {
            Which::Last => weekend(-1),
            Which::Next if begun => weekend(1),
            Which::Plain if self.direction == Direction::Past && !begun => weekend(-1),
            _ => weekend(0),
        }
    }

    fn span(self, granularity: Granularity, count: i64, past: bool) -> Option<DateValue> {
        let today = self.today?;
        let other = |count: i64| match granularity {
            Granularity::Day => add_days(today, count),
            Granularity::Week => add_days(today, count.checked_mul(7)?),
            _ => {
                let unit = match granularity {
                    Granularity::Month => 1,
                    Granularity::Quarter | Granularity::Season => 3,
                    Granularity::Year => 12,
                    Granularity::Decade => 120,
                    _ => 1200,
                };
                super::value::add_months(today, count.checked_mul(unit)?)
            }
        };
        if past {
            DateValue::days(other(-count)?, today)
        } else {
            DateValue::days(today, other(count)?)
        }
    }

    fn nineties(self, short: i16) -> Option<DateValue> {
        let today = self.today?;
        let this = today.year() / 100 * 100 + short;
        let year = if this > today.year() {
            this - 100
        } else {
            this
        };
        unit_of(Granularity::Decade, year, 1)
    }
}

/// The unit that holds the first day of `month` in `year`.
fn unit_of(granularity: Granularity, year: i16, month: i8) -> Option<DateValue> {
    DateValue::unit(granularity, Date::new(year, month, 1).ok()?, 0)
}

fn nearer(today: Date, past: Option<DateValue>, future: Option<DateValue>) -> Option<DateValue> {
    match (past, future) {
        (Some(before), Some(after)) => {
            let back = days_between(before.last(), today);
            let ahead = days_between(today, after.first());
            Some(if back <= ahead { before } else { after })
        }
        (past, future) => past.or(future),
    }
}

/// Days from `from` to `to`, negative where `to` comes first.
fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

fn feast_day(feast: Feast, year: i16) -> Option<Date> {
    match feast {
        Feast::Fixed(month, day) => Date::new(year, month, day).ok(),
        Feast::Easter(offset) => add_days(easter(year)?, offset),
        Feast::Nth(month, nth, weekday, offset) => {
            let first = Date::new(year, month, 1).ok()?;
            add_days(first.nth_weekday_of_month(nth, weekday).ok()?, offset)
        }
    }
}

/// Easter Sunday of the western churches, after Gauss as Lichtenberg (1997) corrects him: the
/// first Sunday after the full moon of spring.
fn easter(year: i16) -> Option<Date> {
    let year = i64::from(year);
    let (century, golden) = (year / 100, year % 19);
    let shift = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25;
    let epact = (19 * golden + shift) % 30;
    let correction = (epact + golden / 11) / 29;
    let full_moon = 21 + epact - correction;
    let century_sundays = 2 - (3 * century + 3) / 4;
    let sunday = 7 - (year + year / 4 + century_sundays) % 7;
    let wait = 7 - (full_moon - sunday).rem_euclid(7);
    let march = Date::new(i16::try_from(year).ok()?, 3, 1).ok()?;
    add_days(march, full_moon + wait - 1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn easter_falls_where_the_almanac_says() {
        let check = |year, expect: &str| assert_eq!(easter(year).unwrap().to_string(), expect);
        check(1818, "1818-03-22");
        check(1954, "1954-04-18");
        check(1981, "1981-04-19");
        check(2000, "2000-04-23");
        check(2024, "2024-03-31");
        check(2025, "2025-04-20");
        check(2031, "2031-04-13");
        check(2038, "2038-04-25");
    }
}
