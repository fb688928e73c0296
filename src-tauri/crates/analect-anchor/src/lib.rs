//! Where annotations stand in a text that has changed.
//!
//! An annotation keeps the position of its passage, the passage itself and its surroundings
//! ([`Target`]). [`anchor_revision`] carries it from an old text to a new one; [`anchor_quotes`]
//! finds it where the old text is not at hand. Each answer is an [`Anchoring`].
//!
//! 1. Both texts are folded to tokens that typography does not change (`fold`).
//! 2. A patience diff aligns them; gaps are aligned by likeness (`diff`, `align`).
//! 3. The passage is read off the alignment (`place`) and weighed (`evidence`).
//! 4. Where that is not clear, quote and surroundings are looked for in the whole new text
//!    (`index`, `search`), so that passages that moved are found.
//! 5. The evidence decides (`verdict`): a passage is placed, placed with a question, or an orphan.
//!
//! The answer for one annotation depends on the two texts and on that annotation alone. Ranges
//! stand on the rims of grapheme clusters. The work is bounded, whatever the texts are: where the
//! bound is met, annotations become uncertain or orphans.
//!
//! This crate keeps nothing, and knows neither articles nor revisions.

mod align;
mod alike;
mod class;
mod compare;
mod diff;
mod evidence;
mod fold;
mod index;
mod place;
mod query;
mod search;
mod slide;
mod verdict;

/// Whether two passages of one word each are figures that differ: what was marked may be gone, however
/// much the text around it is the same.
fn is_other_figure(old: &str, new: &str) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let one = |text: &str| !text.trim().contains(char::is_whitespace);
    one(old) && one(new) && digits(old) != digits(new)
}

#[cfg(test)]
mod tests;

pub use compare::{Compared, Difference, compare};

use align::Link;
use alike::Run;
use analect_model::{Anchoring, AnchoringState, Target};
use analect_text::{TextRange, slice};
use evidence::{Evidence, Scales};
use fold::{Folded, Vocabulary, fold};
use index::Index;
use query::Query;
use std::cell::OnceCell;
use verdict::{Verdict, Way, confidence, is_clear, judge};

/// Carries annotations from `old` to `new`; one answer for each target, in their order.
///
/// Positions are bytes of `old`, the ranges of the answers bytes of `new`. A target whose quote is
/// not what `old` holds at its position is looked for as [`anchor_quotes`] does.
///
/// Time is about linear in the two texts; each target that is not clear from their order costs
/// up to some hundred thousand steps more.
pub fn anchor_revision(old: &str, new: &str, targets: &[Target]) -> Vec<Anchoring> {
    let mut vocabulary = Vocabulary::default();
    let old = fold(old, &mut vocabulary);
    let new = fold(new, &mut vocabulary);
    let links = diff::diff(Run::whole(&old), Run::whole(&new), vocabulary.len());
    let field = Field::new(&new);
    let carry = |target: &Target| {
        if slice(old.text, target.position) != Some(&target.quote.exact) {
            return field.find(target, &vocabulary);
        }
        match Query::new(&old, target.position) {
            Some(query) => field.carry(&query, &links, vocabulary.len()),
            None => field.carry_space(&old, target.position, &links),
        }
    };
    targets.iter().map(carry).collect()
}

/// Finds annotations in `new` by their quotes and surroundings alone; one answer for each target,
/// in their order.
///
/// Positions only decide between places that are equally like the quote and its surroundings: they
/// are taken as bytes of `new`. A passage counts as moved where its surroundings are others.
pub fn anchor_quotes(new: &str, targets: &[Target]) -> Vec<Anchoring> {
    let mut vocabulary = Vocabulary::default();
    let new = fold(new, &mut vocabulary);
    let field = Field::new(&new);
    targets
        .iter()
        .map(|target| field.find(target, &vocabulary))
        .collect()
}

const ORPHAN: Anchoring = Anchoring {
    state: AnchoringState::Orphaned,
    range: None,
    score: 0.0,
};

/// The part of the best place's rank from which another place puts it in doubt.
const RIVAL: f32 = 0.85;

/// A place that may be the annotated passage.
#[derive(Debug, Clone)]
struct Candidate {
    links: Vec<Link>,
    evidence: Evidence,
    way: Way,
}

impl Candidate {
    /// What speaks for it against others: all that was found, the quote above its surroundings.
    fn rank(&self) -> f32 {
        let order = if self.way == Way::Order { 1.1 } else { 1.0 };
        self.evidence.total() * (0.5 + 0.5 * self.evidence.quote.ratio()) * order
    }
}

/// The text in which passages are placed.
#[derive(Debug)]
struct Field<'text> {
    new: Run<'text>,
    /// Made when it is first needed.
    index: OnceCell<Index>,
}

impl<'text> Field<'text> {
    fn new(new: &'text Folded<'text>) -> Self {
        Self {
            new: Run::whole(new),
            index: OnceCell::new(),
        }
    }

    /// Carries a passage along the links of all old tokens.
    fn carry(&self, query: &Query<'_>, links: &[Link], ids: usize) -> Anchoring {
        let index = self.index.get_or_init(|| Index::new(self.new, ids));
        let own = links.get(query.offset..query.offset + query.run.len());
        let own = own.unwrap_or_default();
        let scales = Scales {
            new: self.new,
            index,
        };
        let mut candidates: Vec<Candidate> = Vec::new();
        if let Some(evidence) = scales.weigh(query, own) {
            let candidate = Candidate {
                links: own.to_vec(),
                evidence,
                way: Way::Order,
            };
            if is_clear(&evidence) {
                return self.answer(query, &candidate, true);
            }
            candidates.push(candidate);
        }
        let mut found = self.search(query, scales, ids);
        for candidate in &mut found {
            if stands_between(query, links, &candidate.evidence) {
                candidate.way = Way::Order;
            }
        }
        candidates.extend(found);
        let Some(best) = best(&candidates) else {
            return ORPHAN;
        };
        let asked = best.way == Way::Search && rivals(&candidates, best).next().is_some();
        doubted(self.answer(query, best, best.way == Way::Order), asked)
    }

    /// Finds a passage by its quote and surroundings.
    fn find(&self, target: &Target, vocabulary: &Vocabulary) -> Anchoring {
        let quote = &target.quote;
        let text = [quote.prefix.as_str(), &quote.exact, &quote.suffix].concat();
        let mut own = vocabulary.strangers();
        let folded = fold(&text, &mut own);
        let start = quote.prefix.len();
        let query = TextRange::of(start, start + quote.exact.len())
            .and_then(|range| Query::new(&folded, range));
        let Some(query) = query.map(Query::without_cut_words) else {
            return ORPHAN;
        };
        let ids = vocabulary.len();
        let index = self.index.get_or_init(|| Index::new(self.new, ids));
        let scales = Scales {
            new: self.new,
            index,
        };
        let candidates = self.search(&query, scales, own.len());
        let Some(best) = best(&candidates) else {
            return ORPHAN;
        };
        let place = |candidate: &Candidate| {
            let token = self.new.tokens.get(candidate.evidence.lo);
            token.map_or(0, |token| token.start)
        };
        let hint = target.position.start().get();
        let alike = rivals(&candidates, best).filter(|rival| rival.rank() >= 0.97 * best.rank());
        let nearest = |candidate: &&Candidate| place(candidate).abs_diff(hint);
        let best = alike.chain([best]).min_by_key(nearest).unwrap_or(best);
        let asked = place(best) != hint && rivals(&candidates, best).next().is_some();
        let (left, right) = (best.evidence.left, best.evidence.right);
        let kept = |side: evidence::Share| side.all == 0.0 || side.ratio() >= 0.5;
        doubted(self.answer(&query, best, kept(left) && kept(right)), asked)
    }

    fn search(&self, query: &Query<'_>, scales: Scales<'_>, ids: usize) -> Vec<Candidate> {
        let found = search::search(query, self.new, scales.index, ids).into_iter();
        let weighed = found.filter_map(|links| {
            let evidence = scales.weigh(query, &links)?;
            Some(Candidate {
                links,
                evidence,
                way: Way::Search,
            })
        });
        weighed.collect()
    }

    /// The answer that places the passage at `candidate`, if the evidence allows it.
    fn answer(&self, query: &Query<'_>, candidate: &Candidate, in_order: bool) -> Anchoring {
        let verdict = judge(&candidate.evidence, candidate.way);
        let range = place::place(query, &candidate.links, self.new, &candidate.evidence);
        let Some(range) = range.filter(|_| verdict > Verdict::No) else {
            return ORPHAN;
        };
        let old = slice(query.run.source.text, query.bytes).unwrap_or_default();
        let new = slice(self.new.source.text, range).unwrap_or_default();
        let state = match (verdict, place::says_the_same(old, new)) {
            (Verdict::Yes, true) if in_order => AnchoringState::Exact,
            (Verdict::Yes, true) => AnchoringState::Moved,
            (Verdict::Yes, false) if is_other_figure(old, new) => AnchoringState::Uncertain,
            (Verdict::Yes, false) => AnchoringState::Changed,
            (Verdict::Ask | Verdict::No, _) => AnchoringState::Uncertain,
        };
        let score = confidence(&candidate.evidence);
        Anchoring {
            state,
            range: Some(range),
            score,
        }
    }

    /// Carries a passage of white space alone: it stays where both its neighbours are neighbours
    /// and the space between them is the same.
    fn carry_space(&self, old: &Folded<'_>, position: TextRange, links: &[Link]) -> Anchoring {
        let carried = self.space(old, position, links);
        carried.map_or(ORPHAN, |range| Anchoring {
            state: AnchoringState::Exact,
            range: Some(range),
            score: 1.0,
        })
    }

    fn space(&self, old: &Folded<'_>, position: TextRange, links: &[Link]) -> Option<TextRange> {
        let after = old
            .tokens
            .partition_point(|token| token.end <= position.start().get());
        let start = after
            .checked_sub(1)
            .and_then(|before| old.tokens.get(before));
        let start = start.map_or(0, |token| token.end as usize);
        let end = old
            .tokens
            .get(after)
            .map_or(old.text.len(), |token| token.start as usize);
        let gap = old.text.get(start..end)?;
        let lo = match after.checked_sub(1) {
            Some(before) => links.get(before).filter(|link| link.is_some())?.hi as usize,
            None => 0,
        };
        let hi = match links.get(after) {
            Some(link) => Some(link).filter(|link| link.is_some())?.lo as usize,
            None => self.new.len(),
        };
        let text = self.new.source.text;
        let from = lo
            .checked_sub(1)
            .and_then(|before| self.new.tokens.get(before));
        let from = from.map_or(0, |token| token.end as usize);
        let to = self
            .new
            .tokens
            .get(hi)
            .map_or(text.len(), |token| token.start as usize);
        if lo != hi || text.get(from..to)? != gap || position.is_empty() {
            return None;
        }
        let range = TextRange::of(
            from + position.start().index().checked_sub(start)?,
            from + position.end().index().checked_sub(start)?,
        )?;
        slice(text, range)
            .is_some()
            .then_some(analect_text::snap_to_graphemes(text, range))
    }
}

/// The candidate with the highest rank, the first of equals.
fn best(candidates: &[Candidate]) -> Option<&Candidate> {
    candidates.iter().reduce(|best, next| {
        if next.rank() > best.rank() {
            next
        } else {
            best
        }
    })
}

/// The other places that are nearly as like the passage as `best`.
fn rivals<'all>(
    candidates: &'all [Candidate],
    best: &'all Candidate,
) -> impl Iterator<Item = &'all Candidate> {
    let apart = |one: &Evidence, other: &Evidence| one.hi <= other.lo || other.hi <= one.lo;
    candidates.iter().filter(move |candidate| {
        candidate.rank() >= RIVAL * best.rank() && apart(&candidate.evidence, &best.evidence)
    })
}

/// The answer as a question, where it is in doubt.
fn doubted(anchoring: Anchoring, in_doubt: bool) -> Anchoring {
    if in_doubt && anchoring.state != AnchoringState::Orphaned {
        let state = AnchoringState::Uncertain;
        return Anchoring { state, ..anchoring };
    }
    anchoring
}

/// Whether a passage stands between the partners of the tokens around the quote.
fn stands_between(query: &Query<'_>, links: &[Link], found: &Evidence) -> bool {
    let start = query.offset + query.start;
    let end = query.offset + query.end;
    let before = links
        .get(..start)
        .unwrap_or_default()
        .iter()
        .rev()
        .find(|link| link.is_some());
    let after = links
        .get(end..)
        .unwrap_or_default()
        .iter()
        .find(|link| link.is_some());
    before.is_none_or(|link| link.hi as usize <= found.lo)
        && after.is_none_or(|link| found.hi <= link.lo as usize)
}
