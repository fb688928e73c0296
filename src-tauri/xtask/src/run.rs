//! `cargo xtask run`: from a fresh clone to an open window.

use crate::setup::{self, Purpose};
use crate::tools::{Outcome, cargo, run as run_program};
use crate::ui;

/// Sets the machine up, builds the interface and opens the window; `args` go to its program.
pub(crate) fn run(release: bool, args: &[String]) -> Outcome {
    setup::ensure(Purpose::Build)?;
    ui::install()?;
    ui::build()?;
    let mut command = cargo(&[
        "run",
        "--package",
        "analect-desktop",
        "--bin",
        "analect-desktop",
    ]);
    if release {
        command.arg("--release");
    }
    run_program(command.arg("--").args(args))
}
