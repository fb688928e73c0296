//! The moment an embargo ends, as press releases write it, in UTC.

use super::WireDate;
use super::dates::{find_date, tokens};

/// The moment `text` names, in RFC 3339 and UTC; `None` where it states no day with its year.
///
/// A day without a time of day means its first minute. A time without a zone is taken as UTC.
/// Zones are read as abbreviations, as "London time" and the like, and as offsets ("UTC+2").
pub(super) fn find_moment(text: &str) -> Option<String> {
    let date = find_date(text)?;
    let tokens: Vec<&str> = tokens(text).collect();
    let minutes = tokens
        .iter()
        .enumerate()
        .find_map(|(at, token)| time_at(token, tokens.get(at + 1).copied()))
        .unwrap_or(0);
    let zone = tokens
        .windows(2)
        .find_map(zone)
        .or_else(|| zone(&[tokens.last()?, ""]));
    let offset = zone.map_or(0, |zone| zone.offset(date));
    rfc3339(date.days() * 1440 + minutes - offset)
}

/// The moment `minutes` after the start of 1970.
fn rfc3339(minutes: i64) -> Option<String> {
    let date = WireDate::from_days(minutes.div_euclid(1440))?;
    let of_day = minutes.rem_euclid(1440);
    let (hour, minute) = (of_day / 60, of_day % 60);
    Some(format!(
        "{:04}-{:02}-{:02}T{hour:02}:{minute:02}:00Z",
        date.year, date.month, date.day
    ))
}

/// Minutes after midnight that `token`, with `next` after it, names: "00:01", "0001hrs", "9.30am", "6 p.m", "noon".
fn time_at(token: &str, next: Option<&str>) -> Option<i64> {
    let lower = token.to_lowercase();
    match lower.as_str() {
        "noon" | "midday" => return Some(720),
        "midnight" => return Some(0),
        _ => {}
    }
    let digits = lower.trim_end_matches(|c: char| !c.is_ascii_digit());
    let suffix = lower.get(digits.len()..)?.trim_matches(['.', ':']);
    let next = next
        .map(|next| next.to_lowercase().replace('.', ""))
        .unwrap_or_default();
    let suffix = if suffix.is_empty() {
        next
    } else {
        suffix.replace('.', "")
    };
    let half = match suffix.as_str() {
        "am" => Some(0),
        "pm" => Some(720),
        _ => None,
    };
    let (hour, minute) = clock(digits, half.is_some(), &suffix)?;
    let hour = if half.is_some() { hour % 12 } else { hour };
    (hour < 24 && minute < 60).then_some(hour * 60 + minute + half.unwrap_or(0))
}

/// Hour and minute of "00:01", "9.30", "0001" or, before am and pm, of "6".
fn clock(digits: &str, half_named: bool, suffix: &str) -> Option<(i64, i64)> {
    if let Some((hour, minute)) = digits.split_once([':', '.', 'h']) {
        let minute = minute.split(':').next()?;
        let short = hour.len() <= 2 && minute.len() == 2;
        return if short {
            Some((hour.parse().ok()?, minute.parse().ok()?))
        } else {
            None
        };
    }
    let number: i64 = digits.parse().ok()?;
    let zoned = matches!(
        suffix,
        "h" | "hrs"
            | "hours"
            | "uhr"
            | "gmt"
            | "utc"
            | "bst"
            | "cet"
            | "cest"
            | "et"
            | "est"
            | "edt"
    );
    match digits.len() {
        1 | 2 if half_named || matches!(suffix, "h" | "uhr") => Some((number, 0)),
        4 if zoned => Some((number / 100, number % 100)),
        _ => None,
    }
}

/// A time zone: minutes ahead of UTC in winter, and who shifts it in summer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Zone {
    winter: i64,
    summer: Summer,
}

/// The rule of daylight saving time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Summer {
    None,
    /// Last Sunday of March to last Sunday of October.
    Europe,
    /// Second Sunday of March to first Sunday of November.
    America,
}

impl Zone {
    const fn fixed(minutes: i64) -> Self {
        Self {
            winter: minutes,
            summer: Summer::None,
        }
    }

    /// Minutes ahead of UTC on `date`, the day of a change counting as changed.
    fn offset(self, date: WireDate) -> i64 {
        let day = |month, sunday| nth_sunday(date.year, month, sunday);
        let span = match self.summer {
            Summer::None => return self.winter,
            Summer::Europe => day(4, 0).zip(day(11, 0)),
            Summer::America => day(3, 2).zip(day(11, 1)),
        };
        let summer = span.is_some_and(|(from, to)| (from..to).contains(&date.days()));
        self.winter + if summer { 60 } else { 0 }
    }
}

/// The day number of the `nth` Sunday of a month; the zeroth is the last of the month before.
fn nth_sunday(year: i16, month: i8, nth: i64) -> Option<i64> {
    let first = WireDate::new(year, month, 1)?;
    let to_sunday = (7 - first.weekday()) % 7;
    Some(first.days() + to_sunday + (nth - 1) * 7)
}

/// The zone that `pair`, two words in a row, begins with.
fn zone(pair: &[&str]) -> Option<Zone> {
    let first = pair.first()?.trim_end_matches('.');
    let named = pair
        .get(1)
        .is_some_and(|next| next.to_lowercase().starts_with("time"));
    abbreviation(first)
        .or_else(|| shifted(first))
        .or_else(|| if named { city(first) } else { None })
}

fn abbreviation(text: &str) -> Option<Zone> {
    let upper = text.to_uppercase();
    // A time may carry its zone: "00:01GMT".
    let name = upper.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'));
    let fixed = |hours: i64| Some(Zone::fixed(hours * 60));
    match name {
        "GMT" | "UTC" | "Z" | "WET" => fixed(0),
        "BST" | "CET" | "WEST" | "MEZ" => fixed(1),
        "CEST" | "EET" | "SAST" | "MESZ" => fixed(2),
        "EEST" | "MSK" | "EAT" => fixed(3),
        "IST" => Some(Zone::fixed(330)),
        "SGT" | "HKT" | "AWST" => fixed(8),
        "JST" | "KST" => fixed(9),
        "AEST" => fixed(10),
        "AEDT" => fixed(11),
        "NZST" => fixed(12),
        "NZDT" => fixed(13),
        "EDT" => fixed(-4),
        "EST" | "CDT" => fixed(-5),
        "CST" | "MDT" => fixed(-6),
        "MST" | "PDT" => fixed(-7),
        "PST" => fixed(-8),
        "ET" => Some(Zone {
            winter: -300,
            summer: Summer::America,
        }),
        "CT" => Some(Zone {
            winter: -360,
            summer: Summer::America,
        }),
        "PT" => Some(Zone {
            winter: -480,
            summer: Summer::America,
        }),
        _ => None,
    }
}

/// "UTC+2", "GMT-05:30".
fn shifted(text: &str) -> Option<Zone> {
    let rest = text
        .strip_prefix("UTC")
        .or_else(|| text.strip_prefix("GMT"))?;
    let sign = if rest.starts_with(['-', '−']) {
        -1
    } else {
        1
    };
    let mut numbers = rest
        .trim_start_matches(['+', '-', '−'])
        .split(':')
        .map(str::parse::<i64>);
    let hours = numbers.next()?.ok().filter(|hours| *hours <= 14)?;
    let minutes = numbers.next().and_then(Result::ok).unwrap_or(0);
    Some(Zone::fixed(sign * (hours * 60 + minutes)))
}

fn city(name: &str) -> Option<Zone> {
    match name.to_lowercase().as_str() {
        "london" | "uk" | "british" | "dublin" | "irish" | "lisbon" => Some(Zone {
            winter: 0,
            summer: Summer::Europe,
        }),
        "paris" | "berlin" | "brussels" | "european" | "rome" | "madrid" | "vienna" | "geneva"
        | "amsterdam" => Some(Zone {
            winter: 60,
            summer: Summer::Europe,
        }),
        "eastern" | "york" | "washington" => Some(Zone {
            winter: -300,
            summer: Summer::America,
        }),
        "central" => Some(Zone {
            winter: -360,
            summer: Summer::America,
        }),
        "pacific" => Some(Zone {
            winter: -480,
            summer: Summer::America,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embargoes_end_at_a_moment_in_utc() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(find_moment(text).as_deref(), expect, "{text:?}");
        };
        check(
            "00:01 GMT, MONDAY 9 JUNE 2031",
            Some("2031-06-09T00:01:00Z"),
        );
        check(
            "00:01 BST on Monday 9 June 2031",
            Some("2031-06-08T23:01:00Z"),
        );
        check("0001hrs 9 June 2031", Some("2031-06-09T00:01:00Z"));
        check(
            "9.30am London time, 9 January 2031",
            Some("2031-01-09T09:30:00Z"),
        );
        check(
            "9.30am London time, 9 June 2031",
            Some("2031-06-09T08:30:00Z"),
        );
        check("6 p.m. ET, June 9, 2031", Some("2031-06-09T22:00:00Z"));
        check(
            "12:00 a.m. ET, January 9, 2031",
            Some("2031-01-09T05:00:00Z"),
        );
        check("10:00 CEST 9 June 2031", Some("2031-06-09T08:00:00Z"));
        check("noon UTC+2 on 2031-06-09", Some("2031-06-09T10:00:00Z"));
        check("9 June 2031", Some("2031-06-09T00:00:00Z"));
        check(
            "14:00 EST on December 31, 2031",
            Some("2031-12-31T19:00:00Z"),
        );
        check(
            "23:30 EST on December 31, 2031",
            Some("2032-01-01T04:30:00Z"),
        );
        check("Monday", None);
        check("", None);
    }
}
