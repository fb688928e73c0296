//! Which sentences can stand in a summary at all.

use crate::opening::has_attribution;
use crate::sentence::{Quotation, Sentence};

/// How well a sentence stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grade {
    /// Well.
    Good,
    /// With a blemish: taken only where no good one is left.
    Blemished,
    /// Not at all: a fragment, a label, a line of boilerplate. Never taken.
    Unfit,
}

/// Fewest words of a sentence, and of a good one.
const FEWEST_WORDS: (usize, usize) = (5, 7);
/// Most words of a good sentence, and of any that is quoted.
const MOST_WORDS: (usize, usize) = (50, 120);
/// Share of sentences in the first person, in percent, from which on it is the text's own manner.
const FIRST_PERSON_MANNER: usize = 20;

/// Phrases of pages and letters rather than of articles, in lower case.
#[rustfmt::skip]
const BOILERPLATE: &[&str] = &[
    "scroll down", "click here", "sign up", "subscribe", "getty images", "copyright", "all rights reserved", "photograph:", "read more",
    "published:", "updated:", "contributed to this report", "follow us on", "e-mail us", "email us", "confidential support",
    "confidential help", "editor's note", "editor’s note", "is supported by", "image credit", "image source", "image:", "photo:",
    "(pictured)", "pictured above", "pictured left", "pictured right", "pictured below", "file photo", "http://", "https://", "www.",
    "cookie", "newsletter", "terms of use", "terms of service", "privacy policy", "unsubscribe", "share this", "isbn",
];

/// The grade of each sentence.
pub(crate) fn grades(sentences: &[Sentence<'_>]) -> Vec<Grade> {
    let personal: Vec<bool> = sentences
        .iter()
        .map(|sentence| is_first_person(sentence.text))
        .collect();
    let count = personal.iter().filter(|personal| **personal).count();
    let rare = count * 100 < sentences.len() * FIRST_PERSON_MANNER;
    let grade = |(sentence, personal): (&Sentence<'_>, &bool)| {
        let grade = grade(sentence);
        if rare && *personal {
            grade.max(Grade::Blemished)
        } else {
            grade
        }
    };
    sentences.iter().zip(&personal).map(grade).collect()
}

fn grade(sentence: &Sentence<'_>) -> Grade {
    if is_fragment(sentence) || is_boilerplate(sentence.text) {
        return Grade::Unfit;
    }
    let odd_length = !(FEWEST_WORDS.1..=MOST_WORDS.0).contains(&sentence.word_count);
    let question = bare_end(sentence.text).ends_with(['?', '？', '؟']);
    let torn = sentence.in_quotation || !is_balanced(sentence.text);
    let unsaid = opens_quotation(sentence.text) && !has_attribution(sentence.text);
    if odd_length || question || torn || unsaid || has_label(sentence.text) {
        Grade::Blemished
    } else {
        Grade::Good
    }
}

/// Whether a sentence is cut at one of its ends, too short or too long, shouted, or mostly not letters.
fn is_fragment(sentence: &Sentence<'_>) -> bool {
    let text = sentence.text;
    let end = bare_end(text);
    let ended = end.ends_with([
        '.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '॥', '։', '።', '។', '။',
    ]);
    let torn_end = end
        .trim_end_matches(['.', '!', '?'])
        .ends_with(char::is_whitespace);
    let first = text.chars().find(|c| c.is_alphanumeric());
    let lower = first.is_none_or(char::is_lowercase);
    let fits = (FEWEST_WORDS.0..=MOST_WORDS.1).contains(&sentence.word_count);
    !ended || torn_end || lower || !fits || is_shouted(text) || is_abbreviated(end)
}

/// The sentence without quotes and brackets at its end.
fn bare_end(text: &str) -> &str {
    text.trim_end_matches(|c| {
        matches!(
            c,
            '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '」' | '』' | '）'
        )
    })
}

/// Whether a sentence ends with a title or initial, which its name was cut from.
fn is_abbreviated(end: &str) -> bool {
    let last = end.rsplit(char::is_whitespace).next().unwrap_or("");
    matches!(
        last,
        "Mr."
            | "Mrs."
            | "Ms."
            | "Dr."
            | "Prof."
            | "Sen."
            | "Rep."
            | "Gov."
            | "Gen."
            | "St."
            | "Lt."
            | "Col."
            | "Sgt."
            | "vs."
    )
}

/// Whether letters are few, or capitals most of them.
fn is_shouted(text: &str) -> bool {
    let (mut letters, mut capitals, mut others) = (0_usize, 0_usize, 0_usize);
    for character in text.chars().filter(|c| !c.is_whitespace()) {
        letters += usize::from(character.is_alphabetic());
        capitals += usize::from(character.is_uppercase());
        others += usize::from(!character.is_alphabetic());
    }
    capitals * 2 > letters || others * 5 > (letters + others) * 2
}

fn is_boilerplate(text: &str) -> bool {
    let lower = text.to_lowercase();
    let handle = text
        .split_whitespace()
        .any(|word| word.starts_with('@') && word.len() > 3);
    handle || BOILERPLATE.iter().any(|phrase| lower.contains(phrase))
}

/// "Label: …" at the start: at most three words and a colon.
fn has_label(text: &str) -> bool {
    let head = text.split_once(':').map(|(head, _)| head);
    head.is_some_and(|head| {
        head.split_whitespace().count() <= 3 && !head.contains(char::is_numeric)
    })
}

fn is_balanced(text: &str) -> bool {
    let mut quotation = Quotation::default();
    quotation.read(text);
    let count = |wanted: char| text.chars().filter(|c| *c == wanted).count();
    quotation.is_balanced() && count('(') == count(')') && count('[') == count(']')
}

fn opens_quotation(text: &str) -> bool {
    text.starts_with(['"', '“', '‘', '\'', '«', '„', '`'])
}

/// Whether the writer speaks of himself outside quotations.
fn is_first_person(text: &str) -> bool {
    let mut quotation = Quotation::default();
    text.split_inclusive(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .any(|piece| {
            let outside = !quotation.is_open();
            quotation.read(piece);
            let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            outside
                && matches!(
                    word,
                    "I" | "we"
                        | "We"
                        | "my"
                        | "My"
                        | "our"
                        | "Our"
                        | "us"
                        | "me"
                        | "I'm"
                        | "I’m"
                        | "I've"
                        | "I’ve"
                        | "We're"
                        | "we're"
                        | "We’re"
                        | "we’re"
                )
        })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use analect_text::TextRange;

    #[test]
    fn fragments_and_boilerplate_are_unfit_and_blemishes_are_seen() {
        let check = |text: &str, expect: Grade| {
            let word_count = analect_language::words(text).len();
            let range = TextRange::whole(text);
            let sentence = Sentence {
                index: 0,
                range,
                text,
                paragraph: 0,
                in_quotation: false,
                word_count,
            };
            assert_eq!(grade(&sentence), expect, "{text:?}");
        };
        check("The harbour froze in the first week of March.", Grade::Good);
        check(
            "“The harbour is closed,” the harbour master said on Monday.",
            Grade::Good,
        );
        check("The harbour froze in the first week of", Grade::Unfit);
        check("harbour froze in the first week of March.", Grade::Unfit);
        check("The harbour froze.", Grade::Unfit);
        check(
            "THE HARBOUR FROZE IN THE FIRST WEEK OF MARCH.",
            Grade::Unfit,
        );
        check(
            "Sign up for the harbour letter and never miss a ship.",
            Grade::Unfit,
        );
        check("The crew was met by the mayor and by Mr.", Grade::Unfit);
        check(
            "Why did the harbour freeze in the first week of March?",
            Grade::Blemished,
        );
        check(
            "“The harbour is closed for the rest of the month.”",
            Grade::Blemished,
        );
        check(
            "The harbour (frozen since the first week of March is closed.",
            Grade::Blemished,
        );
        check(
            "Harbour news: the ice came in the first week of March.",
            Grade::Blemished,
        );
        check("The old harbour froze over today.", Grade::Blemished);
    }

    #[test]
    fn the_first_person_counts_outside_quotations_only() {
        let check = |text: &str, expect| assert_eq!(is_first_person(text), expect, "{text:?}");
        check("We saw the ice come in.", true);
        check("“We saw the ice come in,” she said.", false);
        check("The ice came in, I think.", true);
        check("The Isle of Us saw it.", false);
    }
}
