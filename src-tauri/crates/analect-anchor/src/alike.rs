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
    let Some(distance) = distance(a, b, allowed) else {
        return 0.0;
    };
    #[allow(clippy::cast_precision_loss)]
    let likeness = 1.0 - distance as f32 / long as f32;
    likeness
}

/// Which bytes a word has, in the lower half, and which it has twice, in the upper one. Bytes that
/// are equal in their last five bits share a place.
pub(crate) fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |all, byte| {
        let once = 1_u64 << (byte & 31);
        let twice = (all & once) << 32;
        all | once | twice
    })
}

/// Whether two words with these letters are too different for any likeness. Each letter that only
/// one of them has is one of the [`unshared`] bytes; counting them so takes three instructions,
/// which spares most pairs of an alignment the comparison.
pub(crate) fn have_other_letters(a: &Token, b: &Token) -> bool {
    let allowed = a.len.max(b.len) / 2;
    (a.letters ^ b.letters).count_ones() > 2 * allowed
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

/// The restricted Damerau-Levenshtein distance, `None` above `most`.
fn distance(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    let width = b.len() + 1;
    // The row that is made, and the two before it.
    let mut rows = vec![0_usize; width * 3];
    let (row, before) = rows.split_at_mut(width);
    let (mut row, (mut above, mut two_above)) = (row, before.split_at_mut(width));
    for (column, cell) in above.iter_mut().enumerate() {
        *cell = column;
    }
    let mut least_above = 0;
    for (i, byte) in a.iter().enumerate() {
        row[0] = i + 1;
        let mut least = i + 1;
        for (j, other) in b.iter().enumerate() {
            let changed = above[j] + usize::from(byte != other);
            let mut best = changed.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *byte == b[j - 1] && a[i - 1] == *other {
                best = best.min(two_above[j - 1] + 1);
            }
            row[j + 1] = best;
            least = least.min(best);
        }
        // A later cell comes from this row, or by an exchange from the one above.
        if least > most && least_above >= most {
            return None;
        }
        least_above = least;
        std::mem::swap(&mut above, &mut two_above);
        std::mem::swap(&mut row, &mut above);
    }
    Some(above[b.len()]).filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::{Vocabulary, fold};

    #[test]
    fn words_of_other_letters_have_no_likeness() {
        let words = [
            "september",
            "septmber",
            "successfully",
            "sucecssfully",
            "with",
            "ith",
            "teh",
            "the",
            "intake",
            "trading",
            "a",
            "b",
            "harbour",
            "haaarbour",
            "harborough",
            "naïve",
            "naive",
        ];
        let mut vocabulary = Vocabulary::default();
        let text = words.join(" ");
        let folded = fold(&text, &mut vocabulary);
        let mut spared = 0;
        for a in &folded.tokens {
            for b in &folded.tokens {
                if have_other_letters(a, b) {
                    spared += 1;
                    let (a, b) = (folded.characters(a), folded.characters(b));
                    assert!(likeness(a, b) <= 0.0, "{a} {b}");
                }
            }
        }
        assert!(spared > folded.tokens.len());
    }

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
