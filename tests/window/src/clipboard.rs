//! The clipboard as another program leaves it.

use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::process::run;
use crate::wait::poll;
use crate::{Failure, Outcome};

/// How long the display may take to know the new owner.
const TAKE: Duration = Duration::from_secs(10);

/// Another program that has text on the display's clipboard and hands it out to whoever asks.
/// Dropping it leaves the clipboard without an owner.
pub struct Clipboard(Child);

impl Clipboard {
    /// Puts a text on the clipboard, and waits until others see it there.
    pub fn with(text: &str) -> Outcome<Clipboard> {
        let mut child = Command::new("xclip")
            // It stays the child it was started as, and so is known and ended here.
            .args(["-selection", "clipboard", "-in", "-quiet"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Failure::new(format!("xclip did not start: {error}")))?;
        let input = child.stdin.take();
        let owner = Clipboard(child);
        if let Some(mut input) = input {
            input.write_all(text.as_bytes())?;
        }
        poll(TAKE, "the clipboard to have the text", || {
            let mut ask = Command::new("xclip");
            ask.args(["-selection", "clipboard", "-out", "-target", "UTF8_STRING"]);
            let seen = run(&mut ask, TAKE)?;
            Ok((seen.stdout == text.as_bytes()).then_some(()))
        })?;
        Ok(owner)
    }
}

impl Drop for Clipboard {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}
