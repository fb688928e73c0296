//! What is written is read back, and nothing that is read makes the reader fall.

#![allow(clippy::unwrap_used)]

use crate::{
    Made, ReadError, Said, Standing, WebAnnotation, kept_beside, read_beside, read_web_annotations,
    write_web_annotations,
};
use analect_model::{
    AnchoringState, AnnotationId, ArticleId, TagName, TextQuoteSelector, Timestamp,
};
use analect_text::{CodePointOffset, CodePointRange, OffsetMap, TextRange, snap_to_graphemes};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn words() -> impl Strategy<Value = String> {
    const HOSTILE: [&str; 7] = [
        "",
        "plain words",
        "#tag, [[link]] and <b>markup</b>",
        "\"quoted\" \\ back\u{0}slash\r\n\ttab",
        "e\u{301}\u{1F469}\u{200D}\u{1F52C}\u{202E}right",
        "urn:uuid:\u{FEFF}",
        "</script><!-- analect:begin -->",
    ];
    prop_oneof![
        prop::sample::select(HOSTILE.to_vec()).prop_map(str::to_owned),
        any::<String>()
    ]
}

fn quotes() -> impl Strategy<Value = TextQuoteSelector> {
    (words(), words(), words()).prop_map(|(exact, prefix, suffix)| TextQuoteSelector {
        exact,
        prefix,
        suffix,
    })
}

fn ranges() -> impl Strategy<Value = CodePointRange> {
    (any::<u32>(), any::<u32>()).prop_map(|(one, other)| {
        let at = |end| CodePointOffset::new(end);
        CodePointRange::new(at(one.min(other)), at(one.max(other))).unwrap()
    })
}

fn standings() -> impl Strategy<Value = Standing> {
    let states = prop::sample::select(AnchoringState::ALL.to_vec());
    let made = (
        quotes(),
        prop::option::of(ranges()),
        any::<Option<[u8; 32]>>(),
    );
    let made = made.prop_map(|(quote, position, text)| Made {
        quote,
        position,
        text,
    });
    (states, 0_u16..=1000, any::<bool>(), prop::option::of(made)).prop_map(
        |(state, score, settled, made)| Standing {
            state,
            score,
            settled,
            made,
        },
    )
}

/// JSON values of any shape.
fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        words().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((keys(), inner), 0..5)
                .prop_map(|all| Value::Object(all.into_iter().collect())),
        ]
    })
}

/// Keys the reader looks at, and others.
fn keys() -> impl Strategy<Value = String> {
    const KNOWN: [&str; 27] = [
        "target",
        "body",
        "selector",
        "type",
        "source",
        "exact",
        "start",
        "end",
        "value",
        "id",
        "purpose",
        "uri",
        "text",
        "tags",
        "items",
        "first",
        "@context",
        "analect:mark",
        "made",
        "scope",
        "state",
        "cached",
        "refinedBy",
        "motivation",
        "created",
        "total",
        "generator",
    ];
    prop_oneof![
        4 => prop::sample::select(KNOWN.to_vec()).prop_map(str::to_owned),
        1 => words(),
    ]
}

/// What another program may have said beside what is understood.
fn extras() -> impl Strategy<Value = Option<String>> {
    let key = words().prop_map(|name| format!("x:{name}"));
    prop::collection::vec((key, values()), 0..4).prop_map(|all| {
        let mut object: Map<String, Value> = all
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .collect();
        if object.len() == 2 {
            object.insert("id".to_owned(), "k3J-of_another".into());
            let body = json!([{ "id": "http://x.example/a.png", "type": "Image" }]);
            object.insert("body".to_owned(), body);
        }
        if object.len() == 3 {
            object.insert("id".to_owned(), "https://hypothes.is/a/1".into());
            let target = json!([{ "x:seen": true, "selector": [{ "type": "RangeSelector" }] }, "http://x.example/"]);
            object.insert("target".to_owned(), target);
            object.insert("motivation".to_owned(), json!(["questioning"]));
        }
        object.sort_keys();
        (!object.is_empty()).then(|| Value::Object(object).to_string())
    })
}

fn marks() -> impl Strategy<Value = WebAnnotation> {
    let tags = prop::collection::btree_set(words(), 0..4).prop_map(|names| {
        let mut tags: Vec<TagName> = names.iter().filter_map(|name| TagName::new(name)).collect();
        tags.sort();
        tags.dedup();
        tags
    });
    let moment = -1_000_000_000_000_i64..4_000_000_000_000;
    let moment = moment.prop_map(Timestamp::from_milliseconds);
    let place = (
        prop::option::of(quotes()),
        prop::option::of(ranges()),
        prop::option::of(standings()),
        any::<Option<[u8; 32]>>(),
        prop::option::of(words()),
    );
    let said = (
        words(),
        tags,
        prop::option::of(words()),
        extras(),
        prop::option::of(prop::option::of(words())),
    );
    (any::<u64>(), any::<bool>(), place, said, moment).prop_map(
        |(seed, web, (quote, position, standing, text, title), said, moment)| {
            let (body, tags, label, extra, came) = said;
            let written = Said::of(&body, &tags, label.as_deref());
            let came = came.map(|label| Said {
                words: "0123456789".to_owned(),
                label,
            });
            let milliseconds = seed >> 20;
            WebAnnotation {
                id: Some(AnnotationId::from_parts(milliseconds, [7; 10])),
                article: Some(ArticleId::from_parts(milliseconds, [9; 10])),
                address: web.then(|| format!("https://a.example/{seed}?x=ö#y")),
                title,
                obtained: text.map(|_| moment),
                text,
                position,
                own: true,
                standing: standing.filter(|_| quote.is_some()),
                quote,
                body,
                tags,
                label,
                created: Some(moment),
                modified: Some(moment),
                written: Some(written),
                came,
                extra,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_written_is_read_back(marks in prop::collection::vec(marks(), 0..4)) {
        let file = write_web_annotations(&marks);
        prop_assert_eq!(read_web_annotations(&file).unwrap(), marks);
    }

    #[test]
    fn what_another_program_adds_anywhere_comes_back_where_it_was(marks in prop::collection::vec(marks(), 1..4), value in values()) {
        prop_assume!(!value.is_null());
        let file: Value = serde_json::from_str(&write_web_annotations(&marks)).unwrap();
        let mut items = file["first"]["items"].clone();
        for item in items.as_array_mut().unwrap() {
            let parts = ["", "/target", "/target/0", "/target/state", "/target/0/state", "/body/0", "/body/1", "/analect:mark",
                "/target/selector/0", "/target/selector/1", "/target/0/selector/0", "/target/0/selector/1"];
            for part in parts {
                if let Some(Value::Object(part)) = item.pointer_mut(part) {
                    part.insert("y:added".to_owned(), value.clone());
                }
            }
            for source in ["/target/source", "/target/0/source"] {
                if let Some(source) = item.pointer_mut(source) {
                    *source = json!({ "id": source, "format": "text/html", "y:added": value });
                }
            }
        }
        let read = read_web_annotations(&items.to_string()).unwrap();
        let kept: Vec<WebAnnotation> = read.into_iter().map(|one| {
            // As a library keeps it.
            let came = Said::of(&one.body, &one.tags, one.label.as_deref());
            let (extra, kept) = read_beside(&kept_beside(one.extra.as_deref(), &came));
            assert_eq!((&extra, kept), (&one.extra, Some(came)));
            WebAnnotation { extra, ..one }
        }).collect();
        let again: Value = serde_json::from_str(&write_web_annotations(&kept)).unwrap();
        prop_assert_eq!(&again["first"]["items"], &items);
    }

    #[test]
    fn any_json_is_read_or_refused_in_one_sentence(value in values()) {
        match read_web_annotations(&value.to_string()) {
            // What was understood and what was not are written, and mean the same again.
            Ok(found) => {
                let owned: Vec<_> = found.into_iter().map(|one| WebAnnotation {
                    own: true,
                    id: one.id.or(Some(AnnotationId::from_parts(1, [1; 10]))),
                    article: one.article.or(Some(ArticleId::from_parts(1, [1; 10]))),
                    ..one
                }).collect();
                let again = read_web_annotations(&write_web_annotations(&owned)).unwrap();
                prop_assert_eq!(again.len(), owned.len());
                for (one, other) in again.iter().zip(&owned) {
                    prop_assert_eq!(&one.quote, &other.quote);
                    prop_assert_eq!(&one.body, &other.body);
                    prop_assert_eq!(&one.tags, &other.tags);
                }
            }
            Err(refused) => prop_assert!(!refused.to_string().contains('\n')),
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = read_web_annotations(&text);
    }

    #[test]
    fn positions_at_the_rims_of_characters_come_back(text in any::<String>(), at in any::<(u16, u16)>()) {
        let length = text.len() + 1;
        let (one, other) = (usize::from(at.0) % length, usize::from(at.1) % length);
        let range = TextRange::of(one.min(other), one.max(other)).unwrap();
        let range = snap_to_graphemes(&text, range);
        let map = OffsetMap::new(&text);
        let Some(position) = map.code_points(range) else { return Ok(()) };
        let exact = analect_text::slice(&text, range).unwrap().to_owned();
        let quote = TextQuoteSelector { exact: exact.clone(), prefix: String::new(), suffix: String::new() };
        let mark = WebAnnotation { quote: Some(quote), position: Some(position), ..WebAnnotation::default() };
        let read = read_web_annotations(&write_web_annotations(&[mark])).unwrap().remove(0);
        prop_assert_eq!(crate::passage_at(&map, read.position.unwrap(), &exact), Some(range));
    }
}

#[test]
fn bodies_and_targets_of_other_programs_come_back_as_they_were() {
    let given = json!({
        "type": ["Annotation", "x:Remark"],
        "body": [
            { "type": "TextualBody", "value": "one", "format": "text/plain", "purpose": "commenting", "creator": "acct:a@example.org" },
            { "type": "TextualBody", "value": "two", "format": "text/markdown", "purpose": "describing", "language": "en" },
            { "type": "TextualBody", "value": "two words", "purpose": "tagging", "x:by": "hand" },
            { "id": "http://a.example/x.png", "type": "Image" },
        ],
        "target": {
            "type": ["SpecificResource", "x:Part"],
            "source": { "id": "https://a.example/y", "format": "text/html" },
            "scope": "https://a.example/",
            "state": { "type": "HttpRequestState", "value": "Accept: text/html" },
            "selector": [
                { "type": "TextQuoteSelector", "exact": "who", "prefix": "", "suffix": "", "x:n": 2 },
                { "type": "TextPositionSelector", "start": 3, "end": 6, "refinedBy": { "type": "CssSelector", "value": "p" } },
            ],
        },
    });
    let mut read = read_web_annotations(&given.to_string()).unwrap().remove(0);
    assert_eq!(read.body, "one\n\ntwo");
    let written = |mark: &WebAnnotation| -> Value {
        let file: Value =
            serde_json::from_str(&write_web_annotations(std::slice::from_ref(mark))).unwrap();
        file["first"]["items"][0].clone()
    };
    let out = written(&read);
    for key in ["type", "body", "target"] {
        assert_eq!(out[key], given[key], "{key}");
    }
    // A note that was changed here is one, and what was said of the others stays.
    read.body = "three".to_owned();
    read.tags.clear();
    let out = written(&read);
    assert_eq!(out["body"][0]["value"], "three");
    assert_eq!(out["body"][0]["creator"], "acct:a@example.org");
    assert_eq!(out["body"][1]["value"], "");
    assert_eq!(out["body"][1]["language"], "en");
    let again = read_web_annotations(&out.to_string()).unwrap().remove(0);
    assert_eq!(again.body, "three");
    assert_eq!(written(&again)["body"], out["body"]);
}

#[test]
fn positions_may_count_utf16_units() {
    let map = OffsetMap::new("😀😀 who pays?");
    let at = |start, end| {
        let range = CodePointRange::new(CodePointOffset::new(start), CodePointOffset::new(end));
        crate::passage_at(&map, range.unwrap(), "who").map(|range| range.start().index())
    };
    assert_eq!(at(3, 6), Some(9));
    assert_eq!(at(5, 8), Some(9));
    assert_eq!(at(4, 7), None);
    assert_eq!(at(400, 700), None);
}

#[test]
fn relatives_of_the_model_are_read() {
    let export = json!({
        "annotations": [{
            "id": "h7k2m9qa",
            "updated": "2025-09-04T16:25:40+00:00",
            "uri": "https://a.example/x",
            "text": "who *exactly*?",
            "tags": ["coalition", "two words"],
            "group": "__world__",
            "target": [{ "source": "https://a.example/x", "selector": [
                { "type": "RangeSelector", "startContainer": "/p[1]" },
                { "type": "TextPositionSelector", "start": 3, "end": 6 },
                { "type": "TextQuoteSelector", "exact": "who" },
            ]}],
        }],
    });
    let found = read_web_annotations(&export.to_string()).unwrap().remove(0);
    assert_eq!(found.address.as_deref(), Some("https://a.example/x"));
    assert_eq!(found.body, "who *exactly*?");
    let tags: Vec<_> = found.tags.iter().map(TagName::as_str).collect();
    assert_eq!(tags, ["coalition", "two-words"]);
    assert_eq!(found.quote.unwrap().exact, "who");
    assert!(found.modified.is_some() && found.id.is_none());
    let extra: Value = serde_json::from_str(&found.extra.unwrap()).unwrap();
    assert_eq!(extra["id"], "h7k2m9qa");
    assert_eq!(extra["group"], "__world__");
    assert_eq!(extra["target"]["selector"][0]["type"], "RangeSelector");

    let one = json!({ "type": "Annotation", "bodyValue": "so", "target": "https://a.example/y" });
    for file in [
        one.to_string(),
        format!("\u{feff}[{one}]"),
        format!("{one}\n\n"),
        json!({ "type": "AnnotationPage", "items": [one] }).to_string(),
    ] {
        let found = read_web_annotations(&file).unwrap();
        assert_eq!(found.len(), 1, "{file}");
        assert_eq!((found[0].body.as_str(), &found[0].quote), ("so", &None));
    }
    let lines = format!("{one}\n{one}\n");
    assert_eq!(read_web_annotations(&lines).unwrap().len(), 2);
    let none = json!({ "type": "AnnotationCollection", "total": 0 });
    assert_eq!(read_web_annotations(&none.to_string()), Ok(Vec::new()));
}

#[test]
fn bad_files_are_refused_in_one_clear_sentence() {
    let check = |file: &str, expect: &str| {
        let refused = read_web_annotations(file).unwrap_err().to_string();
        assert!(refused.starts_with(expect), "{refused}");
    };
    check("", "is empty");
    check("so it goes", "is not JSON: expected value at line 1");
    check("{\"target\": \"a\"}\nnonsense", "is not JSON in line 2: ");
    check(&"[".repeat(100_000), "is not JSON: it is nested too deeply");
    check(
        "[3]",
        "cannot be read: in annotation 1 there is a number, not an object",
    );
    check(
        "{}",
        "cannot be read: in annotation 1 the object is no annotation",
    );
    check(
        "{\"target\": 5}",
        "cannot be read: in annotation 1 the target is a number",
    );
    check(
        "{\"target\": []}",
        "cannot be read: in annotation 1 there is no target",
    );
    check(
        "{\"target\": \"a\", \"body\": 1}",
        "cannot be read: in annotation 1 its body is a number",
    );
    let first = "{\"type\": \"AnnotationCollection\", \"first\": \"http://a.example/1\"}";
    check(
        first,
        "cannot be read: in annotation 1 the page of the collection lies elsewhere",
    );
    let at = |selector: Value| {
        json!([{ "target": "a" }, { "target": { "source": "a", "selector": selector } }])
            .to_string()
    };
    let second = "cannot be read: in annotation 2 ";
    for (selector, expect) in [
        (json!(7), "a selector is a number"),
        (
            json!({ "type": "TextQuoteSelector", "exact": 1 }),
            "the exact of its quote is a number, not a text",
        ),
        (
            json!({ "type": "TextQuoteSelector" }),
            "its quote has no words",
        ),
        (
            json!({ "type": "TextPositionSelector", "start": -1, "end": 4 }),
            "the start of its position is no number of characters",
        ),
        (
            json!({ "type": "TextPositionSelector", "start": 9, "end": 4 }),
            "its position ends before it starts",
        ),
    ] {
        check(&at(selector), &format!("{second}{expect}"));
    }
    assert_eq!(read_web_annotations(" \n"), Err(ReadError::Empty));
}
