//! `analect entities`: what is printed, the batch contract, and input that is none.

use crate::command::{Desk, HARBOUR};
use serde_json::{Value, json};

/// A text with something of every sort, and characters of one to four bytes.
const TEXT: &str = "😀 Größe zählt: French president Emmanuel Macron met Angela Merkel in Paris on Thursday.\r\n\r\n\
    “We will pay €5 million, a rise of 3.5 per cent,” she said. Mr Macron said that the United Nations agreed.\r\n";

fn entities<'a>(answer: &'a Value, kind: &str) -> Vec<&'a Value> {
    let all = answer["entities"].as_array().unwrap().iter();
    all.filter(|entity| entity["type"] == kind).collect()
}

/// The text between `start` and `end` of `value`, in code points.
fn slice(text: &str, value: &Value) -> String {
    let at = |key: &str| usize::try_from(value[key].as_u64().unwrap()).unwrap();
    let characters: Vec<char> = text.chars().collect();
    characters[at("start")..at("end")].iter().collect()
}

fn batch(desk: &Desk, args: &[&str], line: &Value) -> Value {
    let args = [&["entities", "--batch", "-"], args].concat();
    let ran = desk.pipe(&args, line.to_string().as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn a_line_is_answered_with_entities_dates_amounts_and_who_spoke() {
    let desk = Desk::new();
    let answer = batch(
        &desk,
        &[],
        &json!({ "id": 7, "text": TEXT, "date": "2025-09-06" }),
    );
    assert_eq!(answer["id"], 7);
    let names = |kind: &str| -> Vec<&str> {
        let found = entities(&answer, kind).into_iter();
        found
            .map(|entity| entity["name"].as_str().unwrap())
            .collect()
    };
    assert_eq!(names("PERSON"), ["Emmanuel Macron", "Angela Merkel"]);
    assert_eq!(names("PLACE"), ["Paris"]);
    assert_eq!(names("ORG"), ["United Nations"]);
    assert_eq!(entities(&answer, "PERSON")[0]["aliases"], json!(["Macron"]));
    let value = |kind: &str| &entities(&answer, kind)[0]["value"];
    assert_eq!(value("DATE"), "2025-09-04");
    assert_eq!(value("MONEY"), "5000000 EUR");
    assert_eq!(value("PERCENT"), "3.5 %");
    let speakers = |key: &str| -> Vec<&Value> {
        let all = answer[key].as_array().unwrap().iter();
        all.map(|quote| &quote["speaker"]).collect()
    };
    assert_eq!(speakers("quotes"), ["Angela Merkel"]);
    assert_eq!(speakers("statements"), ["Emmanuel Macron"]);
    assert_eq!(answer.get("foreign"), None);
}

#[test]
fn offsets_are_code_points_of_the_text_as_given() {
    let desk = Desk::new();
    let answer = batch(&desk, &[], &json!({ "id": 1, "text": TEXT }));
    let mentions = answer["entities"].as_array().unwrap().iter();
    let mentions = mentions.flat_map(|entity| entity["mentions"].as_array().unwrap());
    let quotes = answer["quotes"].as_array().unwrap().iter();
    let mut count = 0;
    for place in mentions.chain(quotes) {
        assert_eq!(place["text"], slice(TEXT, place));
        let score = place["score"].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&score), "{place}");
        count += 1;
    }
    assert!(count >= 10, "{answer}");
    let wide = format!("漢字 — {TEXT}");
    let shifted = batch(&desk, &[], &json!({ "id": 1, "text": wide }));
    let first = &entities(&shifted, "PERSON")[0]["mentions"][0];
    assert_eq!(slice(&wide, first), "Emmanuel Macron");
}

#[test]
fn shown_leaves_a_part_and_the_same_input_gives_the_same_bytes() {
    let desk = Desk::new();
    let line = json!({ "id": 1, "text": HARBOUR });
    let count = |answer: &Value| -> usize {
        let all = answer["entities"].as_array().unwrap().iter();
        all.map(|entity| entity["mentions"].as_array().unwrap().len())
            .sum()
    };
    let (all, shown) = (batch(&desk, &[], &line), batch(&desk, &["--shown"], &line));
    assert_eq!(all, batch(&desk, &[], &line));
    assert!(0 < count(&shown) && count(&shown) < count(&all));
    assert_eq!(all.get("elapsed_us"), None);
    assert!(batch(&desk, &["--timings"], &line)["elapsed_us"].is_u64());
    let named: Vec<&Value> = shown["entities"].as_array().unwrap().iter().collect();
    for quote in shown["quotes"].as_array().unwrap() {
        let speaker = &quote["speaker"];
        let is_there = named.iter().any(|entity| entity["name"] == *speaker);
        assert!(speaker.is_null() || is_there, "{speaker}");
    }
}

#[test]
fn lines_that_cannot_be_answered_say_why() {
    let desk = Desk::new();
    let input = [
        "not json".to_owned(),
        json!({ "id": 2 }).to_string(),
        json!({ "id": 3, "text": TEXT, "date": "yesterday" }).to_string(),
        json!({ "id": 4, "text": "" }).to_string(),
        json!({ "id": 5, "text": "\u{feff}\u{0}\n\n—\u{301}" }).to_string(),
    ];
    let ran = desk.pipe(&["entities", "--batch", "-"], input.join("\n").as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let answers: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for (answer, id) in answers.iter().zip([json!(null), json!(2), json!(3)]) {
        assert_eq!(answer["id"], id);
        assert!(answer["error"].is_string(), "{answer}");
    }
    assert!(
        answers[2]["error"]
            .as_str()
            .unwrap()
            .contains("“yesterday” is no day")
    );
    for answer in &answers[3..] {
        assert_eq!(answer["entities"], json!([]));
        assert_eq!((answer.get("error"), &answer["quotes"]), (None, &json!([])));
    }
}

#[test]
fn the_text_is_told_kind_by_kind() {
    let desk = Desk::new();
    let file = desk.file("story.txt", TEXT);
    let expect = "People\n  \
          Emmanuel Macron ×2 (also Macron; French president)\n  \
          Angela Merkel\n\
        \n\
        Organisations\n  \
          United Nations\n\
        \n\
        Places\n  \
          Paris\n\
        \n\
        Nationalities and groups\n  \
          French\n\
        \n\
        Dates\n  \
          Thursday: 2025-09-04\n\
        \n\
        Amounts\n  \
          €5 million\n  \
          3.5 per cent\n\
        \n\
        Quotations\n  \
          Angela Merkel: “We will pay €5 million, a rise of 3.5 per cent,”\n  \
          Emmanuel Macron: the United Nations agreed\n";
    assert_eq!(
        desk.ok(&["entities", "--date", "2025-09-06", &file]),
        expect
    );
    let markdown = desk.ok(&["entities", "--format", "markdown", &file]);
    assert!(
        markdown.starts_with("## People\n\n- Emmanuel Macron ×2"),
        "{markdown}"
    );
    assert!(
        markdown.contains("\n\n## Places\n\n- Paris\n"),
        "{markdown}"
    );
    let answer = desk.json(&["entities", "--format", "json", &file]);
    assert_eq!(entities(&answer, "PERSON").len(), 2);
}

#[test]
fn a_page_states_its_own_date() {
    let desk = Desk::new();
    let page = desk.file(
        "page.html",
        "<!doctype html><html lang=en><head><title>Talks</title>\
        <meta property='article:published_time' content='2025-09-06T10:00:00Z'></head><body><article><h1>Talks</h1>\
        <p>Emmanuel Macron met Angela Merkel in Paris on Thursday to speak of the budget of the European Union.</p>\
        <p>They spoke for two hours, and nobody else was let into the room.</p></article></body></html>",
    );
    let found = desk.ok(&["entities", &page]);
    assert!(found.contains("Thursday: 2025-09-04"), "{found}");
    let found = desk.ok(&["entities", "--date", "2025-09-20", &page]);
    assert!(found.contains("Thursday: 2025-09-18"), "{found}");
}

#[test]
fn a_text_in_another_language_is_said_to_be_one() {
    let desk = Desk::new();
    let text = "Die Ministerin sagte am Montag in Berlin, dass die Regierung für die Stadt mehr Geld ausgeben werde.";
    let ran = desk.pipe(&["entities", "-"], text.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
    assert!(ran.err.contains("not in English (de)"), "{}", ran.err);
    let answer = batch(&desk, &[], &json!({ "id": 1, "text": text }));
    assert_eq!(
        (&answer["foreign"], &answer["entities"]),
        (&json!("de"), &json!([]))
    );
}

#[test]
fn input_that_is_none_ends_with_one_sentence() {
    let desk = Desk::new();
    for nothing in ["", "\n— …\n"] {
        let ran = desk.pipe(&["entities", "-"], nothing.as_bytes());
        assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{ran:?}");
        assert!(ran.err.contains("nothing was found"), "{}", ran.err);
    }
    let binary = desk.file("b.txt", [0, 1, 2, 3, 0, 0, 7].repeat(40));
    let story = desk.file("story.txt", TEXT);
    let check = |args: &[&str], names: &str| {
        let ran = desk.run(args);
        let said = (ran.code, ran.out.as_str(), ran.err.lines().count());
        assert_eq!(said, (Some(2), "", 1), "{ran:?}");
        assert!(ran.err.contains(names), "{}", ran.err);
    };
    check(&["entities", &binary], "b.txt");
    check(&["entities", "absent.txt"], "absent.txt");
    check(
        &["entities", "--date", "4 September", &story],
        "4 September",
    );
    check(&["entities", "--format", "html", &story], "html");
    check(&["entities"], "FILE");
    assert!(!desk.library().exists(), "a library was made for nothing");
}
