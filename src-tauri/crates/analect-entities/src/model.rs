//! The fitted model as it lies in the program: read in place, without a parse.
//!
//! Layout, all numbers little-endian: `MAGIC`; the number of buckets and of list slots (`u32` each);
//! the scale of the weights (`f32`); the calibration of each kind (six `f32`); the confidence from
//! which on a name is shown (`f32`); the steps (`f32` each); the buckets; the slots of the lists.
//!
//! A bucket is eight rows of eight bytes. A row holds, from its lowest bit on, four bits for each
//! label and twelve bits of the feature's hash. Four bits are a sign and a number from 0 to 7, whose
//! square is the weight in units of the scale.

use crate::chain::{KINDS, LABELS, Scores, Steps};
use crate::features::Features;
use crate::keys::{Key, spread};
use crate::lists::Lists;
use crate::recognise::Weigher;
use crate::sheet::{CLASSES, Sheet};

/// The first bytes of a model.
pub(crate) const MAGIC: [u8; 8] = *b"analect1";
/// Rows in a bucket.
pub(crate) const BUCKET: usize = 8;
/// The weights that four bits stand for.
const LEVELS: [i16; 16] = [
    0, 1, 4, 9, 16, 25, 36, 49, 0, -1, -4, -9, -16, -25, -36, -49,
];
/// The weights that eight bits stand for, the lower four first.
static PAIRS: [[i16; 2]; 256] = {
    let mut pairs = [[0; 2]; 256];
    let mut byte = 0;
    while byte < 256 {
        pairs[byte] = [LEVELS[byte & 15], LEVELS[byte >> 4]];
        byte += 1;
    }
    pairs
};
/// The bits of the weights in a row.
pub(crate) const WEIGHT_BITS: u32 = 4 * 13;
/// The bits of the weights in a row, set.
const WEIGHTS: u64 = (1 << WEIGHT_BITS) - 1;

const _: () = assert!(WEIGHT_BITS as usize == 4 * LABELS, "four bits a label");

/// How many observations confidence is made of.
pub(crate) const OBSERVATIONS: usize = 6;

/// How what is observed of a name becomes confidence: by a logistic curve over a weighted sum.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Curve(pub(crate) [f32; OBSERVATIONS]);

impl Curve {
    /// The share of names that are right among those of which the same is observed.
    pub(crate) fn confidence(self, observed: &[f32; OBSERVATIONS]) -> f32 {
        let value: f32 = self
            .0
            .iter()
            .zip(observed)
            .map(|(weight, value)| weight * value)
            .sum();
        1.0 / (1.0 + (-value).exp())
    }
}

/// The logarithm of the odds of `chance`, kept within ±7.
pub(crate) fn log_odds(chance: f32) -> f32 {
    let chance = chance.clamp(0.001, 0.999);
    (chance / (1.0 - chance)).ln()
}

/// A model in bytes.
#[derive(Debug, Clone)]
pub(crate) struct Model<'bytes> {
    buckets: &'bytes [[u8; 8 * BUCKET]],
    scale: f32,
    steps: Box<Steps>,
    /// The lists it was fitted with.
    pub(crate) lists: Lists<'bytes>,
    /// The curve of each kind.
    pub(crate) curves: [Curve; KINDS],
    /// The confidence from which on a name is shown.
    pub(crate) shown: f32,
}

impl<'bytes> Model<'bytes> {
    /// The model in `bytes`; `None` where they hold none.
    pub(crate) fn new(bytes: &'bytes [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(&MAGIC)?;
        let buckets = usize::try_from(u32::from_le_bytes(take(&mut rest)?)).ok()?;
        let slots = usize::try_from(u32::from_le_bytes(take(&mut rest)?)).ok()?;
        let scale = f32::from_le_bytes(take(&mut rest)?);
        let mut curves = [Curve::default(); KINDS];
        for curve in &mut curves {
            for weight in &mut curve.0 {
                *weight = f32::from_le_bytes(take(&mut rest)?);
            }
        }
        let shown = f32::from_le_bytes(take(&mut rest)?);
        let mut steps = Box::new([[[0.0; LABELS]; LABELS]; CLASSES]);
        for step in steps.iter_mut().flatten().flatten() {
            *step = f32::from_le_bytes(take(&mut rest)?);
        }
        let (rows, lists) = rest.split_at_checked(buckets * 8 * BUCKET)?;
        let lists = lists.get(..slots * 4)?;
        Some(Self {
            buckets: rows.as_chunks().0,
            scale,
            steps,
            lists: Lists::new(lists),
            curves,
            shown,
        })
    }

    /// The row of the feature with this key; 0, which weighs nothing, where there is none.
    fn row(&self, key: Key) -> u64 {
        let (bucket, print) = place(key, self.buckets.len());
        let Some(bucket) = self.buckets.get(bucket) else {
            return 0;
        };
        // Without a branch, since nobody can guess in which place a feature stands; at most one row
        // of a bucket is told by these bits, and empty ones are 0.
        let (rows, _) = bucket.as_chunks::<8>();
        rows.iter().fold(0, |found, row| {
            let row = u64::from_le_bytes(*row);
            found | if row >> WEIGHT_BITS == print { row } else { 0 }
        })
    }
}

/// The bucket of a feature and the twelve bits it is told by.
pub(crate) fn place(key: Key, buckets: usize) -> (usize, u64) {
    let mixed = spread(key);
    let bucket = (u128::from(mixed) * buckets as u128) >> 64;
    (usize::try_from(bucket).unwrap_or(0), mixed & 0xfff)
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (first, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*first)
}

impl Weigher for Model<'_> {
    fn weigh(&self, sheet: &Sheet<'_>, at: usize, features: &mut Features, scores: &mut Scores) {
        features.collect(sheet, at);
        // One more than labels: the upper half of the last byte of weights belongs to the hash.
        let mut sums = [[0i16; 2]; LABELS.div_ceil(2)];
        for (_, key) in &features.keys {
            let row = self.row(*key) & WEIGHTS;
            if row == 0 {
                continue;
            }
            for (sum, byte) in sums.iter_mut().zip(row.to_le_bytes()) {
                let [first, second] = PAIRS[usize::from(byte)];
                sum[0] += first;
                sum[1] += second;
            }
        }
        for (score, sum) in scores.iter_mut().zip(sums.as_flattened()) {
            *score = f32::from(*sum) * self.scale;
        }
    }

    fn steps(&self) -> &Steps {
        &self.steps
    }
}
