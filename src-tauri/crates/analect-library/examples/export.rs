//! How long an export of 10,000 highlights takes: 500 articles with 20 each, into an empty folder,
//! again without a change, and with a note changed in every article. Fails where one of the three
//! takes longer than the budget. `cargo xtask bench` runs it.

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

const ARTICLES: u64 = 500;
const HIGHLIGHTS: usize = 20;
const BUDGET: Duration = Duration::from_secs(2);

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let desk = tempfile::tempdir()?;
    let world = World::system();
    let library = Library::open(
        &desk.path().join("library.db"),
        OpenMode::CreateIfMissing,
        world,
    )?;
    let articles: Vec<ArticleId> = (0..ARTICLES)
        .map(|number| filled(&library, number))
        .collect::<Result<_, _>>()?;
    let folder = desk.path().join("notes");
    let mut within = true;
    let mut measure = |what: &str, expect: &ExportEffect| -> Result<(), Error> {
        let took = exported(&library, &articles, &folder, expect)?;
        within &= took <= BUDGET;
        println!(
            "{what}: {:.2} s (at most {} s)",
            took.as_secs_f64(),
            BUDGET.as_secs()
        );
        Ok(())
    };
    measure("10,000 highlights, new", &ExportEffect::Created)?;
    measure("10,000 highlights, unchanged", &ExportEffect::Unchanged)?;
    for id in &articles {
        library.note_article(*id, "Changed since.")?;
    }
    measure(
        "10,000 highlights, a note new in each file",
        &ExportEffect::Renewed,
    )?;
    Ok(if within {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
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
    for place in 0..HIGHLIGHTS {
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
