//! Pages and Markdown come in with their structure and nothing that runs.

use crate::command::Desk;
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

/// What `analect extract` finds in a fixture: metadata, then a line a block.
fn outline(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../tests/fixtures/pages")
        .join(name);
    let found = Desk::new().json(&["extract", "--format", "json", path.to_str().unwrap()]);
    let mut out = String::new();
    for key in ["title", "byline", "site", "source", "published", "language"] {
        writeln!(out, "{key}: {}", found[key].as_str().unwrap_or("-")).unwrap();
    }
    for block in found["blocks"].as_array().unwrap() {
        let kind = block["kind"].as_str().unwrap();
        writeln!(out, "{kind:<11} {:?}", block["text"].as_str().unwrap()).unwrap();
    }
    out
}

#[test]
fn a_page_keeps_its_structure_and_loses_its_furniture() {
    insta::assert_snapshot!(outline("lock.html"));
}

#[test]
fn markdown_keeps_its_structure_and_loses_its_markup() {
    insta::assert_snapshot!(outline("lock.md"));
}

#[test]
fn what_is_shown_as_html_can_do_nothing() {
    let desk = Desk::new();
    let hostile = "# <img src=x onerror=alert(1)>\n\n[go](javascript:alert(1)) <script>x()</script> text \"quoted\" & more.\n";
    desk.ok(&["import", &desk.file("hostile.md", hostile)]);
    let html = desk.ok(&["show", "--last", "--format", "html"]);
    for active in ["<script", "<img", "javascript:", "onerror=alert(1)>"] {
        assert!(!html.contains(active), "{active} in {html}");
    }
}

#[test]
fn a_list_of_files_is_answered_line_by_line() {
    let desk = Desk::new();
    let good = desk.file("good.txt", "One sentence. Another one.");
    let list = desk.file(
        "list.tsv",
        format!("{good}\thttps://a.example/x\nabsent.html\thttps://b.example/\n"),
    );
    let ran = desk.run(&["extract", "--format", "jsonl", "--list", &list]);
    let lines: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!((ran.code, lines.len()), (Some(2), 2), "{ran:?}");
    assert_eq!(lines[0]["text"], "One sentence. Another one.");
    assert!(lines[1]["error"].as_str().unwrap().contains("absent.html"));
}
