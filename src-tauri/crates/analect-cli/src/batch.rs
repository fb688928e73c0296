//! The batch contract: JSON Lines in, one JSON line out for each, in order.

use crate::args::BatchArgs;
use crate::error::Error;
use crate::input::is_stdin;
use crate::output::Output;
use serde_json::{Map, Value};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;

/// One input line.
pub(crate) struct Line {
    fields: Map<String, Value>,
}

impl Line {
    /// The text to work on.
    pub(crate) fn text(&self) -> Result<&str, String> {
        self.string("text")
            .ok_or_else(|| "the line has no “text”".to_owned())
    }

    /// The string `name`, where the line has it.
    pub(crate) fn string(&self, name: &str) -> Option<&str> {
        self.fields.get(name).and_then(Value::as_str)
    }

    /// The value `name`, where the line has it.
    pub(crate) fn value(&self, name: &str) -> Option<&Value> {
        self.fields.get(name)
    }

    /// The whole number `name`, where the line has it.
    pub(crate) fn number(&self, name: &str) -> Option<usize> {
        self.fields
            .get(name)
            .and_then(Value::as_u64)
            .and_then(|number| usize::try_from(number).ok())
    }
}

/// Answers every line of the input with `work`.
///
/// A line that cannot be read, or that `work` refuses, is answered with its `id` and an `error`.
pub(crate) fn run(
    args: &BatchArgs,
    path: &Path,
    output: &mut Output,
    work: impl Fn(&Line) -> Result<Map<String, Value>, String>,
) -> Result<(), Error> {
    let mut input: Box<dyn BufRead> = if is_stdin(path) {
        Box::new(std::io::stdin().lock())
    } else {
        let failed = |cause| Error::Read {
            path: path.to_owned(),
            cause,
        };
        Box::new(BufReader::new(std::fs::File::open(path).map_err(failed)?))
    };
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let read = input.read_until(b'\n', &mut bytes);
        if read.map_err(|cause| Error::Read {
            path: path.to_owned(),
            cause,
        })? == 0
        {
            return Ok(());
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        output.json(&Value::Object(answer(&bytes, args.timings, &work)))?;
    }
}

fn answer(
    bytes: &[u8],
    timings: bool,
    work: impl Fn(&Line) -> Result<Map<String, Value>, String>,
) -> Map<String, Value> {
    let started = Instant::now();
    let parsed =
        serde_json::from_slice(bytes).map_err(|error| format!("the line is not JSON: {error}"));
    let mut answer = Map::new();
    let result = match parsed {
        Ok(Value::Object(fields)) => {
            answer.insert(
                "id".into(),
                fields.get("id").cloned().unwrap_or(Value::Null),
            );
            work(&Line { fields })
        }
        Ok(_) => Err("the line is no JSON object".to_owned()),
        Err(error) => Err(error),
    };
    match result {
        Ok(fields) => answer.extend(fields),
        Err(error) => {
            answer.entry("id").or_insert(Value::Null);
            answer.insert("error".into(), error.into());
        }
    }
    if timings {
        let elapsed = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
        answer.insert("elapsed_us".into(), elapsed.into());
    }
    answer
}
