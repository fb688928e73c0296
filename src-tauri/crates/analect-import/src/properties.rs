//! What holds of every import, however hostile the source.

#![allow(clippy::unwrap_used)]

use crate::{Error, Format, Imported, Source, blocks_in_place, derived_title, import};
use analect_model::Document;
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn read(bytes: &[u8], format: Format) -> Result<Imported, Error> {
    import(&Source {
        bytes,
        format: Some(format),
        ..Source::default()
    })
}

#[test]
fn hostile_text_takes_no_time_to_speak_of() {
    let check = |name: &str, format, text: String| {
        let start = Instant::now();
        let _ = read(text.as_bytes(), format);
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{name}: {:?}",
            start.elapsed()
        );
    };
    check("quotes", Format::Markdown, ">".repeat(50_000));
    check("brackets", Format::Markdown, "[".repeat(100_000));
    check("links", Format::Markdown, "[a](".repeat(50_000));
    check("stars", Format::Markdown, "*a **b ".repeat(50_000));
    check(
        "lists",
        Format::Markdown,
        (0..1000).map(|n| " ".repeat(n) + "- x\n").collect(),
    );
    check("html", Format::Markdown, "<div>\n\n".repeat(20_000));
    check("fragment", Format::Markdown, "<div>".repeat(100_000));
    check("one line", Format::PlainText, "word ".repeat(100_000));
    check(
        "blank lines",
        Format::PlainText,
        "A line.\n\n".repeat(30_000),
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_are_imported_or_refused(
        bytes in prop_oneof![proptest::collection::vec(any::<u8>(), 0..300), "(?s)(.|[a-zA-Z ,.]{1,60}|\n|\r|<[a-z]{1,4}>|[#>*`|_-]{1,4}|\n\n){0,40}".prop_map(String::into_bytes)],
        format in prop_oneof![Just(None), Just(Some(Format::PlainText)), Just(Some(Format::Markdown)), Just(Some(Format::Html))],
    ) {
        let source = Source { bytes: &bytes, format, ..Source::default() };
        if let Ok(found) = import(&source) {
            let document = &found.document;
            prop_assert!(!document.text().trim().is_empty());
            prop_assert!(!document.blocks().is_empty());
            prop_assert!(!document.text().chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')));
            prop_assert!(Document::new(document.text().to_owned(), document.blocks().to_vec(), document.marks().to_vec()).is_ok());
            prop_assert!(!derived_title(document).trim().is_empty());
            prop_assert_eq!(import(&source), Ok(found.clone()));
        }
    }

    #[test]
    fn every_letter_of_plain_text_stays_and_in_order(text in "([A-Za-zé]{1,9}[ ,.]{1,2}|\n|\n\n){1,60}") {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        if let Ok(found) = read(text.as_bytes(), Format::PlainText) {
            let title = found.metadata.title.unwrap_or_default();
            let kept = letters(found.document.text());
            let all = letters(&text);
            prop_assert!(kept == all || kept.len() + letters(&title).len() >= all.len(), "{:?} {:?}", text, found.document.text());
        }
    }

    #[test]
    fn blocks_in_place_never_shift_the_text(text in "(?s)(.|[a-zA-Z ,.]{1,40}|\n|\r\n|\n\n){0,30}") {
        let document = blocks_in_place(&text);
        prop_assert_eq!(document.text(), text.as_str());
        let mut end = 0;
        for block in document.blocks() {
            let gap = text.get(end..block.range.start().index()).unwrap();
            prop_assert!(gap.trim().is_empty(), "{:?}", gap);
            end = block.range.end().index();
        }
        prop_assert!(text.get(end..).unwrap().trim().is_empty());
    }
}
