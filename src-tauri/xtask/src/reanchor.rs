//! `cargo xtask eval reanchor`: the program and its peers carry the same highlights to the same
//! changed texts, and one scorer measures all of them.
//!
//! The peers are packages of npm, fetched into `target/` when they are measured;
//! `src-tauri/xtask/peers/reanchor.mjs` says what each of them is and speaks to the scorer for it.

use crate::eval::is_absent;
use crate::package::release_folder;
use crate::stages::Stages;
use crate::tools::{Failure, Outcome, cargo, exists, npm, output_of, root, run};
use std::path::Path;
use std::process::Command;

/// The packages that are measured, each in one version, so that the figures can be had again.
const PACKAGES: [&str; 3] = [
    "approx-string-match@2.0.0",
    "diff-match-patch@1.0.5",
    "dom-anchor-text-quote@4.0.2",
];

/// A peer by the name its script knows, and how the table calls it.
const PEERS: [(&str, &str); 4] = [
    ("hypothesis", "Hypothesis' anchoring"),
    (
        "hypothesis-sure",
        "the same, placed only from a score of 0.75",
    ),
    ("dom-anchor", "dom-anchor-text-quote"),
    ("diff-match-patch", "diff-match-patch"),
];

/// A set of highlights.
struct Set {
    name: &'static str,
    file: &'static str,
    /// What the scorer groups its rows by.
    group: &'static str,
}

const SETS: [Set; 2] = [
    Set {
        name: "edited texts",
        file: "synth-dev.jsonl",
        group: "mutation",
    },
    Set {
        name: "real pages",
        file: "real-dev.jsonl",
        group: "type",
    },
];

/// Measures and prints what the scorer says, and at the end a table of all.
pub(crate) fn reanchor(folder: &Path) -> Outcome {
    let scorer = folder.join("score.py");
    if is_absent(&scorer, "Nothing was measured.") {
        return Ok(());
    }
    let mut table = Vec::new();
    let outcome = Stages::play(|stages| {
        stages.need("release build", || {
            let package = ["build", "--release", "--package", "analect-cli"];
            run(&mut cargo(&package))
        })?;
        let program = release_folder()?.join("analect");
        let own = format!("'{}' reanchor --batch - --timings", program.display());
        for (stage, mode, told) in [
            ("Analect, old text", "full", "Analect, with the old text"),
            (
                "Analect, quotes",
                "quote",
                "Analect, by quote and 32 characters of context",
            ),
        ] {
            stages.attempt(stage, || measured(folder, told, mode, &own, &mut table));
        }
        if !exists("node") {
            println!("\nNode.js is absent: the peers were not measured.");
            return Ok(());
        }
        let packages = root().join("target/eval-reanchor");
        stages.need("packages of peers", || fetch(&packages))?;
        let script = root().join("src-tauri/xtask/peers/reanchor.mjs");
        for (peer, told) in PEERS {
            let (script, packages) = (script.display(), packages.display());
            let command = format!("node '{script}' '{packages}' {peer}");
            stages.attempt(peer, || {
                measured(folder, told, "full", &command, &mut table)
            });
        }
        Ok(())
    });
    println!("\n{HEADING}\n{}", table.join("\n"));
    outcome
}

fn fetch(packages: &Path) -> Outcome {
    std::fs::create_dir_all(packages)
        .and_then(|()| std::fs::write(packages.join("package.json"), "{\"private\":true}\n"))
        .map_err(|error| Failure::Failed(format!("{}: {error}", packages.display())))?;
    let quiet = ["install", "--no-audit", "--no-fund"];
    run(npm(&quiet).current_dir(packages).args(PACKAGES))
}

/// Scores what `command` answers on every set, and adds its rows to the table.
fn measured(
    folder: &Path,
    told: &str,
    mode: &str,
    command: &str,
    table: &mut Vec<String>,
) -> Outcome {
    // What is no JSON ends the scorer; it would take missing lines for lost highlights.
    let command = format!("{command} || echo failed");
    for set in SETS {
        let scored = output_of(
            Command::new("python3")
                .env("PYTHONDONTWRITEBYTECODE", "1")
                .arg(folder.join("score.py"))
                .arg(folder.join(set.file))
                .args(["--name", told, "--mode", mode, "--by", set.group])
                .args(["--batch", &command]),
        )?;
        println!("{scored}");
        let row = row(&scored)
            .ok_or_else(|| Failure::Failed("the scorer wrote no line of totals".into()))?;
        table.push(format!("| {}: {told} | {row} |", set.name));
    }
    Ok(())
}

const HEADING: &str = "\
| | correct | exact | deleted, placed | silent | asked | CPU ms a highlight |
|---|---|---|---|---|---|---|";

/// The cells of a row, from what the scorer wrote: a heading with the time, and columns by group.
fn row(scored: &str) -> Option<String> {
    let time = scored.split_once("ms/highlight=")?.1;
    let time: f64 = time.split_whitespace().next()?.parse().ok()?;
    let line = |first: &str| {
        let cells = scored.lines().map(str::split_whitespace);
        let mut found = cells.filter(|cells| cells.clone().next() == Some(first));
        found.next().map(Iterator::collect::<Vec<&str>>)
    };
    let (names, totals) = (line("group")?, line("ALL")?);
    let cell = |name: &str| {
        let place = names.iter().position(|found| *found == name)?;
        totals.get(place).copied()
    };
    let cells = ["ok%", "exact%", "falseA%", "silent%", "uncert%"];
    let cells: Vec<&str> = cells.into_iter().map(cell).collect::<Option<_>>()?;
    Some(format!("{} | {time:.2}", cells.join(" | ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_from_the_totals_by_the_names_of_the_columns() {
        let scored = "# it mode=full pairs=2 highlights=9 ms/highlight=0.215
group   n    ok%  exact% iou80%  lost% wrong%  dead falseA% falseA>=25ch%  silent% uncert%
typo    4   90.0    80.0   90.0    0.0    0.0     0       -             -     0.00    0.00
ALL     9   92.4    92.0   96.2    0.2    0.9    84    47.6          10.6     5.23    1.50
";
        let expect = "92.4 | 92.0 | 47.6 | 5.23 | 1.50 | 0.21";
        assert_eq!(row(scored).as_deref(), Some(expect));
        assert_eq!(row("no totals"), None);
    }
}
