//! `cargo xtask eval entities`: names, grouping, dates and quotations against texts that people have
//! marked, beside a peer.
//!
//! The peer is a package of npm, fetched into `target/` when it is measured.

use crate::eval::is_absent;
use crate::package::release_folder;
use crate::stages::Stages;
use crate::tools::{Failure, Outcome, cargo, exists, npm, root, run};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The peer, in one version, so that the figures can be had again.
const PEER: &str = "compromise@14.17.0";

/// Measures and prints what the scorers say.
pub(crate) fn entities(folder: &Path) -> Outcome {
    let documents = folder.join("dev.jsonl");
    let nothing = "Nothing was measured.";
    if is_absent(&documents, nothing) || is_absent(&folder.join("score.py"), nothing) {
        return Ok(());
    }
    Stages::play(|stages| {
        stages.need("release build", || {
            let package = ["build", "--release", "--package", "analect-cli"];
            run(&mut cargo(&package))
        })?;
        let program = release_folder()?.join("analect");
        let own = format!("'{}' entities", program.display());
        stages.attempt("names", || scored(folder, &format!("{own} --batch -")));
        stages.attempt("names that are shown", || {
            scored(folder, &format!("{own} --shown --batch -"))
        });
        let story = folder.join("wire-story.gold.json");
        if !is_absent(&story, "The story was not measured.") {
            stages.attempt("names of the story", || {
                let command = format!("{own} --format json {{file}}");
                run(scorer(folder)
                    .arg("--seed")
                    .arg(&story)
                    .args(["--cmd", &command]))
            });
            stages.attempt("dates and quotations of the story", || {
                run(measure("story").arg(&program).arg(&story))
            });
        }
        stages.attempt("time and memory", || {
            run(measure("usage").arg(&program).arg(&documents))
        });
        stages.attempt(PEER, || peer(folder));
        Ok(())
    })
}

fn scorer(folder: &Path) -> Command {
    python(&folder.join("score.py"))
}

fn measure(what: &str) -> Command {
    let mut command = python(&root().join("src-tauri/xtask/peers/entities.py"));
    command.arg(what);
    command
}

fn python(script: &Path) -> Command {
    let mut command = Command::new("python3");
    command.env("PYTHONDONTWRITEBYTECODE", "1").arg(script);
    command
}

/// Scores what `command` answers on all documents, source by source.
fn scored(folder: &Path, command: &str) -> Outcome {
    let documents = folder.join("dev.jsonl");
    run(scorer(folder)
        .arg("--data")
        .arg(documents)
        .args(["--per-source", "--batch-cmd", command]))
}

/// Scores the peer, where it can be had.
fn peer(folder: &Path) -> Outcome {
    if !exists("node") {
        println!("Node.js is absent: the peer was not measured.");
        return Ok(());
    }
    let Some(packages) = fetched(folder)? else {
        println!("{PEER} cannot be installed: the peer was not measured.");
        return Ok(());
    };
    let script = packages.join("compromise.mjs");
    scored(folder, &format!("node '{}'", script.display()))
}

/// The folder with the peer and its script; `None` where the package cannot be had.
fn fetched(folder: &Path) -> Outcome<Option<PathBuf>> {
    let packages = root().join("target/eval-entities");
    let script = "compromise.mjs";
    std::fs::create_dir_all(&packages)
        .and_then(|()| std::fs::write(packages.join("package.json"), "{\"private\":true}\n"))
        .and_then(|()| std::fs::read(folder.join("peers").join(script)))
        .and_then(|source| std::fs::write(packages.join(script), source))
        .map_err(|error| Failure::Failed(format!("{}: {error}", packages.display())))?;
    let quiet = ["install", "--no-audit", "--no-fund", PEER];
    let installed = run(npm(&quiet).current_dir(&packages));
    Ok(installed.is_ok().then_some(packages))
}
