//! How other programs are started, and how their failure is told.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// Why a command of xtask ended early.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The machine lacks something that xtask cannot install by itself.
    Setup(String),
    /// A program that was started said no, or could not be started.
    Failed(String),
}

impl Failure {
    /// 2 for a machine that is not set up, 1 for everything else.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Failure::Setup(_) => ExitCode::from(2),
            Failure::Failed(_) => ExitCode::from(1),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Setup(message) | Failure::Failed(message) => out.write_str(message),
        }
    }
}

/// What every step of xtask returns.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// The folder that holds the workspace's `Cargo.toml`.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// The folder with the binaries of the debug profile: xtask is one of them.
pub(crate) fn debug_folder() -> Outcome<PathBuf> {
    let exe = env::current_exe()
        .map_err(|error| Failure::Failed(format!("xtask cannot find its own path: {error}")))?;
    Ok(exe.parent().map(Path::to_path_buf).unwrap_or_default())
}

/// Cargo at the workspace's root, in the environment that a person's own cargo call would have.
pub(crate) fn cargo(args: &[&str]) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.current_dir(root()).args(args);
    for (name, _) in env::vars_os() {
        if describes_xtask(&name.to_string_lossy()) {
            command.env_remove(name);
        }
    }
    command
}

/// Whether `cargo run` set this variable to describe xtask itself. Build scripts that watch such a
/// variable would otherwise run again after every plain cargo call.
fn describes_xtask(variable: &str) -> bool {
    [
        "CARGO_PKG_",
        "CARGO_MANIFEST_",
        "CARGO_BIN_",
        "CARGO_CRATE_",
    ]
    .iter()
    .any(|prefix| variable.starts_with(prefix))
}

/// Npm inside `ui/`.
pub(crate) fn npm(args: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(root().join("ui")).args(args);
    command
}

/// Runs a program with xtask's own output and fails when it fails.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let shown = shown(command);
    let status = command
        .status()
        .map_err(|error| Failure::Failed(format!("{shown} did not start: {error}")))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::Failed(format!("{shown} failed ({status})")))
    }
}

/// Runs a program and returns what it wrote to its standard output; its errors go to xtask's own.
pub(crate) fn output_of(command: &mut Command) -> Outcome<String> {
    let shown = shown(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| Failure::Failed(format!("{shown} did not start: {error}")))?;
    if !output.status.success() {
        return Err(Failure::Failed(format!(
            "{shown} failed ({})",
            output.status
        )));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What a program writes to its standard output, or nothing when it is absent or fails.
pub(crate) fn answer(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(args)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Whether a program of this name can be started.
pub(crate) fn exists(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_stem()
        .unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_about_xtask_itself_are_known() {
        for (variable, expect) in [
            ("CARGO_PKG_NAME", true),
            ("CARGO_MANIFEST_DIR", true),
            ("CARGO_TARGET_DIR", false),
            ("CARGO_HOME", false),
            ("PATH", false),
        ] {
            assert_eq!(describes_xtask(variable), expect, "{variable}");
        }
    }

    #[test]
    fn a_command_is_told_without_its_folder() {
        let mut command = Command::new("/usr/bin/cargo");
        command.args(["test", "--tests"]);
        assert_eq!(shown(&command), "cargo test --tests");
    }

    #[test]
    fn the_root_holds_the_workspace() {
        assert!(root().join("src-tauri/xtask/Cargo.toml").is_file());
    }
}
