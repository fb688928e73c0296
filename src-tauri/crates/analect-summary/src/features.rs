//! What speaks for each sentence, whatever else is chosen.

use crate::centrality::{Centrality, centralities};
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

/// What of a document the features of every sentence need.
pub(crate) struct Context<'a> {
    /// The terms of the document.
    pub(crate) terms: &'a Terms,
    /// The headline, where there is one.
    pub(crate) title: Option<&'a str>,
    /// The language of the document, where it is known.
    pub(crate) language: Option<Language>,
}

/// The features of each sentence.
pub(crate) fn features(
    sentences: &[Sentence<'_>],
    grades: &[Grade],
    context: &Context<'_>,
) -> Vec<Features> {
    let centralities = centralities(sentences.len(), context.terms);
    let title = context
        .terms
        .known(context.title.unwrap_or(""), context.language);
    let paragraphs = sentences
        .last()
        .map_or(0, |sentence| sentence.paragraph + 1);
    let foreign = context
        .language
        .is_some_and(|language| language != Language::ENGLISH);
    let mut rank = 0;
    let mut found = Vec::with_capacity(sentences.len());
    for ((sentence, grade), centrality) in sentences.iter().zip(grades).zip(centralities) {
        let shared = context.terms.overlap(sentence.index, &title);
        let mut reasons = vec![
            position(sentence, paragraphs, rank),
            central(centrality),
            titled(&shared),
        ];
        reasons.extend(own(sentence));
        reasons.retain(|reason| reason.value > 0.0);
        let sum = reasons.iter().map(|reason| reason.value).sum();
        let leans_back = sentence.index > 0 && leans_back(sentence.text, foreign);
        found.push(Features {
            reasons,
            sum,
            leans_back,
        });
        rank += usize::from(*grade == Grade::Good);
    }
    found
}

fn position(sentence: &Sentence<'_>, paragraphs: usize, rank: usize) -> Reason {
    let text = phrases::position(sentence, paragraphs, rank == 0);
    Reason {
        kind: ReasonKind::Position,
        value: weights::POSITION * earliness(rank),
        text,
    }
}

fn central(centrality: Centrality) -> Reason {
    let text = phrases::centrality(centrality.neighbours);
    Reason {
        kind: ReasonKind::Centrality,
        value: weights::CENTRALITY * centrality.value,
        text,
    }
}

fn titled((overlap, words): &(f64, Vec<&str>)) -> Reason {
    Reason {
        kind: ReasonKind::Title,
        value: weights::TITLE * overlap,
        text: phrases::title(words),
    }
}

/// What speaks for a sentence by itself.
fn own(sentence: &Sentence<'_>) -> [Reason; 3] {
    let figures = count_figures(sentence.text);
    let given = |holds: bool| if holds { 1.0 } else { 0.0 };
    let attributed = given(has_attribution(sentence.text));
    [
        (
            ReasonKind::Figures,
            weights::FIGURES * given(figures > 0),
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
    ]
    .map(|(kind, value, text)| Reason { kind, value, text })
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
        check(45, 0.05, 0.3);
        check(90, 0.0, 0.0);
    }

    #[test]
    fn figures_are_words_with_a_digit() {
        assert_eq!(count_figures("In 2031 some 40% of 3,000 boats left."), 3);
        assert_eq!(count_figures("Nobody left."), 0);
    }
}
