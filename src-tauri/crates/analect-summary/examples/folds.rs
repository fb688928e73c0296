//! Writes the summaries of every document by a model that was not fitted to it: five folds by a hash
//! of the id. `folds DATA OUT`: JSON Lines in, JSON Lines of `{"id", "top3", "ranked", "ms"}` out.
#![allow(clippy::print_stderr)]

mod data;

use analect_model::Summary;
use analect_summary::training::{Fitted, fit, summarize_with};
use analect_summary::{Length, Options};
use analect_text::slice;
use data::Item;
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// How many parts the documents are divided into.
const FOLDS: u64 = 5;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(data), Some(out)) = (arguments.next(), arguments.next()) else {
        eprintln!("folds: give the data and the file to write");
        return ExitCode::from(2);
    };
    let written = data::read(&data).and_then(|items| {
        std::fs::write(&out, predictions(&items))
            .map_err(|error| format!("{}: {error}", out.display()))
    });
    if let Err(error) = written {
        eprintln!("folds: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn predictions(items: &[Item]) -> String {
    let models: Vec<Fitted> = (0..FOLDS)
        .map(|fold| {
            let others: Vec<_> = items
                .iter()
                .filter(|(id, _)| fold_of(id) != fold)
                .map(|(_, example)| example)
                .collect();
            fit(&others)
        })
        .collect();
    let line = |item: &Item| {
        let model = models
            .iter()
            .zip(0..FOLDS)
            .find(|(_, fold)| *fold == fold_of(&item.0));
        model.map_or(String::new(), |(weights, _)| prediction(item, weights))
    };
    items.iter().map(line).collect()
}

fn prediction((id, example): &Item, weights: &Fitted) -> String {
    // The scorers hand over no title.
    let sum_up = |count| {
        summarize_with(
            weights,
            &example.document,
            None,
            &Options::of(Length::Sentences(count)),
        )
    };
    let started = Instant::now();
    let short = sum_up(3);
    let elapsed = started.elapsed().as_secs_f64() * 1e3;
    let mut long = sum_up(12);
    long.sentences.sort_by(|a, b| b.score.total_cmp(&a.score));
    let texts = |summary: &Summary| -> Vec<String> {
        let text = example.document.text();
        let slices = summary
            .sentences
            .iter()
            .filter_map(|one| slice(text, one.range));
        slices.map(str::to_owned).collect()
    };
    let line = json!({ "id": id, "top3": texts(&short), "ranked": texts(&long), "ms": elapsed });
    format!("{line}\n")
}

/// FNV-1a, by which the ids are divided.
fn fold_of(id: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    id.bytes().fold(0xcbf2_9ce4_8422_2325, step) % FOLDS
}
