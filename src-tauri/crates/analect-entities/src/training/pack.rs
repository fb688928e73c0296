//! Packing a fitted chain into the bytes the program carries; `model.rs` says how they lie.

use super::crf::Fitted;
use crate::chain::{KINDS, LABELS};
use crate::keys::Key;
use crate::model::{BUCKET, Curve, MAGIC, WEIGHT_BITS, place};

/// The bytes of the model. Features that find their bucket full are left out: training sees to it
/// that there are none.
pub(crate) fn pack(
    fitted: &Fitted,
    buckets: usize,
    lists: &[u8],
    curves: &[Curve; KINDS],
    shown: f32,
) -> Vec<u8> {
    let weights = &fitted.weights;
    let all = weights.rows.iter().flatten();
    let scale = all.fold(0.0f32, |most, weight| most.max(weight.abs())) / 49.0;
    let count = |count: usize| u32::try_from(count).unwrap_or(0).to_le_bytes();
    let mut bytes = MAGIC.to_vec();
    bytes.extend(count(buckets));
    bytes.extend(count(lists.len() / 4));
    bytes.extend(scale.to_le_bytes());
    let curves = curves.iter().flat_map(|curve| curve.0);
    bytes.extend(curves.flat_map(f32::to_le_bytes));
    bytes.extend(shown.to_le_bytes());
    let steps = weights.steps.iter().flatten().flatten();
    bytes.extend(steps.flat_map(|step| step.to_le_bytes()));
    let table = table(fitted, buckets, scale);
    bytes.extend(table.iter().flatten().flat_map(|row| row.to_le_bytes()));
    bytes.extend(lists);
    bytes
}

/// The rows of the features, in buckets.
fn table(fitted: &Fitted, buckets: usize, scale: f32) -> Vec<[u64; BUCKET]> {
    let mut features: Vec<(Key, u64)> = fitted
        .numbers
        .iter()
        .map(|(key, number)| (*key, row(&fitted.weights.rows[*number as usize], scale)))
        .filter(|(_, row)| *row != 0)
        .collect();
    features.sort_unstable();
    let mut table = vec![[0; BUCKET]; buckets];
    for (key, row) in features {
        let (bucket, print) = place(key, buckets);
        let entry = print << WEIGHT_BITS | row;
        let slots = &mut table[bucket];
        if !slots.contains(&entry)
            && let Some(slot) = slots.iter_mut().find(|slot| **slot == 0)
        {
            *slot = entry;
        }
    }
    table
}

/// The weights of a feature in four bits each: a sign, and the nearest root from 0 to 7.
fn row(weights: &[f32], scale: f32) -> u64 {
    let code = |(label, weight): (usize, &f32)| {
        let root = (weight.abs() / scale).sqrt();
        let level = (1..=7u8)
            .filter(|level| root >= f32::from(*level) - 0.5)
            .count() as u64;
        let sign = if *weight < 0.0 && level > 0 { 8 } else { 0 };
        (level | sign) << (4 * label)
    };
    weights.iter().take(LABELS).enumerate().map(code).sum()
}
