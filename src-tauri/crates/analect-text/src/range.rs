//! The offset and range types, one pair per unit, and checked slicing.

/// Defines an offset and a half-open range in one unit.
macro_rules! unit {
    ($offset:ident, $range:ident, $unit:literal) => {
        #[doc = concat!("A position in a text, counted in ", $unit, " from its start.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $offset(u32);

        impl $offset {
            /// The start of any text.
            pub const ZERO: Self = Self(0);

            #[doc = concat!("The position `count` ", $unit, " from the start.")]
            pub const fn new(count: u32) -> Self {
                Self(count)
            }

            #[doc = concat!("The number of ", $unit, " before this position.")]
            pub const fn get(self) -> u32 {
                self.0
            }
        }

        #[doc = concat!("A half-open range of a text, in ", $unit, "; its start never exceeds its end.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $range {
            start: $offset,
            end: $offset,
        }

        impl $range {
            /// The range from `start` up to but not including `end`; `None` where `end` comes first.
            pub const fn new(start: $offset, end: $offset) -> Option<Self> {
                if start.0 <= end.0 { Some(Self { start, end }) } else { None }
            }

            /// The position of the first unit.
            pub const fn start(self) -> $offset {
                self.start
            }

            /// The position after the last unit.
            pub const fn end(self) -> $offset {
                self.end
            }

            #[doc = concat!("The length in ", $unit, ".")]
            pub const fn len(self) -> u32 {
                self.end.0 - self.start.0
            }

            /// Whether the range covers nothing.
            pub const fn is_empty(self) -> bool {
                self.start.0 == self.end.0
            }

            /// Whether every position of `other` lies in this range.
            pub const fn contains(self, other: Self) -> bool {
                self.start.0 <= other.start.0 && other.end.0 <= self.end.0
            }

            /// Whether the two ranges share at least one unit.
            pub const fn overlaps(self, other: Self) -> bool {
                self.start.0 < other.end.0 && other.start.0 < self.end.0
            }

            /// The part both ranges cover, `None` where they share no unit.
            pub fn intersection(self, other: Self) -> Option<Self> {
                let start = self.start.max(other.start);
                let end = self.end.min(other.end);
                if start < end { Some(Self { start, end }) } else { None }
            }

            /// The smallest range that covers both.
            #[must_use]
            pub fn cover(self, other: Self) -> Self {
                Self { start: self.start.min(other.start), end: self.end.max(other.end) }
            }
        }
    };
}

unit!(TextOffset, TextRange, "UTF-8 bytes");
unit!(CodePointOffset, CodePointRange, "Unicode code points");
unit!(Utf16Offset, Utf16Range, "UTF-16 code units");

impl TextOffset {
    /// The byte offset `index`, or the largest offset there is where `index` exceeds 32 bits.
    ///
    /// Texts are limited to far less, so saturation only keeps the function total.
    pub fn of(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The offset as an index into a byte slice.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl TextRange {
    /// The range `start..end` given as byte indices; `None` where `end` comes first.
    pub fn of(start: usize, end: usize) -> Option<Self> {
        Self::new(TextOffset::of(start), TextOffset::of(end))
    }

    /// The whole of `text`.
    pub fn whole(text: &str) -> Self {
        Self {
            start: TextOffset::ZERO,
            end: TextOffset::of(text.len()),
        }
    }

    /// The range as indices into a byte slice.
    pub const fn indices(self) -> std::ops::Range<usize> {
        self.start.index()..self.end.index()
    }

    /// The range moved `by` bytes towards the end of the text.
    #[must_use]
    pub fn shifted(self, by: TextOffset) -> Self {
        let moved = |offset: TextOffset| TextOffset(offset.0.saturating_add(by.0));
        Self {
            start: moved(self.start),
            end: moved(self.end),
        }
    }

    /// The range without the white space at its two ends; empty at its start where it holds nothing else.
    ///
    /// A range that is no slice of `text` is returned unchanged.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let Some(slice) = slice(text, self) else {
            return self;
        };
        let front = slice.len() - slice.trim_start().len();
        let start = self.start.index() + front;
        Self::of(start, start + slice.trim().len()).unwrap_or(self)
    }
}

/// The part of `text` that `range` covers; `None` where it exceeds the text or cuts a character.
pub fn slice(text: &str, range: TextRange) -> Option<&str> {
    text.get(range.indices())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn range(start: usize, end: usize) -> TextRange {
        TextRange::of(start, end).unwrap()
    }

    #[test]
    fn a_range_never_ends_before_it_starts() {
        assert_eq!(TextRange::of(3, 2), None);
        assert!(TextRange::of(2, 2).unwrap().is_empty());
    }

    #[test]
    fn slicing_refuses_cut_characters_and_overruns() {
        let check = |start, end, expect| assert_eq!(slice("a€b", range(start, end)), expect);
        check(0, 1, Some("a"));
        check(1, 4, Some("€"));
        check(1, 2, None);
        check(4, 6, None);
        check(5, 5, Some(""));
    }

    #[test]
    fn ranges_that_only_touch_do_not_overlap() {
        let check = |a: (usize, usize), b: (usize, usize), expect| {
            assert_eq!(
                range(a.0, a.1).overlaps(range(b.0, b.1)),
                expect,
                "{a:?} {b:?}"
            );
            assert_eq!(
                range(a.0, a.1).intersection(range(b.0, b.1)).is_some(),
                expect
            );
        };
        check((0, 2), (2, 4), false);
        check((0, 3), (2, 4), true);
        check((0, 9), (2, 4), true);
        check((5, 9), (2, 4), false);
    }

    #[test]
    fn trimming_drops_white_space_at_both_ends() {
        let check = |text: &str, expect: &str| {
            assert_eq!(
                slice(text, TextRange::whole(text).trimmed(text)),
                Some(expect)
            );
        };
        check("  a b \n", "a b");
        check("\u{a0}é\u{2003}", "é");
        check(" \n ", "");
        check("", "");
    }
}
