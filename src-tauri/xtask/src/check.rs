//! `cargo xtask check`: everything about the sources that can be told without running a test.

use crate::licences;
use crate::setup::{self, Purpose};
use crate::stages::Stages;
use crate::tools::{Outcome, cargo, run};
use crate::ui;

/// Checks formatting, lints, documentation, types and licences; one failure does not hide another.
pub(crate) fn check() -> Outcome {
    Stages::play(|stages| {
        stages.need("set-up", || setup::ensure(Purpose::Build))?;
        stages.need("ui packages", ui::install)?;
        // The desktop crate embeds ui/dist and does not compile without it.
        stages.need("ui build", ui::build)?;
        stages.attempt("rust format", || {
            run(&mut cargo(&["fmt", "--all", "--check"]))
        });
        stages.attempt("clippy", clippy);
        stages.attempt("rust docs", rustdoc);
        stages.attempt("ui lint", || ui::script("lint"));
        stages.attempt("ui types", || ui::script("check"));
        stages.attempt("ui format", || ui::script("format:check"));
        stages.attempt("licences", licences::check);
        Ok(())
    })
}

fn clippy() -> Outcome {
    // The flags stand after `--`, so they reach our own crates only and the dependencies' results are kept.
    run(&mut cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--features",
        "analect-summary/training,analect-entities/training",
        "--",
        "-D",
        "warnings",
    ]))
}

fn rustdoc() -> Outcome {
    run(cargo(&["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))
}
