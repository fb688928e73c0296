//! Ridge regression (Hoerl and Kennard, 1970) by the normal equations, over states that the model
//! itself comes to (Ross, Gordon and Bagnell, 2011).

use super::Example;
use super::references::{Counts, Overlap};
use super::states::prefixes;
use crate::features::{Analysis, COUNT, Feature};
use crate::grade::Grade;
use crate::model::Weights;
use crate::sentence::sentences_of;
use crate::state::State;
use analect_language::identify;

/// How strongly weights are held down, in rows.
const RIDGE: f64 = 3000.0;
/// Rounds in which the model's own choices join the states, and in which summaries are played to their
/// ends.
const ROUNDS: (usize, usize) = (2, 4);
/// What is worth one: so much of F1, in hundredths.
const UNIT: f64 = 10.0;
/// What cannot be learnt from overlap: what a name costs that the summary does not introduce, and what
/// it is worth to speak of all that was asked.
const FIXED: [(Feature, f64); 2] = [(Feature::Presumes, -0.05), (Feature::Asked, 2.5)];
/// Weights are rounded to this many parts, so that the last bits of a platform's mathematics do not
/// show.
const ROUNDING: f64 = 1e5;
/// The lengths a summary is judged at: so many sentences, and so many tokens, which are 60 and 100
/// words about.
const LENGTHS: (usize, [usize; 2]) = (3, [62, 103]);

/// Fits weights to `examples`.
///
/// A sentence is worth what it adds at once, and what the summary comes to when the model goes on.
pub(super) fn fit(examples: &[&Example]) -> Weights {
    let lessons: Vec<Lesson<'_>> = examples.iter().filter_map(|one| Lesson::of(one)).collect();
    let mut sums = Sums::default();
    for lesson in &lessons {
        let prefixes = &lesson.prefixes;
        sums.add_lesson(lesson, prefixes, |_, held, place| {
            lesson.overlap.gain(held, place)
        });
    }
    let mut weights = sums.solve();
    for _ in 0..ROUNDS.0 {
        for lesson in &lessons {
            let own = lesson.own(&weights);
            sums.add_lesson(lesson, &own, |_, held, place| {
                lesson.overlap.gain(held, place)
            });
        }
        weights = sums.solve();
    }
    for _ in 0..ROUNDS.1 {
        for lesson in &lessons {
            let all = [vec![Vec::new()], lesson.own(&weights)].concat();
            sums.add_lesson(lesson, &all, |state, _, place| {
                lesson.outcome(state, place, &weights)
            });
        }
        weights = sums.solve();
    }
    weights
}

/// A document that has something to choose from.
struct Lesson<'a> {
    analysis: Analysis<'a>,
    overlap: Overlap,
    /// States that do not depend on the model.
    prefixes: Vec<Vec<usize>>,
}

impl<'a> Lesson<'a> {
    fn of(example: &'a Example) -> Option<Self> {
        let sentences = sentences_of(&example.document);
        let language = identify(example.document.text());
        let overlap = Overlap::of(&example.references, sentences.iter().map(|one| one.text));
        let analysis = Analysis::of(sentences, example.title.as_deref(), (None, &[]), language);
        let state = State::new(&analysis);
        let good = state.places(Grade::Good).count();
        let prefixes = prefixes(&state, &overlap);
        (good > 1).then_some(Self {
            analysis,
            overlap,
            prefixes,
        })
    }

    /// What a model with `weights` would have chosen before each choice but the first.
    fn own(&self, weights: &Weights) -> Vec<Vec<usize>> {
        let mut state = State::new(&self.analysis);
        go_on(&mut state, weights, |state| state.chosen.len() < 5);
        let order = &state.chosen;
        (1..order.len())
            .map(|count| order[..count].to_vec())
            .collect()
    }

    /// What becomes of the summary if the sentence at `place` is chosen now and the model goes on.
    fn outcome(&self, state: &State<'_, '_>, place: usize, weights: &Weights) -> f64 {
        let (sentences, tokens) = LENGTHS;
        let free = state.chosen.len() < sentences;
        let mut state = state.clone();
        state.take(place);
        go_on(&mut state, weights, |state| {
            state.chosen.len() < sentences || state.words() < tokens[1]
        });
        let short = state.chosen.get(..sentences).unwrap_or(&state.chosen);
        let by_sentences = if free {
            self.overlap.f1(short, usize::MAX)
        } else {
            0.0
        };
        let by_tokens: f64 = tokens
            .iter()
            .map(|most| self.overlap.f1(&state.chosen, *most))
            .sum();
        by_sentences + by_tokens
    }
}

/// Goes on choosing as long as `wanted` says so and there is something to choose.
fn go_on(state: &mut State<'_, '_>, weights: &Weights, wanted: impl Fn(&State<'_, '_>) -> bool) {
    while wanted(state) {
        let free = state
            .places(Grade::Good)
            .filter(|place| state.is_allowed(*place));
        let best = free
            .map(|place| (place, weights.value(&state.vector(place))))
            .fold(None, |best: Option<(usize, f64)>, next| match best {
                Some(best) if best.1 >= next.1 => Some(best),
                _ => Some(next),
            });
        let Some((place, _)) = best else { return };
        state.take(place);
    }
}

/// The sums that make up the normal equations.
struct Sums {
    products: Vec<[f64; COUNT]>,
    targets: [f64; COUNT],
    rows: f64,
}

impl Default for Sums {
    fn default() -> Self {
        Self {
            products: vec![[0.0; COUNT]; COUNT],
            targets: [0.0; COUNT],
            rows: 0.0,
        }
    }
}

impl Sums {
    /// Adds a document in the states after `prefixes`; `worth` tells what a sentence is worth in one.
    #[allow(clippy::cast_precision_loss)]
    fn add_lesson(
        &mut self,
        lesson: &Lesson<'_>,
        prefixes: &[Vec<usize>],
        worth: impl Fn(&State<'_, '_>, &Counts, usize) -> f64,
    ) {
        let empty = State::new(&lesson.analysis);
        let good = empty.places(Grade::Good).count();
        let weight = 1.0 / ((good * prefixes.len()).max(1) as f64).sqrt();
        for prefix in prefixes {
            let (mut state, mut held) = (empty.clone(), lesson.overlap.empty());
            for place in prefix {
                state.take(*place);
                lesson.overlap.add(&mut held, *place);
            }
            let free = state
                .places(Grade::Good)
                .filter(|place| !state.is_taken(*place));
            let rows =
                free.map(|place| (state.vector(place).0, worth(&state, &held, place) / UNIT));
            self.add_state(rows.collect(), weight);
        }
    }

    /// Adds the rows of one state, as differences from their means: only the order in one state counts.
    #[allow(clippy::cast_precision_loss)]
    fn add_state(&mut self, mut rows: Vec<([f64; COUNT], f64)>, weight: f64) {
        let count = rows.len() as f64;
        let mut means = [0.0; COUNT];
        let target = rows.iter().map(|row| row.1).sum::<f64>() / count;
        for (figures, _) in &rows {
            let pairs = means.iter_mut().zip(figures);
            pairs.for_each(|(mean, figure)| *mean += figure / count);
        }
        self.rows += count;
        for (figures, value) in &mut rows {
            let pairs = figures.iter_mut().zip(means);
            pairs.for_each(|(figure, mean)| *figure -= mean);
            for (one, sums) in self.products.iter_mut().enumerate() {
                let left = weight * figures[one];
                self.targets[one] += left * (*value - target);
                let pairs = sums.iter_mut().zip(figures.iter());
                pairs.for_each(|(sum, right)| *sum += left * right);
            }
        }
    }

    /// The weights that fit best, those held down that the rows say little about.
    fn solve(&self) -> Weights {
        let (mut matrix, mut targets) = (self.products.clone(), self.targets);
        for (place, row) in matrix.iter_mut().enumerate() {
            row[place] += RIDGE * self.products[place][place] / self.rows.max(1.0) + 1e-9;
            for (fixed, _) in FIXED {
                row[fixed as usize] = 0.0;
            }
        }
        for (fixed, weight) in FIXED {
            matrix[fixed as usize] = [0.0; COUNT];
            matrix[fixed as usize][fixed as usize] = 1.0;
            targets[fixed as usize] = weight;
        }
        let solved = eliminate(matrix, targets);
        let rounded = |weight: f64| (weight * ROUNDING).round() / ROUNDING;
        Weights(solved.into_iter().map(rounded).collect())
    }
}

/// Solves the equations by Gaussian elimination; the matrix is positive definite, so no rows change
/// places.
fn eliminate(mut matrix: Vec<[f64; COUNT]>, mut targets: [f64; COUNT]) -> [f64; COUNT] {
    for pivot in 0..COUNT {
        let row = matrix[pivot];
        for below in pivot + 1..COUNT {
            let factor = matrix[below][pivot] / row[pivot];
            let pairs = matrix[below].iter_mut().zip(row);
            pairs.for_each(|(value, above)| *value -= factor * above);
            targets[below] -= factor * targets[pivot];
        }
    }
    for pivot in (0..COUNT).rev() {
        let later = matrix[pivot].iter().zip(&targets).skip(pivot + 1);
        let known: f64 = later.map(|(value, target)| value * target).sum();
        targets[pivot] = (targets[pivot] - known) / matrix[pivot][pivot];
    }
    targets
}
