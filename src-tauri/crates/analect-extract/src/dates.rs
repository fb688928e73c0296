//! Days as pages and files write them.

use analect_model::PublicationDate;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The day `text` states: ISO 8601 (`2025-09-04T10:00Z`), with slashes or dots and the year first
/// (`2025/9/4`), without separators (`20250904`), or in English words (`4 Sept 2025`, `Thu, 04 Sep
/// 2025 10:00:00 GMT`, `September 4, 2025`).
///
/// A date in figures that does not start with the year is ambiguous and gives `None`.
pub fn parse_date(text: &str) -> Option<PublicationDate> {
    let text = text.trim();
    PublicationDate::parse(text)
        .or_else(|| compact(text))
        .or_else(|| year_first(text))
        .or_else(|| in_words(text))
}

fn compact(text: &str) -> Option<PublicationDate> {
    let digits = text
        .get(..8)
        .filter(|start| start.bytes().all(|b| b.is_ascii_digit()))?;
    let ends = text
        .get(8..)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    let part = |from, to| digits.get(from..to);
    if ends {
        date(part(0, 4)?, part(4, 6)?.parse().ok()?, part(6, 8)?)
    } else {
        None
    }
}

fn year_first(text: &str) -> Option<PublicationDate> {
    let mut parts = text.split(|c: char| !c.is_ascii_digit());
    let year = parts.next().filter(|year| year.len() == 4)?;
    date(year, parts.next()?.parse().ok()?, parts.next()?)
}

fn in_words(text: &str) -> Option<PublicationDate> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(12)
        .collect();
    let at = words.iter().position(|word| month(word).is_some())?;
    let number = month(words.get(at)?)?;
    let after = |n: usize| words.get(at + n).copied().unwrap_or("");
    let before = at
        .checked_sub(1)
        .and_then(|at| words.get(at))
        .copied()
        .unwrap_or("");
    if is_year(after(1)) {
        return date(after(1), number, before);
    }
    if is_year(after(2)) {
        date(after(2), number, after(1))
    } else {
        None
    }
}

fn date(year: &str, month: i8, day: &str) -> Option<PublicationDate> {
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    PublicationDate::new(year.parse().ok()?, month, day.parse().ok()?)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number of the month whose name or abbreviation `word` is.
fn month(word: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    let index = MONTHS.iter().zip(NAMES).position(|(short, long)| {
        word.starts_with(short) && long.starts_with(word.trim_end_matches('.'))
    })?;
    i8::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn days_are_read_in_the_usual_spellings() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(
                parse_date(text).map(|day| day.to_string()).as_deref(),
                expect,
                "{text:?}"
            );
        };
        check("2025-09-04T16:20:11+02:00", Some("2025-09-04"));
        check(" 2025-09-04 ", Some("2025-09-04"));
        check("2025/9/4", Some("2025-09-04"));
        check("2025.09.04 12:00", Some("2025-09-04"));
        check("20250904", Some("2025-09-04"));
        check("20250904T1010", Some("2025-09-04"));
        check("1757000000000", None);
        check("4 Sept 2025", Some("2025-09-04"));
        check("September 4th, 2025", Some("2025-09-04"));
        check("Thu, 04 Sep 2025 10:00:00 GMT", Some("2025-09-04"));
        check("Published: 7 May 2024, 10:00", Some("2024-05-07"));
        check("Maybe 4, 2025", None);
        check("04/09/2025", None);
        check("31 February 2025", None);
        check("Sept 2025", None);
        check("", None);
        check("漢字漢字漢字", None);
    }
}
