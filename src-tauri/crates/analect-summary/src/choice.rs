//! Taking one sentence after the other: the best that is new, allowed and fits.

use crate::Length;
use crate::features::{Features, weights};
use crate::grade::Grade;
use crate::phrases;
use crate::sentence::Sentence;
use crate::terms::Terms;
use analect_model::{Reason, ReasonKind, SummarySentence, Verdict};
use std::collections::HashSet;

/// Share of the terms of the shorter sentence, in percent, that two chosen sentences may have in common.
const MOST_SHARED: usize = 55;
/// Fewest terms of a sentence for which that share means anything.
const FEWEST_TERMS: usize = 4;
/// What a pin is worth: more than all other reasons of a sentence together.
const PINNED: f64 = 4.0;
/// Where a later choice would score as high as the one before, it is brought down to this share of it.
const STEP_DOWN: f64 = 0.999;

/// How much may still be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Budget {
    sentences: usize,
    words: usize,
    /// Whether one sentence may exceed the words, because none is taken yet.
    lenient: bool,
}

impl Budget {
    /// The budget of a summary of `length`.
    pub(crate) fn of(length: Length) -> Self {
        match length {
            Length::Sentences(sentences) => Self {
                sentences,
                words: usize::MAX,
                lenient: false,
            },
            Length::Words(words) => Self {
                sentences: if words == 0 { 0 } else { usize::MAX },
                words,
                lenient: true,
            },
        }
    }

    fn fits(self, words: usize) -> bool {
        self.sentences > 0 && words <= self.words
    }

    /// Makes room for a sentence of `words` words that stands in the summary anyway.
    fn spend(&mut self, words: usize) {
        self.sentences = self.sentences.saturating_sub(1);
        self.words = self.words.saturating_sub(words);
        self.lenient = false;
    }

    /// Takes a sentence of `words` words where it fits, or where it is the first.
    pub(crate) fn take(&mut self, words: usize) -> bool {
        let fits = self.fits(words) || (self.lenient && self.sentences > 0);
        if fits {
            self.sentences -= 1;
            self.words = self.words.saturating_sub(words);
            self.lenient = false;
        }
        fits
    }
}

/// What can be chosen, and all that is known of it; one entry a sentence in every list.
pub(crate) struct Candidates<'a, 'text> {
    pub(crate) sentences: &'a [Sentence<'text>],
    pub(crate) grades: &'a [Grade],
    pub(crate) terms: &'a Terms,
    pub(crate) features: &'a [Features],
    pub(crate) verdicts: &'a [Option<Verdict>],
}

/// The chosen sentences in the order of choice: those the reader pinned, then the best.
pub(crate) fn choose(candidates: &Candidates<'_, '_>, mut budget: Budget) -> Vec<SummarySentence> {
    let mut choice = Choice {
        sentences: candidates.sentences,
        grades: candidates.grades,
        terms: candidates.terms,
        features: candidates.features,
        states: vec![State::default(); candidates.sentences.len()],
        seen: HashSet::new(),
    };
    let mut chosen = choice.take_pinned(candidates.verdicts);
    for sentence in &chosen {
        let words = choice.words(sentence.index);
        budget.spend(words);
    }
    while let Some(place) = choice.best(budget) {
        if !budget.take(choice.words(place)) {
            break;
        }
        let ceiling = chosen
            .last()
            .map_or(f64::INFINITY, |last| last.score * STEP_DOWN);
        let Some(sentence) = choice.take(place, chosen.is_empty(), ceiling) else {
            break;
        };
        chosen.push(sentence);
    }
    chosen
}

/// What the choice so far means for one sentence.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    chosen: bool,
    /// Whether the reader excluded it.
    barred: bool,
    /// Whether it repeats a chosen sentence.
    repeats: bool,
    /// The highest cosine with a chosen sentence.
    likeness: f64,
}

struct Choice<'a, 'text> {
    sentences: &'a [Sentence<'text>],
    grades: &'a [Grade],
    terms: &'a Terms,
    features: &'a [Features],
    states: Vec<State>,
    /// The terms of the chosen sentences.
    seen: HashSet<usize>,
}

impl Choice<'_, '_> {
    /// The best sentence that may be taken: a good one before a blemished one, then by score, then the earlier.
    fn best(&self, budget: Budget) -> Option<usize> {
        let pick = |grade: Grade, roomy: bool| {
            (0..self.sentences.len())
                .filter(|place| self.grades.get(*place) == Some(&grade) && self.is_allowed(*place))
                .filter(|place| roomy || budget.fits(self.words(*place)))
                .map(|place| (place, self.score(place)))
                .fold(None, |best: Option<(usize, f64)>, next| match best {
                    Some(best) if best.1 >= next.1 => Some(best),
                    _ => Some(next),
                })
                .map(|(place, _)| place)
        };
        let within = pick(Grade::Good, false).or_else(|| pick(Grade::Blemished, false));
        let over = || pick(Grade::Good, true).or_else(|| pick(Grade::Blemished, true));
        within.or_else(|| if budget.lenient { over() } else { None })
    }

    fn is_allowed(&self, place: usize) -> bool {
        let Some(state) = self.states.get(place) else {
            return false;
        };
        let leans = self
            .features
            .get(place)
            .is_some_and(|features| features.leans_back);
        let held = place
            .checked_sub(1)
            .and_then(|before| self.states.get(before))
            .is_some_and(|before| before.chosen);
        !state.chosen && !state.barred && !state.repeats && (!leans || held)
    }

    fn words(&self, place: usize) -> usize {
        self.sentences
            .get(place)
            .map_or(0, |sentence| sentence.word_count)
    }

    fn novelty(&self, place: usize) -> f64 {
        weights::NOVELTY
            * (1.0 - self.states.get(place).map_or(0.0, |state| state.likeness)).max(0.0)
    }

    fn score(&self, place: usize) -> f64 {
        self.features
            .get(place)
            .map_or(0.0, |features| features.sum)
            + self.novelty(place)
    }

    /// Takes what the reader pinned and bars what the reader excluded.
    fn take_pinned(&mut self, verdicts: &[Option<Verdict>]) -> Vec<SummarySentence> {
        for (state, verdict) in self.states.iter_mut().zip(verdicts) {
            state.barred = *verdict == Some(Verdict::Excluded);
        }
        let pinned = |(place, verdict): (usize, &Option<Verdict>)| {
            (*verdict == Some(Verdict::Pinned)).then_some(place)
        };
        let mut taken: Vec<SummarySentence> = Vec::new();
        for place in verdicts.iter().enumerate().filter_map(pinned) {
            let ceiling = taken
                .last()
                .map_or(f64::INFINITY, |last| last.score * STEP_DOWN);
            let Some(mut sentence) = self.take(place, taken.is_empty(), f64::INFINITY) else {
                continue;
            };
            sentence.reasons.push(Reason {
                kind: ReasonKind::Pinned,
                value: PINNED,
                text: phrases::pinned(),
            });
            sentence.score = settle(&mut sentence.reasons, ceiling);
            taken.push(sentence);
        }
        taken
    }

    /// Takes the sentence at `place`; its score is brought below `ceiling` by shrinking every reason alike.
    fn take(&mut self, place: usize, first: bool, ceiling: f64) -> Option<SummarySentence> {
        let sentence = self.sentences.get(place)?;
        let mut reasons = self.features.get(place)?.reasons.clone();
        let novelty = self.novelty(place);
        let new_words = self.terms.count_new(place, &self.seen);
        if novelty > 0.0 && new_words > 0 {
            reasons.push(Reason {
                kind: ReasonKind::Novelty,
                value: novelty,
                text: phrases::novelty(new_words, first),
            });
        }
        let score = settle(&mut reasons, ceiling);
        self.note(place);
        Some(SummarySentence {
            index: sentence.index,
            range: sentence.range,
            score,
            reasons,
        })
    }

    /// Brings the states up to date with the choice of `place`.
    fn note(&mut self, place: usize) {
        if let Some(state) = self.states.get_mut(place) {
            state.chosen = true;
        }
        self.terms.mark(place, &mut self.seen);
        for meeting in self.terms.meetings(place) {
            let shorter = self.terms.count(place).min(self.terms.count(meeting.other));
            let Some(state) = self.states.get_mut(meeting.other) else {
                continue;
            };
            state.likeness = state.likeness.max(meeting.cosine);
            state.repeats |=
                shorter >= FEWEST_TERMS && meeting.shared * 100 > shorter * MOST_SHARED;
        }
    }
}

/// Orders `reasons` by weight, keeps their sum below `ceiling`, and gives that sum.
fn settle(reasons: &mut [Reason], ceiling: f64) -> f64 {
    reasons.sort_by(|a, b| b.value.total_cmp(&a.value));
    let sum = |reasons: &[Reason]| reasons.iter().map(|reason| reason.value).sum::<f64>();
    let raw = sum(reasons);
    if raw > ceiling && raw > 0.0 {
        let factor = ceiling / raw * STEP_DOWN;
        for reason in reasons.iter_mut() {
            reason.value *= factor;
        }
    }
    sum(reasons)
}
