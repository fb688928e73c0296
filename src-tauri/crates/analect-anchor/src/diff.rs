//! Which tokens of a new text correspond, in order, to those of an old one.
//!
//! A patience diff (Bram Cohen's, as in Bazaar): tokens that occur once on either side and in the
//! same order divide the texts, the parts between are aligned by likeness. Where a part holds no
//! such token and is long, few edits in it are still found by Myers' greedy algorithm
//! (Algorithmica 1, 1986). The work is bounded: what exceeds the bound stays without partners.

use crate::align::{Ends, Link, align};
use crate::alike::Run;
use crate::fold::Token;
use crate::slide::{slide_deletions, slide_insertions};

/// Cells of one alignment below which it is done without dividing further.
const SMALL: usize = 3_000;
/// Cells of one alignment at most.
const LARGE: usize = 400_000;
/// Edits that Myers' algorithm looks for at most.
const EDITS: usize = 512;
/// Tokens of a run that is looked for where no single token is unique.
const RUN: usize = 5;

/// The partner of each token of `old` in `new`; links ascend. `ids` is above every identifier.
pub(crate) fn diff(old: Run<'_>, new: Run<'_>, ids: usize) -> Vec<Link> {
    let length = old.len() + new.len();
    let mut differ = Differ {
        old,
        new,
        links: vec![Link::NONE; old.len()],
        seen: vec![Seen::default(); ids],
        cells: 4_000_000 + 50 * length,
        steps: 100_000 + 60 * length,
    };
    let mut parts = vec![(0, old.len(), 0, new.len())];
    while let Some(part) = parts.pop() {
        differ.divide(part, &mut parts);
    }
    let mut links = differ.links;
    slide_deletions(old, &mut links);
    slide_insertions(old, new, &mut links);
    links
}

/// A stretch of either text: old start and end, new start and end.
type Part = (usize, usize, usize, usize);

/// How often a token occurs in a part, and where last.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    old: u32,
    new: u32,
    at: usize,
}

struct Differ<'run> {
    old: Run<'run>,
    new: Run<'run>,
    links: Vec<Link>,
    seen: Vec<Seen>,
    /// Cells that alignments may still fill.
    cells: usize,
    /// Tokens that dividing may still look at.
    steps: usize,
}

impl Differ<'_> {
    fn same(&self, i: usize, j: usize) -> bool {
        let id = self.old.id(i);
        id.is_some() && id == self.new.id(j)
    }

    fn link(&mut self, i: usize, j: usize) {
        if let Some(link) = self.links.get_mut(i) {
            *link = Link::to(j, 1);
        }
    }

    /// Links what is clear in a part and hands the rest back.
    fn divide(&mut self, part: Part, parts: &mut Vec<Part>) {
        let (a0, a1, b0, b1) = self.trim(part);
        let (rows, columns) = (a1 - a0, b1 - b0);
        if rows == 0 || columns == 0 {
            return;
        }
        let cells = rows.saturating_mul(columns);
        if cells <= SMALL {
            return self.fill((a0, a1, b0, b1));
        }
        if self.steps < rows + columns {
            return;
        }
        self.steps -= rows + columns;
        let unique = self.unique((a0, a1, b0, b1));
        let kept: Vec<_> = unique
            .iter()
            .copied()
            .filter(|pair| self.is_supported(*pair))
            .collect();
        let mut chain = longest_chain(&kept);
        if chain.is_empty() {
            if cells <= LARGE {
                return self.fill((a0, a1, b0, b1));
            }
            chain = longest_chain(&unique);
        }
        if chain.is_empty() {
            chain = longest_chain(&self.unique_runs((a0, a1, b0, b1)));
        }
        if chain.is_empty() {
            return self.greedy((a0, a1, b0, b1));
        }
        let (mut i, mut j) = (a0, b0);
        for (x, y) in chain {
            self.link(x, y);
            parts.push((i, x, j, y));
            (i, j) = (x + 1, y + 1);
        }
        parts.push((i, a1, j, b1));
    }

    /// Links what is the same at both ends of a part.
    fn trim(&mut self, (mut a0, mut a1, mut b0, mut b1): Part) -> Part {
        while a0 < a1 && b0 < b1 && self.same(a0, b0) {
            self.link(a0, b0);
            (a0, b0) = (a0 + 1, b0 + 1);
        }
        while a0 < a1 && b0 < b1 && self.same(a1 - 1, b1 - 1) {
            (a1, b1) = (a1 - 1, b1 - 1);
            self.link(a1, b1);
        }
        (a0, a1, b0, b1)
    }

    fn fill(&mut self, (a0, a1, b0, b1): Part) {
        let cells = (a1 - a0) * (b1 - b0);
        if self.cells < cells {
            return;
        }
        self.cells -= cells;
        let (old, new) = (self.old.part(a0, a1), self.new.part(b0, b1));
        if let Some(links) = self.links.get_mut(a0..a1) {
            align(old, new, Ends::Bound, b0, links);
        }
    }

    /// The tokens that occur once on either side of a part, in the order of the old text.
    fn unique(&mut self, (a0, a1, b0, b1): Part) -> Vec<(usize, usize)> {
        let (old, new) = (self.old, self.new);
        let a = old.tokens.get(a0..a1).unwrap_or_default();
        let b = new.tokens.get(b0..b1).unwrap_or_default();
        for token in a {
            self.seen[token.id as usize].old += 1;
        }
        for (at, token) in b.iter().enumerate() {
            let seen = &mut self.seen[token.id as usize];
            seen.new += 1;
            seen.at = b0 + at;
        }
        let mut pairs = Vec::new();
        for (at, token) in a.iter().enumerate() {
            let seen = self.seen[token.id as usize];
            if seen.old == 1 && seen.new == 1 {
                pairs.push((a0 + at, seen.at));
            }
        }
        for token in a.iter().chain(b) {
            self.seen[token.id as usize] = Seen::default();
        }
        pairs
    }

    /// The first tokens of runs of [`RUN`] that occur once on either side of a part: in a long text of
    /// few words no single token does.
    fn unique_runs(&mut self, (a0, a1, b0, b1): Part) -> Vec<(usize, usize)> {
        let a = once(self.old.part(a0, a1));
        let b = once(self.new.part(b0, b1));
        let mut pairs = Vec::new();
        let mut rest = b.iter().peekable();
        for (key, at) in a {
            while rest.next_if(|(other, _)| *other < key).is_some() {}
            if let Some((_, to)) = rest.next_if(|(other, _)| *other == key) {
                let (i, j) = (a0 + at, b0 + to);
                if (0..RUN).all(|by| self.same(i + by, j + by)) {
                    pairs.push((i, j));
                }
            }
        }
        pairs.sort_unstable();
        pairs
    }

    /// Whether the pair's neighbours are the same too, so that it is no chance.
    fn is_supported(&self, (i, j): (usize, usize)) -> bool {
        let before = |by: usize| i >= by && j >= by && self.same(i - by, j - by);
        let after = |by: usize| self.same(i + by, j + by);
        let (left, right) = (before(1), after(1));
        if left {
            right || before(2)
        } else {
            right && after(2)
        }
    }

    /// Myers' greedy algorithm, given up after [`EDITS`] edits.
    fn greedy(&mut self, (a0, a1, b0, b1): Part) {
        let (n, m) = (a1 - a0, b1 - b0);
        let most = EDITS.min(n + m);
        if n.abs_diff(m) > most {
            return;
        }
        let middle = most + 1;
        let mut reach = vec![0_usize; 2 * middle + 1];
        let mut trace: Vec<Vec<usize>> = Vec::new();
        for edits in 0..=most {
            trace.push(reach[middle - edits..=middle + edits].to_vec());
            let mut slot = middle - edits;
            while slot <= middle + edits {
                let down = slot == middle - edits
                    || (slot != middle + edits && reach[slot - 1] < reach[slot + 1]);
                let mut x = if down {
                    reach[slot + 1]
                } else {
                    reach[slot - 1] + 1
                };
                // On diagonal `slot - middle`, y = x - (slot - middle).
                let y_of = |x: usize| (x + middle).checked_sub(slot);
                let from = x;
                while x < n && y_of(x).is_some_and(|y| y < m && self.same(a0 + x, b0 + y)) {
                    x += 1;
                }
                let spent = x - from + 1;
                if self.steps < spent {
                    return;
                }
                self.steps -= spent;
                reach[slot] = x;
                if x >= n && y_of(x).is_some_and(|y| y >= m) {
                    return self.walk_back((a0, a1, b0, b1), &trace);
                }
                slot += 2;
            }
        }
    }

    /// Links along the path whose furthest reaches before each edit are in `trace`.
    fn walk_back(&mut self, (a0, a1, b0, b1): Part, trace: &[Vec<usize>]) {
        let (mut x, mut y) = (a1 - a0, b1 - b0);
        for (edits, reach) in trace.iter().enumerate().rev() {
            // `reach` covers the diagonals -edits..=edits; index = diagonal + edits.
            let index = x + edits - y;
            let at = |index: usize| reach.get(index).copied().unwrap_or(0);
            let down = index == 0 || (index != 2 * edits && at(index - 1) < at(index + 1));
            let (px, py) = if edits == 0 {
                (0, 0)
            } else if down {
                let px = at(index + 1);
                (px, px + edits - (index + 1))
            } else {
                let px = at(index - 1);
                (px, px + edits - (index - 1))
            };
            while x > px && y > py && self.same(a0 + x - 1, b0 + y - 1) {
                (x, y) = (x - 1, y - 1);
                self.link(a0 + x, b0 + y);
            }
            (x, y) = (px, py);
        }
    }
}

/// The runs of [`RUN`] tokens that occur once, by a key of their identifiers, with their starts.
fn once(run: Run<'_>) -> Vec<(u64, usize)> {
    let key = |tokens: &[Token]| {
        let mix = |key: u64, token: &Token| {
            (key ^ u64::from(token.id))
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .rotate_left(29)
        };
        tokens.iter().fold(0, mix)
    };
    let mut keys: Vec<(u64, usize)> = run.tokens.windows(RUN).map(key).zip(0..).collect();
    keys.sort_unstable();
    let runs = keys.chunk_by(|one, other| one.0 == other.0);
    runs.filter(|same| same.len() == 1)
        .flatten()
        .copied()
        .collect()
}

/// The longest chain of pairs that ascends on both sides (patience sorting).
fn longest_chain(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; pairs.len()];
    for (index, (_, y)) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|top| pairs[*top].1 < *y);
        if pile > 0 {
            before[index] = tops[pile - 1];
        }
        if pile == tops.len() {
            tops.push(index);
        } else {
            tops[pile] = index;
        }
    }
    let mut chain = Vec::with_capacity(tops.len());
    let mut next = tops.last().copied();
    while let Some(index) = next {
        chain.push(pairs[index]);
        next = before
            .get(index)
            .copied()
            .filter(|index| *index != usize::MAX);
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::{Vocabulary, fold};

    /// The old tokens with a partner, and the text of the partners.
    fn kept(old: &str, new: &str) -> String {
        let mut vocabulary = Vocabulary::default();
        let (old, new) = (fold(old, &mut vocabulary), fold(new, &mut vocabulary));
        let links = diff(Run::whole(&old), Run::whole(&new), vocabulary.len());
        let mut last = 0;
        let mut shown = Vec::new();
        for (link, token) in links.iter().zip(&old.tokens) {
            if link.is_some() {
                assert!(link.lo >= last, "links ascend");
                last = link.lo;
                shown.push(old.characters(token));
            } else {
                shown.push("_");
            }
        }
        shown.join(" ")
    }

    #[test]
    fn a_deletion_falls_on_a_whole_sentence() {
        assert_eq!(
            kept("One. The cat sat. The dog ran.", "One. The dog ran."),
            "one . _ _ _ _ the dog ran ."
        );
        assert_eq!(
            kept(
                "It was late. The cat sat. The dog ran.",
                "It was late. The dog ran."
            ),
            "it was late . _ _ _ _ the dog ran ."
        );
    }

    #[test]
    fn long_repetitive_texts_with_few_edits_are_aligned() {
        let line = "0 1 1 0 ";
        let old = line.repeat(1000);
        let new = format!("{}7 {}", line.repeat(100), line.repeat(800)) + "8 " + &line.repeat(98);
        let kept = kept(&old, &new);
        let gone = kept.split(' ').filter(|token| *token == "_").count();
        assert!((6..=8).contains(&gone), "{gone}");
    }

    #[test]
    fn long_texts_of_few_words_are_aligned_by_runs_that_are_unique() {
        let mut state = 7_u32;
        let mut word = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            format!("w{}", (state >> 16) % 40)
        };
        let old: Vec<String> = (0..6_000).map(|_| word()).collect();
        let mut new = old.clone();
        (0..6_000).step_by(8).for_each(|at| new[at] = word());
        let kept = kept(&old.join(" "), &new.join(" "));
        let gone = kept.split(' ').filter(|token| *token == "_").count();
        assert!(gone < 300, "{gone}");
    }

    #[test]
    fn the_longest_chain_ascends() {
        assert_eq!(
            longest_chain(&[(0, 5), (1, 1), (2, 6), (3, 2), (4, 3)]),
            [(1, 1), (3, 2), (4, 3)]
        );
    }
}
