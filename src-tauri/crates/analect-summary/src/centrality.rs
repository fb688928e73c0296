//! How central each sentence is to its document, by several measures.

use crate::terms::{Link, Terms};

/// Cosine from which on two sentences count as neighbours.
const NEIGHBOUR: f64 = 0.1;
/// Probability of following a link rather than jumping.
const DAMPING: f64 = 0.85;
/// Rounds of the power iteration; more change no order in practice.
const ROUNDS: usize = 12;

/// The measures of each sentence; each from 0 to 1, where 1 is the most central of the document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Centralities {
    /// Continuous `LexRank` (Erkan and Radev, 2004).
    pub(crate) even: Vec<f64>,
    /// The same, where the walk starts anew at early sentences most often.
    pub(crate) lead: Vec<f64>,
    /// Cosine with the sum of all sentences.
    pub(crate) centroid: Vec<f64>,
    /// What a sentence shares with those after it.
    pub(crate) forward: Vec<f64>,
    /// What it shares with those before it.
    pub(crate) backward: Vec<f64>,
    /// How many sentences are its neighbours.
    pub(crate) neighbours: Vec<usize>,
}

/// The centrality of each sentence; a walk starts anew at `starts`, one weight a sentence.
pub(crate) fn centralities(terms: &Terms, starts: &[f64]) -> Centralities {
    let count = starts.len();
    let near = neighbours(terms, count);
    let sum_of = |place: usize, wanted: fn(usize, usize) -> bool| -> f64 {
        terms
            .links(place)
            .iter()
            .filter(|link| wanted(link.other, place))
            .map(|link| link.cosine)
            .sum()
    };
    let each = |measure: &dyn Fn(usize) -> f64| scaled((0..count).map(measure).collect());
    Centralities {
        even: scaled(walk(&near, &vec![1.0; count])),
        lead: scaled(walk(&near, starts)),
        centroid: scaled(centroid(terms, count)),
        forward: each(&|place| sum_of(place, |other, place| other > place)),
        backward: each(&|place| sum_of(place, |other, place| other < place)),
        neighbours: near.iter().map(Vec::len).collect(),
    }
}

/// `values` divided by the greatest of them.
pub(crate) fn scaled(mut values: Vec<f64>) -> Vec<f64> {
    let most = values.iter().copied().fold(0.0, f64::max);
    if most > 0.0 {
        for value in &mut values {
            *value /= most;
        }
    }
    values
}

/// The cosine of each sentence with the sum of all.
#[allow(clippy::cast_precision_loss)]
fn centroid(terms: &Terms, count: usize) -> Vec<f64> {
    let product = |term: &usize| terms.weight(*term).powi(2) * terms.spread(*term) as f64;
    let cosine = |place: usize| {
        let dot: f64 = terms.terms(place).iter().map(product).sum();
        let norm = terms.norm(place);
        if norm > 0.0 { dot / norm } else { 0.0 }
    };
    (0..count).map(cosine).collect()
}

/// The stationary weights of a walk along the links between neighbours, which starts anew anywhere.
pub(crate) fn even_walk(terms: &Terms, count: usize) -> Vec<f64> {
    walk(&neighbours(terms, count), &vec![1.0; count])
}

/// The same along other links.
pub(crate) fn walk_along(links: &[Vec<Link>]) -> Vec<f64> {
    walk(links, &vec![1.0; links.len()])
}

fn neighbours(terms: &Terms, count: usize) -> Vec<Vec<Link>> {
    let near = |place| {
        let links = terms.links(place).iter();
        links
            .filter(|link| link.cosine >= NEIGHBOUR)
            .copied()
            .collect()
    };
    (0..count).map(near).collect()
}

/// The stationary weights of a walk along `links`, which starts anew at `starts`.
fn walk(links: &[Vec<Link>], starts: &[f64]) -> Vec<f64> {
    let all: f64 = starts.iter().sum();
    let strength = |own: &Vec<Link>| own.iter().map(|link| link.cosine).sum();
    let strengths: Vec<f64> = links.iter().map(strength).collect();
    let mut ranks: Vec<f64> = starts.iter().map(|start| start / all).collect();
    for _ in 0..ROUNDS {
        let next = |(own, start): (&Vec<Link>, &f64)| {
            // Rounding can make a link that is just near enough one-way.
            let flow = own
                .iter()
                .filter(|link| strengths[link.other] > 0.0)
                .map(|link| ranks[link.other] * link.cosine / strengths[link.other])
                .sum::<f64>();
            (1.0 - DAMPING) * start / all + DAMPING * flow
        };
        ranks = links.iter().zip(starts).map(next).collect();
    }
    ranks
}
