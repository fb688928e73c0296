//! Plays scenarios in the real application window through `WebKitWebDriver`.
//!
//! Responsible for a private home, for starting and ending the driver and the program, and for the
//! few things a reader does: look, click, type, press keys, select text. Every call and every wait
//! has a time limit. It knows nothing of the product but the path of its program; what a window
//! should show is written in the scenarios beside this folder.

mod clipboard;
mod driver;
mod failure;
mod keys;
mod page;
mod process;
mod profile;
mod session;
mod wait;
mod window;

pub use clipboard::Clipboard;
pub use failure::{Failure, Outcome};
pub use page::test_id;
pub use process::{Finished, run};
pub use profile::Profile;
pub use window::{Program, Window};

use std::env;
use std::path::PathBuf;

/// Opens the desktop program with a profile of its own, plays the scenario and ends the program.
///
/// # Panics
/// When the scenario fails. A picture of the display and the text of the page are then kept in
/// `window-tests/<name>` in cargo's target folder, beside the program's output.
pub fn play(name: &str, scenario: impl FnOnce(&mut Window) -> Outcome) {
    play_program(&Program::built(), name, scenario);
}

/// As [`play`], for a program of the caller's choice.
///
/// # Panics
/// When the scenario fails.
pub fn play_program(program: &Program, name: &str, scenario: impl FnOnce(&mut Window) -> Outcome) {
    let played = Window::open(program, name).and_then(|mut window| {
        let outcome = scenario(&mut window).and_then(|()| window.quit());
        if outcome.is_err() {
            window.keep_evidence();
        }
        outcome
    });
    if let Err(failure) = played {
        panic!("{name}: {failure}");
    }
}

/// The path of a binary of the workspace: what the variable names, or else the one that stands in
/// the folder above this test's own binary.
pub fn built_binary(variable: &str, name: &str) -> PathBuf {
    env::var_os(variable).map_or_else(|| process::target_folder().join(name), PathBuf::from)
}
