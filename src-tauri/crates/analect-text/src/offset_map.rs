//! Conversion between the three units.

use crate::range::{
    CodePointOffset, CodePointRange, TextOffset, TextRange, Utf16Offset, Utf16Range,
};

/// Bytes between two checkpoints: a conversion scans at most this much text plus one character.
const STEP: usize = 256;

/// One position in all three units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Checkpoint {
    bytes: u32,
    code_points: u32,
    utf16: u32,
}

impl Checkpoint {
    const START: Self = Self {
        bytes: 0,
        code_points: 0,
        utf16: 0,
    };

    /// The position after `character`.
    fn after(self, character: char) -> Self {
        // A character has at most four bytes and two UTF-16 units, so the widths fit.
        #[allow(clippy::cast_possible_truncation)]
        let (bytes, utf16) = (character.len_utf8() as u32, character.len_utf16() as u32);
        Self {
            bytes: self.bytes + bytes,
            code_points: self.code_points + 1,
            utf16: self.utf16 + utf16,
        }
    }
}

/// Converts positions of one text between bytes, code points and UTF-16 code units.
///
/// Built in one pass over the text; a conversion is a binary search and a scan of at most a few
/// hundred bytes. For an all-ASCII text the three units coincide and no table is kept.
/// A position that lies outside the text or inside a character converts to `None`.
#[derive(Debug, Clone)]
pub struct OffsetMap<'text> {
    text: &'text str,
    checkpoints: Option<Vec<Checkpoint>>,
}

impl<'text> OffsetMap<'text> {
    /// The map of `text`.
    pub fn new(text: &'text str) -> Self {
        let checkpoints = (!text.is_ascii()).then(|| checkpoints(text));
        Self { text, checkpoints }
    }

    /// The text this map converts positions of.
    pub fn text(&self) -> &'text str {
        self.text
    }

    /// Bytes to code points.
    pub fn code_point(&self, offset: TextOffset) -> Option<CodePointOffset> {
        self.find(offset.get(), |at| at.bytes)
            .map(|at| CodePointOffset::new(at.code_points))
    }

    /// Bytes to UTF-16 code units.
    pub fn utf16(&self, offset: TextOffset) -> Option<Utf16Offset> {
        self.find(offset.get(), |at| at.bytes)
            .map(|at| Utf16Offset::new(at.utf16))
    }

    /// Code points to bytes.
    pub fn from_code_point(&self, offset: CodePointOffset) -> Option<TextOffset> {
        self.find(offset.get(), |at| at.code_points)
            .map(|at| TextOffset::new(at.bytes))
    }

    /// UTF-16 code units to bytes; the middle of a surrogate pair is no position.
    pub fn from_utf16(&self, offset: Utf16Offset) -> Option<TextOffset> {
        self.find(offset.get(), |at| at.utf16)
            .map(|at| TextOffset::new(at.bytes))
    }

    /// A byte range in code points.
    pub fn code_points(&self, range: TextRange) -> Option<CodePointRange> {
        CodePointRange::new(
            self.code_point(range.start())?,
            self.code_point(range.end())?,
        )
    }

    /// A byte range in UTF-16 code units.
    pub fn utf16_range(&self, range: TextRange) -> Option<Utf16Range> {
        Utf16Range::new(self.utf16(range.start())?, self.utf16(range.end())?)
    }

    /// A range of code points in bytes.
    pub fn from_code_points(&self, range: CodePointRange) -> Option<TextRange> {
        TextRange::new(
            self.from_code_point(range.start())?,
            self.from_code_point(range.end())?,
        )
    }

    /// A range of UTF-16 code units in bytes.
    pub fn from_utf16_range(&self, range: Utf16Range) -> Option<TextRange> {
        TextRange::new(
            self.from_utf16(range.start())?,
            self.from_utf16(range.end())?,
        )
    }

    /// The position whose `unit` equals `target`.
    fn find(&self, target: u32, unit: impl Fn(Checkpoint) -> u32) -> Option<Checkpoint> {
        let Some(checkpoints) = &self.checkpoints else {
            let inside = target as usize <= self.text.len();
            return inside.then_some(Checkpoint {
                bytes: target,
                code_points: target,
                utf16: target,
            });
        };
        let before = checkpoints
            .partition_point(|at| unit(*at) <= target)
            .checked_sub(1)?;
        let mut at = *checkpoints.get(before)?;
        let mut rest = self.text.get(at.bytes as usize..)?.chars();
        while unit(at) < target {
            at = at.after(rest.next()?);
        }
        (unit(at) == target).then_some(at)
    }
}

/// A checkpoint at the start of `text` and about every [`STEP`] bytes after.
fn checkpoints(text: &str) -> Vec<Checkpoint> {
    let mut found = Vec::with_capacity(text.len() / STEP + 1);
    let mut at = Checkpoint::START;
    let mut next = 0;
    for character in text.chars() {
        if at.bytes as usize >= next {
            found.push(at);
            next = at.bytes as usize + STEP;
        }
        at = at.after(character);
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::cast_possible_truncation)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn units_differ_as_the_characters_do() {
        let check = |text: &str, byte: u32, expect: Option<(u32, u32)>| {
            let map = OffsetMap::new(text);
            let at = TextOffset::new(byte);
            let found = map.code_point(at).zip(map.utf16(at));
            assert_eq!(
                found.map(|(c, u)| (c.get(), u.get())),
                expect,
                "{text:?} at {byte}"
            );
        };
        check("", 0, Some((0, 0)));
        check("", 1, None);
        check("abc", 3, Some((3, 3)));
        check("abc", 4, None);
        check("é€😀z", 2, Some((1, 1)));
        check("é€😀z", 5, Some((2, 2)));
        check("é€😀z", 9, Some((3, 4)));
        check("é€😀z", 10, Some((4, 5)));
        check("é€😀z", 6, None);
        check("é€😀z", 11, None);
    }

    #[test]
    fn the_middle_of_a_surrogate_pair_is_no_position() {
        let map = OffsetMap::new("a😀b");
        assert_eq!(map.from_utf16(Utf16Offset::new(2)), None);
        assert_eq!(
            map.from_utf16(Utf16Offset::new(3)),
            Some(TextOffset::new(5))
        );
    }

    proptest! {
        #[test]
        fn conversions_are_inverse_at_every_character_rim(text in "(?s)(.|😀|e\u{301}|漢|[a-z ]{1,80}){0,60}") {
            let map = OffsetMap::new(&text);
            let (mut points, mut units) = (0, 0);
            for (byte, character) in text.char_indices().map(|(b, c)| (b, Some(c))).chain([(text.len(), None)]) {
                let at = TextOffset::of(byte);
                let point = CodePointOffset::new(points);
                let unit = Utf16Offset::new(units);
                prop_assert_eq!(map.code_point(at), Some(point));
                prop_assert_eq!(map.utf16(at), Some(unit));
                prop_assert_eq!(map.from_code_point(point), Some(at));
                prop_assert_eq!(map.from_utf16(unit), Some(at));
                points += 1;
                units += character.map_or(0, |c| c.len_utf16() as u32);
            }
            prop_assert_eq!(map.from_code_point(CodePointOffset::new(points)), None);
            prop_assert_eq!(map.code_point(TextOffset::of(text.len() + 1)), None);
        }

        #[test]
        fn offsets_inside_a_character_convert_to_nothing(text in "(é|€|😀|[a-z]){1,200}", byte in 0usize..900) {
            let map = OffsetMap::new(&text);
            let expect = text.is_char_boundary(byte);
            prop_assert_eq!(map.code_point(TextOffset::of(byte)).is_some(), expect);
        }
    }
}
