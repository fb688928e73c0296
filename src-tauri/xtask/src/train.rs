//! `cargo xtask train`: fits what is learnt from data, and writes it where the program reads it.
//!
//! The data is no part of this repository. The same data gives the same file, byte for byte.

use crate::eval::{folder, is_absent};
use crate::tools::{Outcome, cargo, root, run};
use clap::ValueEnum;
use std::path::PathBuf;

/// What is fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Subject {
    /// The weights by which sentences are chosen for a summary.
    Summary,
    /// The model that finds names, with its lists.
    Entities,
}

/// Fits and writes.
pub(crate) fn train(subject: Subject, data: Option<PathBuf>) -> Outcome {
    match subject {
        Subject::Summary => summary(data),
        Subject::Entities => entities(data),
    }
}

fn summary(data: Option<PathBuf>) -> Outcome {
    let documents = folder(data, "summary").join("dev.jsonl");
    if is_absent(&documents, "The weights stay as they are.") {
        return Ok(());
    }
    let weights = root().join("src-tauri/crates/analect-summary/src/weights.rs");
    let mut command = cargo(&["run", "--release", "--package", "analect-summary"]);
    command.args(["--features", "training", "--example", "train", "--"]);
    run(command.arg(documents).arg(weights))
}

fn entities(data: Option<PathBuf>) -> Outcome {
    let folder = folder(data, "entities");
    let (documents, lists) = (folder.join("train.jsonl"), folder.join("gazetteers"));
    if is_absent(&documents, "The model stays as it is.") {
        return Ok(());
    }
    let model = root().join("src-tauri/crates/analect-entities/src/entities.model");
    let mut command = cargo(&["run", "--release", "--package", "analect-entities"]);
    command.args(["--features", "training", "--example", "train", "--"]);
    run(command.arg(documents).arg(lists).arg(model))
}
