//! How long a changed version of an article of 20,000 words with 1,000 marks takes to come in: read,
//! compared, stored, and every mark carried over and written. Fails where one of the changes takes
//! longer than its budget. `cargo xtask bench` runs it.

#![allow(clippy::print_stdout)]

mod words;

use analect_library::{Error, ImportOutcome, Library, OpenMode, Source, Tally, World};
use analect_model::ArticleId;
use analect_text::TextRange;
use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use words::Words;

const SENTENCES: usize = 1_600;
const MARKS: usize = 1_000;

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let desk = tempfile::tempdir()?;
    let mut within = true;
    let cases = [
        ("a correction of 5 % of the sentences", 20, 500),
        ("a rewrite of a third of them", 3, 1_000),
    ];
    for (what, edited, budget) in cases {
        let budget = Duration::from_millis(budget);
        let path = desk.path().join(format!("{edited}.db"));
        let library = Library::open(&path, OpenMode::CreateIfMissing, World::system())?;
        let (article, text) = marked(&library)?;
        let changed = changed(&text, edited);
        let start = Instant::now();
        let (outcome, came) = import(&library, &changed)?;
        let took = start.elapsed();
        let ImportOutcome::Revised(tally) = outcome else {
            return Err("the changed text came in as an article of its own".into());
        };
        assert_eq!((came, tally.total()), (article, MARKS));
        within &= took <= budget;
        println!(
            "1,000 marks on {} words, {what}: {} ms (at most {} ms); {}",
            text.split_whitespace().count(),
            took.as_millis(),
            budget.as_millis(),
            told(&tally)
        );
    }
    Ok(if within {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn told(tally: &Tally) -> String {
    format!(
        "{} kept, {} moved, {} changed, {} uncertain, {} lost",
        tally.kept, tally.moved, tally.changed, tally.uncertain, tally.lost
    )
}

/// An article of 20,000 words with its marks, which start everywhere and overlap.
fn marked(library: &Library) -> Result<(ArticleId, String), Error> {
    let text = text();
    let (_, article) = import(library, &text)?;
    let ranges = (0..MARKS).map(|number| {
        let start = number * (text.len() - 500) / MARKS;
        TextRange::of(start, start + 30 + number * 7 % 370).unwrap_or_default()
    });
    let ranges: Vec<TextRange> = ranges.collect();
    library.highlight_all(article, &ranges, "yellow")?;
    Ok((article, text))
}

/// Sentences of 8 to 17 words in paragraphs of four.
fn text() -> String {
    let mut words = Words::seeded(1);
    let mut text = String::new();
    for number in 0..SENTENCES {
        let end = if number % 4 == 3 { ".\n\n" } else { ". " };
        // Writing to a string cannot fail.
        let _ = write!(text, "{}{end}", words.sentence(8 + number % 10));
    }
    text
}

/// `text` with every `edited`-th sentence rewritten, moved to the next paragraph or taken out.
fn changed(text: &str, edited: usize) -> String {
    let mut words = Words::seeded(7);
    let mut sentences: Vec<String> = text.split_inclusive(". ").map(str::to_owned).collect();
    for at in (0..sentences.len().saturating_sub(9)).step_by(edited) {
        match at / edited % 3 {
            0 => sentences.swap(at, at + 1),
            1 => {
                if let Some(sentence) = sentences.get_mut(at) {
                    let half = sentence.len() / 2;
                    let rest = sentence.split_off(half);
                    let _ = write!(sentence, " {} {rest}", words.sentence(3));
                }
            }
            _ => {
                if let Some(sentence) = sentences.get_mut(at) {
                    *sentence = format!("{}. ", words.sentence(9));
                }
            }
        }
    }
    sentences.concat()
}

fn import(library: &Library, text: &str) -> Result<(ImportOutcome, ArticleId), Error> {
    let report = library.import(&Source {
        bytes: text.as_bytes(),
        ..Source::default()
    })?;
    Ok((report.outcome, report.article.article.id))
}
