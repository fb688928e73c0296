//! Fits the model that finds names. `train DATA LISTS OUT`: JSON Lines with marked names and the folder
//! with lists of names in, the model out.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod data;

use analect_entities::training::{Settings, train};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(documents), Some(lists), Some(out)) =
        (arguments.next(), arguments.next(), arguments.next())
    else {
        eprintln!("train: give the documents, the folder with the lists and the file to write");
        return ExitCode::from(2);
    };
    match fit(&documents, &lists, &out) {
        Ok(message) => {
            println!("{message}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("train: {error}");
            ExitCode::FAILURE
        }
    }
}

fn fit(documents: &Path, lists: &Path, out: &Path) -> Result<String, String> {
    let examples = data::read(documents)?;
    let model = train(&examples, &data::lists(lists)?, &Settings::default());
    let same = std::fs::read(out).is_ok_and(|before| before == model);
    std::fs::write(out, &model).map_err(|error| format!("{}: {error}", out.display()))?;
    let change = if same {
        "the same as before"
    } else {
        "changed"
    };
    Ok(format!(
        "{} documents; {}: {} bytes, {change}",
        examples.len(),
        out.display(),
        model.len()
    ))
}
