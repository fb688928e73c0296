//! The libraries that are measured: one long article full of marks, and ten thousand short ones.
//!
//! Every text is put together from the sentences below by counting, so that two runs measure the
//! same.

use std::path::Path;

use analect_library::{Library, OpenMode, Source, World};
use analect_text::TextRange;
use analect_window_tests::{Failure, Outcome};

/// Words of the long article.
pub const WORDS: usize = 20_000;
/// Its highlights.
pub const HIGHLIGHTS: usize = 1_000;
/// Articles of the large library.
pub const ARTICLES: usize = 10_000;

const SUBJECTS: [&str; 8] = [
    "The harbour board",
    "A committee of engineers",
    "The baker at the gate",
    "Nobody in the village",
    "The ferry’s second mate",
    "An economist in the capital",
    "The night nurse",
    "The council’s lawyer",
];
const DOINGS: [&str; 8] = [
    "asked for another winter before the bridge is closed",
    "counted the crates twice and wrote both numbers down",
    "said that the price of salt had doubled since March",
    "remembers the year when the ice did not come",
    "will publish the letters that were found in the attic",
    "wants the money back that was spent on the old lock",
    "moved the meeting to Thursday without saying why",
    "keeps the only key to the room with the instruments",
];
const ENDS: [&str; 6] = [
    ", and nothing was decided.",
    ", as the minutes show.",
    "; the rest is still disputed.",
    ", according to two people who were there.",
    ".",
    ", though the weather was against it.",
];

fn sentence(number: usize) -> String {
    let part = |list: &[&'static str], step: usize| {
        list.get(number / step % list.len())
            .copied()
            .unwrap_or_default()
    };
    format!(
        "{} {}{}",
        part(&SUBJECTS, 1),
        part(&DOINGS, 3),
        part(&ENDS, 7)
    )
}

/// A text of at least so many words, in paragraphs of five sentences.
fn text(words: usize, seed: usize) -> String {
    let (mut text, mut count, mut number) = (String::new(), 0, seed);
    while count < words {
        let sentence = sentence(number);
        count += sentence.split_whitespace().count();
        number += 1;
        text.push_str(&sentence);
        text.push_str(if (number - seed).is_multiple_of(5) {
            "\n\n"
        } else {
            " "
        });
    }
    text
}

fn open(path: &Path) -> Outcome<Library> {
    Library::open(path, OpenMode::CreateIfMissing, World::system()).map_err(told)
}

// As `map_err` hands it over.
#[allow(clippy::needless_pass_by_value)]
fn told(error: analect_library::Error) -> Failure {
    Failure::new(error.to_string())
}

fn import(library: &Library, text: &str) -> Outcome<analect_library::ImportReport> {
    let source = Source {
        bytes: text.as_bytes(),
        name: Some("measured.md"),
        ..Source::default()
    };
    library.import(&source).map_err(told)
}

/// Makes the library with the long article.
pub fn long(path: &Path) -> Outcome {
    let library = open(path)?;
    let text = format!("# A long year at the harbour\n\n{}", text(WORDS, 0));
    let id = import(&library, &text)?.article.article.id;
    let length = library
        .article(id)
        .map_err(told)?
        .revision
        .document
        .text()
        .len();
    let labels = ["yellow", "green", "pink", "blue", "purple", "orange"];
    for number in 0..HIGHLIGHTS {
        let start = 40 + number * (length - 200) / HIGHLIGHTS;
        let Some(range) = TextRange::of(start, start + 30 + number % 90) else {
            continue;
        };
        let label = labels
            .get(number % labels.len())
            .copied()
            .unwrap_or("yellow");
        let note = if number % 10 == 0 {
            "Check this against the minutes."
        } else {
            ""
        };
        library.highlight(id, range, label, note).map_err(told)?;
    }
    Ok(())
}

/// Makes the library with many articles.
pub fn many(path: &Path) -> Outcome {
    let library = open(path)?;
    for number in 0..ARTICLES {
        let title = sentence(number * 5 + number / 8);
        let text = format!("# {number}: {title}\n\n{}", text(60, number));
        import(&library, &text)?;
    }
    Ok(())
}
