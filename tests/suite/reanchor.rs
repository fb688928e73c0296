//! `analect reanchor`: highlights from an old text to a new one, by files and by lines.

use crate::command::{Desk, HARBOUR};
use serde_json::{Value, json};

const OLD: &str = "Größe 😀 zählt. The lock opened at dawn and the boats left. Nobody waved.";

/// A highlight of `quote` in [`OLD`], its position in code points.
fn highlight(id: &str, quote: &str) -> Value {
    let start = OLD[..OLD.find(quote).unwrap()].chars().count();
    json!({ "id": id, "start": start, "end": start + quote.chars().count(), "exact": quote })
}

/// The characters `start..end` of a text.
fn characters(text: &str, answer: &Value) -> String {
    let at = |key: &str| usize::try_from(answer[key].as_u64().unwrap()).unwrap();
    text.chars()
        .skip(at("start"))
        .take(at("end") - at("start"))
        .collect()
}

#[test]
fn files_and_lines_give_the_same_ranges_in_code_points() {
    let desk = Desk::new();
    let new = format!("😀 Neu: {}", OLD.replace("at dawn", "before dawn"));
    let marks = json!({ "highlights": [
        highlight("a", "Größe 😀"), highlight("b", "the boats left"), highlight("c", "opened at dawn and the boats"),
    ] });
    let files = [
        desk.file("old.txt", OLD),
        desk.file("new.txt", &new),
        desk.file("marks.json", marks.to_string()),
    ];
    let args = ["reanchor", &files[0], &files[1], &files[2]];
    let answer = desk.json(&[&args[..], &["--format", "json"]].concat());
    let found = answer["highlights"].as_array().unwrap();
    let shown: Vec<(&str, String)> = found
        .iter()
        .map(|answer| (answer["status"].as_str().unwrap(), characters(&new, answer)))
        .collect();
    assert_eq!(
        shown,
        [
            ("exact", "Größe 😀".to_owned()),
            ("exact", "the boats left".to_owned()),
            ("changed", "opened before dawn and the boats".to_owned()),
        ]
    );
    let line =
        json!({ "id": 1, "old_text": OLD, "new_text": new, "highlights": marks["highlights"] });
    let ran = desk.pipe(&["reanchor", "--batch", "-"], line.to_string().as_bytes());
    let batch: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (&batch["id"], &batch["highlights"]),
        (&json!(1), &answer["highlights"])
    );
    let text = desk.ok(&args);
    assert_eq!(text.lines().next(), Some("a\texact\t7-14"));
    assert_eq!(text, desk.ok(&args), "the same bytes every time");
}

#[test]
fn without_the_old_text_quotes_are_found() {
    let desk = Desk::new();
    let mark =
        json!({ "id": "q", "exact": "Nobody waved", "prefix": "the boats left. ", "suffix": "." });
    let lost = json!({ "id": "l", "exact": "Everybody sang until midnight", "prefix": "And ", "suffix": "." });
    let line = json!({ "id": 1, "old_text": null, "new_text": OLD, "highlights": [mark, lost] });
    let ran = desk.pipe(&["reanchor", "--batch", "-"], line.to_string().as_bytes());
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    let found = &answer["highlights"];
    assert_eq!(
        (&found[0]["status"], characters(OLD, &found[0]).as_str()),
        (&json!("exact"), "Nobody waved")
    );
    assert_eq!(
        (&found[1]["status"], &found[1]["start"]),
        (&json!("orphan"), &Value::Null)
    );
    let marks = json!([found[0], { "id": "q", "exact": "Nobody waved" }]).to_string();
    let (new, marks) = (
        desk.file("new.txt", HARBOUR),
        desk.file("marks.json", marks),
    );
    let refused = desk.pipe(&["reanchor", "-", &new, &marks], b"");
    assert_eq!(refused.code, Some(2), "{refused:?}");
}

#[test]
fn input_of_no_use_is_refused_in_one_sentence() {
    let desk = Desk::new();
    let text = desk.file("text.txt", OLD);
    let check = |marks: &str, expect: &str| {
        let marks = desk.file("marks.json", marks);
        let ran = desk.run(&["reanchor", &text, &text, &marks]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert!(
            ran.err.contains(expect) && ran.err.lines().count() == 1,
            "{ran:?}"
        );
    };
    check("no json", "is not JSON");
    check("{}", "there is no list “highlights”");
    check(
        r#"[{"id": 1}]"#,
        "highlight 1 has neither a position in the text nor a quote",
    );
    check(
        r#"[{"id": 1, "start": 5000, "end": 5004}]"#,
        "highlight 1 has neither",
    );
    let ran = desk.run(&["reanchor", &text, "missing.txt", &text]);
    assert_eq!((ran.code, ran.err.lines().count()), (Some(2), 1), "{ran:?}");
    let ran = desk.run(&["reanchor", "-", "-", &text]);
    assert_eq!((ran.code, ran.err.lines().count()), (Some(2), 1), "{ran:?}");
    let ran = desk.run(&["reanchor", &text]);
    assert_eq!((ran.code, ran.err.lines().count()), (Some(2), 1), "{ran:?}");
}

#[test]
fn a_bad_line_says_why_and_the_others_go_on() {
    let desk = Desk::new();
    let lines = [
        json!({ "id": "a", "new_text": OLD, "highlights": [] }).to_string(),
        json!({ "id": "b", "highlights": [] }).to_string(),
        "not json".to_owned(),
        json!({ "id": "d", "old_text": "", "new_text": "", "highlights": [{ "id": 1, "exact": "x" }] }).to_string(),
    ];
    let ran = desk.pipe(&["reanchor", "--batch", "-"], lines.join("\n").as_bytes());
    let answers: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!((ran.code, answers.len()), (Some(0), 4));
    assert_eq!(answers[0], json!({ "id": "a", "highlights": [] }));
    assert_eq!(answers[1]["error"], "the line has no “new_text”");
    assert!(answers[2]["error"].is_string());
    assert_eq!(answers[3]["highlights"][0]["status"], "orphan");
}
