//! `cargo xtask soak`: the property tests of exported notes, at length.
//!
//! What a reader wrote must survive whatever they and the program do to a file, and what is written
//! must be read back. The suite tries that with a few cases; here it is tried with many.

use crate::stages::Stages;
use crate::tools::{Outcome, cargo, run};

/// Cases of each property.
const CASES: &str = "10000";

/// Runs the properties; fails where one does not hold.
pub(crate) fn soak() -> Outcome {
    Stages::play(|stages| {
        stages.attempt("exported notes", || {
            run(cargo(&["test", "--release", "--package", "analect-export"])
                .env("PROPTEST_CASES", CASES))
        });
        Ok(())
    })
}
