//! `cargo xtask package`: the packages for Debian and Fedora and their relatives.
//!
//! Builds the window and the command line with optimisations, has the command line write its manual
//! pages and completions, and lets Tauri's bundler lay all of it out. `--verify` unpacks the
//! package for Debian and plays the window tests with what is in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::setup::{self, Purpose};
use crate::stages::Stages;
use crate::test::WINDOW_TESTS;
use crate::tools::{Failure, Outcome, cargo, debug_folder, root, run};
use crate::ui;
use crate::xvfb::Xvfb;

/// Bytes that the window's program must stay below.
const MOST_PROGRAM: u64 = 15 << 20;
/// Bytes that the package for Debian must stay below.
const MOST_PACKAGE: u64 = 8 << 20;

/// What a person expects to find in the package.
const PROMISED: [&str; 7] = [
    "usr/bin/analect",
    "usr/bin/analect-desktop",
    "usr/share/applications/Analect.desktop",
    "usr/share/man/man1/analect.1",
    "usr/share/bash-completion/completions/analect",
    "usr/share/icons/hicolor/128x128/apps/analect-desktop.png",
    "usr/share/doc/analect/LICENSE-MIT",
];

/// Makes the packages; with `verify` also tries the one for Debian.
pub(crate) fn package(verify: bool) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err(Failure::Setup(
            "The packages are for Linux and are made there.".into(),
        ));
    }
    let purpose = if verify {
        Purpose::Test
    } else {
        Purpose::Build
    };
    Stages::play(|stages| {
        stages.need("set-up", || setup::ensure(purpose))?;
        stages.need("ui packages", ui::install)?;
        stages.need("ui build", ui::build)?;
        let release = release_folder()?;
        stages.need("release build", build)?;
        stages.need("manual", || manual(&release))?;
        stages.need("bundle", bundle)?;
        stages.need("compress", || compress(&release))?;
        stages.attempt("sizes", || sizes(&release));
        if verify {
            stages.need("test build", || {
                run(&mut cargo(&["build", "--package", WINDOW_TESTS]))
            })?;
            stages.attempt("verify", || check(&release));
        }
        Ok(())
    })
}

/// The folder with the binaries built with optimisations.
pub(crate) fn release_folder() -> Outcome<PathBuf> {
    Ok(debug_folder()?.with_file_name("release"))
}

fn build() -> Outcome {
    let both = ["--package", "analect-cli", "--package", "analect-desktop"];
    run(cargo(&["build", "--release"]).args(both))
}

/// Lays the files out that the configuration names below `target/package`.
fn manual(release: &Path) -> Outcome {
    let folder = root().join("target/package");
    let failed = |error: std::io::Error| Failure::Failed(format!("target/package: {error}"));
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(failed)?;
    }
    fs::create_dir_all(&folder).map_err(failed)?;
    let program = release.join("analect");
    fs::copy(&program, folder.join("analect")).map_err(failed)?;
    run(Command::new(program)
        .args(["manual", "--to"])
        .arg(folder.join("share")))
}

fn bundle() -> Outcome {
    run(Command::new(root().join("ui/node_modules/.bin/tauri"))
        .args(["bundle", "--ci", "--bundles", "deb,rpm"])
        .current_dir(root()))
}

/// Packs the package for Debian again with xz, which the bundler cannot: half of it to fetch. Level 9
/// looks back far enough to find in one program what the other one holds too.
fn compress(release: &Path) -> Outcome {
    let package = debian_package(release)?;
    let folder = root().join("target/package/debian");
    run(Command::new("dpkg-deb")
        .arg("--raw-extract")
        .args([&package, &folder]))?;
    run(Command::new("dpkg-deb")
        .args(["--root-owner-group", "-Zxz", "-z9", "--build"])
        .args([&folder, &package]))
}

fn debian_package(release: &Path) -> Outcome<PathBuf> {
    let folder = release.join("bundle/deb");
    let entries = fs::read_dir(&folder)
        .map_err(|error| Failure::Failed(format!("{}: {error}", folder.display())))?;
    let packages = entries.flatten().map(|entry| entry.path());
    packages
        .filter(|path| path.extension().is_some_and(|end| end == "deb"))
        .max()
        .ok_or_else(|| Failure::Failed("no package for Debian was made".into()))
}

/// Prints the sizes of the window's program and of the package for Debian, where one was made;
/// fails where one is too large.
pub(crate) fn sizes(release: &Path) -> Outcome {
    let program = release.join("analect-desktop");
    let package = debian_package(release).ok();
    let mut over = Vec::new();
    let found = std::iter::once((program, MOST_PROGRAM))
        .chain(package.map(|package| (package, MOST_PACKAGE)));
    for (path, most) in found {
        let size = fs::metadata(&path).map_or(0, |data| data.len());
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let line = format!("{name}: {:.1} MB of at most {} MB", mega(size), most >> 20);
        println!("{line}");
        if size == 0 || size > most {
            over.push(line);
        }
    }
    if over.is_empty() {
        Ok(())
    } else {
        Err(Failure::Failed(over.join(", ")))
    }
}

#[allow(clippy::cast_precision_loss)]
fn mega(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

/// Unpacks the package and plays the window tests with its programs.
fn check(release: &Path) -> Outcome {
    let folder = root().join("target/package/unpacked");
    run(Command::new("dpkg-deb")
        .arg("--extract")
        .arg(debian_package(release)?)
        .arg(&folder))?;
    let missing: Vec<_> = PROMISED
        .into_iter()
        .filter(|path| !folder.join(path).exists())
        .collect();
    if !missing.is_empty() {
        return Err(Failure::Failed(format!(
            "the package lacks {}",
            missing.join(", ")
        )));
    }
    let display = Xvfb::start()?;
    run(
        cargo(&["test", "--package", WINDOW_TESTS, "--test", "window"])
            .args(["--", "--test-threads=1"])
            .env("DISPLAY", display.name())
            .env(
                "ANALECT_DESKTOP_BIN",
                folder.join("usr/bin/analect-desktop"),
            )
            .env("ANALECT_CLI_BIN", folder.join("usr/bin/analect")),
    )
}
