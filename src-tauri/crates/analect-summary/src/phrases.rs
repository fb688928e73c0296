//! Reasons in plain English.

use crate::grade::manners;
use crate::sentence::Sentence;

#[rustfmt::skip]
const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// "third sentence" for the place 2, "sentence 14" for the place 13.
pub(crate) fn ordinal_of(place: usize, noun: &str) -> String {
    match ORDINALS.get(place) {
        Some(ordinal) => format!("{ordinal} {noun}"),
        None => format!("{noun} {}", place + 1),
    }
}

/// Where a sentence stands, by paragraph where the text has several, and whether it is the `first` that
/// can stand alone.
pub(crate) fn position(sentence: &Sentence<'_>, paragraphs: usize, first: bool) -> String {
    let place = match (sentence.index, paragraphs) {
        (0, _) => return "opening sentence".to_owned(),
        (_, 3..) => ordinal_of(sentence.paragraph, "paragraph"),
        (index, _) => ordinal_of(index, "sentence"),
    };
    if first {
        format!("{place}, the first to stand alone")
    } else {
        place
    }
}

/// "shares words with 9 other sentences".
pub(crate) fn centrality(neighbours: usize) -> String {
    if neighbours == 0 {
        return "shares no word with another sentence".to_owned();
    }
    format!(
        "shares words with {} other {}",
        neighbours,
        if neighbours == 1 {
            "sentence"
        } else {
            "sentences"
        }
    )
}

/// "shares words with the title: ice, harbour".
pub(crate) fn title(words: &[&str]) -> String {
    format!(
        "shares words with the title: {}",
        words.iter().take(5).copied().collect::<Vec<_>>().join(", ")
    )
}

/// "speaks of what you asked: ferries"; without words it leads to a sentence that does.
pub(crate) fn about(words: &[&str]) -> String {
    if words.is_empty() {
        return "leads to a sentence that speaks of what you asked".to_owned();
    }
    format!(
        "speaks of what you asked: {}",
        words.iter().take(5).copied().collect::<Vec<_>>().join(", ")
    )
}

/// "adds 7 words to what is already chosen".
pub(crate) fn novelty(new_words: usize, first: bool) -> String {
    let noun = if new_words == 1 { "word" } else { "words" };
    if first {
        format!("{new_words} {noun} of substance")
    } else {
        format!("adds {new_words} {noun} to what is already chosen")
    }
}

/// "gives 2 figures or dates".
pub(crate) fn figures(count: usize) -> String {
    match count {
        0 => "gives a date or a sum".to_owned(),
        1 => "gives a figure or date".to_owned(),
        _ => format!("gives {count} figures or dates"),
    }
}

/// "has 3 names".
pub(crate) fn names(capitals: usize) -> String {
    match capitals {
        0 => "has no name the reader must know".to_owned(),
        1 => "has 1 word of a name".to_owned(),
        _ => format!("has {capitals} words of names"),
    }
}

/// "24 words long".
pub(crate) fn length(words: usize) -> String {
    format!("{words} words long")
}

/// How much of it is quotation.
pub(crate) fn quotation(text: &str) -> String {
    match manners(text).quoted {
        0 => "tells in the article's own words".to_owned(),
        quoted => format!("{quoted} % of it is quotation"),
    }
}

/// How it is worded.
pub(crate) fn wording() -> String {
    "worded as a plain statement".to_owned()
}

/// How it goes with the chosen sentences; `presumes` says whether it names somebody by surname whom none
/// of them introduces.
pub(crate) fn flow(presumes: bool) -> String {
    let phrase = if presumes {
        "stands near the chosen sentences"
    } else {
        "leaves no name unexplained"
    };
    phrase.to_owned()
}

/// Why a pinned sentence stands in the summary.
pub(crate) fn pinned() -> String {
    "you pinned it".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_nouns() {
        assert_eq!(ordinal_of(1, "paragraph"), "second paragraph");
        assert_eq!(ordinal_of(13, "sentence"), "sentence 14");
        assert_eq!(centrality(0), "shares no word with another sentence");
        assert_eq!(centrality(1), "shares words with 1 other sentence");
        assert_eq!(centrality(9), "shares words with 9 other sentences");
        assert_eq!(novelty(1, false), "adds 1 word to what is already chosen");
        assert_eq!(figures(1), "gives a figure or date");
    }
}
