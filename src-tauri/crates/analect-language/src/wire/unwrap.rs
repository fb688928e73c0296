//! Joining the lines of hard-wrapped text. The one place of this crate that rewrites.

use crate::layout::{self, Line};
use analect_text::TextRange;
use std::collections::HashSet;

/// First parts of compounds that keep their hyphen where a line breaks after it.
#[rustfmt::skip]
const COMPOUNDS: &[&str] = &[
    "well", "self", "ex", "non", "long", "short", "high", "low", "half", "part", "mid", "all", "cross", "vice", "year", "month", "week", "day",
    "old", "state", "right", "left", "far", "hard", "free", "full", "ill", "first", "second", "third", "last", "new", "open", "best", "better",
    "much", "ever", "never", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety", "single", "double", "multi", "semi", "quasi", "so", "anti", "pro", "post", "pre", "co",
    "north", "south", "east", "west", "fast", "slow", "large", "small", "middle", "world", "old", "real", "time", "deep", "wide", "close",
    "follow", "sister", "brother", "mother", "father", "son", "daughter", "up", "off", "e",
];

/// Beginnings of a second half that is never a word of its own.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "ing", "tion", "sion", "ment", "ness", "able", "ible", "ally", "ously", "ity", "ance", "ence", "ings", "tions", "sions", "ments", "ture",
    "ers", "ed", "er", "ly", "al", "ies", "ism", "ist", "ous", "ive", "ful", "less",
];

/// Whether most breaks between `lines`, given without white space at their ends, were forced by a
/// fixed width of 40 to 120 characters; a line that could have held the next one's first word, or
/// the last line of a sentence, speaks against it.
pub fn is_hard_wrapped(lines: &[&str]) -> bool {
    let lines: Vec<Line<'_>> = lines
        .iter()
        .map(|line| Line::new(TextRange::whole(line), line))
        .collect();
    lines.len() > 1 && layout::is_wrapped(&lines)
}

/// `paragraph` on one line: line breaks become spaces, and a word cut by a hyphen at the end of a
/// line is made whole ("meet-" and "ing"), while a compound keeps its hyphen ("well-" and "known").
///
/// White space inside the lines is kept. The result holds no line break.
pub fn unwrap_lines(paragraph: &str) -> String {
    let mut joined = String::with_capacity(paragraph.len());
    let vocabulary: HashSet<&str> = paragraph.split(is_outside_words).collect();
    for line in paragraph.split([
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ]) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        join(&mut joined, line, &vocabulary);
        joined.push_str(line);
    }
    joined
}

/// Prepares `joined` for `next`: a space, nothing, or a hyphen taken away.
fn join(joined: &mut String, next: &str, vocabulary: &HashSet<&str>) {
    if joined.ends_with('\u{ad}') {
        joined.pop();
        return;
    }
    let (Some(last), Some(first)) = (joined.chars().next_back(), next.chars().next()) else {
        return;
    };
    if is_ideograph(last) && is_ideograph(first) {
        return;
    }
    let stem = joined
        .strip_suffix(['-', '\u{2010}'])
        .filter(|stem| stem.ends_with(char::is_alphanumeric));
    let Some(stem) = stem else {
        joined.push(' ');
        return;
    };
    if first.is_lowercase() && !is_compound(stem, next, vocabulary) {
        joined.pop();
    }
}

/// Characters that stand between words.
fn is_outside_words(character: char) -> bool {
    !character.is_alphabetic() && character != '-'
}

/// Whether the hyphen between `stem` and `next` belongs to the word, for which `vocabulary`, the words
/// of the paragraph, may give evidence.
fn is_compound(stem: &str, next: &str, vocabulary: &HashSet<&str>) -> bool {
    let head = last_word(stem);
    let rest = next.split(is_outside_words).next().unwrap_or("");
    if head.is_empty() || head.contains('-') || rest.contains('-') {
        return true;
    }
    if vocabulary.contains(format!("{head}-{rest}").as_str()) {
        return true;
    }
    let cut = ENDINGS.contains(&rest) || vocabulary.contains(format!("{head}{rest}").as_str());
    !cut && COMPOUNDS.contains(&head.to_lowercase().as_str())
}

/// The letters and hyphens `stem` ends with; at most 40.
fn last_word(stem: &str) -> &str {
    let inner = |c: &char| !is_outside_words(*c);
    let length: usize = stem
        .chars()
        .rev()
        .take(40)
        .take_while(inner)
        .map(char::len_utf8)
        .sum();
    stem.get(stem.len() - length..).unwrap_or("")
}

/// Whether `character` belongs to a script written without spaces.
fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cut_words_are_made_whole_and_compounds_keep_their_hyphen() {
        let check = |paragraph: &str, expect: &str| {
            assert_eq!(unwrap_lines(paragraph), expect, "{paragraph:?}");
        };
        check("one\ntwo", "one two");
        check("one \r\n  two\r\n", "one two");
        check("another meet-\ning next week", "another meeting next week");
        check("a well-\nknown fact", "a well-known fact");
        check("state-of-\nthe-art", "state-of-the-art");
        check("the Anglo-\nSaxon kings", "the Anglo-Saxon kings");
        check("since 1990-\n1995", "since 1990-1995");
        check(
            "an ice-free bay; the ice-\nfree port",
            "an ice-free bay; the ice-free port",
        );
        check("soft\u{ad}\nware", "software");
        check("he left –\nshe stayed", "he left – she stayed");
        check("渡轮因为\n大风晚点", "渡轮因为大风晚点");
        check("", "");
    }

    #[test]
    fn hard_wrapping_shows_in_full_lines() {
        let check =
            |lines: &[&str], expect| assert_eq!(is_hard_wrapped(lines), expect, "{lines:?}");
        check(
            &[
                "The cod came late to the fjord this year and",
                "the boats lay idle for weeks, said the men who",
                "own them.",
            ],
            true,
        );
        check(
            &[
                "The cod came late to the fjord this year.",
                "The boats lay idle for weeks.",
                "Nobody knew why.",
            ],
            false,
        );
        check(&["Cod", "Haddock", "Saithe"], false);
        check(&["One line alone"], false);
        check(&[], false);
    }

    proptest! {
        #[test]
        fn nothing_but_white_space_and_hyphens_is_lost(paragraph in "(?s)([a-zA-Z]{1,8}|-|\n| |\u{ad}|漢|é){0,60}") {
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}')).collect::<String>();
            let joined = unwrap_lines(&paragraph);
            prop_assert_eq!(bare(&joined), bare(&paragraph));
            prop_assert!(!joined.contains('\n'));
        }
    }
}
