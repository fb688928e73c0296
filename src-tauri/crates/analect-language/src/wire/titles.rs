//! Which of the first lines is the headline.

use super::matching::{opens_with, word_count};
use super::revisions;
use super::stamps::is_note;
use crate::layout::{closed_end, list_marker};
use crate::sentences::ends_with_abbreviation;

/// Longest headline, in characters and words.
const LONGEST: (usize, usize) = (180, 28);

/// Openings of letters and mails.
const GREETINGS: &[&str] = &[
    "dear",
    "hi",
    "hello",
    "hey",
    "hallo",
    "good morning",
    "good afternoon",
    "good evening",
    "guten tag",
    "bonjour",
];

/// Whether `line` has the form of a headline: short, no terminator, capital at the start.
///
/// A question, or a last word that is abbreviated, counts only where `announced`, that is where a
/// byline, dateline or stamp comes next.
pub(super) fn is_title(line: &str, announced: bool) -> bool {
    let bare = headline(line);
    let words = word_count(bare);
    let fits = bare.chars().count() <= LONGEST.0 && (2..=LONGEST.1).contains(&words);
    let start = bare.trim_start_matches(|c: char| !c.is_alphanumeric());
    let opens = start.starts_with(|c: char| !c.is_lowercase())
        && list_marker(line).is_none()
        && !opens_with(start, GREETINGS);
    let open_end = bare.ends_with([',', ';', ':', '-', '–', '—', '(']);
    let ends = !open_end && (!closed_end(bare) || ends_title(bare, announced));
    fits && opens && ends
}

/// Terminators a headline may end with.
fn ends_title(line: &str, announced: bool) -> bool {
    let bare = line.trim_end_matches(['"', '”', '’', '\'', ')']);
    (announced && (bare.ends_with(['?', '!']) || ends_with_abbreviation(bare)))
        || (line.ends_with(')') && !bare.ends_with(['.', '?', '!']))
}

/// `line` without the mark of revision it may open with and the note on a change it may end with.
pub(super) fn headline(line: &str) -> &str {
    let length = revisions::revision(line).map_or(0, |(_, length)| length);
    let title = line.get(length..).unwrap_or(line);
    let note = title
        .rfind(" (")
        .filter(|at| title.get(at + 1..).is_some_and(is_note));
    note.and_then(|at| title.get(..at)).unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_are_short_and_open_ended() {
        let check = |line: &str, announced: bool, expect: bool| {
            assert_eq!(is_title(line, announced), expect, "{line:?}");
        };
        check("Cod is dearer than beef", false, true);
        check("UPDATE 1-Cod is dearer than beef", false, true);
        check("‘Cod is dear,’ says minister", false, true);
        check("Why is cod so dear?", true, true);
        check("Why is cod so dear?", false, false);
        check("Acme buys Cod Co.", true, true);
        check("Acme buys Cod Co.", false, false);
        check("Cod is dear.", true, false);
        check("Dear Ana Lund", false, false);
        check("cod is dear", false, false);
        check("1. Cod is dear", false, false);
        check("When cod is dear,", false, false);
        check("Cod", false, false);
    }
}
