//! Lists of known names, packed into one table of fingerprints.
//!
//! The table answers for a phrase on which lists it stands. It holds no names: 16 bits of a hash
//! stand for each, so that one unknown phrase in some ten thousand is taken for a known one.

use crate::keys::{Key, join, spread};

/// What is known of a phrase: a bit for each [`List`], and in the lowest four bits how often the
/// word is written in lower case ([`Known::lower_class`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Known(pub(crate) u16);

/// A list of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    /// First names.
    First = 4,
    /// Surnames.
    Last,
    /// Cities and towns.
    City,
    /// Countries and continents.
    Country,
    /// States and provinces of large countries.
    State,
    /// Nationalities and religions.
    Nationality,
    /// Bodies of `WordNet`.
    Body,
    /// People of `WordNet`, by their whole name.
    Person,
    /// The last words of those names.
    PersonLast,
    /// Places of `WordNet`.
    Place,
    /// Companies, teams and other bodies.
    Company,
}

impl List {
    /// All lists, in the order of their bits.
    pub(crate) const ALL: [Self; 11] = [
        Self::First,
        Self::Last,
        Self::City,
        Self::Country,
        Self::State,
        Self::Nationality,
        Self::Body,
        Self::Person,
        Self::PersonLast,
        Self::Place,
        Self::Company,
    ];

    /// The bit of the list in [`Known`].
    pub(crate) const fn bit(self) -> u16 {
        1 << self as u16
    }
}

impl Known {
    /// Whether the phrase stands on `list`.
    pub(crate) const fn is_on(self, list: List) -> bool {
        self.0 & list.bit() != 0
    }

    /// How often the word is written in lower case, 0 for never, and how clearly.
    pub(crate) const fn lower_class(self) -> u16 {
        self.0 & 15
    }

    /// The bits of the lists alone.
    pub(crate) const fn lists(self) -> u16 {
        self.0 & !15
    }
}

/// How many words the longest phrase that is looked up has.
pub(crate) const LONGEST: usize = 5;

/// The packed table: slots of four bytes, a fingerprint and what is known, both little-endian; empty
/// slots are zero. A phrase stands in the first free slot from its place on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lists<'bytes> {
    slots: &'bytes [[u8; 4]],
}

impl<'bytes> Lists<'bytes> {
    /// The table in `bytes`; bytes after the last whole slot are ignored.
    pub(crate) fn new(bytes: &'bytes [u8]) -> Self {
        Self {
            slots: bytes.as_chunks().0,
        }
    }

    /// What is known of the phrase with this key.
    pub(crate) fn get(&self, phrase: Key) -> Known {
        let (place, print) = place(phrase, self.slots.len());
        let after = self.slots.iter().skip(place);
        for slot in after.chain(self.slots.iter().take(place)) {
            let [a, b, c, d] = *slot;
            let known = u16::from_le_bytes([c, d]);
            if known == 0 {
                break;
            }
            if u16::from_le_bytes([a, b]) == print {
                return Known(known);
            }
        }
        Known(0)
    }
}

/// The key of a phrase: the keys of its words in lower case, joined in order.
pub(crate) fn phrase(words: impl IntoIterator<Item = Key>) -> Key {
    words.into_iter().fold(0, join)
}

/// The slot of a phrase and its fingerprint.
pub(crate) fn place(phrase: Key, slots: usize) -> (usize, u16) {
    let mixed = spread(phrase);
    let place = (u128::from(mixed) * slots as u128) >> 64;
    let [a, b, ..] = mixed.to_le_bytes();
    (
        usize::try_from(place).unwrap_or(0),
        u16::from_le_bytes([a, b]),
    )
}
