//! The interface's packages and its build, each done only when something is newer.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::tools::{Outcome, npm, root, run};

/// Folders inside `ui/` whose files the build does not read.
const NOT_SOURCES: &[&str] = &["node_modules", "dist", "coverage"];

/// Installs the packages of `ui/package-lock.json` when the lock file is newer than they are.
pub(crate) fn install() -> Outcome {
    let ui = root().join("ui");
    // npm writes this file last, so a broken installation is repeated.
    let installed = modified(&ui.join("node_modules/.package-lock.json"));
    if is_fresh(installed, modified(&ui.join("package-lock.json"))) {
        return Ok(());
    }
    run(&mut npm(&["ci", "--no-audit", "--no-fund"]))
}

/// Builds `ui/dist` when a file of the interface is newer than it.
pub(crate) fn build() -> Outcome {
    let ui = root().join("ui");
    if is_fresh(modified(&ui.join("dist/index.html")), newest(&ui)) {
        println!("ui/dist is up to date");
        return Ok(());
    }
    run(&mut npm(&["run", "build"]))
}

/// Runs one of the scripts of `ui/package.json`, never in a watching mode.
pub(crate) fn script(name: &str) -> Outcome {
    run(npm(&["run", name]).env("CI", "true"))
}

fn is_fresh(made: Option<SystemTime>, source: Option<SystemTime>) -> bool {
    matches!((made, source), (Some(made), Some(source)) if made >= source)
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

/// The latest change of any file below a folder.
fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = fs::read_dir(folder).ok()?.flatten();
    let times = entries.filter_map(|entry| {
        let path = entry.path();
        let name = entry.file_name();
        if !path.is_dir() {
            modified(&path)
        } else if NOT_SOURCES.iter().any(|skipped| name == *skipped) {
            None
        } else {
            newest(&path)
        }
    });
    times.max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn only_what_is_as_new_as_its_source_is_fresh() {
        let early = Some(SystemTime::UNIX_EPOCH);
        let late = early.map(|time| time + Duration::from_secs(1));
        for (made, source, expect) in [
            (late, early, true),
            (early, early, true),
            (early, late, false),
            (None, early, false),
            (early, None, false),
        ] {
            assert_eq!(is_fresh(made, source), expect, "{made:?} {source:?}");
        }
    }

    #[test]
    fn the_newest_file_below_a_folder_is_found() {
        let folder = root().join("src-tauri/xtask");
        let newest = newest(&folder);
        assert!(newest >= modified(&folder.join("src/ui.rs")));
        assert!(newest.is_some());
    }
}
