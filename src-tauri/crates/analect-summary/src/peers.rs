//! Rankings known from the literature, for comparison: no grades, no coherence, no novelty.

use crate::Method;
use crate::centrality::{even_walk, scaled, walk_along};
use crate::choice::{Budget, LEAST, STEP_DOWN};
use crate::phrases;
use crate::sentence::Sentence;
use crate::terms::{Link, Terms};
use analect_language::Language;
use analect_model::{Reason, ReasonKind, SummarySentence, Verdict};

/// The sentences that `method` puts first, in its order.
pub(crate) fn choose(
    sentences: &[Sentence<'_>],
    method: Method,
    language: Option<Language>,
    verdicts: &[Option<Verdict>],
    mut budget: Budget,
) -> Vec<SummarySentence> {
    let terms = Terms::of(sentences, language);
    let values = match method {
        Method::TextRank => scaled(walk_along(&overlaps(&terms, sentences.len()))),
        _ => scaled(even_walk(&terms, sentences.len())),
    };
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    order.retain(|place| verdicts[*place] != Some(Verdict::Excluded));
    order.sort_by(|one, other| {
        let pinned = |place: &usize| verdicts[*place] != Some(Verdict::Pinned);
        let by_value = values[*other].total_cmp(&values[*one]);
        pinned(one).cmp(&pinned(other)).then(by_value)
    });
    let mut chosen: Vec<SummarySentence> = Vec::new();
    for place in order {
        let sentence = &sentences[place];
        if !budget.take(sentence.words.len()) {
            break;
        }
        let ceiling = chosen
            .last()
            .map_or(f64::INFINITY, |last| last.score * STEP_DOWN);
        let score = values[place].max(LEAST).min(ceiling);
        let text = phrases::centrality(terms.links(place).len());
        chosen.push(SummarySentence {
            index: sentence.index,
            range: sentence.range,
            score,
            reasons: vec![Reason {
                kind: ReasonKind::Centrality,
                value: score,
                text,
            }],
            beaten: None,
            follows: None,
        });
    }
    chosen
}

/// How alike sentences are after Mihalcea and Tarau: the terms in common, by the logarithms of their
/// lengths.
fn overlaps(terms: &Terms, count: usize) -> Vec<Vec<Link>> {
    let length = |place: usize| crate::features::ratio(terms.terms(place).len() + 1, 1).ln();
    let alike = |place: usize, link: &Link| {
        let own = terms.terms(place);
        let shared = terms
            .terms(link.other)
            .iter()
            .filter(|term| own.contains(term))
            .count();
        Link {
            other: link.other,
            cosine: crate::features::ratio(shared, 1) / (length(place) + length(link.other)),
        }
    };
    let of = |place| {
        terms
            .links(place)
            .iter()
            .map(|link| alike(place, link))
            .collect()
    };
    (0..count).map(of).collect()
}
