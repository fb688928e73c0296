//! What holds of every page, however hostile.

#![allow(clippy::unwrap_used)]

use crate::{Options, extract};
use analect_model::{BlockKind, Document, MarkKind};
use analect_text::slice;
use proptest::prelude::*;
use std::time::{Duration, Instant};

const URL: &str = "https://post.example/news/tolls.html";

#[test]
fn hostile_pages_take_no_time_to_speak_of() {
    let check = |name: &str, html: String| {
        let start = Instant::now();
        extract(html.as_bytes(), &Options::default());
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{name}: {:?}",
            start.elapsed()
        );
    };
    check("nested", "<div>".repeat(100_000));
    check("unclosed", "<p><b>x<i>".repeat(30_000));
    check("signs", "<".repeat(5_000_000));
    check(
        "attribute",
        format!("<p title='{}'>x", "a".repeat(5_000_000)),
    );
    check("attributes", format!("<p {}>x", "a=1 ".repeat(500_000)));
    check(
        "open tag",
        format!("<p>x<p title='{}", "a".repeat(1_000_000)),
    );
    check("tables", "<table><tr><td>".repeat(30_000));
    check("comments", "<!--".repeat(500_000));
    check("drawings", "<svg>".repeat(200_000));
    check("links", "<a href=x><div>y".repeat(20_000));
}

/// Pieces of markup that a random page is made of.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "(?s).{0,12}",
        "</?(p|b|i|a|div|ul|ol|li|table|tr|td|th|pre|code|blockquote|h1|svg|math|title|script|style|figure|figcaption|br|hr|q|sup|template|select|option|form)( (href|class|hidden|style)=['\"]?[a-z:/]{0,9}['\"]?)?>?",
        "<!--|-->|<!\\[CDATA\\[|&[a-z#x0-9]{0,6};?|<\\?",
        "(Some words of text, and more\\. ?){1,20}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_give_a_valid_document(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let found = extract(&bytes, &Options::default());
        prop_assert!(Document::new(found.document.text().to_owned(), found.document.blocks().to_vec(), found.document.marks().to_vec()).is_ok());
    }

    #[test]
    fn any_markup_gives_a_clean_document(pieces in proptest::collection::vec(piece(), 0..40)) {
        let html = pieces.concat();
        let found = extract(html.as_bytes(), &Options { url: Some(URL), charset: Some("utf-8") });
        let text = found.document.text();
        prop_assert!(!text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')), "{:?}", text);
        for block in found.document.blocks() {
            let words = found.document.block_text(block);
            let cell = matches!(block.kind, BlockKind::TableCell { row: 0, column: 0, .. });
            prop_assert!(cell || !words.trim().is_empty());
            prop_assert!(block.kind == BlockKind::Code || words.trim() == words, "{:?}", words);
        }
        for mark in found.document.marks() {
            let words = slice(text, mark.range).unwrap();
            prop_assert!(!words.is_empty() && words.trim() == words);
            if let MarkKind::Link(address) = &mark.kind {
                prop_assert!(["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme)));
            }
        }
        prop_assert_eq!(extract(html.as_bytes(), &Options { url: Some(URL), charset: Some("utf-8") }), found);
    }
}
