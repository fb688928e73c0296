//! What speaks for each sentence, whatever else is chosen.

use crate::centrality::centralities;
use crate::grade::Grade;
use crate::opening::{has_attribution, leans_back};
use crate::phrases;
use crate::sentence::Sentence;
use crate::terms::Terms;
use analect_language::Language;
use analect_model::{Reason, ReasonKind};

/// What each reason may add to a score at most.
pub(crate) mod weights {
    /// Standing early.
    pub(crate) const POSITION: f64 = 0.50;
    /// Sharing words with other sentences.
    pub(crate) const CENTRALITY: f64 = 0.28;
    /// Sharing words with the title.
    pub(crate) const TITLE: f64 = 0.10;
    /// Saying something new.
    pub(crate) const NOVELTY: f64 = 0.15;
    /// Figures and dates.
    pub(crate) const FIGURES: f64 = 0.05;
    /// A length that reads well.
    pub(crate) const LENGTH: f64 = 0.08;
    /// Naming a source.
    pub(crate) const ATTRIBUTION: f64 = 0.01;
}

/// Words of a sentence that reads well: from, fully from, fully to, to.
const GOOD_LENGTH: [f64; 4] = [6.0, 14.0, 26.0, 48.0];

/// What speaks for one sentence.
#[derive(Debug, Clone)]
pub(crate) struct Features {
    /// Reasons with a positive value, novelty left out.
    pub(crate) reasons: Vec<Reason>,
    /// The sum of their values.
    pub(crate) sum: f64,
    /// Whether the sentence is understood only after the one before it.
    pub(crate) leans_back: bool,
}

/// The features of each sentence.
pub(crate) fn features(
    sentences: &[Sentence<'_>],
    grades: &[Grade],
    terms: &Terms,
    title: Option<&str>,
    language: Option<Language>,
) -> Vec<Features> {
    let centralities = centralities(sentences.len(), terms);
    let title = terms.known(title.unwrap_or(""), language);
    let paragraphs = sentences
        .last()
        .map_or(0, |sentence| sentence.paragraph + 1);
    let foreign = language.is_some_and(|language| language != Language::ENGLISH);
    let mut rank = 0;
    let mut found = Vec::with_capacity(sentences.len());
    for ((sentence, grade), centrality) in sentences.iter().zip(grades).zip(centralities) {
        let (overlap, common) = terms.overlap(sentence.index, &title);
        let figures = count_figures(sentence.text);
        let attributed = f64::from(u8::from(has_attribution(sentence.text)));
        let reasons = [
            (
                ReasonKind::Position,
                weights::POSITION * earliness(rank),
                phrases::position(sentence, paragraphs, rank == 0),
            ),
            (
                ReasonKind::Centrality,
                weights::CENTRALITY * centrality.value,
                phrases::centrality(centrality.neighbours),
            ),
            (
                ReasonKind::Title,
                weights::TITLE * overlap,
                phrases::title(&common),
            ),
            (
                ReasonKind::Figures,
                weights::FIGURES * f64::from(u8::from(figures > 0)),
                phrases::figures(figures),
            ),
            (
                ReasonKind::Length,
                weights::LENGTH * length_fit(sentence.word_count),
                phrases::length(sentence.word_count),
            ),
            (
                ReasonKind::Attribution,
                weights::ATTRIBUTION * attributed,
                phrases::attribution(),
            ),
        ];
        let reasons: Vec<Reason> = reasons
            .into_iter()
            .filter(|(_, value, _)| *value > 0.0)
            .map(|(kind, value, text)| Reason { kind, value, text })
            .collect();
        let sum = reasons.iter().map(|reason| reason.value).sum();
        found.push(Features {
            reasons,
            sum,
            leans_back: sentence.index > 0 && leans_back(sentence.text, foreign),
        });
        rank += usize::from(*grade == Grade::Good);
    }
    found
}

/// 1 for the first good sentence, falling with each good one before it.
#[allow(clippy::cast_precision_loss)]
fn earliness(good_before: usize) -> f64 {
    1.0 / (1.0 + 0.5 * good_before as f64)
}

/// 1 for a length that reads well, falling to 0 for very short and very long sentences.
#[allow(clippy::cast_precision_loss)]
fn length_fit(words: usize) -> f64 {
    let words = words as f64;
    let [from, full_from, full_to, to] = GOOD_LENGTH;
    let rising = (words - from) / (full_from - from);
    let falling = (to - words) / (to - full_to);
    rising.min(falling).clamp(0.0, 1.0)
}

/// The words of `text` that hold a digit.
fn count_figures(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.contains(|c: char| c.is_ascii_digit()))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn early_sentences_of_middle_length_weigh_most() {
        assert!(
            earliness(0) > earliness(1) && earliness(1) > earliness(50) && earliness(10_000) > 0.0
        );
        let check = |words: usize, low: f64, high: f64| {
            let fit = length_fit(words);
            assert!((low..=high).contains(&fit), "{words} words: {fit}");
        };
        check(3, 0.0, 0.0);
        check(10, 0.4, 0.6);
        check(20, 1.0, 1.0);
        check(45, 0.3, 0.6);
        check(90, 0.0, 0.0);
    }

    #[test]
    fn figures_are_words_with_a_digit() {
        assert_eq!(count_figures("In 2031 some 40% of 3,000 boats left."), 3);
        assert_eq!(count_figures("Nobody left."), 0);
    }
}
