//! Marks of every kind, as they are written for other programs, keep to what the W3C Web Annotation
//! Data Model says must be: <https://www.w3.org/TR/annotation-model/>.

use crate::command::Desk;
use analect_model::Timestamp;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const TEXT: &str = "The ferry sails at nine from the old quay, and everybody who waits there knows it by heart.\n\n\
    Nobody checks tickets on board, says Ida Voss, who has sold them for thirty years in a small hut.\n\n\
    A third paragraph is about the weather and nothing else at all, which nobody will miss one day.\n\n\
    ראש העיר אמר שלום לכולם and then 港口在黎明前关闭了 while the crowd waved 👩‍🔬🇫🇮 at the boats “for an hour”.\n\n\
    Ministers hope that ships come back into harbour, perhaps Monday, once the weather allows it.\n\n\
    The harbour master counts the boats twice a day and writes the number in a book nobody reads.\n";

/// A library with a mark of every kind.
fn furnished() -> Desk {
    let desk = Desk::new();
    desk.ok(&["import", &desk.file("old.txt", TEXT)]);
    for (quote, more) in [
        ("sails at nine from the old quay", &[][..]),
        ("everybody who waits", &["--label", "green"]),
        (
            "Nobody checks tickets",
            &["--note", "Why? **Ask** her #ask #two/levels"],
        ),
        (
            "checks tickets on board, says Ida",
            &["--label", "pink", "--note", "line\n\n- list"],
        ),
        (
            "A third paragraph is about the weather",
            &["--note", "gone"],
        ),
        ("ראש העיר אמר שלום", &["--note", "right to left \u{202e}"]),
        ("港口在黎明前关闭了", &[]),
        ("waved 👩‍🔬🇫🇮 at", &["--note", "👍"]),
        ("harbour master counts the boats twice", &[]),
    ] {
        desk.ok(&[&["highlight", "--last", "--quote", quote], more].concat());
    }
    desk.ok(&["note", "--last", "--text", "On the *whole* #article"]);
    let mut paragraphs: Vec<&str> = TEXT.trim().split("\n\n").collect();
    paragraphs.remove(2);
    paragraphs.rotate_right(1);
    let new = paragraphs
        .join("\n\n")
        .replace("at nine from", "at ten from");
    desk.ok(&["revise", "--last", "--with", &desk.file("new.txt", new)]);
    let id = desk.json(&["show", "--last", "--format", "json"])["id"].clone();
    let source = format!("urn:uuid:{}", id.as_str().unwrap());
    let foreign = json!([
        {
            "id": "https://hypothes.is/a/k3J", "type": ["Annotation", "x:Remark"], "canonical": "https://c.example/1",
            "body": [
                { "type": "TextualBody", "value": "one", "format": "text/plain", "x:n": 1 },
                { "type": "TextualBody", "value": "two", "purpose": "describing", "language": "en" },
                { "type": "TextualBody", "value": "two words", "purpose": "tagging" },
                { "id": "http://a.example/x.png", "type": "Image" },
            ],
            "target": {
                "source": { "id": source, "format": "text/html" }, "scope": "https://a.example/",
                "state": { "type": "HttpRequestState", "value": "Accept: text/html" },
                "selector": [
                    { "type": "TextQuoteSelector", "exact": "Ministers hope that ships came home into the harbour, perhaps Tuesday" },
                    { "type": "CssSelector", "value": "p" },
                ],
            },
        },
        {
            "id": "b1", "type": "Annotation", "body": "https://b.example/",
            "target": [
                { "source": source, "selector": { "type": "TextQuoteSelector", "exact": "says Ida Voss" } },
                "https://c.example/",
            ],
        },
    ]);
    desk.ok(&[
        "annotations",
        "import",
        &desk.file("foreign.json", foreign.to_string()),
    ]);
    desk
}

fn listed(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(all) => all.iter().collect(),
        one => vec![one],
    }
}

fn is_iri(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    let scheme = text.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| scheme.chars().all(|c| c.is_ascii_alphanumeric()))
        && !text.contains(char::is_whitespace)
}

/// A moment in UTC, as `xsd:dateTime` with its zone.
fn moment(value: &Value) -> Timestamp {
    let text = value.as_str().unwrap();
    assert!(text.ends_with('Z') && text.contains('T'), "{text}");
    Timestamp::parse(text).unwrap()
}

const MOTIVATIONS: [&str; 13] = [
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
];

fn check_motivations(value: &Value) {
    for motivation in listed(value) {
        let known = MOTIVATIONS.contains(&motivation.as_str().unwrap());
        assert!(known, "{motivation}");
    }
}

/// A resource: an address, or an object that has one or is text.
fn check_resource(resource: &Value) {
    assert!(is_iri(resource) || resource.is_object(), "{resource}");
    if resource["type"] == "TextualBody" {
        assert!(resource["value"].is_string(), "{resource}");
    } else if resource.is_object() {
        let has = |key: &str| is_iri(&resource[key]) || is_iri(&resource[key]["id"]);
        assert!(is_iri(&resource["id"]) || has("source"), "{resource}");
    }
    check_motivations(&resource["purpose"]);
}

fn check_selector(selector: &Value) {
    match selector["type"].as_str().unwrap() {
        "TextQuoteSelector" => {
            for key in ["exact", "prefix", "suffix"] {
                assert!(selector[key].is_string(), "{selector}");
            }
            assert_ne!(selector["exact"], "");
        }
        "TextPositionSelector" => {
            let at = |key: &str| selector[key].as_u64().unwrap();
            assert!(at("start") < at("end"), "{selector}");
        }
        _ => assert!(selector["value"].is_string(), "{selector}"),
    }
}

fn check_state(state: &Value) {
    match state["type"].as_str().unwrap() {
        "TimeState" => {
            moment(&state["sourceDate"]);
            assert!(is_iri(&state["cached"]), "{state}");
        }
        other => assert_eq!(other, "HttpRequestState"),
    }
}

fn check_annotation(annotation: &Value) {
    let contexts = listed(&annotation["@context"]);
    assert!(contexts.contains(&&json!("http://www.w3.org/ns/anno.jsonld")));
    assert!(listed(&annotation["type"]).contains(&&json!("Annotation")));
    for key in ["id", "canonical", "via"] {
        let value = &annotation[key];
        assert!(
            is_iri(value) || value.is_null() && key != "id",
            "{annotation}"
        );
    }
    assert!(moment(&annotation["created"]) <= moment(&annotation["modified"]));
    check_motivations(&annotation["motivation"]);
    assert_ne!(annotation["motivation"], Value::Null);
    assert!(annotation["bodyValue"].is_null());
    let bodies = annotation["body"].as_array().into_iter().flatten();
    for body in bodies {
        assert!(body.is_object(), "{body}");
        check_resource(body);
    }
    let targets = listed(&annotation["target"]);
    assert!(!targets.is_empty());
    for target in targets {
        check_resource(target);
        listed(&target["selector"])
            .into_iter()
            .for_each(check_selector);
        listed(&target["state"]).into_iter().for_each(check_state);
        assert!(listed(&target["scope"]).into_iter().all(is_iri), "{target}");
    }
}

#[test]
fn marks_of_every_kind_are_web_annotations() {
    let desk = furnished();
    let file = desk.json(&["annotations", "export"]);
    let page = &file["first"];
    let all = page["items"].as_array().unwrap();
    assert_eq!(
        (&file["type"], &page["type"]),
        (&json!("AnnotationCollection"), &json!("AnnotationPage"))
    );
    assert_eq!((all.len(), &file["total"]), (12, &json!(12)));
    all.iter().for_each(check_annotation);
    let ids: BTreeSet<&str> = all.iter().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(ids.len(), all.len());
    let states: BTreeSet<&str> = all
        .iter()
        .filter_map(|one| one["analect:mark"]["state"].as_str())
        .collect();
    assert_eq!(
        states,
        BTreeSet::from(["kept", "moved", "changed", "uncertain", "lost"])
    );
}

#[test]
fn the_quote_of_a_mark_stands_at_its_position() {
    let desk = furnished();
    let shown = desk.json(&["show", "--last", "--format", "json"]);
    let text: Vec<char> = shown["text"].as_str().unwrap().chars().collect();
    let file = desk.json(&["annotations", "export"]);
    let mut found = 0;
    for one in file["first"]["items"].as_array().unwrap() {
        let selectors = listed(&one["target"]["selector"]);
        let of = |kind: &str| selectors.iter().find(|one| one["type"] == kind);
        let (Some(quote), Some(position)) = (of("TextQuoteSelector"), of("TextPositionSelector"))
        else {
            continue;
        };
        if one["analect:mark"]["state"] != "uncertain" {
            let at = |key: &str| usize::try_from(position[key].as_u64().unwrap()).unwrap();
            let words: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(quote["exact"], words);
            found += 1;
        }
    }
    assert_eq!(found, 8);
}
