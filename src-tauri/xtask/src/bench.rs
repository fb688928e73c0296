//! `cargo xtask bench`: how fast the program is where people feel it.
//!
//! Builds with optimisations, exports 10,000 highlights and carries 1,000 over to a new version with
//! the examples `export` and `reanchor` of the library, and starts the program `bench` of the window
//! tests on a display of its own. What is measured, and the budgets, are written there.

use crate::package::{release_folder, sizes};
use crate::setup::{self, Purpose};
use crate::stages::Stages;
use crate::test::WINDOW_TESTS;
use crate::tools::{Failure, Outcome, cargo, run};
use crate::ui;
use crate::xvfb::Xvfb;
use std::process::Command;

/// Measures and prints; fails where a figure is over its budget.
pub(crate) fn bench() -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err(Failure::Setup(
            "The window is measured in WebKitGTK, which is there on Linux only.".into(),
        ));
    }
    Stages::play(|stages| {
        stages.need("set-up", || setup::ensure(Purpose::Test))?;
        stages.need("ui packages", ui::install)?;
        stages.need("ui build", ui::build)?;
        let release = release_folder()?;
        stages.need("release build", || {
            let all = ["analect-cli", "analect-desktop", WINDOW_TESTS];
            let packages = all.iter().flat_map(|name| ["--package", name]);
            run(cargo(&["build", "--release"]).args(packages))
        })?;
        for (stage, example) in [("export of notes", "export"), ("new version", "reanchor")] {
            stages.attempt(stage, || {
                let package = ["run", "--release", "--package", "analect-library"];
                run(cargo(&package).args(["--example", example]))
            });
        }
        stages.attempt("window", || {
            let display = Xvfb::start()?;
            run(Command::new(release.join("bench"))
                .env("DISPLAY", display.name())
                .env("ANALECT_DESKTOP_BIN", release.join("analect-desktop"))
                .env("ANALECT_CLI_BIN", release.join("analect")))
        });
        stages.attempt("sizes", || sizes(&release));
        Ok(())
    })
}
