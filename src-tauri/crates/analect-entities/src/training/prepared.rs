//! Labelled documents in numbers: each feature that occurs often enough gets one.

use super::gold::Labelled;
use crate::features::{Features, WORD_TEMPLATES};
use crate::keys::{Key, spread};
use crate::model::{BUCKET, place};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Weights of one feature under all labels, padded to a line of the processor's cache.
pub(crate) type Row = [f32; 16];

/// The numbers of features.
pub(crate) type Numbers = HashMap<Key, u32, BuildHasherDefault<Spread>>;

/// Keys are hashes already: they are only spread.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(self.0 ^ u64::from(*byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = spread(key);
    }
}

/// How often features occur, by 28 bits of their hash, up to 255.
struct Seen(Vec<u8>);

impl Seen {
    fn count(examples: &[Labelled<'_>]) -> Self {
        let mut seen = vec![0u8; 1 << 28];
        let mut features = Features::default();
        for one in examples {
            for at in 0..one.sheet.tokens.len() {
                features.collect(&one.sheet, at);
                for (_, key) in &features.keys {
                    let count = &mut seen[Self::place(*key)];
                    *count = count.saturating_add(1);
                }
            }
        }
        Self(seen)
    }

    fn place(key: Key) -> usize {
        usize::try_from(spread(key) >> 36).unwrap_or(0)
    }

    fn of(&self, key: Key) -> u8 {
        self.0[Self::place(key)]
    }
}

/// A token in numbers.
pub(super) struct TokenData {
    from: usize,
    to: usize,
    pub(super) label: usize,
    pub(super) class: usize,
}

/// A sentence in numbers.
pub(super) struct SentenceData {
    from: usize,
    to: usize,
    /// A bit for each label that its collection may have.
    pub(super) allowed: u16,
    /// How much it counts.
    pub(super) weight: f32,
}

/// The bit of a number that marks a feature standing for the word itself.
const WORD: u32 = 1 << 31;

/// Labelled documents in numbers.
#[derive(Default)]
pub(crate) struct Prepared {
    /// The numbers of features.
    pub(crate) numbers: Numbers,
    /// How often each feature occurs.
    counts: Vec<u32>,
    features: Vec<u32>,
    tokens: Vec<TokenData>,
    /// All sentences.
    pub(super) sentences: Vec<SentenceData>,
}

impl Prepared {
    /// `examples` with the features that occur `least` times or more.
    pub(crate) fn new(examples: &[Labelled<'_>], least: u8) -> Self {
        let seen = Seen::count(examples);
        let mut prepared = Self::default();
        for one in examples {
            prepared.add(one, &seen, least);
        }
        prepared
    }

    fn add(&mut self, one: &Labelled<'_>, seen: &Seen, least: u8) {
        let mut features = Features::default();
        for sentence in &one.sheet.sentences {
            let from = self.tokens.len();
            for at in sentence.tokens.clone() {
                let start = self.features.len();
                features.collect(&one.sheet, at);
                for (template, key) in &features.keys {
                    if seen.of(*key) >= least {
                        let word = WORD_TEMPLATES.contains(template);
                        let number = self.number(*key);
                        self.features.push(number | if word { WORD } else { 0 });
                    }
                }
                self.tokens.push(TokenData {
                    from: start,
                    to: self.features.len(),
                    label: one.labels[at],
                    class: one.sheet.notes[at].class as usize,
                });
            }
            self.sentences.push(SentenceData {
                from,
                to: self.tokens.len(),
                allowed: one.allowed,
                weight: one.weight,
            });
        }
    }

    /// The number of a feature, which occurs once more.
    fn number(&mut self, key: Key) -> u32 {
        let next = u32::try_from(self.counts.len()).unwrap_or(0);
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.counts.push(0);
        }
        self.counts[number as usize] += 1;
        number
    }

    /// How many features there are.
    pub(crate) fn len(&self) -> usize {
        self.counts.len()
    }

    /// The tokens of a sentence.
    pub(super) fn tokens(&self, sentence: &SentenceData) -> &[TokenData] {
        &self.tokens[sentence.from..sentence.to]
    }

    /// The features of a token: the number of each, and whether it stands for the word itself.
    pub(super) fn features(&self, token: &TokenData) -> impl Iterator<Item = (usize, bool)> {
        let features = self.features[token.from..token.to].iter();
        features.map(|feature| ((feature & !WORD) as usize, feature & WORD != 0))
    }

    /// Leaves out all features that find no room in `buckets` buckets of the model. Important ones come
    /// first: those with a large weight in `rows` that occur often. Features that the model cannot tell
    /// apart become one.
    pub(crate) fn restrict(&mut self, rows: &[Row], buckets: usize) {
        let mut order: Vec<(f32, Key, u32)> = self
            .numbers
            .iter()
            .map(|(key, number)| (self.importance(rows, *number), *key, *number))
            .collect();
        order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut filled: Vec<Vec<(u64, u32)>> = vec![Vec::new(); buckets];
        let mut renumbered = vec![None; rows.len()];
        let mut counts = Vec::new();
        for (_, key, number) in order {
            let (bucket, print) = place(key, buckets);
            let rows = &mut filled[bucket];
            let same = rows.iter().find(|row| row.0 == print).map(|row| row.1);
            let new = same.or_else(|| {
                let new = u32::try_from(counts.len())
                    .ok()
                    .filter(|_| rows.len() < BUCKET)?;
                rows.push((print, new));
                counts.push(0);
                Some(new)
            });
            if let Some(new) = new {
                renumbered[number as usize] = Some(new);
                counts[new as usize] += self.counts[number as usize];
            }
        }
        self.counts = counts;
        self.renumber(&renumbered);
    }

    #[allow(clippy::cast_precision_loss)] // counts lie far below 2^24
    fn importance(&self, rows: &[Row], number: u32) -> f32 {
        let weights = rows[number as usize].iter();
        let most = weights.fold(0.0f32, |most, weight| most.max(weight.abs()));
        most * (self.counts[number as usize] as f32).sqrt()
    }

    fn renumber(&mut self, renumbered: &[Option<u32>]) {
        self.numbers.retain(|_, number| {
            let new = renumbered[*number as usize];
            *number = new.unwrap_or_default();
            new.is_some()
        });
        let mut features = Vec::new();
        for token in &mut self.tokens {
            let from = features.len();
            for feature in &self.features[token.from..token.to] {
                if let Some(new) = renumbered[(feature & !WORD) as usize] {
                    features.push(new | feature & WORD);
                }
            }
            (token.from, token.to) = (from, features.len());
        }
        self.features = features;
    }
}
