//! How much a summary overlaps with reference summaries, in the manner of ROUGE-1 and ROUGE-2
//! (Lin, 2004).

use analect_language::stem;
use std::collections::HashMap;
use std::hash::Hash;

/// What a token costs, as a share of the matches a fair summary has a token: length is limited.
const PRICE: f64 = 0.7;
/// Share of the tokens, and of the pairs of tokens, of a fair summary of news that match.
const FAIR: (f64, f64) = (0.16, 0.06);
/// Tokens of a common summary.
const COMMON_LENGTH: f64 = 60.0;

/// The tokens of a text and its pairs of neighbouring tokens, by number.
#[derive(Debug, Clone, Default)]
struct Grams {
    ones: Vec<usize>,
    twos: Vec<usize>,
}

/// How often each token and each pair stands in a text.
#[derive(Debug, Clone)]
pub(super) struct Counts {
    ones: Vec<u16>,
    twos: Vec<u16>,
    length: usize,
}

impl Counts {
    fn add(&mut self, grams: &Grams) {
        self.length += grams.ones.len();
        for gram in &grams.ones {
            self.ones[*gram] += 1;
        }
        for gram in &grams.twos {
            self.twos[*gram] += 1;
        }
    }
}

/// The reference summaries of one document, and its sentences, as grams.
pub(super) struct Overlap {
    references: Vec<Counts>,
    sentences: Vec<Grams>,
    sizes: (usize, usize),
}

/// Numbers things in the order in which they are met.
struct Numbers<K>(HashMap<K, usize>);

impl<K: Eq + Hash> Numbers<K> {
    fn of(&mut self, key: K) -> usize {
        let next = self.0.len();
        *self.0.entry(key).or_insert(next)
    }
}

impl Overlap {
    /// The grams of `references` and of `sentences`.
    pub(super) fn of<'a>(references: &[String], sentences: impl Iterator<Item = &'a str>) -> Self {
        let mut tokens = Numbers(HashMap::new());
        let mut pairs = Numbers(HashMap::new());
        let mut grams = |text: &str| {
            let ones = tokenized(text, &mut tokens);
            let twos = ones.iter().zip(ones.iter().skip(1));
            let twos = twos.map(|(one, other)| pairs.of((*one, *other))).collect();
            Grams { ones, twos }
        };
        let references: Vec<Grams> = references.iter().map(|text| grams(text)).collect();
        let sentences = sentences.map(grams).collect();
        let mut overlap = Self {
            references: Vec::new(),
            sentences,
            sizes: (tokens.0.len(), pairs.0.len()),
        };
        overlap.references = references
            .iter()
            .map(|grams| overlap.counts([grams]))
            .collect();
        overlap
    }

    /// Nothing.
    pub(super) fn empty(&self) -> Counts {
        Counts {
            ones: vec![0; self.sizes.0],
            twos: vec![0; self.sizes.1],
            length: 0,
        }
    }

    fn counts<'a>(&self, texts: impl IntoIterator<Item = &'a Grams>) -> Counts {
        let mut counts = self.empty();
        texts.into_iter().for_each(|grams| counts.add(grams));
        counts
    }

    /// Adds the sentence at `place` to `held`.
    pub(super) fn add(&self, held: &mut Counts, place: usize) {
        held.add(&self.sentences[place]);
    }

    /// What the sentence at `place` adds to the F1 of `held`, about, in hundredths, its length paid.
    pub(super) fn gain(&self, held: &Counts, place: usize) -> f64 {
        let added = &self.sentences[place];
        let length = float(added.ones.len());
        let gain = |reference: &Counts| {
            let ones = newly_matched(&held.ones, &added.ones, &reference.ones);
            let twos = newly_matched(&held.twos, &added.twos, &reference.twos);
            let paid =
                4.0 * (ones - FAIR.0 * PRICE * length) + 2.0 * (twos - FAIR.1 * PRICE * length);
            paid / (COMMON_LENGTH + float(reference.length))
        };
        let all: f64 = self.references.iter().map(gain).sum();
        all / float(self.references.len()) * 100.0 / 3.0
    }

    /// The mean F1 of the summary made of the sentences `chosen`, in hundredths: two parts of
    /// ROUGE-1, which ROUGE-L is close to, and one of ROUGE-2. The summary is cut after `most` tokens.
    pub(super) fn f1(&self, chosen: &[usize], most: usize) -> f64 {
        let mut held = self.empty();
        for place in chosen {
            let grams = &self.sentences[*place];
            let room = most.saturating_sub(held.length).min(grams.ones.len());
            held.add(&Grams {
                ones: grams.ones[..room].to_vec(),
                twos: grams.twos[..room.saturating_sub(1)].to_vec(),
            });
        }
        let matched = |own: &[u16], other: &[u16]| -> f64 {
            own.iter()
                .zip(other)
                .map(|(own, other)| f64::from(*own.min(other)))
                .sum()
        };
        let f1 = |reference: &Counts| {
            let ones = matched(&held.ones, &reference.ones);
            let twos = matched(&held.twos, &reference.twos);
            (4.0 * ones + 2.0 * twos) / (float(held.length) + float(reference.length))
        };
        let all: f64 = self.references.iter().map(f1).sum();
        all / float(self.references.len()) * 100.0 / 3.0
    }
}

/// How many of the grams `added` match `reference` that `held` does not match yet.
fn newly_matched(held: &[u16], added: &[usize], reference: &[u16]) -> f64 {
    let mut new = 0;
    for (at, gram) in added.iter().enumerate() {
        let before = added[..at].iter().filter(|other| *other == gram).count();
        new += usize::from(usize::from(held[*gram]) + before < usize::from(reference[*gram]));
    }
    float(new)
}

#[allow(clippy::cast_precision_loss)]
fn float(count: usize) -> f64 {
    count as f64
}

/// The tokens of ROUGE: runs of letters and digits of ASCII, stemmed where they are longer than three.
fn tokenized(text: &str, numbers: &mut Numbers<String>) -> Vec<usize> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    let token = |word: &str| {
        if word.len() > 3 {
            stem(word, None).into_owned()
        } else {
            word.to_owned()
        }
    };
    let full = words.filter(|word| !word.is_empty());
    full.map(|word| numbers.of(token(word))).collect()
}
