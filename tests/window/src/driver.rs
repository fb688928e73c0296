//! `WebKitWebDriver`: started on a free port with a profile's environment, ended with its children.

use std::env;
use std::ffi::OsString;
use std::fs::OpenOptions;
use std::iter;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::process::Process;
use crate::wait::poll;
use crate::{Failure, Outcome, Profile};

/// How long a driver may take to listen.
const START: Duration = Duration::from_secs(20);

/// How long the program and its helpers may take to go by themselves.
const END: Duration = Duration::from_secs(10);

/// The same for every run: a language, software drawing, no desktop services of the machine's user.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("TAURI_WEBVIEW_AUTOMATION", "true"),
    ("LANG", "C.UTF-8"),
    ("TZ", "UTC"),
    ("GDK_BACKEND", "x11"),
    ("GSETTINGS_BACKEND", "memory"),
    ("NO_AT_BRIDGE", "1"),
    ("DBUS_SESSION_BUS_ADDRESS", "disabled:"),
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
];

/// A running driver. Dropping it ends it, and whatever it started that is still there.
pub(crate) struct Driver {
    server: Child,
    address: String,
    started: Vec<Process>,
}

impl Driver {
    /// Starts a driver whose output, and the output of the programs it starts, is added to `log`.
    pub(crate) fn start(profile: &Profile, log: &Path) -> Outcome<Driver> {
        if env::var_os("DISPLAY").is_none() {
            return Err(Failure::new(
                "no display: start the window tests with cargo xtask test",
            ));
        }
        let port = free_port()?;
        let output = OpenOptions::new().create(true).append(true).open(log)?;
        let server = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .arg("--host=127.0.0.1")
            .env_clear()
            .envs(
                ["DISPLAY", "XAUTHORITY"]
                    .into_iter()
                    .filter_map(|name| Some((name, env::var_os(name)?))),
            )
            .envs(ENVIRONMENT.iter().copied())
            .envs(profile.environment())
            .env("PATH", search_path(profile)?)
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .spawn()
            .map_err(|error| Failure::new(format!("WebKitWebDriver did not start: {error}")))?;
        Ok(Driver {
            server,
            address: format!("http://127.0.0.1:{port}"),
            started: Vec::new(),
        })
    }

    /// Where the driver listens, without a slash at the end.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Waits until the driver answers; `ready` asks it.
    pub(crate) fn wait_until(&mut self, ready: impl Fn() -> Outcome) -> Outcome {
        poll(START, "the driver", || match self.server.try_wait()? {
            Some(status) => Err(Failure::new(format!("WebKitWebDriver ended: {status}"))),
            None => ready().map(Some),
        })
    }

    /// Remembers what runs below the driver now, to end it later.
    pub(crate) fn note_started(&mut self) {
        self.started = Process::below(self.server.id());
    }

    /// Whether the program that the driver started still runs.
    pub(crate) fn has_program(&self) -> bool {
        self.started.first().is_some_and(Process::is_alive)
    }

    /// Ends everything the driver started at once, as a crash or the system would.
    pub(crate) fn kill_program(&self) {
        self.started.iter().for_each(Process::kill);
    }

    /// Waits until everything the driver started has ended by itself.
    pub(crate) fn wait_for_end(&self) -> Outcome {
        poll(END, "the program to end", || {
            Ok((!self.started.iter().any(Process::is_alive)).then_some(()))
        })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let now = Process::below(self.server.id());
        self.started.iter().chain(&now).for_each(Process::kill);
        self.server.kill().and_then(|()| self.server.wait()).ok();
    }
}

/// Where programs are looked for: first among the profile's own.
fn search_path(profile: &Profile) -> Outcome<OsString> {
    let usual = env::var_os("PATH").unwrap_or_default();
    let all = iter::once(profile.programs()).chain(env::split_paths(&usual));
    env::join_paths(all).map_err(|error| Failure::new(format!("no search path: {error}")))
}

/// A port that nothing listens on at this moment.
fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
