//! How central each sentence is: a continuous `LexRank` (Erkan and Radev, 2004) over the sentences that
//! share enough words.

use crate::terms::{Meeting, Terms};

/// Cosine from which on two sentences count as neighbours.
const NEIGHBOUR: f64 = 0.1;
/// Probability of following a link rather than jumping.
const DAMPING: f64 = 0.85;
/// Rounds of the power iteration; more change no order in practice.
const ROUNDS: usize = 12;

/// The centrality of one sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Centrality {
    /// From 0 to 1, where 1 is the most central sentence of the document.
    pub(crate) value: f64,
    /// How many other sentences are its neighbours.
    pub(crate) neighbours: usize,
}

/// The centrality of each of `count` sentences.
pub(crate) fn centralities(count: usize, terms: &Terms) -> Vec<Centrality> {
    let near = |place: usize| -> Vec<Meeting> {
        terms
            .meetings(place)
            .into_iter()
            .filter(|meeting| meeting.cosine >= NEIGHBOUR)
            .collect()
    };
    let graph: Vec<Vec<Meeting>> = (0..count).map(near).collect();
    let ranks = rank(&graph);
    let most = ranks.iter().copied().fold(0.0, f64::max);
    let scaled = |rank: f64, links: usize| {
        if links > 0 && most > 0.0 {
            rank / most
        } else {
            0.0
        }
    };
    graph
        .iter()
        .zip(ranks)
        .map(|(links, rank)| Centrality {
            value: scaled(rank, links.len()),
            neighbours: links.len(),
        })
        .collect()
}

/// The stationary weights of a walk along `graph`, whose links are symmetric.
#[allow(clippy::cast_precision_loss)]
fn rank(graph: &[Vec<Meeting>]) -> Vec<f64> {
    let count = graph.len().max(1) as f64;
    let strengths: Vec<f64> = graph
        .iter()
        .map(|links| links.iter().map(|link| link.cosine).sum())
        .collect();
    let mut ranks = vec![1.0 / count; graph.len()];
    for _ in 0..ROUNDS {
        let flow = |link: &Meeting| {
            let rank = ranks.get(link.other).copied().unwrap_or(0.0);
            let strength = strengths.get(link.other).copied().unwrap_or(0.0);
            if strength > 0.0 {
                rank * link.cosine / strength
            } else {
                0.0
            }
        };
        let next = |links: &Vec<Meeting>| {
            (1.0 - DAMPING) / count + DAMPING * links.iter().map(flow).sum::<f64>()
        };
        ranks = graph.iter().map(next).collect();
    }
    ranks
}
