//! Whether this machine can build and test Analect, and the installing of what is missing.
//!
//! On Debian and Ubuntu missing system packages are installed; elsewhere the reader is told their
//! names. Programs that a person chooses for themselves (Rust, Node.js) are only checked.

use std::process::Command;

use crate::tools::{Failure, Outcome, answer, exists, run};

/// What the machine is to be used for; each purpose needs what the ones before it need, and more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// Building and opening the window.
    Build,
    /// Playing the window tests as well.
    Test,
    /// Taking pictures of the window's screens as well.
    Shots,
}

/// The oldest Node.js that the interface's build tools accept, as major and minor number.
const NODE: (u32, u32) = (20, 19);

const DEBIAN_BUILD: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"];
const DEBIAN_TEST: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xclip",
    "fonts-noto-core",
    "fonts-noto-cjk",
    "fonts-noto-color-emoji",
];
const DEBIAN_SHOTS: &[&str] = &["imagemagick"];

const OTHER_LINUX: &str = "WebKitGTK 4.1 with its development files was not found. Install:
  Fedora: sudo dnf install gcc pkgconf-pkg-config webkit2gtk4.1-devel
  Arch:   sudo pacman -S base-devel webkit2gtk-4.1";
const OTHER_LINUX_TEST: &str = "The window tests need WebKitWebDriver, Xvfb and xclip. Install:
  Fedora: sudo dnf install webkit2gtk4.1 xorg-x11-server-Xvfb xclip google-noto-fonts-all
  Arch:   sudo pacman -S webkit2gtk-4.1 xorg-server-xvfb xclip noto-fonts noto-fonts-cjk noto-fonts-emoji";
const OTHER_LINUX_SHOTS: &str = "The pictures need ImageMagick. Install:
  Fedora: sudo dnf install ImageMagick
  Arch:   sudo pacman -S imagemagick";
const MACOS: &str =
    "The Xcode command line tools were not found. Install them: xcode-select --install";
const WINDOWS: &str = "Windows needs the Microsoft C++ Build Tools and the WebView2 runtime \
                       (a part of Windows 11; for Windows 10: winget install Microsoft.EdgeWebView2Runtime).";

/// Checks the machine and installs what can be installed.
pub(crate) fn ensure(purpose: Purpose) -> Outcome {
    check_version("Rust", "rustc", rust_wanted(), "from https://rustup.rs")?;
    check_version(
        "Node.js",
        "node",
        NODE,
        "from https://nodejs.org or your system's packages",
    )?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if !exists(npm) {
        return Err(Failure::Setup(
            "npm was not found. It comes with Node.js; Debian has it as the package npm.".into(),
        ));
    }
    system_packages(purpose)
}

/// The workspace's oldest Rust, as cargo knows it.
fn rust_wanted() -> (u32, u32) {
    version(env!("CARGO_PKG_RUST_VERSION")).unwrap_or_default()
}

fn check_version(name: &str, program: &str, wanted: (u32, u32), source: &str) -> Outcome {
    let (major, minor) = wanted;
    let found = answer(program, &["--version"]);
    match found.as_deref().and_then(version) {
        Some(version) if version >= wanted => Ok(()),
        _ => {
            let found = found.unwrap_or_else(|| "none".into());
            Err(Failure::Setup(format!(
                "{name} {major}.{minor} or newer is needed (found: {found}). Install it {source}."
            )))
        }
    }
}

/// The first `major.minor` in a program's answer, such as `v20.19.4` or `rustc 1.95.0 (..)`.
fn version(answer: &str) -> Option<(u32, u32)> {
    answer.split_whitespace().find_map(|word| {
        let mut numbers = word.trim_start_matches('v').split('.').map(str::parse);
        Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
    })
}

fn system_packages(purpose: Purpose) -> Outcome {
    if cfg!(target_os = "linux") && exists("apt-get") && exists("dpkg-query") {
        debian(purpose)
    } else if cfg!(target_os = "linux") {
        other_linux(purpose)
    } else if cfg!(target_os = "macos") {
        answer("xcode-select", &["-p"])
            .map(drop)
            .ok_or_else(|| Failure::Setup(MACOS.into()))
    } else {
        println!("{WINDOWS}");
        Ok(())
    }
}

fn other_linux(purpose: Purpose) -> Outcome {
    if answer("pkg-config", &["--exists", "webkit2gtk-4.1"]).is_none() {
        return Err(Failure::Setup(OTHER_LINUX.into()));
    }
    let of_tests = ["WebKitWebDriver", "Xvfb", "xclip"];
    if purpose >= Purpose::Test && !of_tests.into_iter().all(exists) {
        return Err(Failure::Setup(OTHER_LINUX_TEST.into()));
    }
    if purpose >= Purpose::Shots && !(exists("import") && exists("montage")) {
        return Err(Failure::Setup(OTHER_LINUX_SHOTS.into()));
    }
    Ok(())
}

fn debian(purpose: Purpose) -> Outcome {
    let wanted = debian_packages(purpose);
    let mut query = vec!["-W", "-f", "${db:Status-Status} ${Package}\\n"];
    query.extend(&wanted);
    // dpkg-query fails as soon as one package is unknown, and still lists the others.
    let listed = Command::new("dpkg-query").args(&query).output();
    let listed = listed
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    let missing = missing(&wanted, &listed);
    if missing.is_empty() {
        Ok(())
    } else {
        install(&missing)
    }
}

fn debian_packages(purpose: Purpose) -> Vec<&'static str> {
    let mut wanted = DEBIAN_BUILD.to_vec();
    if purpose >= Purpose::Test {
        wanted.extend(DEBIAN_TEST);
    }
    if purpose >= Purpose::Shots {
        wanted.extend(DEBIAN_SHOTS);
    }
    wanted
}

fn missing<'a>(wanted: &[&'a str], listed: &str) -> Vec<&'a str> {
    let installed: Vec<_> = listed
        .lines()
        .filter_map(|line| line.strip_prefix("installed "))
        .collect();
    wanted
        .iter()
        .copied()
        .filter(|package| !installed.contains(package))
        .collect()
}

fn install(packages: &[&str]) -> Outcome {
    let root = answer("id", &["-u"]).as_deref() == Some("0");
    let list = packages.join(" ");
    if !root && !exists("sudo") {
        return Err(Failure::Setup(format!(
            "These system packages are missing: {list}. Install them as root: apt-get install {list}"
        )));
    }
    println!(
        "Installing missing system packages{}: {list}",
        if root { "" } else { " with sudo" }
    );
    run(&mut apt(root, &["update"]))?;
    let mut args = vec!["install", "-y", "--no-install-recommends"];
    args.extend(packages);
    run(&mut apt(root, &args))
}

fn apt(root: bool, args: &[&str]) -> Command {
    let words = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"];
    let mut command = Command::new(if root { "env" } else { "sudo" });
    command
        .args(words.iter().skip(usize::from(root)))
        .args(args);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_a_programs_answer() {
        for (answer, expect) in [
            ("v20.19.4", Some((20, 19))),
            ("rustc 1.95.0 (59807616e 2026-04-14)", Some((1, 95))),
            ("1.95", Some((1, 95))),
            ("not found", None),
            ("", None),
        ] {
            assert_eq!(version(answer), expect, "{answer}");
        }
    }

    #[test]
    fn a_purpose_needs_what_the_smaller_ones_need_and_more() {
        let needs = [Purpose::Build, Purpose::Test, Purpose::Shots].map(debian_packages);
        assert!(needs[1].starts_with(&needs[0]) && needs[2].starts_with(&needs[1]));
        assert!(!needs[1].contains(&"imagemagick") && needs[2].contains(&"imagemagick"));
    }

    #[test]
    fn packages_that_are_not_fully_installed_are_missing() {
        let listed = "installed xvfb\nnot-installed fonts-noto-cjk\nconfig-files pkg-config\n";
        let wanted = ["xvfb", "fonts-noto-cjk", "pkg-config", "webkit2gtk-driver"];
        assert_eq!(
            missing(&wanted, listed),
            ["fonts-noto-cjk", "pkg-config", "webkit2gtk-driver"]
        );
    }

    #[test]
    fn the_package_manager_is_started_through_sudo_only_when_needed() {
        for (root, expect) in [
            (true, "env DEBIAN_FRONTEND"),
            (false, "sudo env DEBIAN_FRONTEND"),
        ] {
            let command = apt(root, &["update"]);
            let words = std::iter::once(command.get_program()).chain(command.get_args());
            let line = words
                .map(|word| word.to_string_lossy())
                .collect::<Vec<_>>()
                .join(" ");
            assert!(
                line.starts_with(expect) && line.ends_with("apt-get -q update"),
                "{line}"
            );
        }
    }
}
