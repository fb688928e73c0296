//! Hash keys: numbers that stand for words and for combinations of words.
//!
//! The same on every machine, since the model is looked up by them.

/// A 64-bit number that stands for a word or a combination.
pub(crate) type Key = u64;

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The key of the bytes of `text`.
pub(crate) fn key(text: &str) -> Key {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The key of `first` followed by `second`; the order counts.
pub(crate) const fn join(first: Key, second: Key) -> Key {
    let mixed = (first.rotate_left(23) ^ second).wrapping_mul(FACTOR);
    mixed ^ (mixed >> 29)
}

/// `key` with its bits spread evenly, from which places in tables are taken (splitmix64).
pub(crate) const fn spread(key: Key) -> Key {
    let one = (key ^ (key >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let two = (one ^ (one >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    two ^ (two >> 31)
}
