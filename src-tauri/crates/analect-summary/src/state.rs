//! What a sentence adds to those already chosen.

use crate::features::{Analysis, Feature, Vector, flag, ratio};
use crate::grade::Grade;

/// Share of the words, and of the terms, of the shorter sentence, in percent, that two chosen sentences
/// may have in common; more than both is a repetition.
const MOST_SHARED: (usize, usize) = (55, 60);
/// Fewest words of a sentence for which these shares mean anything.
const FEWEST_WORDS: usize = 4;

/// The sentences chosen so far, and what they mean for all others; one entry a sentence in every list.
#[derive(Clone)]
pub(crate) struct State<'a, 'text> {
    pub(crate) analysis: &'a Analysis<'text>,
    /// In the order of choice.
    pub(crate) chosen: Vec<usize>,
    taken: Vec<bool>,
    /// Whether it repeats a chosen sentence.
    repeats: Vec<bool>,
    /// The highest cosine with a chosen sentence, and the sum of all.
    most_like: Vec<f64>,
    sum_like: Vec<f64>,
    /// Of each word, whether a chosen sentence has it.
    seen: Vec<bool>,
    /// The people introduced by chosen sentences.
    introduced: Vec<usize>,
    words: usize,
}

impl<'a, 'text> State<'a, 'text> {
    /// Nothing is chosen.
    pub(crate) fn new(analysis: &'a Analysis<'text>) -> Self {
        let count = analysis.sentences.len();
        Self {
            analysis,
            chosen: Vec::new(),
            taken: vec![false; count],
            repeats: vec![false; count],
            most_like: vec![0.0; count],
            sum_like: vec![0.0; count],
            seen: vec![false; analysis.terms.len()],
            introduced: Vec::new(),
            words: 0,
        }
    }

    /// How many words the chosen sentences have.
    #[cfg(any(test, feature = "training"))]
    pub(crate) fn words(&self) -> usize {
        self.words
    }

    /// Whether the sentence at `place` is chosen.
    pub(crate) fn is_taken(&self, place: usize) -> bool {
        self.taken.get(place).copied().unwrap_or(false)
    }

    /// Whether a reader would understand the sentence at `place` beside the chosen ones, and not read
    /// again what they say.
    pub(crate) fn is_allowed(&self, place: usize) -> bool {
        let held = || {
            place
                .checked_sub(1)
                .is_some_and(|before| self.is_taken(before))
        };
        !self.is_taken(place) && !self.repeats[place] && (!self.analysis.leans[place] || held())
    }

    /// Chooses the sentence at `place`.
    pub(crate) fn take(&mut self, place: usize) {
        let analysis = self.analysis;
        let terms = &analysis.terms;
        self.taken[place] = true;
        self.chosen.push(place);
        self.words += analysis.sentences[place].words.len();
        self.introduced.extend(&analysis.names[place].introduces);
        for link in terms.links(place) {
            self.most_like[link.other] = self.most_like[link.other].max(link.cosine);
            self.sum_like[link.other] += link.cosine;
        }
        self.mark_repeats(place);
        for word in terms.words(place) {
            self.seen[*word] = true;
        }
    }

    fn mark_repeats(&mut self, place: usize) {
        let terms = &self.analysis.terms;
        let mut holds = vec![false; terms.len()];
        let own = terms.words(place);
        for word in own {
            holds[*word] = true;
        }
        let repeats = |own: &[usize], other: &[usize], most: usize| {
            let shorter = own.len().min(other.len());
            let shared = other.iter().filter(|word| holds[**word]).count();
            shorter >= FEWEST_WORDS && shared * 100 > shorter * most
        };
        for (other, repeated) in self.repeats.iter_mut().enumerate() {
            *repeated |= repeats(own, terms.words(other), MOST_SHARED.0)
                && repeats(terms.terms(place), terms.terms(other), MOST_SHARED.1);
        }
    }

    /// The terms of the sentence at `place` that no chosen sentence has.
    pub(crate) fn count_new(&self, place: usize) -> usize {
        let terms = self.analysis.terms.terms(place);
        terms.iter().filter(|term| !self.seen[**term]).count()
    }

    /// All figures of the sentence at `place`.
    pub(crate) fn vector(&self, place: usize) -> Vector {
        let mut vector = self.analysis.vectors[place];
        self.set_early(&mut vector);
        self.set_novelty(&mut vector, place);
        self.set_flow(&mut vector, place);
        let so_far = ratio(self.words.min(120), 60);
        vector.set(Feature::WordsSoFar, vector.get(Feature::Words) * so_far);
        vector.set(Feature::Over25SoFar, vector.get(Feature::Over25) * so_far);
        vector
    }

    /// What counts more, or less, for the first choices.
    fn set_early(&self, vector: &mut Vector) {
        use Feature as F;
        let early = 1.0 / ratio(self.chosen.len() + 1, 1);
        let pairs = [
            (F::FirstEarly, F::First),
            (F::NearnessEarly, F::Nearness),
            (F::DepthEarly, F::Depth),
            (F::OpensBlockEarly, F::OpensBlock),
            (F::LeadEarly, F::Lead),
            (F::CentroidEarly, F::Centroid),
            (F::ToFirstEarly, F::ToFirst),
            (F::TopTermsEarly, F::TopTerms),
            (F::ForwardEarly, F::Forward),
            (F::CapitalsEarly, F::Capitals),
            (F::WordsEarly, F::Words),
            (F::Over25Early, F::Over25),
            (F::QuotedEarly, F::Quoted),
            (F::AttributedEarly, F::Attributed),
        ];
        for (product, factor) in pairs {
            vector.set(product, vector.get(factor) * early);
        }
    }

    fn set_novelty(&self, vector: &mut Vector, place: usize) {
        let terms = &self.analysis.terms;
        let (mut fresh, mut all, mut top) = (0.0, 0.0, 0);
        for term in terms.terms(place) {
            let value = ratio(terms.occurrences(*term), 1).sqrt();
            all += value;
            if !self.seen[*term] {
                fresh += value;
                top += usize::from(self.analysis.top.contains(term));
            }
        }
        let words = self.analysis.sentences[place].words.len().max(1);
        let chosen = self.chosen.len();
        vector.set(Feature::MostLike, self.most_like[place]);
        vector.set(
            Feature::MeanLike,
            self.sum_like[place] / ratio(chosen.max(1), 1),
        );
        vector.set(Feature::NewWeight, fresh / 20.0);
        vector.set(Feature::NewDensity, fresh / ratio(words, 1));
        vector.set(Feature::NewTop, ratio(top, 10));
        let covered = if all > 0.0 { 1.0 - fresh / all } else { 0.0 };
        vector.set(Feature::Covered, covered);
    }

    fn set_flow(&self, vector: &mut Vector, place: usize) {
        let analysis = self.analysis;
        let before = place
            .checked_sub(1)
            .is_some_and(|before| self.is_taken(before));
        vector.set(Feature::AfterChosen, flag(before));
        vector.set(Feature::BeforeChosen, flag(self.is_taken(place + 1)));
        let rank = analysis.ranks[place];
        let ranks = || self.chosen.iter().map(|other| analysis.ranks[*other]);
        if let (Some(nearest), Some(last)) = (
            ranks().map(|other| other.abs_diff(rank)).min(),
            ranks().max(),
        ) {
            vector.set(Feature::Distance, ratio(nearest, 1).ln_1p() / 3.0);
            vector.set(Feature::GoesBack, flag(rank < last));
        }
        let skipped =
            rank.saturating_sub(self.chosen.iter().filter(|other| **other < place).count());
        vector.set(Feature::Skips, ratio(skipped.min(10), 10));
        let presumed = &analysis.names[place].presumes;
        let unknown = presumed
            .iter()
            .filter(|name| !self.introduced.contains(name));
        vector.set(Feature::Presumes, ratio(unknown.count().min(2), 2));
    }

    /// The places of the sentences of one `grade`.
    pub(crate) fn places(&self, grade: Grade) -> impl Iterator<Item = usize> {
        let grades = self.analysis.grades.iter().enumerate();
        grades
            .filter(move |(_, own)| **own == grade)
            .map(|(place, _)| place)
    }
}
