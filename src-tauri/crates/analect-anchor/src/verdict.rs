//! What follows from the evidence: placed, asked about, or lost.
//!
//! The thresholds say how much must be found before a passage is shown without asking. They keep
//! the rule that no annotation is silently put on other words.

use crate::evidence::{Evidence, Share};

/// How a passage was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// By the order of the two texts.
    Order,
    /// By looking for it.
    Search,
}

/// Whether a passage may be shown as the annotated one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// It may not.
    No,
    /// The reader is asked.
    Ask,
    /// It may.
    Yes,
}

/// Bits from which a quote can speak for itself: five to eight words that are not all frequent.
const LONG: f32 = 40.0;
/// The part of the surroundings that any two texts of a language share, as they share frequent
/// words and commas.
const CHANCE: f32 = 0.2;

/// What is found of a side beyond chance, from 0 to 1.
fn beyond_chance(side: Share) -> f32 {
    ((side.ratio() - CHANCE) / (1.0 - CHANCE)).max(0.0)
}

/// What the surroundings say, from 0 to 1 each.
#[derive(Debug, Clone, Copy)]
struct Sides {
    better: f32,
    sum: f32,
}

impl Sides {
    fn of(evidence: &Evidence) -> Self {
        let (left, right) = (beyond_chance(evidence.left), beyond_chance(evidence.right));
        Self {
            better: left.max(right),
            sum: left + right,
        }
    }
}

/// Whether nothing is known of the surroundings.
fn is_bare(evidence: &Evidence) -> bool {
    evidence.left.all + evidence.right.all == 0.0
}

/// Whether a passage found by the order of the texts needs no look elsewhere.
pub(crate) fn is_clear(evidence: &Evidence) -> bool {
    let words = evidence.quote.ratio() >= 0.7 && evidence.purity >= 0.4;
    words
        && (Sides::of(evidence).better >= 0.3 || evidence.quote.found >= 60.0 || is_bare(evidence))
}

/// The verdict on a passage.
pub(crate) fn judge(evidence: &Evidence, way: Way) -> Verdict {
    if way == Way::Order && is_clear(evidence) {
        return Verdict::Yes;
    }
    if evidence.quote.all >= LONG {
        judge_long(evidence, way)
    } else {
        judge_short(evidence, way)
    }
}

/// A long quote speaks for itself where most of it is found.
fn judge_long(evidence: &Evidence, way: Way) -> Verdict {
    let (words, sides) = (evidence.quote.ratio(), Sides::of(evidence));
    let held = sides.sum >= 1.0 && way == Way::Order;
    if evidence.purity < 0.4 {
        // Much was put in between.
        return ask_if(words >= 0.7 && held);
    }
    if words >= 0.75 || (words >= 0.6 && sides.better >= 0.25) {
        return Verdict::Yes;
    }
    let piece = evidence.purity >= 0.8 && evidence.quote.found >= 80.0 && words >= 0.4;
    ask_if(words >= 0.5 || (words >= 0.33 && held) || piece)
}

/// A short quote needs its surroundings, as its words may stand anywhere.
fn judge_short(evidence: &Evidence, way: Way) -> Verdict {
    let (words, sides) = (evidence.quote.ratio(), Sides::of(evidence));
    let in_order = way == Way::Order;
    if words >= 0.7 && evidence.purity >= 0.5 {
        if is_bare(evidence) {
            return if evidence.quote.found >= 15.0 {
                Verdict::Yes
            } else {
                Verdict::Ask
            };
        }
        let enough = if in_order { 0.4 } else { 0.55 };
        if sides.better >= enough || sides.sum >= 0.6 {
            return Verdict::Yes;
        }
        return ask_if(sides.sum >= 0.2 || evidence.quote.found >= 25.0);
    }
    if !in_order {
        return ask_if(sides.sum >= 1.3);
    }
    let replaced =
        sides.sum >= 1.0 && (evidence.purity >= 0.3 || evidence.last - evidence.first <= 2);
    ask_if(replaced || (sides.sum >= 0.5 && words >= 0.4 && evidence.purity >= 0.5))
}

fn ask_if(condition: bool) -> Verdict {
    if condition { Verdict::Ask } else { Verdict::No }
}

/// How surely the passage is the annotated one, from 0 to 1.
pub(crate) fn confidence(evidence: &Evidence) -> f32 {
    let words = evidence.quote.ratio().min(1.0) * (0.5 + 0.5 * evidence.purity);
    let side = |share: Share| {
        if share.all > 0.0 {
            Some(share.ratio())
        } else {
            None
        }
    };
    let sides = match (side(evidence.left), side(evidence.right)) {
        (Some(left), Some(right)) => f32::midpoint(left, right).max(left.max(right) * 0.8),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => 0.5,
    };
    (0.7 * words + 0.3 * sides).clamp(0.0, 1.0)
}
