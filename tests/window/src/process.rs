//! Other programs: run to their end within a time limit, found by their parent, ended by their id.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use tempfile::tempdir;

use crate::wait::poll;
use crate::{Failure, Outcome};

/// What a program left behind that ran to its end.
pub struct Finished {
    /// How it ended.
    pub status: ExitStatus,
    /// Its standard output, byte for byte.
    pub stdout: Vec<u8>,
    /// Its standard error, for messages.
    pub stderr: String,
}

/// Runs a program to its end, without input. Its output goes through files, so a child it leaves
/// behind cannot hold a pipe open. A program that takes longer than the limit is killed.
pub fn run(command: &mut Command, limit: Duration) -> Outcome<Finished> {
    let folder = tempdir()?;
    let (out, errors) = (folder.path().join("out"), folder.path().join("errors"));
    let shown = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(File::create(&out)?)
        .stderr(File::create(&errors)?)
        .spawn()
        .map_err(|error| Failure::new(format!("{shown} did not start: {error}")))?;
    let ended = poll(limit, &format!("{shown} to end"), || Ok(child.try_wait()?));
    if ended.is_err() {
        child.kill().and_then(|()| child.wait()).ok();
    }
    let stderr = String::from_utf8_lossy(&fs::read(errors)?).into_owned();
    Ok(Finished {
        status: ended?,
        stdout: fs::read(out)?,
        stderr,
    })
}

/// A process that this one did not start itself. The moment of its start tells it from a later
/// process with the same number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Process {
    id: u32,
    parent: u32,
    started: String,
}

impl Process {
    /// Every process below the given one, parents before children.
    pub(crate) fn below(id: u32) -> Vec<Process> {
        let all: Vec<Process> = fs::read_dir("/proc")
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| process(&entry.path()))
            .collect();
        let mut found: Vec<Process> = all
            .iter()
            .filter(|process| process.parent == id)
            .cloned()
            .collect();
        let mut next = 0;
        while let Some(parent) = found.get(next).map(|process| process.id) {
            found.extend(
                all.iter()
                    .filter(|process| process.parent == parent)
                    .cloned(),
            );
            next += 1;
        }
        found
    }

    /// Whether it still runs.
    pub(crate) fn is_alive(&self) -> bool {
        process(&Path::new("/proc").join(self.id.to_string()))
            .is_some_and(|now| now.started == self.started)
    }

    /// Ends it at once, if it still runs.
    pub(crate) fn kill(&self) {
        if self.is_alive() {
            // Every shell has `kill` built in; the program of that name may be missing.
            let mut shell = Command::new("sh");
            shell.args(["-c", &format!("kill -KILL {}", self.id)]);
            run(&mut shell, Duration::from_secs(5)).ok();
        }
    }
}

/// Reads a folder of `/proc`. A process that has ended and only waits to be collected counts as gone.
fn process(folder: &Path) -> Option<Process> {
    let id = folder.file_name()?.to_str()?.parse().ok()?;
    let (parent, started) = status(&fs::read_to_string(folder.join("stat")).ok()?)?;
    Some(Process {
        id,
        parent,
        started,
    })
}

/// Parent and start time from a `stat` line, see proc(5). The name stands in parentheses and may
/// hold spaces and parentheses itself.
fn status(stat: &str) -> Option<(u32, String)> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace();
    if matches!(fields.next()?, "Z" | "X") {
        return None;
    }
    let parent = fields.next()?.parse().ok()?;
    Some((parent, fields.nth(17)?.to_owned()))
}

/// Cargo's folder for the profile this test was built with: test binaries stand in its `deps`.
pub(crate) fn target_folder() -> PathBuf {
    let own = env::current_exe().unwrap_or_default();
    own.ancestors().nth(2).unwrap_or(&own).to_path_buf()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_program_that_ends_is_told_with_its_output() {
        let finished = run(
            &mut shell("printf out; printf err >&2; exit 3"),
            Duration::from_secs(10),
        )
        .unwrap();
        assert_eq!(
            (finished.status.code(), &*finished.stdout, &*finished.stderr),
            (Some(3), &b"out"[..], "err")
        );
    }

    #[test]
    fn a_program_that_takes_too_long_is_ended() {
        let outcome = run(&mut shell("exec sleep 60"), Duration::from_millis(100));
        assert!(outcome.err().unwrap().to_string().contains("sh to end"));
        let own = Process::below(std::process::id());
        let sleeping = own.iter().any(|process| {
            fs::read_to_string(format!("/proc/{}/comm", process.id))
                .is_ok_and(|name| name == "sleep\n")
        });
        assert!(!sleeping);
    }

    #[test]
    fn grandchildren_are_found_and_ended() {
        let mut child = shell("sleep 61 & wait").spawn().unwrap();
        let below = poll(Duration::from_secs(10), "the sleeper", || {
            Ok(Process::below(child.id()).pop())
        })
        .unwrap();
        assert!(below.is_alive());
        below.kill();
        poll(Duration::from_secs(10), "its end", || {
            Ok((!below.is_alive()).then_some(()))
        })
        .unwrap();
        child.wait().unwrap();
    }

    #[test]
    fn parent_and_start_are_read_from_any_name() {
        let fields = "S 7 1 1 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 5150 1 2";
        for (name, expect) in [
            ("(sh)", true),
            ("(a b)", true),
            ("(odd) name)", true),
            ("", false),
        ] {
            let read = status(&format!("12 {name} {fields}"));
            assert_eq!(read.is_some(), expect, "{name}");
            assert!(read.is_none_or(|read| read == (7, "5150".to_owned())));
        }
        assert_eq!(
            status(&format!("12 (sh) {}", fields.replacen('S', "Z", 1))),
            None
        );
    }
}
