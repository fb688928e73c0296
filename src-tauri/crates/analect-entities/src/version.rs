//! Which analyser this is.

use crate::keys::join;
use crate::names::MODEL_BYTES;
use std::sync::LazyLock;

/// Raised by one whenever a rule changes what is found.
const RULES: u32 = 1;

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let (words, rest) = MODEL_BYTES.as_chunks::<8>();
    let words = words.iter().map(|word| u64::from_le_bytes(*word));
    let rest = rest.iter().map(|byte| u64::from(*byte));
    let model = words.chain(rest).fold(0, join);
    format!("{RULES}-{model:016x}")
});

/// The version of the analysis: another one where its rules or its model may find something else in
/// the same text.
pub fn version() -> &'static str {
    &VERSION
}
