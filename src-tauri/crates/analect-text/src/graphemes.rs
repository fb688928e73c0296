//! Widening a selection to whole user-perceived characters.

use crate::range::{TextOffset, TextRange};
use unicode_segmentation::GraphemeCursor;

/// The smallest range of whole extended grapheme clusters (UAX #29) that covers `range`.
///
/// A selection made in the window may start or end inside a cluster (between a letter and its
/// combining accent, or inside an emoji sequence); it is widened outward, never narrowed.
/// Positions outside `text` are brought to its end, positions inside a character to its rims.
/// A caret (an empty range) stays where it is.
pub fn snap_to_graphemes(text: &str, range: TextRange) -> TextRange {
    if range.is_empty() {
        return range;
    }
    let start = floor(text, range.start().index());
    let end = ceil(text, range.end().index());
    TextRange::of(start, end).unwrap_or(range)
}

/// The last cluster rim at or before `index`.
fn floor(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    let mut cursor = GraphemeCursor::new(index, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => index,
        _ => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    }
}

/// The first cluster rim at or after `index`.
fn ceil(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index += 1;
    }
    let mut cursor = GraphemeCursor::new(index, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => index,
        _ => cursor
            .next_boundary(text, 0)
            .ok()
            .flatten()
            .unwrap_or(TextOffset::of(text.len()).index()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn selections_widen_to_whole_clusters() {
        let check = |text: &str, start: usize, end: usize, expect: &str| {
            let snapped = snap_to_graphemes(text, TextRange::of(start, end).unwrap());
            assert_eq!(
                crate::slice(text, snapped),
                Some(expect),
                "{text:?} {start}..{end}"
            );
        };
        check("cafe\u{301} noir", 0, 4, "cafe\u{301}");
        check("cafe\u{301} noir", 4, 6, "e\u{301}");
        check("a👩‍👩‍👧b", 5, 6, "👩‍👩‍👧");
        check("a🇺🇦b", 2, 3, "🇺🇦");
        check("a\r\nb", 1, 2, "\r\n");
        check("abc", 1, 2, "b");
        check("abc", 1, 99, "bc");
        check("é", 1, 2, "é");
    }

    proptest! {
        #[test]
        fn snapping_covers_and_stands_on_rims(text in "(?s)(.|e\u{301}|👩‍👩‍👧|🇺🇦|\r\n){1,30}", a in 0usize..200, b in 0usize..200) {
            let range = TextRange::of(a.min(b).min(text.len()), a.max(b).min(text.len())).unwrap();
            prop_assume!(!range.is_empty());
            let snapped = snap_to_graphemes(&text, range);
            let rims: Vec<usize> = text.grapheme_indices(true).map(|(i, _)| i).chain([text.len()]).collect();
            prop_assert!(snapped.contains(range));
            prop_assert!(rims.contains(&snapped.start().index()) && rims.contains(&snapped.end().index()));
            prop_assert_eq!(snap_to_graphemes(&text, snapped), snapped);
        }
    }
}
