//! A label for an article that has no title.

use analect_language::{Language, identify, is_stop_word, sentences};
use analect_model::{Block, Document};
use analect_text::slice;

/// The most characters of a label, without the ellipsis.
const MAX_LENGTH: usize = 80;
/// A label is not cut at the end of a clause before this many characters.
const MIN_CLAUSE: usize = 30;
/// What a label is called where there are no words.
const NOTHING: &str = "Untitled";

/// A label for an article without a title: the opening words of its first sentence.
///
/// At most 80 characters, cut at the end of a clause, or else before the last function word (in one
/// of the languages with a list of stop words), or else of a word, with “…” where it was cut;
/// a full stop at the end is left out. `Untitled` where the document has no words.
pub fn derived_title(document: &Document) -> String {
    let find = |wanted: fn(&Block) -> bool| {
        let blocks = document.blocks().iter().filter(|block| wanted(block));
        blocks
            .map(|block| document.block_text(block))
            .find(|text| text.chars().any(char::is_alphanumeric))
    };
    let opening = find(|block| block.kind.is_prose())
        .or_else(|| find(|block| block.kind.is_body()))
        .or_else(|| find(|_| true));
    opening.map(first_sentence).map_or_else(
        || NOTHING.to_owned(),
        |sentence| shortened(&sentence, identify(document.text())),
    )
}

/// The first sentence of `text` that holds words, on one line.
fn first_sentence(text: &str) -> String {
    let ranges = sentences(text);
    let worded = ranges
        .into_iter()
        .filter_map(|range| slice(text, range))
        .find(|sentence| sentence.chars().any(char::is_alphanumeric));
    worded
        .unwrap_or(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn shortened(sentence: &str, language: Option<Language>) -> String {
    let Some((limit, _)) = sentence.char_indices().nth(MAX_LENGTH) else {
        let whole = sentence
            .strip_suffix('.')
            .filter(|rest| !rest.ends_with('.'))
            .unwrap_or(sentence);
        return whole.to_owned();
    };
    let head = sentence.get(..limit).unwrap_or(sentence);
    let next = sentence.get(limit..).and_then(|rest| rest.chars().next());
    let cut = clause_end(head)
        .or_else(|| phrase_end(sentence, word_end(head, next)?, language))
        .or_else(|| word_end(head, next))
        .unwrap_or(head.len());
    let kept = head.get(..cut).unwrap_or(head);
    format!(
        "{}…",
        kept.trim_end_matches(|c: char| c.is_whitespace()
            || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '(' | '“' | '"'))
    )
}

/// Where the last clause that ends in `head` ends.
fn clause_end(head: &str) -> Option<usize> {
    let ends = head
        .match_indices([',', ';', ':', '–', '—'])
        .map(|(at, _)| at);
    let spaced = |at: &usize| {
        head.get(*at..)
            .is_some_and(|rest| rest.chars().nth(1) == Some(' '))
    };
    let long = |at: &usize| {
        head.get(..*at)
            .is_some_and(|start| start.chars().count() >= MIN_CLAUSE)
    };
    ends.rev().filter(spaced).find(long)
}

/// Where the last phrase ends of those whole in the first `end` bytes of a sentence: before the last
/// run of function words such as “with the”.
fn phrase_end(sentence: &str, end: usize, language: Option<Language>) -> Option<usize> {
    let gaps = || {
        let all = sentence.match_indices(' ').map(|(at, _)| at);
        all.take_while(|at| *at <= end)
    };
    let is_function = |at: &usize| {
        let word = sentence.get(at + 1..).unwrap_or_default();
        let word = word.split(' ').next().unwrap_or_default().to_lowercase();
        is_stop_word(&word, language)
    };
    let last = gaps().filter(is_function).last()?;
    let run: Vec<usize> = gaps().filter(|at| *at <= last).collect();
    let first = run.into_iter().rev().take_while(is_function).last()?;
    let long = |at: &usize| {
        let start = sentence.get(..*at);
        start.is_some_and(|start| start.chars().count() >= MIN_CLAUSE)
    };
    Some(first).filter(long)
}

/// Where the last whole word of `head` ends, which `next` follows.
fn word_end(head: &str, next: Option<char>) -> Option<usize> {
    if next.is_none_or(char::is_whitespace) {
        Some(head.len())
    } else {
        head.rfind(' ')
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::blocks_in_place;

    #[test]
    fn labels_end_at_a_clause_or_a_word() {
        let check = |sentence: &str, expect: &str| {
            assert_eq!(shortened(sentence, Some(Language::ENGLISH)), expect);
        };
        check("The river fell by a metre.", "The river fell by a metre");
        check("Did it fall?", "Did it fall?");
        check("And so on...", "And so on...");
        check(
            "The council of the old port town approved the bridge on Monday, nine years after the first plans were drawn.",
            "The council of the old port town approved the bridge on Monday…",
        );
        check(
            "Nine hundred and twelve volunteers from forty-one villages along both banks of the river counted swans.",
            "Nine hundred and twelve volunteers from forty-one villages along both banks…",
        );
        check(
            "Some forty captains of the northern fleet are meeting in the harbour on Sunday with the new harbour board.",
            "Some forty captains of the northern fleet are meeting in the harbour on Sunday…",
        );
        check(&"漢".repeat(100), &format!("{}…", "漢".repeat(80)));
    }

    #[test]
    fn a_text_without_words_has_no_label() {
        let check = |text: &str| assert_eq!(derived_title(&blocks_in_place(text)), "Untitled");
        check("");
        check(" … \n\n---");
    }
}
