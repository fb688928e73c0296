//! `cargo xtask shots`: a picture of every screen of the window, to be looked at by a person.
//!
//! Builds everything and starts the program `shots` of the window tests on a display of its own.
//! Which screens there are is written there.

use std::path::Path;
use std::process::Command;

use crate::setup::{self, Purpose};
use crate::stages::Stages;
use crate::tools::{Failure, Outcome, cargo, debug_folder, root, run};
use crate::ui;
use crate::xvfb::Xvfb;

/// Takes the pictures into `target/shots`; `only` names screens and variants, none all of them.
pub(crate) fn shots(only: &[String]) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err(Failure::Setup(
            "The pictures are taken in WebKitGTK, which is there on Linux only.".into(),
        ));
    }
    Stages::play(|stages| {
        stages.need("set-up", || setup::ensure(Purpose::Shots))?;
        stages.need("ui packages", ui::install)?;
        stages.need("ui build", ui::build)?;
        // The whole workspace, as the tests build it: then nothing is compiled twice.
        stages.need("rust build", || run(&mut cargo(&["build", "--workspace"])))?;
        stages.attempt("shots", || take(only));
        Ok(())
    })
}

fn take(only: &[String]) -> Outcome {
    let binaries = debug_folder()?;
    let display = Xvfb::start()?;
    run(photographer(&binaries, only).env("DISPLAY", display.name()))
}

/// The program that takes the pictures, told where everything is.
fn photographer(binaries: &Path, only: &[String]) -> Command {
    let mut command = Command::new(binaries.join("shots"));
    command
        .arg(binaries.with_file_name("shots"))
        .args(only)
        .env("ANALECT_DESKTOP_BIN", binaries.join("analect-desktop"))
        .env("ANALECT_CLI_BIN", binaries.join("analect"))
        .env(
            "ANALECT_AXE",
            root().join("ui/node_modules/axe-core/axe.min.js"),
        );
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pictures_lie_beside_the_folder_with_the_binaries() {
        for only in [&[][..], &["trash".to_owned(), "dark-700".to_owned()]] {
            let command = photographer(Path::new("target/debug"), only);
            assert_eq!(command.get_program(), "target/debug/shots");
            let expect = ["target/shots"].into_iter();
            assert!(
                command
                    .get_args()
                    .eq(expect.chain(only.iter().map(String::as_str)))
            );
        }
    }
}
