//! `cargo xtask test`: all tests, from the smallest to the whole window.

use std::process::Command;

use crate::setup::{self, Purpose};
use crate::stages::Stages;
use crate::tools::{Outcome, cargo, debug_folder, run};
use crate::ui;
use crate::xvfb::Xvfb;

/// The package of the tests that drive the window.
pub(crate) const WINDOW_TESTS: &str = "analect-window-tests";

/// Runs the Rust tests, the interface's tests and, on Linux, the window tests.
pub(crate) fn test() -> Outcome {
    Stages::play(|stages| {
        stages.need("set-up", || setup::ensure(Purpose::Test))?;
        stages.need("ui packages", ui::install)?;
        stages.need("ui build", ui::build)?;
        // Cargo gives a shared dependency the features that the selected packages want together. With
        // the whole workspace selected here and below, each is compiled once and not once a selection.
        stages.need("rust build", || run(&mut cargo(&["build", "--workspace"])))?;
        stages.attempt("rust tests", || run(&mut rust_tests()));
        stages.attempt("ui tests", || ui::script("test"));
        if cfg!(target_os = "linux") {
            stages.attempt("window tests", window_tests);
        } else {
            println!("\nThe window tests drive WebKitGTK and run on Linux only.");
        }
        Ok(())
    })
}

fn rust_tests() -> Command {
    cargo(&["test", "--workspace", "--exclude", WINDOW_TESTS])
}

fn window_tests() -> Outcome {
    let binaries = debug_folder()?;
    let display = Xvfb::start()?;
    let only_tests = ["test", "--package", WINDOW_TESTS, "--lib", "--tests"];
    run(cargo(&only_tests)
        // One window at a time: a display has one focus.
        .args(["--", "--test-threads=1"])
        .env("DISPLAY", display.name())
        .env("ANALECT_DESKTOP_BIN", binaries.join("analect-desktop"))
        .env("ANALECT_CLI_BIN", binaries.join("analect")))
}
