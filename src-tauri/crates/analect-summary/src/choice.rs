//! Taking one sentence after the other: the best that is new, understood and fits.

use crate::Length;
use crate::features::{Analysis, Feature, count_figures};
use crate::grade::Grade;
use crate::model::{KINDS, Weights};
use crate::phrases;
use crate::state::State;
use analect_model::{Reason, ReasonKind, RunnerUp, SummarySentence, Verdict};

/// What a pin is worth: more than all other reasons of a sentence together.
const PINNED: f64 = 6.0;
/// What a sentence scores at least, for where it stands.
pub(crate) const LEAST: f64 = 0.001;
/// Most sentences of a summary: each is weighed against all that are not chosen yet.
const MOST: usize = 200;
/// Where a later choice would score as high as the one before, it is brought down to this share of
/// it.
pub(crate) const STEP_DOWN: f64 = 0.999;

/// How much may still be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Budget {
    sentences: usize,
    words: usize,
    /// Whether one sentence may exceed the words, because none is taken yet.
    lenient: bool,
}

impl Budget {
    /// The budget of a summary of `length` of a text of `total` words.
    pub(crate) fn of(length: Length, total: usize) -> Self {
        let words = match length {
            Length::Sentences(sentences) => {
                return Self {
                    sentences: sentences.min(MOST),
                    words: usize::MAX,
                    lenient: false,
                };
            }
            Length::Words(words) => words,
            Length::Percent(0) => 0,
            Length::Percent(percent) => (total * usize::from(percent) / 100).max(1),
        };
        Self {
            sentences: if words == 0 { 0 } else { MOST },
            words,
            lenient: true,
        }
    }

    fn fits(self, words: usize) -> bool {
        self.sentences > 0 && words <= self.words
    }

    /// Makes room for a sentence of `words` words that stands in the summary anyway.
    pub(crate) fn spend(&mut self, words: usize) {
        self.sentences = self.sentences.saturating_sub(1);
        self.words = self.words.saturating_sub(words);
        self.lenient = false;
    }

    /// Whether no sentence fits any more.
    pub(crate) fn is_spent(self) -> bool {
        self.sentences == 0 || (self.words == 0 && !self.lenient)
    }

    /// Takes a sentence of `words` words where it fits, or where it is the first.
    pub(crate) fn take(&mut self, words: usize) -> bool {
        let fits = self.fits(words) || (self.lenient && self.sentences > 0);
        if fits {
            self.spend(words);
        }
        fits
    }
}

/// The chosen sentences in the order of choice: those the reader pinned, then the best.
pub(crate) fn choose(
    analysis: &Analysis<'_>,
    weights: &Weights,
    verdicts: &[Option<Verdict>],
    mut budget: Budget,
) -> Vec<SummarySentence> {
    let mut choice = Choice {
        analysis,
        weights,
        verdicts,
        state: State::new(analysis),
        chosen: Vec::new(),
    };
    choice.take_pinned(&mut budget);
    while choice.take_best(&mut budget) {}
    choice.chosen
}

/// What a sentence that may be taken is worth now.
#[derive(Debug, Clone, Copy)]
struct Offer {
    place: usize,
    value: f64,
}

struct Choice<'a, 'text> {
    analysis: &'a Analysis<'text>,
    weights: &'a Weights,
    verdicts: &'a [Option<Verdict>],
    state: State<'a, 'text>,
    chosen: Vec<SummarySentence>,
}

impl Choice<'_, '_> {
    /// Takes what the reader pinned.
    fn take_pinned(&mut self, budget: &mut Budget) {
        let is_pinned = |(place, verdict): (usize, &Option<Verdict>)| {
            (*verdict == Some(Verdict::Pinned)).then_some(place)
        };
        let verdicts = self.verdicts;
        for place in verdicts.iter().enumerate().filter_map(is_pinned) {
            budget.spend(self.words(place));
            let mut reasons = self.reasons(place);
            reasons.push(Reason {
                kind: ReasonKind::Pinned,
                value: PINNED,
                text: phrases::pinned(),
            });
            self.take(place, reasons, None);
        }
    }

    /// Takes the best sentence that may be taken: a good one before a blemished one.
    fn take_best(&mut self, budget: &mut Budget) -> bool {
        if let Some(place) = self.led_to(*budget) {
            budget.spend(self.words(place));
            let reasons = self.reasons(place);
            self.take(place, reasons, None);
            return true;
        }
        for grade in [Grade::Good, Grade::Blemished] {
            let places: Vec<usize> = self.state.places(grade).collect();
            let Some((best, next)) = self.best(&places, *budget) else {
                continue;
            };
            if !budget.take(self.words(best.place)) {
                return false;
            }
            let reasons = self.reasons(best.place);
            let beaten = next.map(|next| RunnerUp {
                index: next.place,
                range: self.analysis.sentences[next.place].range,
                margin: best.value - next.value,
            });
            self.take(best.place, reasons, beaten);
            return true;
        }
        false
    }

    /// The sentence that the last one was taken to lead to, where it fits.
    fn led_to(&self, budget: Budget) -> Option<usize> {
        let last = *self.state.chosen.last()?;
        let next = last + 1;
        let is_led = *self.analysis.leads.get(last)? && self.is_free(next);
        (is_led && budget.fits(self.words(next))).then_some(next)
    }

    /// Whether there is room for a sentence, and for the one that it leads to.
    fn has_room(&self, place: usize, budget: Budget) -> bool {
        if !self.analysis.leads[place] {
            return budget.fits(self.words(place));
        }
        let mut left = budget;
        left.fits(self.words(place)) && {
            left.spend(self.words(place));
            left.fits(self.words(place + 1))
        }
    }

    /// The best of `places` that fits, or else the best of all where a first sentence may exceed the
    /// budget; and the one that comes after it. Of two that are worth the same, the earlier.
    fn best(&self, places: &[usize], budget: Budget) -> Option<(Offer, Option<Offer>)> {
        let mut best: [Option<Offer>; 2] = [None, None];
        let mut fits = false;
        for place in places.iter().copied().filter(|place| self.is_free(*place)) {
            let roomy = self.has_room(place, budget);
            if !roomy && (fits || !budget.lenient) {
                continue;
            }
            if roomy && !fits {
                (fits, best) = (true, [None, None]);
            }
            let value = self.weights.value(&self.state.vector(place));
            let offer = Offer { place, value };
            let beats = |other: Option<Offer>| other.is_none_or(|other| value > other.value);
            if beats(best[0]) {
                best = [Some(offer), best[0]];
            } else if beats(best[1]) {
                best[1] = Some(offer);
            }
        }
        best[0].map(|first| (first, best[1]))
    }

    fn is_free(&self, place: usize) -> bool {
        self.verdicts[place].is_none() && self.state.is_allowed(place)
    }

    fn words(&self, place: usize) -> usize {
        self.analysis.sentences[place].words.len()
    }

    /// What speaks for the sentence at `place` now. A reason says how far above the sentence stands that
    /// has least of its kind; so none is negative, and the order of sentences is that of their values.
    fn reasons(&self, place: usize) -> Vec<Reason> {
        let mut floors = [f64::INFINITY; KINDS.len()];
        for other in 0..self.analysis.sentences.len() {
            let parts = self.weights.parts(&self.state.vector(other));
            for (floor, part) in floors.iter_mut().zip(parts) {
                *floor = floor.min(part);
            }
        }
        let parts = self.weights.parts(&self.state.vector(place));
        let reason = |(kind, (part, floor)): (&ReasonKind, (&f64, f64))| Reason {
            kind: *kind,
            value: (part - floor).max(if *kind == ReasonKind::Position {
                LEAST
            } else {
                0.0
            }),
            text: self.phrase(*kind, place),
        };
        let all = KINDS.iter().zip(parts.iter().zip(floors)).map(reason);
        all.filter(|reason| reason.value > 0.0).collect()
    }

    fn phrase(&self, kind: ReasonKind, place: usize) -> String {
        let analysis = self.analysis;
        let sentence = &analysis.sentences[place];
        let first = self.state.chosen.is_empty();
        match kind {
            ReasonKind::Position => phrases::position(
                sentence,
                analysis
                    .sentences
                    .last()
                    .map_or(0, |last| last.paragraph + 1),
                analysis.ranks[place] == 0 && analysis.grades[place] == Grade::Good,
            ),
            ReasonKind::Centrality => phrases::centrality(analysis.neighbours[place]),
            ReasonKind::Title => phrases::title(&analysis.title_words[place]),
            ReasonKind::About => phrases::about(&analysis.asked_words[place]),
            ReasonKind::Novelty => phrases::novelty(self.state.count_new(place), first),
            ReasonKind::Figures => phrases::figures(count_figures(sentence.text)),
            ReasonKind::Names => phrases::names(analysis.names[place].capitals),
            ReasonKind::Length => phrases::length(sentence.words.len()),
            ReasonKind::Attribution => phrases::quotation(sentence.text),
            ReasonKind::Wording => phrases::wording(),
            ReasonKind::Flow => {
                phrases::flow(self.state.vector(place).get(Feature::Presumes) > 0.0)
            }
            ReasonKind::Pinned => phrases::pinned(),
        }
    }

    /// Takes the sentence at `place`; its score is brought below that of the one before by shrinking
    /// every reason alike.
    fn take(&mut self, place: usize, mut reasons: Vec<Reason>, beaten: Option<RunnerUp>) {
        let ceiling = self
            .chosen
            .last()
            .map_or(f64::INFINITY, |last| last.score * STEP_DOWN);
        let sentence = &self.analysis.sentences[place];
        let score = settle(&mut reasons, ceiling);
        self.chosen.push(SummarySentence {
            index: sentence.index,
            range: sentence.range,
            score,
            reasons,
            beaten,
            follows: None,
        });
        self.state.take(place);
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
