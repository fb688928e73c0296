//! A virtual display for the window tests, ended with the value that stands for it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::tools::{Failure, Outcome};

/// A running Xvfb on a display number of its own choice.
pub(crate) struct Xvfb {
    server: Child,
    name: String,
}

impl Xvfb {
    /// Starts the server and waits until it accepts programs.
    pub(crate) fn start() -> Outcome<Xvfb> {
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1920x1080x24",
                "-nolisten",
                "tcp",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Failure::Setup(format!("Xvfb did not start: {error}")))?;
        // The number is written once the server is ready; a server that fails closes its output.
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number).ok();
        }
        let display = Xvfb {
            server,
            name: format!(":{}", number.trim()),
        };
        if display.name == ":" {
            return Err(Failure::Failed(
                "Xvfb ended without opening a display".into(),
            ));
        }
        Ok(display)
    }

    /// The value for `DISPLAY`, such as `:1`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Xvfb {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}
