//! How long an export of highlights takes: 10,000, or as many as are asked for, 20 to an article, into
//! an empty folder, again without a change, and with a note changed in every article; and on Linux
//! how much memory it takes at most. Fails where one of the three takes longer than the budget, which
//! is for 10,000. `cargo xtask bench` runs it.

#![allow(clippy::print_stdout)]

mod words;

use analect_library::{
    Error, ExportEffect, ExportOptions, ImportOutcome, Library, OpenMode, Preset, Source, World,
};
use analect_model::ArticleId;
use analect_text::TextRange;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use words::Words;

const HIGHLIGHTS: u64 = 10_000;
/// Highlights of an article.
const EACH: usize = 20;
const BUDGET: Duration = Duration::from_secs(2);

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let wanted = std::env::args().nth(1);
    let highlights = wanted.map_or(Ok(HIGHLIGHTS), |wanted| wanted.parse())?;
    let desk = tempfile::tempdir()?;
    let world = World::system();
    let library = Library::open(
        &desk.path().join("library.db"),
        OpenMode::CreateIfMissing,
        world,
    )?;
    let articles: Vec<ArticleId> = (0..highlights / EACH as u64)
        .map(|number| filled(&library, number))
        .collect::<Result<_, _>>()?;
    let folder = desk.path().join("notes");
    let mut within = true;
    let mut measure = |what: &str, expect: &ExportEffect| -> Result<(), Error> {
        forget_peak();
        let took = exported(&library, &articles, &folder, expect)?;
        within &= took <= BUDGET || highlights > HIGHLIGHTS;
        let peak = peak().map_or_else(String::new, |peak| format!(", {peak} KiB at most"));
        println!(
            "{highlights} highlights, {what}: {:.2} s{peak}",
            took.as_secs_f64()
        );
        Ok(())
    };
    measure("new", &ExportEffect::Created)?;
    measure("unchanged", &ExportEffect::Unchanged)?;
    for id in &articles {
        library.note_article(*id, "Changed since.")?;
    }
    measure("a note new in each file", &ExportEffect::Renewed)?;
    println!(
        "The budget for {HIGHLIGHTS} highlights is {} s.",
        BUDGET.as_secs()
    );
    Ok(if within {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Lets the system measure the greatest resident memory anew.
fn forget_peak() {
    // Where there is no such file, none is told.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The greatest resident memory, in KiB.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

/// An article of some pages with its highlights, every third of them with a note.
fn filled(library: &Library, number: u64) -> Result<ArticleId, Error> {
    let mut words = Words::seeded(number);
    let text: String = (0..200).map(|_| words.sentence(9) + ". ").collect();
    let source = Source {
        bytes: text.as_bytes(),
        ..Source::default()
    };
    let report = library.import(&source)?;
    assert_eq!(report.outcome, ImportOutcome::Imported);
    let id = report.article.article.id;
    for place in 0..EACH {
        let start = place * 400;
        let range = TextRange::of(start, start + 60).ok_or(Error::BadRange)?;
        let note = if place % 3 == 0 {
            "Who said *so*? #check"
        } else {
            ""
        };
        library.highlight(id, range, "yellow", note)?;
    }
    Ok(id)
}

fn exported(
    library: &Library,
    articles: &[ArticleId],
    folder: &Path,
    expect: &ExportEffect,
) -> Result<Duration, Error> {
    let start = Instant::now();
    let options = ExportOptions::preset(Preset::default())?;
    let plans = library.export(articles, folder, &options)?;
    let took = start.elapsed();
    let odd = plans.iter().find(|plan| plan.effect != *expect);
    assert!(odd.is_none(), "{odd:?}");
    Ok(took)
}
