//! `cargo xtask eval`: how good the program is at what can be measured.
//!
//! The data and the scorers are no part of this repository: `--data`, or the variable
//! `ANALECT_EVAL`, names their folder; without either it is `../shared/eval`. Where they are absent
//! that is said, and nothing fails. The results are kept in docs/QUALITY.md by hand.

use crate::package::release_folder;
use crate::stages::Stages;
use crate::tools::{Outcome, cargo, root, run};
use clap::ValueEnum;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Subject {
    /// Carrying annotations to a changed text.
    Reanchor,
}

/// What a stage is called, its data, what its rows are grouped by, and what the program is given.
const REANCHOR: [(&str, &str, &str, &str); 4] = [
    ("edited texts", "synth-dev.jsonl", "mutation", "full"),
    ("real pages", "real-dev.jsonl", "type", "full"),
    (
        "edited texts, by quotes",
        "synth-dev.jsonl",
        "mutation",
        "quote",
    ),
    ("real pages, by quotes", "real-dev.jsonl", "type", "quote"),
];

/// Measures and prints.
pub(crate) fn eval(subject: Subject, data: Option<PathBuf>) -> Outcome {
    let named = data.or_else(|| std::env::var_os("ANALECT_EVAL").map(PathBuf::from));
    let folder = named.unwrap_or_else(|| root().join("../shared/eval"));
    match subject {
        Subject::Reanchor => reanchor(&folder.join("reanchor")),
    }
}

fn reanchor(folder: &Path) -> Outcome {
    let scorer = folder.join("score.py");
    if !scorer.is_file() {
        println!(
            "The data is absent: {} is not there. Nothing was measured.",
            scorer.display()
        );
        return Ok(());
    }
    Stages::play(|stages| {
        stages.need("release build", || {
            run(&mut cargo(&[
                "build",
                "--release",
                "--package",
                "analect-cli",
            ]))
        })?;
        let program = release_folder()?.join("analect");
        let batch = format!("'{}' reanchor --batch - --timings", program.display());
        for (name, set, group, mode) in REANCHOR {
            stages.attempt(name, || {
                run(Command::new("python3")
                    .arg(&scorer)
                    .arg(folder.join(set))
                    .args(["--name", "analect", "--mode", mode, "--by", group])
                    .args(["--batch", &batch]))
            });
        }
        Ok(())
    })
}
