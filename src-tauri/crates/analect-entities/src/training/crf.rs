//! Fitting the chain: stochastic gradient descent on the likelihood of the labels (Lafferty and
//! others, 2001), wrong labels helped by a margin (Gimpel and Smith, 2010), with steps that adapt
//! to each weight (Duchi, Hazan and Singer, 2011).

use super::prepared::{Numbers, Prepared, Row, SentenceData, TokenData};
use crate::chain::{LABELS, Scores, Steps, Sums, class_factors, may_follow, step_factors};
use crate::keys::spread;
use crate::sheet::CLASSES;

/// What training can be told.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// How often a feature must occur to be weighed.
    pub least_count: u8,
    /// How often each sentence is seen.
    pub epochs: u16,
    /// The step at the start; it falls to a fiftieth.
    pub rate: f32,
    /// What wrong labels are helped by.
    pub margin: f32,
    /// What "no name" is helped by where it is wrong.
    pub margin_none: f32,
    /// The share of features left out.
    pub dropout: f32,
    /// The share of features left out of those that stand for the word itself.
    pub word_dropout: f32,
    /// How many fits are averaged.
    pub fits: u16,
    /// One document in so many is learnt in capitals too, and one in titles; 0 for none.
    pub headlines: usize,
    /// How many buckets of eight features the model has.
    pub buckets: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            least_count: 2,
            epochs: 6,
            rate: 0.1,
            margin: 1.0,
            margin_none: 1.5,
            dropout: 0.2,
            word_dropout: 0.4,
            fits: 5,
            headlines: 32,
            buckets: 19_000,
        }
    }
}

/// A fitted chain.
pub(crate) struct Fitted {
    /// The numbers of features.
    pub(crate) numbers: Numbers,
    /// What each feature weighs.
    pub(crate) weights: Weights,
}

/// The weights of one fit.
pub(crate) struct Weights {
    /// Of features, by number.
    pub(crate) rows: Vec<Row>,
    /// Of labels after each other.
    pub(crate) steps: Box<Steps>,
}

/// Below this, a probability is right.
const RIGHT: f32 = 1e-4;

/// Numbers that look random (xorshift), sixteen bits at a time.
struct Noise {
    state: u64,
    bits: u64,
    left: u8,
}

impl Noise {
    fn new(seed: u64) -> Self {
        Self {
            state: spread(seed) | 1,
            bits: 0,
            left: 0,
        }
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state
    }

    /// True in a share of cases of `share` / 65,536.
    fn chance(&mut self, share: u64) -> bool {
        if self.left == 0 {
            (self.bits, self.left) = (self.next(), 4);
        }
        let drawn = self.bits & 0xffff;
        self.bits >>= 16;
        self.left -= 1;
        drawn < share
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            let other = self.next() % (last as u64 + 1);
            order.swap(last, usize::try_from(other).unwrap_or(0));
        }
    }
}

/// Fits with the noise of `seed`.
pub(crate) fn fit(prepared: &Prepared, settings: &Settings, seed: u64) -> Weights {
    let mut fit = Fit::new(prepared.len(), settings, seed);
    let mut order: Vec<usize> = (0..prepared.sentences.len()).collect();
    for epoch in 0..settings.epochs {
        fit.noise.shuffle(&mut order);
        for (done, sentence) in order.iter().enumerate() {
            let done = f32::from(epoch) + share(done, order.len());
            let rate = settings.rate * (1.0 - 0.98 * done / f32::from(settings.epochs));
            let sentence = &prepared.sentences[*sentence];
            fit.score(prepared, sentence);
            fit.learn(prepared.tokens(sentence), rate, sentence.weight);
        }
    }
    fit.weights
}

#[allow(clippy::cast_precision_loss)] // counts of sentences lie far below 2^24
fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole as f32
}

/// Fits as often as told and averages.
pub(crate) fn fit_all(prepared: Prepared, settings: &Settings) -> Fitted {
    let mut mean = fit(&prepared, settings, 0);
    for seed in 1..settings.fits {
        let other = fit(&prepared, settings, u64::from(seed));
        for (weight, more) in mean.all().zip(
            other
                .rows
                .iter()
                .flatten()
                .chain(other.steps.iter().flatten().flatten()),
        ) {
            *weight += more;
        }
    }
    let part = 1.0 / f32::from(settings.fits.max(1));
    mean.all().for_each(|weight| *weight *= part);
    Fitted {
        numbers: prepared.numbers,
        weights: mean,
    }
}

impl Weights {
    fn all(&mut self) -> impl Iterator<Item = &mut f32> {
        let steps = self.steps.iter_mut().flatten().flatten();
        self.rows.iter_mut().flatten().chain(steps)
    }
}

/// A fit at work.
struct Fit {
    weights: Weights,
    /// Sums of the squares of all changes of weights.
    squares: Vec<Row>,
    /// The steps as factors.
    factors: Box<Steps>,
    noise: Noise,
    margin: f32,
    margin_none: f32,
    /// Shares of features left out, in 65,536ths: of most, and of words themselves.
    left_out: [u64; 2],
    /// What the features that are left count.
    gain: f32,
    scores: Vec<Scores>,
    classes: Vec<usize>,
    /// The features of the sentence that are left, and where those of each token end.
    kept: Vec<usize>,
    ends: Vec<usize>,
    sums: Sums,
}

impl Fit {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // shares lie from 0 to 1
    fn new(features: usize, settings: &Settings, seed: u64) -> Self {
        let weights = Weights {
            rows: vec![[0.0; 16]; features],
            steps: Box::new([[[0.0; LABELS]; LABELS]; CLASSES]),
        };
        Self {
            squares: vec![[0.0; 16]; features],
            factors: step_factors(&weights.steps),
            weights,
            noise: Noise::new(seed + 1),
            margin: settings.margin,
            margin_none: settings.margin_none,
            left_out: [settings.dropout, settings.word_dropout]
                .map(|share| (share * 65536.0) as u64),
            gain: 1.0 / (1.0 - settings.dropout),
            scores: Vec::new(),
            classes: Vec::new(),
            kept: Vec::new(),
            ends: Vec::new(),
            sums: Sums::default(),
        }
    }

    /// Scores the tokens of a sentence, some features left out and wrong labels helped.
    fn score(&mut self, prepared: &Prepared, sentence: &SentenceData) {
        self.scores.clear();
        self.classes.clear();
        self.kept.clear();
        self.ends.clear();
        for token in prepared.tokens(sentence) {
            let mut row = [0.0; 16];
            for (number, word) in prepared.features(token) {
                if self.noise.chance(self.left_out[usize::from(word)]) {
                    continue;
                }
                self.kept.push(number);
                for (sum, weight) in row.iter_mut().zip(&self.weights.rows[number]) {
                    *sum += weight;
                }
            }
            self.ends.push(self.kept.len());
            let scores = self.helped(&row, token.label, sentence.allowed);
            self.scores.push(scores);
            self.classes.push(token.class);
        }
    }

    /// Scores with the margin; labels that the collection may not have are out of reach.
    fn helped(&self, row: &Row, wanted: usize, allowed: u16) -> Scores {
        let mut scores = [0.0; LABELS];
        for (label, score) in scores.iter_mut().enumerate() {
            *score = match label {
                _ if allowed >> label & 1 == 0 => -1e9,
                _ if label == wanted => row[label] * self.gain,
                0 => row[label] * self.gain + self.margin_none,
                _ => row[label] * self.gain + self.margin,
            };
        }
        scores
    }

    /// Changes the weights towards the labels of a sentence.
    fn learn(&mut self, tokens: &[TokenData], rate: f32, weight: f32) {
        self.sums
            .compute(&self.scores, &self.classes, &self.factors);
        let mut touched = [false; CLASSES];
        let mut from = 0;
        for (at, token) in tokens.iter().enumerate() {
            let chances = self.sums.probabilities(at);
            let mut change = [0.0; 16];
            for (label, chance) in chances.iter().enumerate() {
                let wanted = if label == token.label { 1.0 } else { 0.0 };
                change[label] = weight * (wanted - chance);
            }
            let right = change.iter().all(|change| change.abs() <= RIGHT);
            let kept = from..self.ends[at];
            from = kept.end;
            if !right {
                self.change_rows(kept, &change, rate);
            }
            if at > 0 && !(right && tokens[at - 1].label == 0) {
                self.change_steps(at, tokens, rate * weight);
                touched[token.class] = true;
            }
        }
        for class in (0..CLASSES).filter(|class| touched[*class]) {
            class_factors(&self.weights.steps[class], &mut self.factors[class]);
        }
    }

    fn change_rows(&mut self, kept: std::ops::Range<usize>, change: &Row, rate: f32) {
        for &number in &self.kept[kept] {
            let row = self.weights.rows[number].iter_mut();
            for ((weight, square), change) in row.zip(&mut self.squares[number]).zip(change) {
                *square += change * change;
                *weight += rate * change / (1.0 + square.sqrt());
            }
        }
    }

    fn change_steps(&mut self, at: usize, tokens: &[TokenData], rate: f32) {
        let class = tokens[at].class;
        let pairs = self.sums.pairs(at, class, &self.factors);
        let wanted = (tokens[at - 1].label, tokens[at].label);
        for (from, row) in pairs.iter().enumerate() {
            for (to, chance) in row
                .iter()
                .enumerate()
                .filter(|(to, _)| may_follow(from, *to))
            {
                let one = if (from, to) == wanted { 1.0 } else { 0.0 };
                self.weights.steps[class][from][to] += rate * (one - chance);
            }
        }
    }
}
