//! The states a model is trained in: which sentences may already stand in a summary when another is
//! chosen.

use super::references::Overlap;
use crate::grade::Grade;
use crate::state::State;

/// How many sentences are chosen at most when another one is.
const DEEPEST: usize = 4;
/// How many sentences the random orders are made of.
const SHUFFLED: usize = 8;
/// How many random orders there are.
const ORDERS: u64 = 2;

/// The sets of chosen sentences, in the order of choice: none, the lead, what matches the references
/// best, and random ones of the most central.
pub(super) fn prefixes(state: &State<'_, '_>, overlap: &Overlap) -> Vec<Vec<usize>> {
    let good: Vec<usize> = state.places(Grade::Good).collect();
    let lead: Vec<usize> = good.iter().copied().take(DEEPEST).collect();
    let mut orders = vec![lead, greedy(&good, overlap)];
    let central = central(&good, state);
    orders.extend((1..=ORDERS).map(|seed| shuffled(&central, seed)));
    let mut all = vec![Vec::new()];
    for order in orders {
        all.extend((1..=order.len().min(DEEPEST)).map(|count| order[..count].to_vec()));
    }
    all
}

/// The sentences that add most, one after the other.
fn greedy(good: &[usize], overlap: &Overlap) -> Vec<usize> {
    let (mut held, mut order) = (overlap.empty(), Vec::new());
    while order.len() < DEEPEST.min(good.len()) {
        let free = good.iter().copied().filter(|place| !order.contains(place));
        let best = free.map(|place| (place, overlap.gain(&held, place))).fold(
            None,
            |best: Option<(usize, f64)>, next| match best {
                Some(best) if best.1 >= next.1 => Some(best),
                _ => Some(next),
            },
        );
        let Some((place, _)) = best else { break };
        overlap.add(&mut held, place);
        order.push(place);
    }
    order
}

fn central(good: &[usize], state: &State<'_, '_>) -> Vec<usize> {
    let value = |place: &usize| state.analysis.vectors[*place].get(crate::features::Feature::Lead);
    let mut order = good.to_vec();
    order.sort_by(|a, b| value(b).total_cmp(&value(a)));
    order.truncate(SHUFFLED);
    order
}

/// `places` in an order drawn with `seed`.
fn shuffled(places: &[usize], seed: u64) -> Vec<usize> {
    let mut order = places.to_vec();
    let mut number = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for last in (1..order.len()).rev() {
        number = number
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let drawn = usize::try_from(number >> 33).unwrap_or(0) % (last + 1);
        order.swap(last, drawn);
    }
    order
}
