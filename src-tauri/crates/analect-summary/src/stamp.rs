//! The time of publication, where it runs into the sentence after it: "Updated Jul 7, 2012 6:40 PM ET
//! The ferry …".

/// Words that open a stamp, in lower case.
const OPENERS: [&str; 6] = [
    "updated",
    "published",
    "posted",
    "modified",
    "last",
    "first",
];
/// Words inside a stamp, in lower case: days, months, zones.
#[rustfmt::skip]
const INSIDE: &[&str] = &[
    "on", "at", "by", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thurs",
    "fri", "sat", "sun", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];
/// Words that a time ends with, in lower case and without stops.
#[rustfmt::skip]
const TIME_ENDS: &[&str] = &["am", "pm", "et", "est", "edt", "pt", "pst", "pdt", "ct", "cst", "cdt", "bst", "gmt", "utc", "cet"];

/// What one word of a stamp is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Opener,
    Inside,
    Number,
    Time,
    Sign,
}

fn part(word: &str) -> Option<Part> {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = bare.to_lowercase().replace('.', "");
    if lower.is_empty() {
        return Some(Part::Sign);
    }
    if OPENERS.contains(&lower.as_str()) {
        return Some(Part::Opener);
    }
    if INSIDE.contains(&lower.as_str()) {
        return Some(Part::Inside);
    }
    let digits =
        lower.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '/' | '-'));
    let numeric = digits.len() < lower.len();
    if TIME_ENDS.contains(&digits) || numeric && digits.is_empty() && bare.contains(':') {
        return Some(Part::Time);
    }
    (numeric && matches!(digits, "" | "st" | "nd" | "rd" | "th")).then_some(Part::Number)
}

/// The length in bytes of the stamp that opens `sentence`, with the space after it; 0 where there is
/// none. A stamp has a day and a time, ends with the time, and a capital or a quotation follows it.
pub(crate) fn stamp_length(sentence: &str) -> usize {
    let (mut parts, mut end) = (Vec::new(), 0);
    let mut rest = sentence;
    while let Some(part) = rest.split_whitespace().next().and_then(part) {
        let word = rest.split_whitespace().next().unwrap_or_default();
        let start = rest.len() - rest.trim_start().len();
        let Some(after) = rest.get(start + word.len()..) else {
            break;
        };
        if word.ends_with(',') && part == Part::Time {
            return 0;
        }
        parts.push(part);
        rest = after.trim_start();
        end = sentence.len() - rest.len();
    }
    let holds = |wanted: Part| parts.contains(&wanted);
    let dated = holds(Part::Number) && holds(Part::Inside) && holds(Part::Time);
    let opens =
        matches!(parts.first(), Some(Part::Opener | Part::Number)) || starts_with_day(sentence);
    let closes = parts.last() == Some(&Part::Time);
    let goes_on = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"'));
    if dated && opens && closes && goes_on {
        end
    } else {
        0
    }
}

fn starts_with_day(sentence: &str) -> bool {
    let first = sentence.split_whitespace().next().unwrap_or_default();
    let bare = first.trim_end_matches([',', '.']).to_lowercase();
    bare.len() > 2 && INSIDE.contains(&bare.as_str())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_stamp_ends_where_the_sentence_begins() {
        let check = |text: &str, expect: &str| {
            assert_eq!(text.get(stamp_length(text)..).unwrap(), expect, "{text:?}");
        };
        check(
            "Updated Jul 7, 2031 6:40 PM ET The ferry sailed.",
            "The ferry sailed.",
        );
        check(
            "Tuesday, August 25, 2031, 12:41 AM A ferry sailed.",
            "A ferry sailed.",
        );
        check(
            "Friday, May 5th 2031, 2:12AM FERRY. It sailed.",
            "FERRY. It sailed.",
        );
        for whole in [
            "At 8:46 a.m. on May 11, 2031, American ferries sailed.",
            "On Monday at 10:30 a.m. Smith sailed.",
            "May 5 was the day the ferry sailed.",
            "In 2031 the ferry sailed.",
            "",
        ] {
            check(whole, whole);
        }
    }
}
