//! Where the tokens of the new text stand, and how much each one tells.

use crate::alike::Run;
use crate::fold::Cut;
use std::cell::OnceCell;

/// Places of one token that are looked at; a more frequent one is only found by its neighbours.
const PLACES: usize = 24;
/// Places of one pair of neighbours that are looked at.
const PAIR_PLACES: usize = 48;

/// The places of all tokens and of all pairs of neighbours.
#[derive(Debug)]
pub(crate) struct Index {
    /// Where the places of each identifier start.
    starts: Vec<u32>,
    places: Vec<u32>,
    /// Pairs of neighbours with the place of the first, sorted.
    pairs: OnceCell<Vec<(u64, u32)>>,
    /// The identifiers of all tokens.
    ids: Vec<u32>,
    /// Bits an occurrence tells, by identifier.
    bits: Vec<f32>,
    /// Bits of a token the text does not hold.
    stranger: f32,
    /// The bits of all tokens before each place.
    sums: Vec<f64>,
    /// The starts of sentences and lines before each place.
    sentences: Vec<u32>,
}

impl Index {
    /// The index of `run`, whose identifiers are below `ids`.
    pub(crate) fn new(run: Run<'_>, ids: usize) -> Self {
        let mut starts = vec![0_u32; ids + 1];
        for token in run.tokens {
            starts[token.id as usize + 1] += 1;
        }
        #[allow(clippy::cast_precision_loss)]
        let all = (run.len() + 2) as f32;
        #[allow(clippy::cast_precision_loss)]
        let bits = starts
            .iter()
            .skip(1)
            .map(|count| (all / (*count as f32 + 1.0)).log2());
        let bits: Vec<f32> = bits.collect();
        let (mut sums, mut sentences) = (vec![0.0], vec![0]);
        let (mut sum, mut sentence) = (0.0, 0);
        for token in run.tokens {
            sum += f64::from(bits.get(token.id as usize).copied().unwrap_or(0.0));
            sentence += u32::from(token.cut >= Cut::Sentence);
            sums.push(sum);
            sentences.push(sentence);
        }
        for id in 0..ids {
            starts[id + 1] += starts[id];
        }
        let mut next = starts.clone();
        let mut places = vec![0_u32; run.len()];
        for (at, token) in (0_u32..).zip(run.tokens) {
            let slot = &mut next[token.id as usize];
            places[*slot as usize] = at;
            *slot += 1;
        }
        Self {
            starts,
            places,
            pairs: OnceCell::new(),
            ids: run.tokens.iter().map(|token| token.id).collect(),
            bits,
            stranger: all.log2(),
            sums,
            sentences,
        }
    }

    /// Every place of a token.
    pub(crate) fn all_places(&self, id: u32) -> &[u32] {
        let id = id as usize;
        let rims = self.starts.get(id).zip(self.starts.get(id + 1));
        rims.and_then(|(start, end)| self.places.get(*start as usize..*end as usize))
            .unwrap_or_default()
    }

    /// The places of a token, none where it is frequent.
    pub(crate) fn places(&self, id: u32) -> &[u32] {
        let places = self.all_places(id);
        if places.len() > PLACES { &[] } else { places }
    }

    /// The places of two neighbouring tokens, none where they are frequent.
    pub(crate) fn pair_places(&self, first: u32, second: u32) -> &[(u64, u32)] {
        let key = pair(first, second);
        let pairs = self.pairs.get_or_init(|| pairs(&self.ids));
        let start = pairs.partition_point(|(other, _)| *other < key);
        let rest = pairs.get(start..).unwrap_or_default();
        let near = rest
            .get(..rest.len().min(PAIR_PLACES + 1))
            .unwrap_or_default();
        let count = near.partition_point(|(other, _)| *other == key);
        if count > PAIR_PLACES {
            &[]
        } else {
            near.get(..count).unwrap_or_default()
        }
    }

    /// The bits of the tokens `lo..hi`, 0 where the range is empty or ends before it starts.
    pub(crate) fn sum(&self, lo: usize, hi: usize) -> f32 {
        let at = |place: usize| self.sums.get(place.min(self.sums.len() - 1)).copied();
        let sum = at(hi.max(lo))
            .zip(at(lo))
            .map_or(0.0, |(end, start)| end - start);
        #[allow(clippy::cast_possible_truncation)]
        let sum = sum as f32;
        sum
    }

    /// How many of the tokens `lo..hi` start a sentence or line.
    pub(crate) fn sentences(&self, lo: usize, hi: usize) -> u32 {
        let at = |place: usize| {
            self.sentences
                .get(place.min(self.sentences.len() - 1))
                .copied()
        };
        at(hi.max(lo)).unwrap_or(0) - at(lo).unwrap_or(0)
    }

    /// How many bits an occurrence of the token tells: the logarithm of how rare it is.
    pub(crate) fn bits(&self, id: u32) -> f32 {
        self.bits.get(id as usize).copied().unwrap_or(self.stranger)
    }
}

fn pair(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// All pairs of neighbours with the place of the first, sorted.
fn pairs(ids: &[u32]) -> Vec<(u64, u32)> {
    let neighbours = ids.windows(2).map(|two| pair(two[0], two[1]));
    let mut pairs: Vec<(u64, u32)> = neighbours.zip(0..).collect();
    pairs.sort_unstable();
    pairs
}
