//! The licences of everything that ends up in the program, against the list in `src-tauri/deny.toml`.
//!
//! Rust crates are taken from cargo's tree for all systems, without the crates only tests use;
//! packages of the interface from npm's lock file, all of them, because a bundler decides later
//! which of them are shipped. What a package says of itself is believed: no file is read.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use crate::spdx::is_allowed;
use crate::tools::{Failure, Outcome, cargo, output_of, root};

/// Prints one line a package: its place in the tree, a tab, and its licence.
const LIST_PACKAGES: &str = "const { packages } = require('./package-lock.json');
for (const [place, entry] of Object.entries(packages)) {
  if (place) console.log(`${place}\\t${entry.license ?? ''}`);
}";

/// Packages whose description names no licence, with the one that their licence file was read to be.
const READ_FROM_FILE: &[(&str, &str)] = &[("node_modules/svelte-toolbelt", "MIT")];

/// Fails with the list of packages whose licence is missing or not allowed.
pub(crate) fn check() -> Outcome {
    let allowed = allowed(&read("src-tauri/deny.toml")?);
    let mut packages = listed(&output_of(&mut cargo(&[
        "tree",
        "--workspace",
        "--target=all",
        "--edges=normal,build",
        "--prefix=none",
        "--format={p}\t{l}",
    ]))?);
    packages.extend(listed(&output_of(
        Command::new("node")
            .args(["-e", LIST_PACKAGES])
            .current_dir(root().join("ui")),
    )?));
    let refused = refused(&packages, &allowed);
    if refused.is_empty() {
        println!(
            "{} packages, all under {} allowed licences",
            packages.len(),
            allowed.len()
        );
        return Ok(());
    }
    Err(Failure::Failed(format!(
        "licences that src-tauri/deny.toml does not allow:\n{}",
        refused.join("\n")
    )))
}

fn read(path: &str) -> Outcome<String> {
    fs::read_to_string(root().join(path))
        .map_err(|error| Failure::Failed(format!("{path}: {error}")))
}

/// The quoted names between `allow = [` and the next `]`; comments are left out.
fn allowed(deny: &str) -> Vec<String> {
    let lines = deny
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default());
    let text = lines.collect::<Vec<_>>().join("\n");
    let list = text
        .split_once("allow = [")
        .and_then(|(_, rest)| rest.split_once(']'));
    let names = list
        .map(|(list, _)| list)
        .unwrap_or_default()
        .split('"')
        .skip(1)
        .step_by(2);
    names.map(str::to_owned).collect()
}

/// Package and licence from lines with a tab between them; a package listed twice counts once.
fn listed(lines: &str) -> BTreeMap<String, String> {
    let pairs = lines.lines().filter_map(|line| line.split_once('\t'));
    let pairs = pairs.map(|(package, licence)| (package.to_owned(), named(package, licence)));
    pairs.collect()
}

fn named(package: &str, licence: &str) -> String {
    // cargo marks a repeated subtree with a star behind the last field.
    let licence = licence.trim_end_matches(" (*)").trim();
    let read = READ_FROM_FILE
        .iter()
        .find(|(name, _)| *name == package && licence.is_empty());
    read.map_or(licence, |(_, licence)| licence).to_owned()
}

fn refused(packages: &BTreeMap<String, String>, allowed: &[String]) -> Vec<String> {
    let bad = packages
        .iter()
        .filter(|(_, licence)| !is_allowed(licence, allowed));
    bad.map(|(package, licence)| {
        format!(
            "  {package}: {}",
            if licence.is_empty() {
                "none given"
            } else {
                licence
            }
        )
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_allowed_names_are_read_without_their_comments() {
        let deny = "[licenses]\nallow = [\n  \"MIT\", # \"not\" this\n  \"ISC\",\n]\n[bans]\ndeny = [\"x\"]\n";
        assert_eq!(allowed(deny), ["MIT", "ISC"]);
    }

    #[test]
    fn the_projects_own_list_holds_no_strong_copyleft() {
        let names = allowed(&read("src-tauri/deny.toml").unwrap());
        assert!(names.iter().any(|name| name == "MIT"));
        assert!(!names.iter().any(|name| name.contains("GPL")), "{names:?}");
    }

    #[test]
    fn refused_packages_are_listed_with_their_licence() {
        let lines = "a v1.0.0\tMIT\nb v2.0.0\tGPL-3.0-only (*)\nc v1.0.0\t\na v1.0.0\tMIT (*)\n";
        let packages = listed(lines);
        assert_eq!(packages.len(), 3);
        assert_eq!(
            refused(&packages, &["MIT".into()]),
            ["  b v2.0.0: GPL-3.0-only", "  c v1.0.0: none given"]
        );
    }
}
