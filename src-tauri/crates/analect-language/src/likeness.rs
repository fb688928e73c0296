//! How alike two texts are, and a few numbers by which a text that is nearly the same is found.
//!
//! A text is taken as the set of its runs of three words (shingles) in lower case; the likeness of
//! two texts is the share of the runs they have in common (the resemblance of A. Broder, "On the
//! resemblance and containment of documents", SEQUENCES 1997). The sketch of a text is the smallest
//! hash values of its runs: two texts share about as large a part of their sketches as of their
//! runs.

use crate::words;
use analect_text::slice;
use std::collections::BTreeSet;

/// Words in a run.
const RUN: usize = 3;

/// Hash values in a sketch at most.
const SKETCH: usize = 24;

/// The sketch of `text`: at most 24 hash values, ascending. A text of less than three words has
/// one value or none.
pub fn sketch(text: &str) -> Vec<u32> {
    // The upper half orders as the whole does, and is enough to tell runs apart.
    let upper = |hash: u64| u32::try_from(hash >> 32).unwrap_or(u32::MAX);
    let found: BTreeSet<u32> = runs(text).into_iter().map(upper).collect();
    found.into_iter().take(SKETCH).collect()
}

/// The share of runs of three words that `one` and `other` have in common, from 0 to 1; 0 where
/// neither has a word.
pub fn likeness(one: &str, other: &str) -> f64 {
    let (one, other) = (runs(one), runs(other));
    let common = one.intersection(&other).count();
    let all = one.len() + other.len() - common;
    if all == 0 {
        return 0.0;
    }
    share(common, all)
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole)
}

/// The hash values of all runs of words of `text`.
fn runs(text: &str) -> BTreeSet<u64> {
    let words: Vec<u64> = words(text)
        .into_iter()
        .filter_map(|range| slice(text, range))
        .map(|word| word.chars().flat_map(char::to_lowercase).fold(SEED, hash))
        .collect();
    let length = RUN.min(words.len()).max(1);
    words
        .windows(length)
        .map(|run| spread(run.iter().fold(SEED, |sum, word| spread(sum ^ word))))
        .collect()
}

/// The offset basis of FNV-1a with 64 bits (RFC 9923).
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a, over a character instead of an octet.
fn hash(sum: u64, character: char) -> u64 {
    (sum ^ u64::from(u32::from(character))).wrapping_mul(0x0100_0000_01b3)
}

/// Spreads a number over all 64 bits (the finalizer of `SplitMix64`, Steele, Lea and Flood 2014).
fn spread(number: u64) -> u64 {
    let mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "The ferry left the harbour at ten on Friday with forty people on board, \
                         the port authority said. Nobody was hurt when it touched the quay.";

    #[test]
    fn texts_are_as_alike_as_the_runs_they_share() {
        let check = |one: &str, other: &str, least: f64, most: f64| {
            let found = likeness(one, other);
            assert!(
                (least..=most).contains(&found),
                "{one:?} {other:?}: {found}"
            );
        };
        check(STORY, STORY, 1.0, 1.0);
        check(STORY, &STORY.to_uppercase(), 1.0, 1.0);
        check(STORY, &STORY.replace("forty", "fifty"), 0.7, 0.9);
        check(
            STORY,
            "Quite another text about quite another thing.",
            0.0,
            0.0,
        );
        check("", "", 0.0, 0.0);
        check("one", "one", 1.0, 1.0);
        check("one two", "two one", 0.0, 0.0);
    }

    #[test]
    fn sketches_of_texts_that_are_alike_share_values() {
        let shared = |one: &str, other: &str| {
            let other = sketch(other);
            sketch(one)
                .iter()
                .filter(|value| other.contains(value))
                .count()
        };
        assert_eq!(shared(STORY, STORY), sketch(STORY).len());
        assert!(shared(STORY, &STORY.replace("forty", "fifty")) >= 12);
        assert_eq!(
            shared(STORY, "Quite another text about quite another thing."),
            0
        );
        assert!(sketch("").is_empty());
        assert_eq!(sketch("Hello").len(), 1);
    }
}
