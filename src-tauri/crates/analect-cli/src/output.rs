//! Standard output and standard error.

use crate::error::Error;
use std::io::{BufWriter, StdoutLock, Write};

/// Buffered standard output, and how several inputs fared.
pub(crate) struct Output {
    out: BufWriter<StdoutLock<'static>>,
    failure: Option<u8>,
}

impl Output {
    /// Standard output.
    pub(crate) fn new() -> Self {
        Self {
            out: BufWriter::new(std::io::stdout().lock()),
            failure: None,
        }
    }

    /// Writes `text` and a line break.
    pub(crate) fn line(&mut self, text: &str) -> Result<(), Error> {
        Ok(writeln!(self.out, "{text}")?)
    }

    /// Writes `text` as it is.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), Error> {
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Writes one JSON value on a line.
    pub(crate) fn json(&mut self, value: &serde_json::Value) -> Result<(), Error> {
        self.line(&value.to_string())
    }

    /// Hands everything to the reader.
    pub(crate) fn flush(&mut self) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }

    /// Reports one input that failed; the others go on.
    pub(crate) fn fail(&mut self, error: &Error) {
        let code = error.exit_code();
        // A failure of the machine outweighs one of the input.
        self.failure = Some(self.failure.map_or(code, |before| before.min(code)));
        complain(error);
    }

    /// The exit code, where an input failed.
    pub(crate) fn failure(&self) -> Option<u8> {
        self.failure
    }
}

/// One line on standard error.
#[allow(clippy::print_stderr)]
pub(crate) fn complain(message: &impl std::fmt::Display) {
    let line = message.to_string().replace(['\n', '\r'], " ");
    eprintln!("analect: {line}");
}

/// A text in one line: every run of white space as one blank.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
