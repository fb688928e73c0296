//! The linear chain over labels: the best sequence of labels, and how probable each label is.
//!
//! Labels are B-I-O: 0 for no name, and for each kind one for its first token and one for the later
//! ones. A later one stands only after a first or later one of its kind.

use crate::sheet::CLASSES;

/// How many kinds of names there are.
pub(crate) const KINDS: usize = 6;
/// How many labels there are.
pub(crate) const LABELS: usize = 1 + 2 * KINDS;
/// What a token scores under each label.
pub(crate) type Scores = [f32; LABELS];
/// What a label scores after another, by the class of the token that carries it.
pub(crate) type Steps = [[Scores; LABELS]; CLASSES];

/// Whether label `to` may stand after label `from`.
pub(crate) const fn may_follow(from: usize, to: usize) -> bool {
    to == 0 || to % 2 == 1 || from == to || from + 1 == to
}

/// The label for the first token of a name of kind number `kind`.
pub(crate) const fn first_of(kind: usize) -> usize {
    1 + 2 * kind
}

/// The number of the kind that `label` belongs to, `None` for no name.
pub(crate) const fn kind_of(label: usize) -> Option<usize> {
    if label == 0 {
        None
    } else {
        Some((label - 1) / 2)
    }
}

/// Whether `label` is for a later token of a name.
pub(crate) const fn is_later(label: usize) -> bool {
    label > 0 && label.is_multiple_of(2)
}

/// The sequence of labels with the highest score. `classes` holds the class of each token.
pub(crate) fn best(scores: &[Scores], classes: &[usize], steps: &Steps) -> Vec<usize> {
    let mut came: Vec<[usize; LABELS]> = Vec::with_capacity(scores.len());
    let mut reached = [f32::NEG_INFINITY; LABELS];
    for (at, (score, &class)) in scores.iter().zip(classes).enumerate() {
        let mut next = [f32::NEG_INFINITY; LABELS];
        let mut from = [0; LABELS];
        for to in 0..LABELS {
            if at == 0 {
                if may_follow(0, to) {
                    next[to] = score[to];
                }
                continue;
            }
            for before in (0..LABELS).filter(|&before| may_follow(before, to)) {
                let value = reached[before] + steps[class][before][to] + score[to];
                if value > next[to] {
                    next[to] = value;
                    from[to] = before;
                }
            }
        }
        reached = next;
        came.push(from);
    }
    let mut label = (0..LABELS)
        .max_by(|a, b| reached[*a].total_cmp(&reached[*b]))
        .unwrap_or(0);
    let mut labels = vec![0; scores.len()];
    for at in (0..scores.len()).rev() {
        labels[at] = label;
        label = came[at][label];
    }
    labels
}

/// Sums over all sequences of labels, each sum scaled so that those of a token add up to one.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    /// The scores of tokens as factors.
    pub(crate) factors: Vec<Scores>,
    /// Sums over what stands before a token and on it.
    pub(crate) forward: Vec<Scores>,
    /// Sums over what stands after a token.
    pub(crate) backward: Vec<Scores>,
}

impl Sums {
    /// Computes all sums. `steps` holds factors, not scores.
    pub(crate) fn compute(&mut self, scores: &[Scores], classes: &[usize], steps: &Steps) {
        self.factors.clear();
        self.factors.extend(scores.iter().map(factors));
        self.forward.clear();
        self.backward.clear();
        self.backward.resize(scores.len(), [1.0; LABELS]);
        let mut before = [0.0; LABELS];
        before[0] = 1.0;
        for (at, (factor, &class)) in self.factors.iter().zip(classes).enumerate() {
            let mut sums = [0.0; LABELS];
            if at == 0 {
                for (label, sum) in sums.iter_mut().enumerate() {
                    *sum = if may_follow(0, label) { 1.0 } else { 0.0 };
                }
            } else {
                for (from, weight) in before.iter().enumerate() {
                    for (sum, step) in sums.iter_mut().zip(&steps[class][from]) {
                        *sum += weight * step;
                    }
                }
            }
            for (sum, factor) in sums.iter_mut().zip(factor) {
                *sum *= factor;
            }
            scale(&mut sums);
            self.forward.push(sums);
            before = sums;
        }
        for at in (1..scores.len()).rev() {
            let mut after = [0.0; LABELS];
            for (to, value) in after.iter_mut().enumerate() {
                *value = self.factors[at][to] * self.backward[at][to];
            }
            let mut sums = [0.0; LABELS];
            for (from, sum) in sums.iter_mut().enumerate() {
                *sum = steps[classes[at]][from]
                    .iter()
                    .zip(&after)
                    .map(|(step, value)| step * value)
                    .sum();
            }
            scale(&mut sums);
            self.backward[at - 1] = sums;
        }
    }

    /// How probable each label is at token `at`.
    pub(crate) fn probabilities(&self, at: usize) -> Scores {
        let mut found = self.forward[at];
        for (value, after) in found.iter_mut().zip(&self.backward[at]) {
            *value *= after;
        }
        scale(&mut found);
        found
    }

    #[cfg(feature = "training")]
    /// How probable it is that `to` stands at token `at` (not the first) after `from`, for all pairs.
    pub(crate) fn pairs(&self, at: usize, class: usize, steps: &Steps) -> [Scores; LABELS] {
        let mut found = [[0.0; LABELS]; LABELS];
        let mut total = 0.0;
        for (from, row) in found.iter_mut().enumerate() {
            for (to, value) in row.iter_mut().enumerate() {
                *value = self.forward[at - 1][from]
                    * steps[class][from][to]
                    * self.factors[at][to]
                    * self.backward[at][to];
                total += *value;
            }
        }
        if total > 0.0 {
            for value in found.iter_mut().flatten() {
                *value /= total;
            }
        }
        found
    }
}

/// `scores` as factors, the largest being one.
fn factors(scores: &Scores) -> Scores {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores.map(|score| (score - most).max(-80.0).exp())
}

fn scale(sums: &mut Scores) {
    let total: f32 = sums.iter().sum();
    if total > 0.0 {
        for sum in sums {
            *sum /= total;
        }
    }
}

/// `steps` as factors; 0 where a label may not follow.
pub(crate) fn step_factors(steps: &Steps) -> Box<Steps> {
    let mut found = Box::new([[[0.0; LABELS]; LABELS]; CLASSES]);
    for (rows, into) in steps.iter().zip(found.iter_mut()) {
        class_factors(rows, into);
    }
    found
}

/// The factors of one class of [`step_factors`].
pub(crate) fn class_factors(steps: &[Scores; LABELS], into: &mut [Scores; LABELS]) {
    for (from, (row, into)) in steps.iter().zip(into.iter_mut()).enumerate() {
        for (to, (step, into)) in row.iter().zip(into.iter_mut()).enumerate() {
            *into = if may_follow(from, to) {
                step.exp()
            } else {
                0.0
            };
        }
    }
}
