//! Names in a text: what a reader means by a place in it, and where else it stands.

use crate::Error;
use crate::annotation::target;
use analect_text::{TextRange, slice};

/// Words beyond which a range is taken for a unit of reading and not for a name.
const LONGEST_NAME: usize = 8;

/// The range of the name a reader means by `range`.
pub(crate) fn name_at(text: &str, range: TextRange) -> Result<TextRange, Error> {
    if range.is_empty() {
        let around =
            |word: &TextRange| word.start() <= range.start() && range.start() <= word.end();
        return analect_language::words(text)
            .into_iter()
            .find(around)
            .ok_or(Error::BadRange);
    }
    let chosen = target(text, range)?.position.trimmed(text);
    let words = analect_language::words(slice(text, chosen).unwrap_or_default());
    if words.len() <= LONGEST_NAME {
        return Ok(chosen);
    }
    let words: Vec<_> = words
        .into_iter()
        .map(|word| word.shifted(chosen.start()))
        .collect();
    Ok(first_name(text, &words).unwrap_or(chosen))
}

/// The first run of capitalised words that is more than a sentence's opening, else the first word.
fn first_name(text: &str, words: &[TextRange]) -> Option<TextRange> {
    let capital = |word: &TextRange| {
        slice(text, *word).is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    let joined = |left: &TextRange, right: &TextRange| {
        let gap = TextRange::new(left.end(), right.start()).and_then(|gap| slice(text, gap));
        matches!(gap, Some(" " | "\u{a0}" | "-" | "’" | "'" | ". "))
    };
    let runs = words.chunk_by(|left, right| capital(left) == capital(right) && joined(left, right));
    let names: Vec<_> = runs
        .filter(|run| run.first().is_some_and(capital))
        .collect();
    let opens = |run: &[TextRange]| run.first() == words.first();
    let better = names
        .iter()
        .find(|run| run.len() > 1 || !opens(run))
        .or(names.first());
    let run = better.map_or(words.get(..1)?, |run| *run);
    Some(run.first()?.cover(*run.last()?))
}

/// The ranges in order, of two that overlap the one that starts first and is longer.
pub(crate) fn without_overlaps(mut ranges: Vec<TextRange>) -> Vec<TextRange> {
    ranges.sort_by_key(|range| (range.start(), std::cmp::Reverse(range.end())));
    let mut kept: Vec<TextRange> = Vec::new();
    for range in ranges {
        if kept.last().is_none_or(|last| !last.overlaps(range)) {
            kept.push(range);
        }
    }
    kept
}

/// The places where `text` says `name` and no letter or digit continues it on either side.
pub(crate) fn occurrences_of(text: &str, name: &str) -> Vec<TextRange> {
    let name = name.trim();
    if name.is_empty() {
        return Vec::new();
    }
    let apart = |start: usize, end: usize| {
        let before = text
            .get(..start)
            .and_then(|before| before.chars().next_back());
        let after = text.get(end..).and_then(|after| after.chars().next());
        let joins = |inner: Option<char>, outer: Option<char>| {
            // Scripts without spaces give no sign of where a word ends, so every place counts.
            let spaced = |c: char| c.is_alphanumeric() && !is_unspaced(c);
            inner.is_some_and(spaced) && outer.is_some_and(spaced)
        };
        !joins(name.chars().next(), before) && !joins(name.chars().next_back(), after)
    };
    let found = text
        .match_indices(name)
        .map(|(start, _)| (start, start + name.len()));
    found
        .filter(|(start, end)| apart(*start, *end))
        .filter_map(|(start, end)| TextRange::of(start, end))
        .collect()
}

/// Whether a character belongs to a script that is written without spaces.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_name_is_found_as_whole_words_only() {
        let check = |text: &str, name: &str, expect: usize| {
            assert_eq!(
                occurrences_of(text, name).len(),
                expect,
                "{name:?} in {text:?}"
            );
        };
        check("Lind met Lind’s aide, not Lindholm.", "Lind", 2);
        check("the EU's, EU-wide, EUR", "EU", 2);
        check("東京都は東京にある", "東京", 2);
        check("Ana Duarte, Ana\u{a0}Duarte", "Ana Duarte", 1);
        check("anything", " ", 0);
        check("O’Neill O’Neill", "O’Neill", 2);
    }

    #[test]
    fn a_caret_means_the_word_it_is_at() {
        let text = "Ms Aalto said";
        let at = |place: usize| name_at(text, TextRange::of(place, place).unwrap()).ok();
        assert_eq!(at(5).and_then(|range| slice(text, range)), Some("Aalto"));
        assert_eq!(at(0).and_then(|range| slice(text, range)), Some("Ms"));
    }

    #[test]
    fn a_whole_sentence_means_its_first_name() {
        let check = |text: &str, expect: &str| {
            let found = name_at(text, TextRange::whole(text)).unwrap();
            assert_eq!(slice(text, found), Some(expect));
        };
        check(
            "But those who came with Rosa Lind on Friday had not been asked.",
            "Rosa Lind",
        );
        check(
            "Jean-Luc Picard told the council nothing of the plan in May.",
            "Jean-Luc Picard",
        );
        check(
            "Ships wait outside the port of Tarnby because of the strike.",
            "Tarnby",
        );
        check(
            "Tomorrow nobody will be there to say what happened and why.",
            "Tomorrow",
        );
        check("Rosa Lind", "Rosa Lind");
    }
}
