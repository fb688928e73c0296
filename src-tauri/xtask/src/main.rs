//! The project's commands: `cargo xtask run`, `test`, `soak`, `check`, `shots`, `bench`,
//! `eval`, `train` and `package`.
//!
//! Responsible for set-up and for the order in which cargo, npm and the window tests run. It uses
//! no crate of the product: it only starts other programs.

mod bench;
mod check;
mod entities;
mod eval;
mod licences;
mod package;
mod reanchor;
mod run;
mod setup;
mod shots;
mod soak;
mod spdx;
mod stages;
mod test;
mod tools;
mod train;
mod ui;
mod xvfb;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Sets up, runs, tests and checks Analect.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Installs what is missing, builds the interface and opens the window.
    Run {
        /// Builds with optimisations, as a released window is built.
        #[arg(long)]
        release: bool,
        /// Handed to the window's program as they are.
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// Runs every test: Rust, the interface, and the real window under a virtual display.
    Test,
    /// Plays the property tests of exported notes with 10,000 cases each instead of 256.
    Soak,
    /// Checks formatting, lints, documentation, types and licences without running a test.
    Check,
    /// Measures how fast the window and the export of notes are, against their budgets.
    Bench,
    /// Measures quality on data that lies outside the repository; says so where it is absent.
    Eval {
        /// What to measure.
        subject: eval::Subject,
        /// The folder with the data and the scorers.
        #[arg(long, value_name = "FOLDER")]
        data: Option<PathBuf>,
    },
    /// Fits what is learnt from data that lies outside the repository; says so where it is absent.
    Train {
        /// What to fit.
        subject: train::Subject,
        /// The folder with the data.
        #[arg(long, value_name = "FOLDER")]
        data: Option<PathBuf>,
    },
    /// Makes the packages for Debian and Fedora.
    Package {
        /// Unpacks the one for Debian and plays the window tests with what is in it.
        #[arg(long)]
        verify: bool,
    },
    /// Takes a picture of every screen in every theme and looks for barriers with axe-core.
    Shots {
        /// Only these screens or variants, such as `dark-700`; an unknown name lists the screens.
        #[arg(value_name = "SCREEN or VARIANT")]
        only: Vec<String>,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Run { release, args } => run::run(release, &args),
        Command::Test => test::test(),
        Command::Soak => soak::soak(),
        Command::Check => check::check(),
        Command::Bench => bench::bench(),
        Command::Eval { subject, data } => eval::eval(subject, data),
        Command::Train { subject, data } => train::train(subject, data),
        Command::Package { verify } => package::package(verify),
        Command::Shots { only } => shots::shots(&only),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            failure.exit_code()
        }
    }
}
