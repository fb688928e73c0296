//! Names in sentences: who is introduced by first name and surname, and who is named by surname only.

use crate::features::is_date_word;
use crate::sentence::Sentence;
use analect_language::is_stop_word;
use std::collections::HashMap;

/// What the names of one sentence say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Names {
    /// Words with a capital, the first word left out.
    pub(crate) capitals: usize,
    /// The people introduced by first name and surname, by number.
    pub(crate) introduces: Vec<usize>,
    /// The people named by surname only, whom a sentence before introduces.
    pub(crate) presumes: Vec<usize>,
}

/// The names of each sentence.
pub(crate) fn names(sentences: &[Sentence<'_>]) -> Vec<Names> {
    let mut numbers = HashMap::new();
    sentences
        .iter()
        .map(|one| of(one.text, &mut numbers))
        .collect()
}

/// A word between spaces, without the signs around it.
struct Token<'text> {
    bare: &'text str,
    /// Whether it is written with a capital and small letters after it.
    name: bool,
    /// Whether signs stand between it and the word after it.
    closed: bool,
}

fn token(word: &str) -> Token<'_> {
    let open = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let bare = open.trim_end_matches(|c: char| !c.is_alphanumeric());
    let possessive = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s"));
    let mut letters = bare.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let initial = bare.chars().count() == 1 && open.ends_with('.');
    Token {
        bare: possessive.unwrap_or(bare),
        name: capital && (initial || letters.next().is_some_and(char::is_lowercase)),
        closed: (open.len() > bare.len() && !initial) || possessive.is_some(),
    }
}

fn of<'text>(text: &'text str, numbers: &mut HashMap<&'text str, usize>) -> Names {
    let mut tokens: Vec<Token<'_>> = text.split_whitespace().map(token).collect();
    for (place, token) in tokens.iter_mut().enumerate() {
        let common = place == 0 && is_stop_word(&token.bare.to_lowercase(), None);
        token.name &= !common && !is_date_word(token.bare);
    }
    let mut found = Names::default();
    let mut joined = false;
    for (place, token) in tokens.iter().enumerate() {
        let capital = token.bare.starts_with(char::is_uppercase);
        found.capitals += usize::from(place > 0 && capital);
        let goes_on = !token.closed && tokens.get(place + 1).is_some_and(|next| next.name);
        if token.name && !goes_on {
            let next = numbers.len();
            if joined {
                found
                    .introduces
                    .push(*numbers.entry(token.bare).or_insert(next));
            } else if let Some(number) = numbers.get(token.bare) {
                found.presumes.push(*number);
            }
        }
        joined = token.name && goes_on;
    }
    found
        .presumes
        .retain(|number| !found.introduces.contains(number));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_alone_presumes_who_was_introduced_before() {
        let mut numbers = HashMap::new();
        let first = of(
            "Harbour master Tom A. Berg spoke, and Ana Lund's crew left.",
            &mut numbers,
        );
        assert_eq!(first.introduces.len(), 2);
        let second = of("On Monday Berg left with the crew of Lund.", &mut numbers);
        assert_eq!(
            (second.presumes, second.introduces.len()),
            (first.introduces, 0)
        );
        let third = of("Later Tom Berg came back.", &mut numbers);
        assert_eq!((third.presumes, third.introduces), (vec![], vec![0]));
    }
}
