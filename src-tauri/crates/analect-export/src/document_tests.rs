//! What documents look like as Markdown and HTML.

#![allow(clippy::unwrap_used)]

use crate::{document_html, document_markdown};
use analect_model::{Block, BlockKind, Document, Mark, MarkKind};
use analect_text::TextRange;

fn range(start: usize, end: usize) -> TextRange {
    TextRange::of(start, end).unwrap()
}

/// A document of `(kind, text)` blocks with separators as import writes them.
fn document(blocks: &[(BlockKind, &str)], marks: &[(MarkKind, usize, usize)]) -> Document {
    let mut text = String::new();
    let mut found = Vec::new();
    for (kind, words) in blocks {
        if !text.is_empty() {
            text.push_str(if matches!(kind, BlockKind::SignOff) {
                " "
            } else {
                "\n\n"
            });
        }
        found.push(Block {
            kind: *kind,
            range: range(text.len(), text.len() + words.len()),
        });
        text.push_str(words);
    }
    let marks = marks
        .iter()
        .map(|(kind, start, end)| Mark {
            kind: kind.clone(),
            range: range(*start, *end),
        })
        .collect();
    Document::new(text, found, marks).unwrap()
}

const fn item(depth: u8, ordered: bool) -> BlockKind {
    BlockKind::ListItem { depth, ordered }
}

const fn cell(row: u16, column: u16, header: bool) -> BlockKind {
    BlockKind::TableCell {
        row,
        column,
        header,
    }
}

#[test]
fn documents_become_markdown() {
    use BlockKind::{Caption, Code, Heading, Paragraph, Quote, SignOff};
    let check = |blocks: &[(BlockKind, &str)], marks: &[(MarkKind, usize, usize)], expect: &str| {
        assert_eq!(document_markdown(&document(blocks, marks)), expect);
    };
    check(
        &[(Heading(2), "A #head"), (Paragraph, "one\ntwo")],
        &[],
        "## A \\#head\n\none\\\ntwo\n",
    );
    check(
        &[
            (item(0, false), "a"),
            (item(1, true), "b"),
            (item(1, true), "c\nd"),
            (item(0, false), "e"),
        ],
        &[],
        "- a\n    1. b\n    2. c\\\n       d\n- e\n",
    );
    check(&[(Quote, "a"), (Quote, "b")], &[], "> a\n>\n> b\n");
    check(
        &[(Code, "a ``` b\n  <c>")],
        &[],
        "````\na ``` b\n  <c>\n````\n",
    );
    check(
        &[
            (cell(0, 0, true), "a|b"),
            (cell(0, 1, true), "c"),
            (cell(1, 1, false), "d\ne"),
        ],
        &[],
        "| a\\|b | c |\n| --- | --- |\n|  | d<br>e |\n",
    );
    check(&[(cell(0, 0, false), "a")], &[], "|  |\n| --- |\n| a |\n");
    check(
        &[(Caption, "A ship. Photo")],
        &[(MarkKind::Emphasis, 2, 6)],
        "*A ship. Photo*\n",
    );
    check(
        &[(Paragraph, "End."), (SignOff, "– Reuters")],
        &[],
        "End. *– Reuters*\n",
    );
    check(
        &[(Paragraph, "a bold link b")],
        &[
            (MarkKind::Strong, 2, 11),
            (MarkKind::Link("https://x.example".into()), 7, 11),
        ],
        "a <strong>bold </strong>[**link**](https://x.example) b\n",
    );
    check(&[], &[], "");
}

#[test]
fn marks_that_asterisks_cannot_show_become_elements() {
    let check = |text: &str, start, end, expect: &str| {
        let marks = [(MarkKind::Emphasis, start, end)];
        assert_eq!(
            document_markdown(&document(&[(BlockKind::Paragraph, text)], &marks)),
            expect
        );
    };
    check("a b c", 2, 3, "a *b* c\n");
    check("abc", 1, 2, "a*b*c\n");
    check("a(b)c", 1, 4, "a<em>(b)</em>c\n");
    check("a b c", 1, 4, "a<em> b </em>c\n");
}

#[test]
fn code_is_shown_verbatim() {
    let check = |code: &str, expect: &str| {
        let marks = [(MarkKind::Code, 0, code.len())];
        assert_eq!(
            document_markdown(&document(&[(BlockKind::Paragraph, code)], &marks)),
            expect
        );
    };
    check("a*b|c", "`a*b|c`\n");
    check("`", "`` ` ``\n");
    check("a``b", "```a``b```\n");
}

#[test]
fn documents_become_html() {
    use BlockKind::{Caption, Code, Heading, Paragraph, Quote, SignOff};
    let check = |blocks: &[(BlockKind, &str)], marks: &[(MarkKind, usize, usize)], expect: &str| {
        assert_eq!(document_html(None, &document(blocks, marks)), expect);
    };
    check(
        &[(Heading(2), "a<b"), (Paragraph, "one\ntwo")],
        &[],
        "<h2>a&lt;b</h2>\n<p>one<br>two</p>\n",
    );
    check(
        &[
            (item(0, false), "a"),
            (item(1, true), "b"),
            (item(0, false), "c"),
            (item(0, true), "d"),
        ],
        &[],
        "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul><ol><li>d</li></ol>\n",
    );
    check(
        &[(Quote, "a"), (Quote, "b")],
        &[],
        "<blockquote><p>a</p><p>b</p></blockquote>\n",
    );
    check(
        &[(Code, "a\n <b>")],
        &[],
        "<pre><code>a\n &lt;b&gt;</code></pre>\n",
    );
    check(
        &[(cell(0, 0, true), "a"), (cell(1, 0, false), "b")],
        &[],
        "<table><tbody><tr><th>a</th></tr><tr><td>b</td></tr></tbody></table>\n",
    );
    check(&[(Caption, "a")], &[], "<p class=\"caption\">a</p>\n");
    check(
        &[(Paragraph, "End."), (SignOff, "– Reuters")],
        &[],
        "<p>End. <span class=\"sign-off\">– Reuters</span></p>\n",
    );
    check(
        &[(Paragraph, "ab")],
        &[
            (MarkKind::Strong, 0, 1),
            (MarkKind::Link("javascript:x".into()), 0, 2),
        ],
        "<p><strong>a</strong>b</p>\n",
    );
    check(
        &[(Paragraph, "a")],
        &[(MarkKind::Link("https://x.example/\"><b>".into()), 0, 1)],
        "<p><a href=\"https://x.example/&quot;&gt;&lt;b&gt;\" rel=\"noopener noreferrer nofollow\">a</a></p>\n",
    );
    assert_eq!(
        document_html(Some("A & <b>"), &Document::default()),
        "<h1>A &amp; &lt;b&gt;</h1>\n"
    );
}
