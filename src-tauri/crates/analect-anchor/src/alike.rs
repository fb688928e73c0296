//! How alike two tokens are.

use crate::fold::{Folded, Token};

/// A run of tokens that is compared, with the text it is taken from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run<'run> {
    pub(crate) source: &'run Folded<'run>,
    pub(crate) tokens: &'run [Token],
}

impl<'run> Run<'run> {
    /// The tokens of the whole text.
    pub(crate) fn whole(source: &'run Folded<'run>) -> Self {
        Self {
            source,
            tokens: &source.tokens,
        }
    }

    /// The tokens `start..end` of this run.
    pub(crate) fn part(self, start: usize, end: usize) -> Self {
        let tokens = self.tokens.get(start..end).unwrap_or_default();
        Self { tokens, ..self }
    }

    pub(crate) fn len(self) -> usize {
        self.tokens.len()
    }

    /// The identifier of a token, `None` outside the run.
    pub(crate) fn id(self, index: usize) -> Option<u32> {
        self.tokens.get(index).map(|token| token.id)
    }

    /// The folded characters of a token.
    pub(crate) fn characters(self, index: usize) -> &'run str {
        self.tokens
            .get(index)
            .map_or("", |token| self.source.characters(token))
    }
}

/// From 0 for other words to 1 for the same: one minus the edit distance (insertion, deletion,
/// substitution, exchange of neighbours: Damerau, Communications of the ACM 7(3), 1964) over the
/// longer length, in bytes of the folded characters. Below one half it counts as 0.
pub(crate) fn likeness(a: &str, b: &str) -> f32 {
    if a == b {
        return 1.0;
    }
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let (long, short) = (a.len().max(b.len()), a.len().min(b.len()));
    // Of one- and two-letter words no letter is left that would speak for likeness.
    if short * 2 < long || long < 3 {
        return 0.0;
    }
    let allowed = long / 2;
    if unshared(a, b) > 2 * allowed {
        return 0.0;
    }
    let distance = distance(a, b);
    if distance > allowed {
        return 0.0;
    }
    #[allow(clippy::cast_precision_loss)]
    let likeness = 1.0 - distance as f32 / long as f32;
    likeness
}

/// A lower bound of twice the edit distance: how many bytes one has more often than the other.
fn unshared(a: &[u8], b: &[u8]) -> usize {
    let mut counts = [0_i16; 32];
    let slot = |byte: u8| usize::from(byte & 31);
    for byte in a {
        counts[slot(*byte)] += 1;
    }
    for byte in b {
        counts[slot(*byte)] -= 1;
    }
    counts
        .iter()
        .map(|count| usize::from(count.unsigned_abs()))
        .sum()
}

/// The restricted Damerau-Levenshtein distance.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let width = b.len() + 1;
    let mut rows = vec![0_usize; width * 3];
    for (column, cell) in rows.iter_mut().take(width).enumerate() {
        *cell = column;
    }
    let at = |row: usize, column: usize| (row % 3) * width + column;
    for i in 1..=a.len() {
        rows[at(i, 0)] = i;
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (rows[at(i - 1, j - 1)] + same)
                .min(rows[at(i - 1, j)] + 1)
                .min(rows[at(i, j - 1)] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[at(i - 2, j - 2)] + 1);
            }
            rows[at(i, j)] = best;
        }
    }
    rows[at(a.len(), b.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen_are_alike_and_other_words_are_not() {
        let check = |a: &str, b: &str, expect: bool| {
            assert_eq!(likeness(a, b) > 0.0, expect, "{a} {b}");
            assert!((likeness(a, b) - likeness(b, a)).abs() < f32::EPSILON);
        };
        check("september", "septmber", true);
        check("successfully", "sucecssfully", true);
        check("with", "ith", true);
        check("the", "teh", true);
        check("intake", "trading", false);
        check("a", "b", false);
        check("harbour", "", false);
        check("same", "same", true);
    }
}
