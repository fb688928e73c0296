//! Fits the weights of the summary model. `train DATA OUT`: JSON Lines with reference summaries in, the
//! source file with the weights out.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod data;

use analect_summary::training::{Example, fit, source};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(data), Some(out)) = (arguments.next(), arguments.next()) else {
        eprintln!("train: give the data and the file to write");
        return ExitCode::from(2);
    };
    match train(&data, &out) {
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

fn train(data: &Path, out: &Path) -> Result<String, String> {
    let items = data::read(data)?;
    let examples: Vec<&Example> = items.iter().map(|(_, example)| example).collect();
    let source = source(&fit(&examples));
    let same = std::fs::read_to_string(out).is_ok_and(|before| before == source);
    std::fs::write(out, source).map_err(|error| format!("{}: {error}", out.display()))?;
    let change = if same {
        "the same as before"
    } else {
        "changed"
    };
    Ok(format!(
        "{} documents; {}: {change}",
        items.len(),
        out.display()
    ))
}
