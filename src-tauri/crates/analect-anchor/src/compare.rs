//! What changed between two texts, by sentence and by word.

use crate::align::Link;
use crate::alike::Run;
use crate::diff::diff;
use crate::fold::{Cut, Folded, Token, Vocabulary, fold};
use analect_text::{TextRange, slice};
use std::collections::HashMap;

/// What became of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Difference {
    /// It stands in both texts, in order.
    Same,
    /// It stands in both texts, with other words in it.
    Edited,
    /// It stands in both texts, but not in the same order.
    Moved,
    /// It stands in the new text only.
    Added,
    /// It stands in the old text only.
    Removed,
}

/// A sentence of one text beside its counterpart in the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// What became of it.
    pub difference: Difference,
    /// Where it stands in the old text; `None` where it was added.
    pub old: Option<TextRange>,
    /// Where it stands in the new text; `None` where it was removed.
    pub new: Option<TextRange>,
    /// The words of the old text that are gone, ascending; those of an edited sentence only.
    pub gone: Vec<TextRange>,
    /// The words of the new text that came, ascending; those of an edited sentence only.
    pub came: Vec<TextRange>,
}

/// The share of the words of the shorter of two sentences from which on one is the other, edited.
const COUNTERPART: f32 = 0.4;

/// Compares two texts sentence by sentence: `old_sentences` and `new_sentences` ascend, do not
/// overlap and are ranges of their text.
///
/// The answer is in the order of the new text, what was removed standing where it stood before.
/// Every sentence of either text is in it once. Time is about linear in the two texts.
pub fn compare(
    old: &str,
    old_sentences: &[TextRange],
    new: &str,
    new_sentences: &[TextRange],
) -> Vec<Compared> {
    let mut vocabulary = Vocabulary::default();
    let (old, new) = (fold(old, &mut vocabulary), fold(new, &mut vocabulary));
    let links = diff(Run::whole(&old), Run::whole(&new), vocabulary.len());
    let comparison = Comparison {
        old: Side::new(&old, old_sentences),
        new: Side::new(&new, new_sentences),
        links: &links,
    };
    comparison.run()
}

/// A text with its sentences.
struct Side<'text> {
    text: &'text Folded<'text>,
    sentences: &'text [TextRange],
    /// The tokens of each sentence: first and one after the last.
    tokens: Vec<(usize, usize)>,
}

impl<'text> Side<'text> {
    fn new(text: &'text Folded<'text>, sentences: &'text [TextRange]) -> Self {
        let until = |at: u32| text.tokens.partition_point(|token| token.start < at);
        let ends =
            |sentence: &TextRange| (until(sentence.start().get()), until(sentence.end().get()));
        Self {
            text,
            sentences,
            tokens: sentences.iter().map(ends).collect(),
        }
    }

    fn tokens(&self, sentence: usize) -> &[Token] {
        let (start, end) = self.tokens.get(sentence).copied().unwrap_or_default();
        self.text.tokens.get(start..end).unwrap_or_default()
    }

    /// The sentence that holds the token numbered `token`.
    fn sentence_of(&self, token: usize) -> Option<usize> {
        let after = self.tokens.partition_point(|(start, _)| *start <= token);
        let sentence = after.checked_sub(1)?;
        let (start, end) = *self.tokens.get(sentence)?;
        (start..end).contains(&token).then_some(sentence)
    }

    fn range(&self, sentence: usize) -> Option<TextRange> {
        self.sentences.get(sentence).copied()
    }

    fn words(&self, sentence: usize) -> &str {
        let range = self.range(sentence);
        let words = range.and_then(|range| slice(self.text.text, range));
        words.unwrap_or_default().trim()
    }

    /// Takes a number of which a part has changed, such as 2.4 or 10:30, as changed whole. `same`
    /// says of the tokens from `first` on whether they are written alike.
    fn whole_numbers(&self, first: usize, same: &mut [bool]) {
        let token = |at: usize| self.text.tokens.get(first + at);
        let starts_with_digit = |at: usize| {
            let start = token(at).map(|token| token.start as usize);
            let rest = start.and_then(|start| self.text.text.get(start..));
            rest.is_some_and(|rest| rest.starts_with(char::is_numeric))
        };
        let touches = |at: usize| token(at).is_some_and(|token| token.cut == Cut::None);
        for mark in 1..same.len().saturating_sub(1) {
            let inner = token(mark).is_some_and(|token| !token.word);
            let number = inner
                && touches(mark)
                && touches(mark + 1)
                && starts_with_digit(mark - 1)
                && starts_with_digit(mark + 1);
            let part = same.get(mark - 1..=mark + 1).unwrap_or_default();
            if number && part.contains(&false) {
                let whole = same.iter_mut().skip(mark - 1).take(3);
                whole.for_each(|same| *same = false);
            }
        }
    }

    /// The stretches of text of tokens next to each other among those `picked` of a sentence.
    fn stretches(&self, sentence: usize, picked: impl Fn(usize) -> bool) -> Vec<TextRange> {
        let (first, end) = self.tokens.get(sentence).copied().unwrap_or_default();
        let mut found: Vec<TextRange> = Vec::new();
        let mut last = None;
        for at in (first..end).filter(|at| picked(*at)) {
            let Some(token) = self.text.tokens.get(at) else {
                continue;
            };
            let follows = last.is_some_and(|last| last + 1 == at);
            let start = match found.last() {
                Some(before) if follows => before.start().index(),
                _ => token.start as usize,
            };
            if follows {
                found.pop();
            }
            found.extend(TextRange::of(start, token.end as usize));
            last = Some(at);
        }
        found
    }
}

struct Comparison<'text> {
    old: Side<'text>,
    new: Side<'text>,
    links: &'text [Link],
}

impl Comparison<'_> {
    fn run(&self) -> Vec<Compared> {
        let mut partner = self.partners();
        let in_order = partner.clone();
        self.pair_moved(&mut partner);
        let mut taken = vec![false; self.new.sentences.len()];
        for new in partner.iter().flatten() {
            if let Some(taken) = taken.get_mut(*new) {
                *taken = true;
            }
        }
        let mut came_from: HashMap<usize, usize> = HashMap::new();
        for (old, new) in partner.iter().enumerate() {
            came_from.extend(new.map(|new| (new, old)));
        }
        let mut rows = Vec::new();
        let mut done = 0;
        for (old, new) in in_order.iter().enumerate() {
            match new {
                Some(new) => {
                    self.arrivals(done..*new, &came_from, &mut rows);
                    rows.push(self.pair(old, *new, false));
                    done = new + 1;
                }
                None if partner.get(old).copied().flatten().is_none() => rows.push(Compared {
                    difference: Difference::Removed,
                    old: self.old.range(old),
                    new: None,
                    gone: Vec::new(),
                    came: Vec::new(),
                }),
                // Told where it stands now.
                None => {}
            }
        }
        self.arrivals(done..self.new.sentences.len(), &came_from, &mut rows);
        rows
    }

    /// The new sentence that each old one became, in order: the one most of its words went to.
    fn partners(&self) -> Vec<Option<usize>> {
        let mut partner: Vec<Option<usize>> = Vec::new();
        let mut free = 0;
        for old in 0..self.old.sentences.len() {
            let (first, _) = self.old.tokens.get(old).copied().unwrap_or_default();
            let tokens = self.old.tokens(old);
            let mut shared: Vec<(usize, usize)> = Vec::new();
            for (offset, _) in tokens.iter().enumerate().filter(|(_, token)| token.word) {
                let link = self.links.get(first + offset).filter(|link| link.is_some());
                let sentence = link.and_then(|link| self.new.sentence_of(link.lo as usize));
                let Some(sentence) = sentence else { continue };
                match shared.last_mut() {
                    Some((last, count)) if *last == sentence => *count += 1,
                    _ => shared.push((sentence, 1)),
                }
            }
            let best = shared
                .into_iter()
                .max_by_key(|(sentence, count)| (*count, usize::MAX - sentence));
            let found =
                best.filter(|(new, count)| *new >= free && self.is_counterpart(old, *new, *count));
            if let Some((new, _)) = found {
                free = new + 1;
            }
            partner.push(found.map(|(new, _)| new));
        }
        partner
    }

    fn is_counterpart(&self, old: usize, new: usize, shared: usize) -> bool {
        let words = |tokens: &[Token]| tokens.iter().filter(|token| token.word).count();
        let shorter = words(self.old.tokens(old)).min(words(self.new.tokens(new)));
        let number = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
        number(shared) >= COUNTERPART * number(shorter)
    }

    /// Gives old sentences without a partner the new ones without a partner that say the same.
    fn pair_moved(&self, partner: &mut [Option<usize>]) {
        let mut free: HashMap<&str, Vec<usize>> = HashMap::new();
        for new in (0..self.new.sentences.len()).rev() {
            if !partner.contains(&Some(new)) {
                free.entry(self.new.words(new)).or_default().push(new);
            }
        }
        for (old, partner) in partner.iter_mut().enumerate() {
            if partner.is_none() {
                *partner = free.get_mut(self.old.words(old)).and_then(Vec::pop);
            }
        }
    }

    /// The new sentences that have no partner in order: those that came, and those that moved.
    fn arrivals(
        &self,
        sentences: std::ops::Range<usize>,
        came_from: &HashMap<usize, usize>,
        rows: &mut Vec<Compared>,
    ) {
        for new in sentences {
            rows.push(match came_from.get(&new) {
                Some(old) => self.pair(*old, new, true),
                None => Compared {
                    difference: Difference::Added,
                    old: None,
                    new: self.new.range(new),
                    gone: Vec::new(),
                    came: Vec::new(),
                },
            });
        }
    }

    fn pair(&self, old: usize, new: usize, moved: bool) -> Compared {
        let row = Compared {
            difference: if moved {
                Difference::Moved
            } else {
                Difference::Same
            },
            old: self.old.range(old),
            new: self.new.range(new),
            gone: Vec::new(),
            came: Vec::new(),
        };
        if moved || self.old.words(old) == self.new.words(new) {
            return row;
        }
        let (first, end) = self.old.tokens.get(old).copied().unwrap_or_default();
        let (low, high) = self.new.tokens.get(new).copied().unwrap_or_default();
        let mut kept = vec![false; high - low];
        let mut stays = vec![false; end - first];
        for at in first..end {
            let link = self.links.get(at).copied().unwrap_or(Link::NONE);
            let (lo, hi) = (link.lo as usize, link.hi as usize);
            if !link.is_some() || lo < low || hi > high || !self.says_the_same(at, lo, hi) {
                continue;
            }
            stays
                .iter_mut()
                .skip(at - first)
                .take(1)
                .for_each(|stays| *stays = true);
            kept.iter_mut()
                .skip(lo - low)
                .take(hi - lo)
                .for_each(|kept| *kept = true);
        }
        self.old.whole_numbers(first, &mut stays);
        self.new.whole_numbers(low, &mut kept);
        let is = |list: &[bool], at: usize| list.get(at).copied().unwrap_or(false);
        Compared {
            difference: Difference::Edited,
            gone: self.old.stretches(old, |at| !is(&stays, at - first)),
            came: self.new.stretches(new, |at| !is(&kept, at - low)),
            ..row
        }
    }

    /// Whether an old token and its partners are written alike.
    fn says_the_same(&self, old: usize, lo: usize, hi: usize) -> bool {
        let written = |side: &Side<'_>, from: usize, to: usize| {
            let tokens = side.text.tokens.get(from..to).unwrap_or_default();
            let pieces = tokens
                .iter()
                .filter_map(|token| side.text.text.get(token.start as usize..token.end as usize));
            pieces.collect::<String>()
        };
        written(&self.old, old, old + 1) == written(&self.new, lo, hi)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sentences(text: &str) -> Vec<TextRange> {
        let mut start = 0;
        let mut found = Vec::new();
        for piece in text.split_inclusive(['.', '\n']) {
            found.extend(TextRange::of(start, start + piece.len()));
            start += piece.len();
        }
        found
    }

    fn told(old: &str, new: &str) -> Vec<String> {
        let words =
            |text: &str, range: &TextRange| slice(text, *range).unwrap_or("?").trim().to_owned();
        let all = |text: &str, ranges: &[TextRange]| {
            ranges
                .iter()
                .map(|range| words(text, range))
                .collect::<Vec<_>>()
                .join("|")
        };
        let rows = compare(old, &sentences(old), new, &sentences(new));
        let told = rows.iter().map(|row| match row.difference {
            Difference::Same => "=".to_owned(),
            Difference::Moved => format!("> {}", words(new, &row.new.unwrap_or_default())),
            Difference::Added => format!("+ {}", words(new, &row.new.unwrap_or_default())),
            Difference::Removed => format!("- {}", words(old, &row.old.unwrap_or_default())),
            Difference::Edited => format!("~ {} / {}", all(old, &row.gone), all(new, &row.came)),
        });
        told.collect()
    }

    #[test]
    fn sentences_are_told_apart_by_what_became_of_them() {
        let old =
            "Thirty leaders met in Paris. They spoke for two hours. Nobody wept. The sea was calm.";
        let check = |new: &str, expect: &[&str]| assert_eq!(told(old, new), expect, "{new}");
        check(old, &["=", "=", "=", "="]);
        check(
            "Twenty-six leaders met in Paris. They spoke for two hours. The sea was calm. A gull cried.",
            &[
                "~ Thirty / Twenty-six",
                "=",
                "- Nobody wept.",
                "=",
                "+ A gull cried.",
            ],
        );
        check(
            "The sea was calm. Thirty leaders met in Paris. They spoke for two hours. Nobody wept.",
            &["> The sea was calm.", "=", "=", "="],
        );
        check(
            "",
            &[
                "- Thirty leaders met in Paris.",
                "- They spoke for two hours.",
                "- Nobody wept.",
                "- The sea was calm.",
            ],
        );
    }

    #[test]
    fn words_that_changed_stand_together() {
        let check = |old: &str, new: &str, expect: &str| assert_eq!(told(old, new), [expect]);
        check(
            "It cost 2,4 million, at 10:30.",
            "It cost 2,6 million, at 11:30.",
            "~ 2,4|10:30 / 2,6|11:30",
        );
        check(
            "He said the talks had gone very badly indeed.",
            "He said the talks had gone well.",
            "~ very badly indeed / well",
        );
        check("He Said it was so.", "He said it was so.", "~ Said / said");
        check(
            "It cost 5 million euros today.",
            "It cost 6 million euros today.",
            "~ 5 / 6",
        );
    }

    proptest! {
        #[test]
        fn every_sentence_stands_in_the_answer_once(
            old in "([a-d]{1,3}[ .]){0,40}", new in "([a-d]{1,3}[ .]){0,40}",
        ) {
            let (before, after) = (sentences(&old), sentences(&new));
            let rows = compare(&old, &before, &new, &after);
            let mut olds: Vec<_> = rows.iter().filter_map(|row| row.old).collect();
            let news: Vec<_> = rows.iter().filter_map(|row| row.new).collect();
            olds.sort_by_key(|range| range.start());
            prop_assert_eq!(olds, before);
            prop_assert_eq!(news, after);
        }
    }
}
