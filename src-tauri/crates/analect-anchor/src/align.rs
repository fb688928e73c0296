//! The best alignment of two short runs of tokens.
//!
//! Global alignment after Needleman and Wunsch (Journal of Molecular Biology 48, 1970), where alike
//! words gain by their likeness, a word may stand in the place of another one, and two tokens match
//! one that is the two together.

use crate::alike::{Run, have_other_letters, likeness};

/// Which tokens of the new run an old token corresponds to: `lo..hi`, empty where it has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) lo: u32,
    pub(crate) hi: u32,
}

impl Link {
    /// A token that has gone.
    pub(crate) const NONE: Self = Self {
        lo: u32::MAX,
        hi: u32::MAX,
    };

    /// The link to the `count` tokens from `lo`.
    pub(crate) fn to(lo: usize, count: usize) -> Self {
        let small = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        Self {
            lo: small(lo),
            hi: small(lo + count),
        }
    }

    pub(crate) fn is_some(self) -> bool {
        self.lo != self.hi
    }
}

/// Whether the new run's ends may be left over at no cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ends {
    /// Both runs are to be used up.
    Bound,
    /// The old run is looked for inside the new one.
    Free,
}

/// What a match gains, for each unit of weight.
const MATCH: i32 = 8;
/// What a token without a partner costs, for each unit of weight.
const GAP: i32 = 4;
/// What a word in another one's place costs, for each unit of the weight of both.
const OTHER: i32 = 3;
/// What a match right after a match gains: it keeps runs together.
const RUN: i32 = 3;

/// A step of the alignment: an old token without a partner.
const UP: u8 = 1;
/// A step: a new token without a partner.
const LEFT: u8 = 2;
/// A step: an old token and a new one.
const PAIR: u8 = 3;
/// A step: two old tokens and a new one.
const JOINED: u8 = 4;
/// A step: an old token and two new ones.
const PARTED: u8 = 5;

/// Aligns `old` with `new` and writes a link for each old token, counted from `offset`.
///
/// The work is the product of the two lengths: the caller bounds it.
pub(crate) fn align(old: Run<'_>, new: Run<'_>, ends: Ends, offset: usize, links: &mut [Link]) {
    let (steps, end) = fill(old, new, ends);
    let width = new.len() + 1;
    let (mut i, mut j) = (old.len(), end);
    while i > 0 {
        match steps.get(i * width + j).copied().unwrap_or(UP) {
            PAIR => {
                (i, j) = (i - 1, j - 1);
                set(links, i, Link::to(offset + j, 1));
            }
            JOINED => {
                (i, j) = (i - 2, j - 1);
                set(links, i, Link::to(offset + j, 1));
                set(links, i + 1, Link::to(offset + j, 1));
            }
            PARTED => {
                (i, j) = (i - 1, j - 2);
                set(links, i, Link::to(offset + j, 2));
            }
            LEFT => j -= 1,
            _ => i -= 1,
        }
    }
}

fn set(links: &mut [Link], index: usize, link: Link) {
    if let Some(slot) = links.get_mut(index) {
        *slot = link;
    }
}

/// The step into each cell, row by row, and the column where the alignment ends.
fn fill(old: Run<'_>, new: Run<'_>, ends: Ends) -> (Vec<u8>, usize) {
    let width = new.len() + 1;
    let mut steps = vec![0_u8; (old.len() + 1) * width];
    let mut before = vec![0_i32; width];
    let mut above = vec![0_i32; width];
    let mut row = vec![0_i32; width];
    for (j, token) in new.tokens.iter().enumerate() {
        let cost = if ends == Ends::Free {
            0
        } else {
            GAP * token.weight()
        };
        above[j + 1] = above[j] - cost;
        steps[j + 1] = LEFT;
    }
    for i in 1..=old.len() {
        let line = i * width;
        let (earlier, current) = steps.split_at_mut(line);
        let last = &earlier[line - width..];
        let weight = old.tokens[i - 1].weight();
        row[0] = above[0] - GAP * weight;
        current[0] = UP;
        for j in 1..width {
            let inside = ends == Ends::Bound || i < old.len();
            let gap = if inside {
                GAP * new.tokens[j - 1].weight()
            } else {
                0
            };
            let mut best = (row[j - 1] - gap, LEFT);
            let up = above[j] - GAP * weight;
            if up >= best.0 {
                best = (up, UP);
            }
            if let Some(gain) = gain(old, new, i - 1, j - 1) {
                let run = if gain > 0 && last[j - 1] == PAIR {
                    RUN
                } else {
                    0
                };
                let pair = above[j - 1] + gain + run;
                if pair >= best.0 {
                    best = (pair, PAIR);
                }
            }
            if i > 1 && is_joined(old, i, new.characters(j - 1)) {
                let joined = before[j - 1] + MATCH * new.tokens[j - 1].weight();
                if joined > best.0 {
                    best = (joined, JOINED);
                }
            }
            if j > 1 && is_joined(new, j, old.characters(i - 1)) {
                let parted = above[j - 2] + MATCH * weight;
                if parted > best.0 {
                    best = (parted, PARTED);
                }
            }
            (row[j], current[j]) = best;
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    (steps, new.len())
}

/// What putting the two tokens beside each other gains; `None` where they cannot correspond.
fn gain(old: Run<'_>, new: Run<'_>, i: usize, j: usize) -> Option<i32> {
    let (a, b) = (&old.tokens[i], &new.tokens[j]);
    if a.id == b.id {
        return Some(MATCH * a.weight());
    }
    if a.word != b.word {
        return None;
    }
    let other = -OTHER * (a.weight() + b.weight());
    if !a.word {
        return Some(other);
    }
    if have_other_letters(a, b) {
        return Some(other);
    }
    let likeness = likeness(old.characters(i), new.characters(j));
    if likeness == 0.0 {
        return Some(other);
    }
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    let gain = ((MATCH * a.weight().min(b.weight())) as f32 * (likeness * 1.5 - 0.5)) as i32;
    Some(gain)
}

/// Whether the two tokens of `run` before `end` make up `whole`.
fn is_joined(run: Run<'_>, end: usize, whole: &str) -> bool {
    let (a, b) = (&run.tokens[end - 2], &run.tokens[end - 1]);
    a.word
        && b.word
        && a.len as usize + b.len as usize == whole.len()
        && whole.starts_with(run.characters(end - 2))
        && whole.ends_with(run.characters(end - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::{Vocabulary, fold};

    /// The new words each old word corresponds to.
    fn aligned(old: &str, new: &str, ends: Ends) -> Vec<String> {
        let mut vocabulary = Vocabulary::default();
        let (old, new) = (fold(old, &mut vocabulary), fold(new, &mut vocabulary));
        let mut links = vec![Link::NONE; old.tokens.len()];
        align(Run::whole(&old), Run::whole(&new), ends, 0, &mut links);
        let shown = |link: &Link| {
            let tokens = new.tokens.get(link.lo as usize..link.hi as usize);
            let tokens = tokens.unwrap_or_default().iter();
            tokens
                .map(|token| new.characters(token))
                .collect::<Vec<_>>()
                .join("+")
        };
        links.iter().map(shown).collect()
    }

    #[test]
    fn words_find_their_partners() {
        let check = |old: &str, new: &str, expect: &[&str]| {
            assert_eq!(aligned(old, new, Ends::Bound), expect, "{old} {new}");
        };
        check("a red boat", "a red boat", &["a", "red", "boat"]);
        check("a red boat", "a blue boat", &["a", "blue", "boat"]);
        check("a red boat", "a boat", &["a", "", "boat"]);
        check("a boat", "a red boat", &["a", "boat"]);
        check(
            "the harbour lies",
            "the harbuor lies",
            &["the", "harbuor", "lies"],
        );
        check("a data base", "a database", &["a", "database", "database"]);
        check("a database", "a data base", &["a", "data+base"]);
        check("", "a", &[]);
        check("a", "", &[""]);
    }

    #[test]
    fn free_ends_find_a_run_inside_another() {
        assert_eq!(
            aligned(
                "red boat",
                "one day a red boat came into the harbour",
                Ends::Free
            ),
            ["red", "boat"]
        );
    }
}
