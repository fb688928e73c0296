//! Whether a place is the one that was marked.
//!
//! What is compared is information: a rare word tells more than a frequent one, and a short
//! passage that tells little needs its surroundings to be told from another occurrence.

use crate::align::Link;
use crate::alike::{Run, likeness};
use crate::fold::Cut;
use crate::index::Index;
use crate::query::Query;
use std::ops::Range;

/// What a token of the surroundings tells, for each bit of the one nearer to the quote.
const DECAY: f32 = 0.93;
/// What a foreign token within the passage costs, for each of its bits.
const FOREIGN: f32 = 0.4;
/// What a foreign token costs more where it ends a sentence and the quote holds no such end.
const BREAK: f32 = 2.5;
/// What may be put in between a piece at a rim and the rest, in bits for each bit of the piece.
const FAR: f32 = 20.0;
/// Neighbours outside a rim of the quote that must stand where they stood for the rim to hold.
const HOLD: usize = 3;
/// Replaced words at the rim of a quote that are taken to belong to it.
const REPLACED: usize = 2;

/// How much of something was found, in bits.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Share {
    pub(crate) found: f32,
    pub(crate) all: f32,
}

impl Share {
    /// The part found, 0 where there was nothing to find.
    pub(crate) fn ratio(self) -> f32 {
        if self.all > 0.0 {
            self.found / self.all
        } else {
            0.0
        }
    }

    fn add(&mut self, part: Share) {
        self.found += part.found;
        self.all += part.all;
    }
}

/// What speaks for a passage.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Evidence {
    /// The first token of the query that the passage renders, and the one after the last.
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// The first token of the passage in the new text, and the one after the last.
    pub(crate) lo: usize,
    pub(crate) hi: usize,
    /// The quote.
    pub(crate) quote: Share,
    /// The text before.
    pub(crate) left: Share,
    /// The text after.
    pub(crate) right: Share,
    /// How much of the passage is words of the quote, from 0 to 1.
    pub(crate) purity: f32,
}

impl Evidence {
    /// All that was found, in bits.
    pub(crate) fn total(&self) -> f32 {
        self.quote.found + 0.7 * (self.left.found + self.right.found)
    }
}

/// Weighs the places that links lead to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scales<'run> {
    pub(crate) new: Run<'run>,
    pub(crate) index: &'run Index,
}

impl Scales<'_> {
    /// The evidence for the passage that `links`, one for each token of the query, lead to; `None`
    /// where they lead nowhere.
    pub(crate) fn weigh(self, query: &Query<'_>, links: &[Link]) -> Option<Evidence> {
        let kept = self.core(query, links)?;
        let lo = links.get(kept.start)?.lo as usize;
        let hi = links.get(kept.end.checked_sub(1)?)?.hi as usize;
        let mut evidence = Evidence {
            first: kept.start,
            last: kept.end,
            lo,
            hi,
            ..Evidence::default()
        };
        self.complete(query, links, &mut evidence);
        let (lo, hi) = (evidence.lo, evidence.hi);
        for at in query.start..query.end {
            let inside = kept.contains(&at);
            evidence.quote.add(self.share(query, links, at, inside));
        }
        let held = self.bits(lo, hi);
        if held > 0.0 {
            evidence.purity = (evidence.quote.found / held).min(1.0);
        }
        let mut factor = 1.0;
        for at in (0..query.start).rev() {
            let reach = 2 * (query.start - at) + 8;
            let near = links.get(at).is_some_and(|link| {
                link.is_some() && link.hi as usize <= lo && lo - link.hi as usize <= reach
            });
            let share = self.share(query, links, at, near);
            evidence.left.add(share.times(factor));
            factor *= DECAY;
        }
        factor = 1.0;
        for at in query.end..query.run.len() {
            let reach = 2 * (at - query.end) + 8;
            let near = links.get(at).is_some_and(|link| {
                link.is_some() && link.lo as usize >= hi && link.lo as usize - hi <= reach
            });
            let share = self.share(query, links, at, near);
            evidence.right.add(share.times(factor));
            factor *= DECAY;
        }
        Some(evidence)
    }

    /// The bits of the new text's tokens `lo..hi`.
    fn bits(self, lo: usize, hi: usize) -> f32 {
        self.index.sum(lo, hi)
    }

    /// What a token of the query tells, found or not.
    fn share(self, query: &Query<'_>, links: &[Link], at: usize, found: bool) -> Share {
        let id = query.run.id(at).unwrap_or(u32::MAX);
        let all = self.index.bits(id).max(0.1);
        let found = if found {
            all * self.likeness(query, links, at)
        } else {
            0.0
        };
        Share { found, all }
    }

    /// How alike a token and its partner are, 0 without one.
    fn likeness(self, query: &Query<'_>, links: &[Link], at: usize) -> f32 {
        let Some(link) = links.get(at).filter(|link| link.is_some()) else {
            return 0.0;
        };
        let partner = link.lo as usize;
        if link.hi - link.lo > 1 || self.new.id(partner) == query.run.id(at) {
            return 1.0;
        }
        let twin = |other: Option<usize>| {
            other
                .and_then(|other| links.get(other))
                .is_some_and(|other| other == link)
        };
        if twin(at.checked_sub(1)) || twin(Some(at + 1)) {
            return 1.0;
        }
        likeness(query.run.characters(at), self.new.characters(partner))
    }

    /// The tokens of the quote between the outermost ones whose words were found: those with the
    /// largest sum of what was found less what is foreign between (Kadane's algorithm), out to the
    /// rims that the surroundings hold.
    fn core(self, query: &Query<'_>, links: &[Link]) -> Option<Range<usize>> {
        let mut best: Option<(f32, Range<usize>)> = None;
        let mut open: Option<(f32, usize, usize)> = None;
        for at in query.start..query.end {
            let Some(link) = links.get(at).filter(|link| link.is_some()) else {
                continue;
            };
            let likeness = self.likeness(query, links, at);
            let own = self.index.bits(query.run.id(at)?).max(0.1) * likeness;
            let other = if likeness > 0.0 {
                0.0
            } else {
                FOREIGN * self.bits(link.lo as usize, link.hi as usize)
            };
            let gain = own - other;
            let (sum, start) = match open {
                Some((sum, start, hi)) => {
                    let gap = FOREIGN * self.foreign(query, hi, link.lo as usize);
                    if sum - gap > 0.0 {
                        (sum - gap, start)
                    } else {
                        (0.0, at)
                    }
                }
                None => (0.0, at),
            };
            open = Some((sum + gain, start, link.hi as usize));
            if likeness > 0.0 && best.as_ref().is_none_or(|(most, _)| sum + gain >= *most) {
                best = Some((sum + gain, start..at + 1));
            }
        }
        let Some((_, core)) = best else {
            return replaced(query, links);
        };
        let start = self.first_alike(query, links, core.clone());
        Some(self.widen(query, links, start..core.end))
    }

    fn first_alike(self, query: &Query<'_>, links: &[Link], core: Range<usize>) -> usize {
        let mut inside = core.clone();
        let alike = inside.find(|at| self.likeness(query, links, *at) > 0.0);
        alike.unwrap_or(core.start)
    }
}

impl Share {
    fn times(self, factor: f32) -> Self {
        Self {
            found: self.found * factor,
            all: self.all * factor,
        }
    }
}

/// The whole quote where other words stand in its place, one for each.
fn replaced(query: &Query<'_>, links: &[Link]) -> Option<Range<usize>> {
    let all = links.get(query.start..query.end)?;
    let whole = all.len() <= REPLACED && all.iter().all(|link| link.is_some());
    whole.then_some(query.start..query.end)
}

impl Scales<'_> {
    /// The core, out to those rims of the quote that the surroundings hold: words there may have been
    /// replaced, or much may have been put in after them.
    fn widen(self, query: &Query<'_>, links: &[Link], core: Range<usize>) -> Range<usize> {
        let touches = |left: usize, right: usize| match (links.get(left), links.get(right)) {
            (Some(left), Some(right)) => {
                left.is_some() && right.is_some() && (left.hi == right.lo || left == right)
            }
            _ => false,
        };
        let (mut start, mut end) = (core.start, core.end);
        let before = query.start.min(HOLD);
        let holds = before > 0 && (query.start - before..query.start).all(|at| touches(at, at + 1));
        if holds && self.belongs(query, links, query.start..core.start, core.start) {
            start = query.start;
        }
        let after = (query.run.len() - query.end).min(HOLD);
        let last = query.end - 1;
        let holds = after > 0 && (last..last + after).all(|at| touches(at, at + 1));
        if holds && self.belongs(query, links, core.end..query.end, core.end - 1) {
            end = query.end;
        }
        if query.start == 0
            && (0..core.start).all(|at| core.start <= REPLACED && touches(at, at + 1))
        {
            start = 0;
        }
        let last = query.run.len();
        let few = last - core.end <= REPLACED;
        if query.end == last && (core.end..last).all(|at| few && touches(at - 1, at)) {
            end = last;
        }
        start..end
    }

    /// Whether the `piece` at a rim is worth the foreign text between it and the core, whose nearest
    /// token is `near`: a lone full stop is not.
    fn belongs(self, query: &Query<'_>, links: &[Link], piece: Range<usize>, near: usize) -> bool {
        let Some(near) = links.get(near) else {
            return false;
        };
        let (mut gap, mut own) = (0.0, 0.0);
        let (mut lo, mut hi) = (near.lo as usize, near.hi as usize);
        for at in piece {
            let Some(link) = links.get(at).filter(|link| link.is_some()) else {
                continue;
            };
            let (from, to) = (link.lo as usize, link.hi as usize);
            gap += self.foreign(query, hi, from) + self.foreign(query, to, lo);
            (lo, hi) = (lo.min(from), hi.max(to));
            own += self.share(query, links, at, true).found;
        }
        gap <= FAR * own
    }

    /// The bits of what was put in between two tokens of the passage. It counts more where it ends a
    /// sentence and the quote does not: a mark within one sentence stays within one.
    fn foreign(self, query: &Query<'_>, lo: usize, hi: usize) -> f32 {
        let bits = self.bits(lo, hi);
        let within = |run: Run<'_>, lo: usize, hi: usize| {
            let inner = run.tokens.get(lo..hi).unwrap_or_default();
            inner.iter().all(|token| token.cut < Cut::Sentence)
        };
        let breaks = lo < hi && self.index.sentences(lo, hi + 1) > 0;
        if breaks && within(query.run, query.start + 1, query.end) {
            bits * BREAK
        } else {
            bits
        }
    }

    /// The passage out to the rims of its sentence, where the quote began or ended with one and
    /// nothing of the surroundings lies between. It goes further where the surroundings go on there.
    fn complete(self, query: &Query<'_>, links: &[Link], found: &mut Evidence) {
        let length = query.end - query.start;
        let near = length.div_ceil(2).min(16);
        let starts = |run: Run<'_>, at: usize| {
            run.tokens
                .get(at)
                .is_none_or(|token| token.cut >= Cut::Sentence)
        };
        let some = |link: &&Link| link.is_some();
        let new = self.new.tokens;
        let has_word = |lo, hi| {
            new.get(lo..hi)
                .is_some_and(|part| part.iter().any(|token| token.word))
        };
        if starts(query.run, query.start) {
            let mut before = links.get(..query.start).unwrap_or_default().iter().rev();
            let bound = before.find(some).map_or(0, |link| link.hi as usize);
            let from = found.lo.saturating_sub(length).max(bound);
            let start = (from..=found.lo).rev().find(|at| starts(self.new, *at));
            let start = start.filter(|at| *at == bound || found.lo - at <= near);
            // A bullet before a sentence is no part of it.
            let start = start.filter(|at| has_word(*at, found.lo));
            found.lo = start.unwrap_or(found.lo);
        }
        if starts(query.run, query.end) {
            let mut after = links.get(query.end..).unwrap_or_default().iter();
            let bound = after
                .find(some)
                .map_or(self.new.len(), |link| link.lo as usize);
            let to = (found.hi + length).min(bound);
            let end = (found.hi..=to).find(|at| starts(self.new, *at));
            let end = end.filter(|at| *at == bound || at - found.hi <= near);
            let closes = query
                .run
                .tokens
                .get(query.end - 1)
                .is_some_and(|token| !token.word);
            let end = end.filter(|at| closes || has_word(found.hi, *at));
            found.hi = end.unwrap_or(found.hi);
        }
    }
}
