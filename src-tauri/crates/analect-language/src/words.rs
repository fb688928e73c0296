//! Words after the default rules of UAX #29.

use analect_text::TextRange;
use unicode_segmentation::UnicodeSegmentation;

/// The words of `text` in order: segments between word boundaries of Unicode Standard Annex #29
/// that hold at least one letter or digit.
///
/// Ranges ascend and do not overlap; everything between them is space, punctuation or symbols.
/// Apostrophes inside a word and separators inside a number belong to it ("don't", "1,000.5").
pub fn words(text: &str) -> Vec<TextRange> {
    text.unicode_word_indices()
        .filter_map(|(start, word)| TextRange::of(start, start + word.len()))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use analect_text::slice;
    use proptest::prelude::*;

    #[test]
    fn words_hold_letters_or_digits() {
        let check = |text: &str, expect: &[&str]| {
            let found: Vec<&str> = words(text)
                .into_iter()
                .filter_map(|range| slice(text, range))
                .collect();
            assert_eq!(found, expect, "{text:?}");
        };
        check(
            "Ice, 1,000.5 m thick — don't panic!",
            &["Ice", "1,000.5", "m", "thick", "don't", "panic"],
        );
        check("l’été d'Ana", &["l’été", "d'Ana"]);
        check("漢字", &["漢", "字"]);
        check(" … --- 😀 ", &[]);
        check("", &[]);
    }

    proptest! {
        #[test]
        fn words_ascend_and_the_gaps_hold_no_letter(text in "(?s)(.|[a-zé ]{1,9}|漢|\n){0,60}") {
            let mut end = 0;
            for range in words(&text) {
                let gap = text.get(end..range.start().index()).unwrap();
                prop_assert!(!gap.chars().any(char::is_alphanumeric), "gap {:?}", gap);
                prop_assert!(slice(&text, range).unwrap().chars().any(char::is_alphanumeric));
                end = range.end().index();
            }
            prop_assert!(!text.get(end..).unwrap().chars().any(char::is_alphanumeric));
        }
    }
}
