//! Positions in text.
//!
//! Three units are in use and each has its own types, so that a number in one unit cannot be
//! taken for a number in another:
//!
//! | unit | types | used |
//! |---|---|---|
//! | UTF-8 bytes | [`TextOffset`], [`TextRange`] | inside the program and in the store |
//! | Unicode code points | [`CodePointOffset`], [`CodePointRange`] | command line, W3C selectors, exports |
//! | UTF-16 code units | [`Utf16Offset`], [`Utf16Range`] | the window (DOM and JavaScript strings) |
//!
//! Conversion goes through an [`OffsetMap`], built once per text. This crate knows nothing of
//! documents, blocks or annotations.

mod graphemes;
mod offset_map;
mod range;

pub use graphemes::snap_to_graphemes;
pub use offset_map::OffsetMap;
pub use range::{
    CodePointOffset, CodePointRange, TextOffset, TextRange, Utf16Offset, Utf16Range, slice,
};
