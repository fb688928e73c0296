//! How often names are right, by how sure the chain is of them.

use crate::chain::KINDS;
use crate::mentions::PLACE;
use crate::model::{Curve, OBSERVATIONS};

/// How often, and by how much, a curve is moved.
const ROUNDS: usize = 2000;
const STEP: f32 = 0.5;

/// A name that was found in a held-out document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Trial {
    pub(crate) kind: usize,
    /// What is observed of it.
    pub(crate) observed: [f32; OBSERVATIONS],
    pub(crate) right: bool,
    /// How much it counts.
    pub(crate) weight: f32,
}

/// Fits the curve of each kind by gradient ascent on the likelihood; kinds with few names share one.
pub(crate) fn curves(trials: &[Trial]) -> [Curve; KINDS] {
    let shared = curve(&trials.iter().collect::<Vec<_>>(), Curve::default());
    let mut curves = [shared; KINDS];
    for (kind, curve_of_kind) in curves.iter_mut().enumerate() {
        let own: Vec<&Trial> = trials.iter().filter(|trial| trial.kind == kind).collect();
        if own.len() >= 200 {
            *curve_of_kind = curve(&own, shared);
        }
    }
    curves
}

fn curve(trials: &[&Trial], start: Curve) -> Curve {
    let mut curve = start;
    let total: f32 = trials.iter().map(|trial| trial.weight).sum();
    for _ in 0..ROUNDS {
        let mut slopes = [0.0; OBSERVATIONS];
        for trial in trials {
            let wanted = if trial.right { 1.0 } else { 0.0 };
            let error = trial.weight * (wanted - curve.confidence(&trial.observed));
            for (slope, value) in slopes.iter_mut().zip(&trial.observed) {
                *slope += error * value;
            }
        }
        for (weight, slope) in curve.0.iter_mut().zip(&slopes) {
            *weight += STEP * slope / total.max(1.0);
        }
    }
    curve
}

/// The least confidence at which names are right in a share of `precision`.
pub(crate) fn threshold(trials: &[Trial], curves: &[Curve; KINDS], precision: f32) -> f32 {
    let mut sorted: Vec<(f32, &Trial)> = trials
        .iter()
        .filter(|trial| trial.kind <= PLACE)
        .map(|trial| (curves[trial.kind].confidence(&trial.observed), trial))
        .collect();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut all, mut found) = (0.0, 0.0, 1.0);
    for (confidence, trial) in sorted {
        all += trial.weight;
        right += if trial.right { trial.weight } else { 0.0 };
        if right >= precision * all {
            found = confidence;
        }
    }
    found
}
