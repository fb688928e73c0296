//! The places and days of a dateline.

use super::dates::{is_weekday, month};
use super::matching::word_count;

/// Places and a day in a row, as they stand before the agency of a dateline.
#[derive(Debug, Clone, Copy)]
pub(super) struct PlaceAndDay<'text> {
    /// The places, as written.
    pub(super) place: Option<&'text str>,
    /// Whether a day, month or year is among them.
    pub(super) dated: bool,
}

impl<'text> PlaceAndDay<'text> {
    /// Reads `text` as places and a day with commas between; `None` where it is something else.
    pub(super) fn read(text: &'text str) -> Option<Self> {
        let text = text.trim();
        let mut place_end = 0;
        let mut dated = false;
        let mut at = 0;
        for segment in text.split(',') {
            let end = at + segment.len();
            if is_day(segment.trim()) {
                dated = true;
            } else if is_place(segment.trim()) && !dated {
                place_end = end;
            } else if !segment.trim().is_empty() {
                return None;
            }
            at = end + 1;
        }
        let place = text
            .get(..place_end)
            .map(str::trim)
            .filter(|place| !place.is_empty());
        Some(Self { place, dated })
    }

    /// Whether a day or capitals tell it from an ordinary opening.
    pub(super) fn is_marked(&self) -> bool {
        self.dated
            || self
                .place
                .is_some_and(|place| is_all_capitals(place.split(',').next().unwrap_or(place)))
    }
}

/// Whether `segment` is a day, a month or a year: "Sept 4", "4 September 2031", "2031", "Monday",
/// "4 de septiembre de 2031".
fn is_day(segment: &str) -> bool {
    let part = |word: &str| {
        let number = word.trim_end_matches(['.', ':']).trim_end_matches("th");
        month(word).is_some()
            || is_weekday(word)
            || (number.len() <= 10 && number.starts_with(|c: char| c.is_ascii_digit()))
    };
    let linked = |word: &&str| !matches!(*word, "de" | "del" | "of");
    let parts: Vec<&str> = segment.split_whitespace().filter(linked).collect();
    (1..=4).contains(&parts.len()) && parts.into_iter().all(part)
}

/// Whether `segment` may name a place: up to five capitalised words, slashes and hyphens between them.
fn is_place(segment: &str) -> bool {
    let small = [
        "de", "la", "of", "and", "the", "am", "an", "der", "di", "sur", "en", "el", "le",
    ];
    let named = |word: &str| {
        let bare = word.trim_start_matches(['[', '(']);
        bare.starts_with(char::is_uppercase) || small.contains(&word)
    };
    let plain = |c: char| {
        c.is_alphabetic()
            || c.is_whitespace()
            || matches!(c, '/' | '-' | '.' | '\'' | '’' | '[' | ']')
    };
    (1..=5).contains(&word_count(segment))
        && segment.split_whitespace().all(named)
        && segment.chars().all(plain)
}

fn is_all_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 2 && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_before_days() {
        let check = |text: &str, expect: Option<(Option<&str>, bool)>| {
            let read = PlaceAndDay::read(text).map(|read| (read.place, read.dated));
            assert_eq!(read, expect, "{text:?}");
        };
        check("OSLO, Feb 7", Some((Some("OSLO"), true)));
        check(
            "SANDNES, Norway, Feb. 7, 2031",
            Some((Some("SANDNES, Norway"), true)),
        );
        check("OSLO, 7 de febrero", Some((Some("OSLO"), true)));
        check("OSLO, 7 de febrero de 2031", Some((Some("OSLO"), true)));
        check("Rio de Janeiro", Some((Some("Rio de Janeiro"), false)));
        check("Feb 7", Some((None, true)));
        check("", Some((None, false)));
        check("The cod, which is dear", None);
        check("Feb 7, OSLO", None);
    }
}
