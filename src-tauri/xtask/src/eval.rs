//! `cargo xtask eval`: how good the program is at what can be measured.
//!
//! The data and the scorers are no part of this repository: `--data`, or the variable
//! `ANALECT_EVAL`, names their folder; without either it is `../shared/eval`. Where they are absent
//! that is said, and nothing fails. The variable `ANALECT_PYTHON` names the Python that runs scorers
//! with packages of their own. The results are kept in docs/QUALITY.md by hand.

use crate::entities::entities;
use crate::package::release_folder;
use crate::reanchor::reanchor;
use crate::stages::Stages;
use crate::tools::{Failure, Outcome, cargo, root, run};
use clap::ValueEnum;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Subject {
    /// Carrying annotations to a changed text.
    Reanchor,
    /// Choosing the sentences of a summary.
    Summary,
    /// Finding names, dates and quotations, and grouping names.
    Entities,
}

/// Measures and prints.
pub(crate) fn eval(subject: Subject, data: Option<PathBuf>) -> Outcome {
    match subject {
        Subject::Reanchor => reanchor(&folder(data, "reanchor")),
        Subject::Summary => summary(&folder(data, "summary")),
        Subject::Entities => entities(&folder(data, "entities")),
    }
}

/// The folder with the data of `subject`: the named one, or the one of that name in it.
pub(crate) fn folder(data: Option<PathBuf>, subject: &str) -> PathBuf {
    let named = data.or_else(|| std::env::var_os("ANALECT_EVAL").map(PathBuf::from));
    let all = named.unwrap_or_else(|| root().join("../shared/eval"));
    let own = all.join(subject);
    let folder = if own.is_dir() { own } else { all };
    std::path::absolute(&folder).unwrap_or(folder)
}

/// Says so where `file` is not there, and what that means.
pub(crate) fn is_absent(file: &Path, meaning: &str) -> bool {
    if !file.is_file() {
        println!(
            "The data is absent: {} is not there. {meaning}",
            file.display()
        );
    }
    !file.is_file()
}

/// Summaries by models that were not fitted to the document, beside the lead and a peer.
fn summary(folder: &Path) -> Outcome {
    let (documents, scorer) = (folder.join("dev.jsonl"), folder.join("score.py"));
    if is_absent(&documents, "Nothing was measured.") || is_absent(&scorer, "Nothing was measured.")
    {
        return Ok(());
    }
    let python = std::env::var_os("ANALECT_PYTHON").unwrap_or_else(|| "python3".into());
    let out = release_folder()?.join("eval-summary");
    let script = |name: &str| {
        let mut command = Command::new(&python);
        command
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .arg(folder.join(name));
        command
    };
    Stages::play(|stages| {
        stages.need("folds", || {
            std::fs::create_dir_all(&out)
                .map_err(|error| Failure::Failed(format!("{}: {error}", out.display())))?;
            let mut command = cargo(&["run", "--release", "--package", "analect-summary"]);
            command.args(["--features", "training", "--example", "folds", "--"]);
            run(command.arg(&documents).arg(out.join("analect.jsonl")))
        })?;
        for peer in ["lead3", "sumy-lexrank"] {
            stages.need(peer, || {
                run(script("score.py")
                    .arg("run")
                    .arg("--data")
                    .arg(&documents)
                    .args(["--system", peer, "--out"])
                    .arg(&out))
            })?;
        }
        stages.need("overlap", || {
            run(script("score.py")
                .arg("eval")
                .arg("--data")
                .arg(&documents)
                .arg("--out")
                .arg(&out)
                .args(["--systems", "lead3,sumy-lexrank,analect", "--by-genre"]))
        })?;
        for (name, base) in [
            ("against the lead", "lead3"),
            ("against LexRank", "sumy-lexrank"),
        ] {
            stages.attempt(name, || {
                run(script("paired.py")
                    .arg(&out)
                    .arg(&documents)
                    .args([base, "analect"]))
            });
        }
        stages.attempt("faults", || {
            run(script("faults.py")
                .arg("--data")
                .arg(&documents)
                .arg("--out")
                .arg(&out)
                .args(["--systems", "lead3,sumy-lexrank,analect"]))
        });
        Ok(())
    })
}
