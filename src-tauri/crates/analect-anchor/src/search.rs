//! Looking for a quote with its surroundings anywhere in the new text.
//!
//! Rare words and pairs of neighbours vote for a displacement between quote and text; the places
//! with the most votes are aligned token by token. The number of votes, of places and of cells is
//! bounded, so that a text of one repeated word costs no more than another.

use crate::align::{Ends, Link, align};
use crate::alike::Run;
use crate::diff::diff;
use crate::index::Index;
use crate::query::Query;
use std::ops::Range;

/// Places that are aligned.
const CANDIDATES: usize = 3;
/// A place with less than this part of the votes of the one before it is no candidate.
const WEAKEST: f32 = 0.25;
/// A place with votes for less than this part of what is looked for is no candidate.
const LEAST: f32 = 0.15;
/// Tokens at either end of a long quote that vote.
const VOTERS: usize = 150;
/// Words of a quote that may be placed before its surroundings.
const WORDS: usize = 5;
/// Cells of one alignment; a longer quote is compared by a diff.
const CELLS: usize = 120_000;

/// The links of the query's tokens at each place that may be the one, the most voted first.
pub(crate) fn search(query: &Query<'_>, new: Run<'_>, index: &Index, ids: usize) -> Vec<Vec<Link>> {
    let mut votes = votes(query, index);
    votes.sort_unstable_by_key(|vote| vote.shift);
    let reach = 12 + i64::try_from(query.run.len() / 4).unwrap_or(0);
    // The quote's own words elect first, so that a passage is found that has left its surroundings.
    let mut own: Vec<Vote> = votes.iter().copied().filter(|vote| vote.own).collect();
    let least = |range: Range<usize>| {
        let voters = range.filter(|at| is_voter(*at, query.run.len()));
        let tokens = voters.filter_map(|at| query.run.id(at));
        LEAST * tokens.map(|id| index.bits(id)).sum::<f32>()
    };
    let mut shifts = elect_all(&mut own, reach, least(query.start..query.end));
    let elected_by_own = shifts.clone();
    for pair in elect_all(&mut votes, reach, least(0..query.run.len())) {
        let new = |known: &(i64, i64)| pair.0 < known.0 || pair.1 > known.1;
        if shifts.iter().all(new) {
            shifts.push(pair);
        }
    }
    let mut found: Vec<Vec<Link>> = Vec::new();
    for (low, high) in shifts {
        let links = place(query, new, ids, low, high);
        if !found.contains(&links) {
            found.push(links);
        }
    }
    for (low, high) in elected_by_own {
        if let Some(links) =
            place_quote(query, new, low, high).filter(|links| !found.contains(links))
        {
            found.push(links);
        }
    }
    found
}

/// The stretches of shifts with the most votes, up to [`CANDIDATES`], none with less than `least`.
fn elect_all(votes: &mut Vec<Vote>, reach: i64, mut least: f32) -> Vec<(i64, i64)> {
    let mut elected = Vec::new();
    while elected.len() < CANDIDATES {
        let Some((sum, low, high)) = elect(votes, reach) else {
            break;
        };
        if sum < least {
            break;
        }
        least = least.max(sum * WEAKEST);
        votes.retain(|vote| vote.shift < low || vote.shift > high);
        elected.push((low, high));
    }
    elected
}

/// One token's word for a displacement: place in the text less place in the query.
#[derive(Debug, Clone, Copy)]
struct Vote {
    shift: i64,
    bits: f32,
    /// Whether the token belongs to the quote.
    own: bool,
}

/// Whether the token `at` of `length` is near an end.
fn is_voter(at: usize, length: usize) -> bool {
    at < VOTERS || at + VOTERS >= length
}

fn votes(query: &Query<'_>, index: &Index) -> Vec<Vote> {
    let tokens = query.run.tokens;
    let mut votes = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if !is_voter(at, tokens.len()) {
            continue;
        }
        let shift = |place: u32| i64::from(place) - i64::try_from(at).unwrap_or(0);
        let own = (query.start..query.end).contains(&at);
        let bits = index.bits(token.id);
        let places = index.places(token.id).iter();
        votes.extend(places.map(|place| Vote {
            shift: shift(*place),
            bits,
            own,
        }));
        let Some(next) = tokens.get(at + 1) else {
            continue;
        };
        let bits = bits.max(index.bits(next.id));
        let places = index.pair_places(token.id, next.id).iter();
        votes.extend(places.map(|(_, place)| Vote {
            shift: shift(*place),
            bits,
            own,
        }));
    }
    votes
}

/// The shifts of the stretch, at most `reach` wide, that holds the most votes.
fn elect(votes: &[Vote], reach: i64) -> Option<(f32, i64, i64)> {
    let (mut start, mut sum, mut best) = (0, 0.0, None);
    for (end, vote) in votes.iter().enumerate() {
        sum += vote.bits;
        while votes[start].shift + reach < vote.shift {
            sum -= votes[start].bits;
            start += 1;
        }
        if best.is_none_or(|(most, _, _)| sum > most + 1e-3) {
            best = Some((sum, start, end));
        }
    }
    best.map(|(sum, start, end)| (sum, votes[start].shift, votes[end].shift))
}

/// The links where the quote is placed first and its surroundings beside it; `None` where it does
/// not stand there word for word, is too short to speak for itself, or costs too much. Placed together, surroundings that went elsewhere can outweigh a quote
/// that left them.
fn place_quote(query: &Query<'_>, new: Run<'_>, low: i64, high: i64) -> Option<Vec<Link>> {
    let (from, part) = window(query, new, low, high);
    let length = query.run.len();
    if length.saturating_mul(part.len()) > CELLS {
        return None;
    }
    let mut links = vec![Link::NONE; length];
    let quote = query.run.part(query.start, query.end);
    align(
        quote,
        part,
        Ends::Free,
        from,
        links.get_mut(query.start..query.end)?,
    );
    let same =
        |(at, link): (usize, &Link)| new.id(link.lo as usize) == query.run.id(at) && link.is_some();
    let mut quoted = links.iter().enumerate().take(query.end).skip(query.start);
    let words = query.run.tokens.get(query.start..query.end)?.iter();
    if words.filter(|token| token.word).count() < WORDS || !quoted.all(same) {
        return None;
    }
    let mut linked = links.iter().filter(|link| link.is_some());
    let lo = linked.next()?.lo as usize;
    let hi = linked.next_back().map_or(lo + 1, |link| link.hi as usize);
    let before = lo.saturating_sub(query.start + slack(length)).max(from);
    let left = query.run.part(0, query.start);
    align(
        left,
        new.part(before, lo),
        Ends::Free,
        before,
        links.get_mut(..query.start)?,
    );
    let after = (hi + length - query.end + slack(length)).min(new.len());
    let right = query.run.part(query.end, length);
    align(
        right,
        new.part(hi, after),
        Ends::Free,
        hi,
        links.get_mut(query.end..)?,
    );
    Some(links)
}

fn slack(length: usize) -> usize {
    8 + length / 8
}

/// The part of the text where the query may stand that is moved by `low..=high` tokens, and its
/// first token.
fn window<'run>(query: &Query<'_>, new: Run<'run>, low: i64, high: i64) -> (usize, Run<'run>) {
    let length = query.run.len();
    let slack = i64::try_from(slack(length)).unwrap_or(0);
    let whole = i64::try_from(new.len()).unwrap_or(i64::MAX);
    let index = |at: i64| usize::try_from(at.clamp(0, whole)).unwrap_or(0);
    let from = index(low - slack);
    let to = index(high + i64::try_from(length).unwrap_or(0) + slack);
    (from, new.part(from, to))
}

/// The links of the query's tokens where it is moved by `low..=high` tokens.
fn place(query: &Query<'_>, new: Run<'_>, ids: usize, low: i64, high: i64) -> Vec<Link> {
    let length = query.run.len();
    if let (Ok(shift), true) = (usize::try_from(low), low == high) {
        let part = new.part(shift, (shift + length).min(new.len()));
        if part.len() == length
            && part
                .tokens
                .iter()
                .zip(query.run.tokens)
                .all(|(a, b)| a.id == b.id)
        {
            return (0..length).map(|at| Link::to(shift + at, 1)).collect();
        }
    }
    let (from, part) = window(query, new, low, high);
    let mut links = vec![Link::NONE; length];
    if length.saturating_mul(part.len()) <= CELLS {
        align(query.run, part, Ends::Free, from, &mut links);
        return links;
    }
    let shift = u32::try_from(from).unwrap_or(0);
    let found = diff(query.run, part, ids);
    let moved = |link: Link| {
        if link.is_some() {
            Link {
                lo: link.lo + shift,
                hi: link.hi + shift,
            }
        } else {
            link
        }
    };
    found.into_iter().map(moved).collect()
}
