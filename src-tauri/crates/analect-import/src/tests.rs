//! What import makes of whole sources.

#![allow(clippy::unwrap_used)]

use crate::{Error, Format, Imported, MAX_BYTES, Source, Warning, derived_title, import};
use analect_model::{BlockKind, Document, MarkKind};
use analect_text::slice;

fn read(bytes: &[u8], format: Format) -> Result<Imported, Error> {
    import(&Source {
        bytes,
        format: Some(format),
        ..Source::default()
    })
}

fn markdown(text: &str) -> Imported {
    read(text.as_bytes(), Format::Markdown).unwrap()
}

fn plain(text: &str) -> Imported {
    read(text.as_bytes(), Format::PlainText).unwrap()
}

/// The blocks of `document`, each as its kind and text.
fn blocks(document: &Document) -> Vec<String> {
    let name = |kind: BlockKind| match kind {
        BlockKind::Heading(level) => format!("H{level}"),
        BlockKind::ListItem { depth, ordered } => {
            format!("{}{depth}", if ordered { "N" } else { "L" })
        }
        BlockKind::TableCell {
            row,
            column,
            header,
        } => format!("{}{row}.{column}", if header { "TH" } else { "TD" }),
        other => format!("{other:?}"),
    };
    document
        .blocks()
        .iter()
        .map(|block| format!("{} {}", name(block.kind), document.block_text(block)))
        .collect()
}

fn marks(document: &Document) -> Vec<String> {
    let show = |kind: &MarkKind| match kind {
        MarkKind::Link(address) => address.clone(),
        other => format!("{other:?}"),
    };
    document
        .marks()
        .iter()
        .map(|mark| {
            format!(
                "{} {}",
                show(&mark.kind),
                slice(document.text(), mark.range).unwrap()
            )
        })
        .collect()
}

#[test]
fn only_what_is_no_text_is_refused() {
    let check = |bytes: &[u8], format, expect| {
        assert_eq!(
            import(&Source {
                bytes,
                format,
                ..Source::default()
            })
            .err(),
            expect,
            "{bytes:?}"
        );
    };
    check(b"", None, Some(Error::Empty));
    check(b" \r\n\t", None, Some(Error::Empty));
    check(b"\xef\xbb\xbf", None, Some(Error::Empty));
    check("\u{a0}\u{2003}".as_bytes(), None, Some(Error::Empty));
    check(b"\xff\xfe \x00", None, Some(Error::Empty));
    check(
        b"%PDF-1.4",
        Some(Format::PlainText),
        Some(Error::Binary("a PDF")),
    );
    check(
        b"<script>x</script>",
        Some(Format::Html),
        Some(Error::NoText),
    );
    check(
        b"---\ntitle: x\n---\n",
        Some(Format::Markdown),
        Some(Error::NoText),
    );
    check(b"> \n> >", Some(Format::Markdown), Some(Error::NoText));
    check(b"x", None, None);
    check(b"caf\xe9", None, None);
    check(b"[", Some(Format::Markdown), None);
}

#[test]
fn more_than_the_limit_is_refused() {
    let bytes = vec![b'a'; MAX_BYTES + 1];
    let expect = Error::TooLarge {
        bytes: MAX_BYTES + 1,
        limit: MAX_BYTES,
    };
    assert_eq!(read(&bytes, Format::PlainText), Err(expect));
    assert_eq!(
        expect.to_string(),
        "is 67108865 bytes long; Analect reads up to 67108864"
    );
}

#[test]
fn errors_are_plain_sentences() {
    assert_eq!(
        Error::Binary("a PDF").to_string(),
        "is a PDF, which Analect cannot read yet"
    );
}

#[test]
fn a_guessed_encoding_is_told() {
    let found = read(b"Caf\xe9 owners met on Monday.", Format::PlainText).unwrap();
    assert_eq!(found.document.text(), "Café owners met on Monday.");
    assert_eq!(found.warnings, [Warning::GuessedEncoding("windows-1252")]);
}

#[test]
fn markdown_becomes_blocks() {
    let check = |text: &str, expect: &[&str]| {
        assert_eq!(blocks(&markdown(text).document), expect, "{text:?}");
    };
    check(
        "One\ntwo\n\nThree",
        &["Paragraph One two", "Paragraph Three"],
    );
    check("One  \ntwo\\\nthree", &["Paragraph One\ntwo\nthree"]);
    check(
        "x\n\n## Head ##\n\nSub\n---",
        &["Paragraph x", "H2 Head", "H2 Sub"],
    );
    check(
        "- a\n  - b\n- c\n\n1. d\n2. e",
        &["L0 a", "L1 b", "L0 c", "N0 d", "N0 e"],
    );
    check("- a\n\n  b\n\n- c", &["L0 a\nb", "L0 c"]);
    check("- [x] done\n- [ ] open", &["L0 ☑ done", "L0 ☐ open"]);
    check("> a\n>\n> b\n\nc", &["Quote a", "Quote b", "Paragraph c"]);
    check("> [!NOTE]\n> a", &["Quote a"]);
    check(
        "```rust\nfn a() {\n\n  b\n}\n```",
        &["Code fn a() {\n\n  b\n}"],
    );
    check("    indented\n      more", &["Code indented\n  more"]);
    check(
        "|a|b|\n|-|-|\n|c|d \\| e|",
        &["TH0.0 a", "TH0.1 b", "TD1.0 c", "TD1.1 d | e"],
    );
    check("|  |b|\n|-|-|\n|c| |", &["TH0.0 ", "TH0.1 b", "TD1.0 c"]);
    check("a\n\n---\n\nb", &["Paragraph a", "Paragraph b"]);
    check(
        "a\n\n![A *ship*](x.png)\n\nb",
        &["Paragraph a", "Caption A ship", "Paragraph b"],
    );
    check(
        "See ![icon](x.png) here",
        &["Paragraph See here", "Caption icon"],
    );
    check("- ![pic](x.png)\n- b", &["L0 b", "Caption pic"]);
    check(
        "Text[^1].\n\n[^1]: The note.",
        &["Paragraph Text1.", "Paragraph 1 The note."],
    );
    check("a &amp; b &lt;c&gt; \\*d\\*", &["Paragraph a & b <c> *d*"]);
    check("a [[Page|Name]] b", &["Paragraph a Name b"]);
}

#[test]
fn html_inside_markdown_leaves_only_its_text() {
    let check = |text: &str, expect: &[&str]| {
        assert_eq!(blocks(&markdown(text).document), expect, "{text:?}");
    };
    check("a <span class=x>b</span> c", &["Paragraph a b c"]);
    check("a <script>alert(1)</script> b", &["Paragraph a b"]);
    check("a<br>b", &["Paragraph a\nb"]);
    check("a <!-- hidden --> b", &["Paragraph a b"]);
    check(
        "a <script>never closed\n\nb",
        &["Paragraph a", "Paragraph b"],
    );
    check(
        "x\n\n<div><p>one</p><ul><li>two</ul></div>\n\nthree",
        &["Paragraph x", "Paragraph one", "L0 two", "Paragraph three"],
    );
    check(
        "x\n\n<script>\nalert(1)\n\n</script>\n\ny",
        &["Paragraph x", "Paragraph y"],
    );
    check(
        "x\n\n<img src=a onerror=alert(1)>\n\ny",
        &["Paragraph x", "Paragraph y"],
    );
}

#[test]
fn inline_markup_becomes_marks() {
    let check = |text: &str, expect: &[&str]| {
        assert_eq!(marks(&markdown(text).document), expect, "{text:?}");
    };
    check(
        "*a* **b** `c` ~~d~~",
        &["Emphasis a", "Strong b", "Code c", "Strike d"],
    );
    check(
        "x<sup>2</sup> <b>bold</b>",
        &["Superscript 2", "Strong bold"],
    );
    check("<b>open *a* end", &["Strong open a end", "Emphasis a"]);
    check("*a <b>b* c</b>", &["Emphasis a b", "Strong b"]);
    check(
        "[a](https://x.example) <mailto:a@x.example>",
        &[
            "https://x.example a",
            "mailto:a@x.example mailto:a@x.example",
        ],
    );
    check("[a](javascript:alert(1)) [b](data:x) [c](page.md)", &[]);
    check("x[^n]\n\n[^n]: y", &["Superscript n", "Superscript n"]);
}

#[test]
fn relative_links_are_resolved_against_the_source() {
    let text = "---\nsource: https://x.example/a/b\n---\n[c](d)";
    assert_eq!(marks(&markdown(text).document), ["https://x.example/a/d c"]);
}

#[test]
fn the_title_comes_from_front_matter_or_the_first_heading() {
    let check = |text: &str, title: Option<&str>, expect: &[&str]| {
        let found = markdown(text);
        assert_eq!(found.metadata.title.as_deref(), title, "{text:?}");
        assert_eq!(blocks(&found.document), expect);
    };
    check(
        "# Tolls *rise*\n\nText",
        Some("Tolls rise"),
        &["Paragraph Text"],
    );
    check(
        "Tolls rise\n===\n\nText",
        Some("Tolls rise"),
        &["Paragraph Text"],
    );
    check(
        "---\ntitle: \"Tolls rise\"\n---\n# Tolls rise\n\nText",
        Some("Tolls rise"),
        &["Paragraph Text"],
    );
    check(
        "---\ntitle: Other\n---\n# Tolls rise\n\nText",
        Some("Other"),
        &["H1 Tolls rise", "Paragraph Text"],
    );
    check("Text\n\n# Later", None, &["Paragraph Text", "H1 Later"]);
    check("# Alone", Some("Alone"), &["H1 Alone"]);
}

#[test]
fn plain_text_becomes_paragraphs() {
    let check =
        |text: &str, expect: &[&str]| assert_eq!(blocks(&plain(text).document), expect, "{text:?}");
    check(
        "The tide came in at noon.\r\n\r\nNobody saw it.",
        &[
            "Paragraph The tide came in at noon.",
            "Paragraph Nobody saw it.",
        ],
    );
    check(
        "The tide\u{0} came\u{7} in at noon.",
        &["Paragraph The tide came in at noon."],
    );
}

#[test]
fn wire_copy_gives_its_metadata_and_keeps_its_parts_apart() {
    let text = "Harbour tolls to double in spring\n\nBy Ingrid Solheim\n\nOSLO, Jan 9 (Reuters) - Norway will double harbour tolls in April.\n\nShipping firms protested. – Reuters";
    let found = plain(text);
    assert_eq!(
        found.metadata.title.as_deref(),
        Some("Harbour tolls to double in spring")
    );
    assert_eq!(found.metadata.byline, ["Ingrid Solheim"]);
    assert_eq!(found.metadata.site.as_deref(), Some("Reuters"));
    let body: Vec<&str> = found
        .document
        .blocks()
        .iter()
        .filter(|block| block.kind.is_body())
        .map(|block| found.document.block_text(block))
        .collect();
    assert_eq!(
        body,
        [
            "Norway will double harbour tolls in April.",
            "Shipping firms protested."
        ]
    );
    assert!(
        found.document.text().contains("(Reuters) - Norway will"),
        "{:?}",
        found.document.text()
    );
    assert!(found.document.text().ends_with("protested. – Reuters"));
}

#[test]
fn the_source_is_the_address_it_came_from() {
    let check = |url, expect: Option<&str>| {
        let found = import(&Source {
            bytes: b"Some text.",
            url,
            ..Source::default()
        })
        .unwrap();
        assert_eq!(found.metadata.source.as_deref(), expect);
    };
    check(Some("https://x.example/a"), Some("https://x.example/a"));
    check(Some("javascript:x"), None);
    check(None, None);
}

#[test]
fn labels_are_the_opening_words_of_the_body() {
    let check = |text: &str, expect: &str| assert_eq!(derived_title(&plain(text).document), expect);
    check(
        "The tide came in at noon.\n\nNobody saw it.",
        "The tide came in at noon",
    );
}
