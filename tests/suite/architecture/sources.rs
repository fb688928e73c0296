//! Rules that are read off source files: which names stand where, and how much of it there is.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use super::root;

/// Crates whose sources may name positions in code points or UTF-16 units; `analect-text` defines them.
const NAME_WIRE_UNITS: &[&str] = &[
    "src-tauri/crates/analect-text/",
    "src-tauri/crates/analect-api/",
    "src-tauri/crates/analect-cli/",
    "src-tauri/crates/analect-import/",
    "src-tauri/crates/analect-export/",
];

const WIRE_UNITS: &[&str] = &[
    "CodePointOffset",
    "CodePointRange",
    "Utf16Offset",
    "Utf16Range",
];

/// The crates that only compute: their output is a function of their input.
const PURE: &[&str] = &[
    "analect-text",
    "analect-model",
    "analect-language",
    "analect-anchor",
    "analect-extract",
    "analect-summary",
    "analect-entities",
    "analect-export",
    "analect-import",
];

/// What reaches the world, the clock or chance.
const WORLDLY: &[&str] = &[
    "std::fs",
    "std::net",
    "std::process",
    "std::env",
    "std::thread",
    "std::io",
    "std::time",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "RandomState",
    "getrandom",
    "rand::",
];

/// The desktop package must stay below this many lines of Rust.
const DESKTOP_LINES: usize = 1_500;

/// A source file: its path from the root, with slashes, and its text.
struct Source {
    path: String,
    text: String,
}

/// Every file below a folder (a path from the root) with one of the extensions. Build output and
/// installed packages are left out.
fn sources(folder: &str, extensions: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.extend((!is_output(&path)).then_some(path));
            } else if has_extension(&path, extensions) {
                found.push(source(&path));
            }
        }
    }
    found
}

fn is_output(folder: &Path) -> bool {
    ["target", "node_modules"]
        .iter()
        .any(|name| folder.ends_with(name))
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let found = path.extension();
    found.is_some_and(|found| extensions.iter().any(|wanted| found == *wanted))
}

fn source(path: &Path) -> Source {
    let shown = path.strip_prefix(root()).unwrap().to_string_lossy();
    Source {
        path: shown.replace('\\', "/"),
        text: fs::read_to_string(path).unwrap(),
    }
}

/// The files outside the given folders whose text contains one of the names.
fn strays<'a>(files: &'a [Source], folders: &[&str], names: &[&str]) -> Vec<&'a str> {
    let may = |path: &str| folders.iter().any(|folder| path.starts_with(folder));
    let says = |text: &str| names.iter().any(|name| text.contains(name));
    let strays = files
        .iter()
        .filter(|file| !may(&file.path) && says(&file.text));
    strays.map(|file| file.path.as_str()).collect()
}

#[test]
fn wire_units_are_named_only_at_the_borders() {
    let files = sources("src-tauri", &["rs"]);
    assert_eq!(strays(&files, NAME_WIRE_UNITS, WIRE_UNITS), [""; 0]);
    // Without the exemption their definition is found, so the walk and the names are right.
    let defined = strays(&files, &[], WIRE_UNITS);
    assert!(defined.iter().any(|path| path.contains("analect-text/")));
}

#[test]
fn a_planted_wire_unit_is_reported() {
    let file = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let files = [
        file(
            "src-tauri/crates/analect-store/src/lib.rs",
            "fn at() -> Utf16Offset",
        ),
        file("src-tauri/src/commands.rs", "range: CodePointRange"),
        file(
            "src-tauri/crates/analect-api/src/lib.rs",
            "range: Utf16Range",
        ),
        file(
            "src-tauri/crates/analect-model/src/lib.rs",
            "range: TextRange",
        ),
    ];
    let expect = [
        "src-tauri/crates/analect-store/src/lib.rs",
        "src-tauri/src/commands.rs",
    ];
    assert_eq!(strays(&files, NAME_WIRE_UNITS, WIRE_UNITS), expect);
}

/// The product part of a source file: without the tests that close it.
fn product(file: Source) -> Option<Source> {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let is_test = ["tests.rs", "_tests.rs", "properties.rs", "round_trip.rs"];
    let tested = is_test.iter().any(|end| name.ends_with(end));
    let text = file.text.split("#[cfg(test)]\nmod tests {").next();
    let text = text.unwrap_or_default().to_owned();
    (!tested).then_some(Source { text, ..file })
}

#[test]
fn levels_0_to_3_do_no_io_and_read_no_clock_or_randomness() {
    let mut seen = 0;
    for name in PURE {
        let folder = format!("src-tauri/crates/{name}/src");
        if !root().join(&folder).exists() {
            continue;
        }
        let files: Vec<Source> = sources(&folder, &["rs"])
            .into_iter()
            .filter_map(product)
            .collect();
        seen += files.len();
        assert_eq!(strays(&files, &[], WORLDLY), [""; 0]);
    }
    assert!(seen > 40, "only {seen} files were read");
    // The crate that holds the library does reach the world, so the words are the right ones.
    let above = sources("src-tauri/crates/analect-library/src", &["rs"]);
    assert!(!strays(&above, &[], WORLDLY).is_empty());
}

#[test]
fn the_desktop_package_stays_small() {
    let mut files = sources("src-tauri/src", &["rs"]);
    let build_script = root().join("src-tauri/build.rs");
    files.extend(build_script.exists().then(|| source(&build_script)));
    let lines: usize = files.iter().map(|file| file.text.lines().count()).sum();
    assert!(
        lines < DESKTOP_LINES,
        "the desktop package has {lines} lines"
    );
}

#[test]
fn the_interface_reaches_tauri_only_through_its_backend() {
    let files = sources("ui/src", &["ts", "js", "svelte"]);
    assert!(
        files
            .iter()
            .any(|file| file.path.starts_with("ui/src/backend/"))
    );
    assert_eq!(
        strays(&files, &["ui/src/backend/"], &["@tauri-apps/"]),
        [""; 0]
    );
}

#[test]
fn a_planted_tauri_import_is_reported() {
    let file = |path: &str| Source {
        path: path.to_owned(),
        text: "import { invoke } from '@tauri-apps/api/core'".to_owned(),
    };
    let files = [
        file("ui/src/backend/tauri.ts"),
        file("ui/src/features/reader/Reader.svelte"),
    ];
    let found = strays(&files, &["ui/src/backend/"], &["@tauri-apps/"]);
    assert_eq!(found, ["ui/src/features/reader/Reader.svelte"]);
}
