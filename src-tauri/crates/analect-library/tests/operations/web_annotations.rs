//! Marks that go out as Web Annotations and come back.

use crate::fixture::{Fixture, STORY};
use crate::undo::{furnished, range};
use analect_library::{AnnotationsReport, Error, Kept, Library, MarkFilter, PlacedAnnotation};
use analect_model::{AnchoringState, AnnotationId, ArticleId, Metadata};
use analect_text::TextRange;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A story whose later version has another middle.
const OTHER: &str = "The ferry sails at nine from the old quay.\n\nNobody checks tickets on board, says Ida Voss.\n\nA third paragraph is about the weather and nothing else.";

fn add(library: &Library, file: &Value) -> AnnotationsReport {
    let read = library.import_annotations("marks.json", &file.to_string(), None, None);
    read.unwrap()
}

fn marks(library: &Library, article: ArticleId) -> Vec<PlacedAnnotation> {
    library.article(article).unwrap().highlights
}

fn on(article: ArticleId, selector: &Value) -> Value {
    json!({
        "type": "Annotation",
        "target": { "source": format!("urn:uuid:{article}"), "selector": selector },
    })
}

fn quote(exact: &str) -> Value {
    json!({ "type": "TextQuoteSelector", "exact": exact })
}

/// Marks of every kind on an article with two versions.
fn of_every_kind(fixture: &Fixture, notes: &[(usize, usize, String)]) -> ArticleId {
    let library = &fixture.library;
    let article = fixture.import(OTHER);
    for words in ["at nine from the old quay", "A third paragraph", "weather"] {
        let place = library.find_quote(article, words, 0).unwrap();
        library.highlight(article, place, "green", "").unwrap();
    }
    let new = OTHER.replace("at nine from", "at ten from");
    let new = new.replace(
        "\n\nA third paragraph is about the weather and nothing else.",
        "",
    );
    library.edit_text(article, &new).unwrap();
    library
        .note_article(article, "On *the* whole #ferry")
        .unwrap();
    let length = library
        .article(article)
        .unwrap()
        .revision
        .document
        .text()
        .len();
    for (start, long, note) in notes {
        let start = start % length;
        let range = TextRange::of(start, start + long).unwrap();
        // Blank passages and those that end outside are refused.
        let _ = library.highlight(article, range, "pink", note);
    }
    article
}

/// What can be seen of the marks of an article, without when and in which library it was.
fn seen(library: &Library, article: ArticleId) -> String {
    let detail = library.article(article).unwrap();
    let note = detail
        .note
        .map(|note| (note.id, note.body, note.tags, note.created, note.modified));
    let marks: Vec<_> = detail
        .highlights
        .into_iter()
        .map(|mut placed| {
            placed.annotation.article = article;
            // Where nothing is found, positions say nothing.
            if placed.anchoring.range.is_none() {
                placed.annotation.target.as_mut().unwrap().position = range(0, 0);
            }
            placed
        })
        .collect();
    format!("{note:?} {marks:#?}")
}

/// The marks of an article as a file.
fn file_of(library: &Library, article: ArticleId) -> Value {
    serde_json::from_str(&library.web_annotations(&[article]).unwrap()).unwrap()
}

/// The first annotation of a file.
fn only(file: &mut Value) -> &mut Value {
    &mut file["first"]["items"][0]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn marks_of_every_kind_come_back_as_they_were(
        notes in prop::collection::vec((any::<usize>(), 1_usize..60, ".{0,40}"), 0..5),
    ) {
        let fixture = Fixture::new();
        let library = &fixture.library;
        let article = of_every_kind(&fixture, &notes);
        let before = (seen(library, article), fixture.dump());
        let file = library.web_annotations(&[article]).unwrap();
        // What is there already is left alone.
        let again = library.import_annotations("marks.json", &file, None, None).unwrap();
        prop_assert_eq!((again.added, again.updated, again.kept.len()), (0, 0, 0));
        prop_assert_eq!(again.changes.entry, None);
        // What is gone comes back, in the same states.
        let detail = library.article(article).unwrap();
        let all: Vec<_> = detail.highlights.iter().map(|one| one.annotation.id)
            .chain(detail.note.iter().map(|note| note.id)).collect();
        library.delete_annotations(&all).unwrap();
        let back = library.import_annotations("marks.json", &file, None, None).unwrap();
        prop_assert_eq!(back.added, all.len());
        prop_assert_eq!(seen(library, article), before.0);
        prop_assert_eq!(library.web_annotations(&[article]).unwrap(), file);
        library.undo().unwrap();
        library.undo().unwrap();
        prop_assert_eq!(fixture.dump(), before.1);
    }
}

#[test]
fn another_library_with_the_same_text_shows_the_same_marks() {
    let fixture = Fixture::new();
    let article = of_every_kind(&fixture, &[(0, 9, "who? #ask".to_owned())]);
    let file = fixture.library.web_annotations(&[article]).unwrap();
    let other = Fixture::new();
    let text = fixture.library.text_to_edit(article).unwrap();
    let there = other.import(&text);
    let report = other
        .library
        .import_annotations("marks.json", &file, Some(there), None)
        .unwrap();
    assert_eq!(
        (report.added, report.tally.lost, report.tally.changed),
        (5, 2, 1)
    );
    let states = |library: &Library, article| {
        let all = marks(library, article);
        let state = |one: &PlacedAnnotation| (one.anchoring, one.before.clone());
        all.iter().map(state).collect::<Vec<_>>()
    };
    assert_eq!(
        states(&other.library, there),
        states(&fixture.library, article)
    );
}

#[test]
fn positions_count_where_the_quote_agrees_and_otherwise_the_quote_is_looked_for() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(STORY);
    let selectors = [
        // The second of three places of a name, by its position.
        json!([quote("Rosa Lind"), { "type": "TextPositionSelector", "start": 98, "end": 107 }]),
        json!([quote("Boats had waited"), { "type": "TextPositionSelector", "start": 0, "end": 4 }]),
        json!({ "type": "TextPositionSelector", "start": 0, "end": 4 }),
        quote("a sentence about bicycles that nobody ever wrote here"),
    ];
    let file: Vec<Value> = selectors.iter().map(|one| on(article, one)).collect();
    let report = add(library, &json!(file));
    assert_eq!((report.added, report.tally.lost), (4, 1));
    let text = library.current_revision(article).unwrap();
    let starts: Vec<_> = marks(library, article)
        .iter()
        .map(|one| one.anchoring.range.map(|range| range.start().index()))
        .collect();
    let at = |words: &str, from: usize| {
        let text = text.document.text();
        Some(from + text.get(from..)?.find(words)?)
    };
    assert_eq!(starts, [Some(0), at("Boats", 0), at("Rosa Lind", 30), None]);
    let lost = &marks(library, article)[3];
    assert_eq!(lost.anchoring.state, AnchoringState::Orphaned);
    let listed = library.marks(&MarkFilter::default(), 9, 0).unwrap();
    assert_eq!(listed.total, 4);
}

#[test]
fn what_another_service_said_comes_back_and_is_recognised() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(STORY);
    let mut one = on(article, &quote("Boats had waited"));
    one["id"] = "https://hypothes.is/a/k3J".into();
    one["x:mood"] = json!({ "deep": [1, 2, { "er": null }] });
    one["creator"] = "acct:somebody@example.org".into();
    one["body"] = json!([
        { "type": "TextualBody", "value": "since #when", "purpose": "commenting" },
        { "id": "http://a.example/x.png", "type": "Image" },
    ]);
    assert_eq!(add(library, &one).added, 1);
    let made = marks(library, article).remove(0).annotation;
    assert_eq!((made.body.as_str(), made.tags.len()), ("since #when", 1));
    assert_eq!(add(library, &one).unchanged, 1);
    let written = library.web_annotations(&[article]).unwrap();
    let written: Value = serde_json::from_str(&written).unwrap();
    let written = &written["first"]["items"][0];
    for key in ["x:mood", "creator"] {
        assert_eq!(written[key], one[key]);
    }
    assert_eq!(written["canonical"], one["id"]);
    assert_eq!(written["body"][2], one["body"][1]);
    assert_eq!(add(library, written).unchanged, 1);
}

#[test]
fn a_mark_changed_here_since_is_left_as_it_is() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(STORY);
    let (made, _) = library
        .highlight(article, range(0, 9), "pink", "first")
        .unwrap();
    let old = file_of(library, article);
    library.edit_note(made.id, "second").unwrap();
    assert_left_alone(&add(library, &old), made.id);
    let mut newer = file_of(library, article);
    let item = only(&mut newer);
    item["body"][0]["value"] = "third".into();
    item["modified"] = "2026-01-01T00:00:00Z".into();
    assert_eq!(add(library, &newer).updated, 1);
    assert_eq!(marks(library, article)[0].annotation.body, "third");
    library.undo().unwrap();
    assert_eq!(marks(library, article)[0].annotation.body, "second");
}

/// Asserts that a file changed nothing, as the mark was changed here since.
fn assert_left_alone(report: &AnnotationsReport, mark: AnnotationId) {
    assert_eq!(report.kept, [(mark, Kept::ChangedHere)]);
    assert_eq!(report.changes.entry, None);
}

#[test]
fn a_mark_changed_here_and_in_the_file_keeps_both_once() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(STORY);
    let (made, _) = library
        .highlight(article, range(0, 9), "pink", "first #a")
        .unwrap();
    let mut file = file_of(library, article);
    // Another program changes note and tags, and does not say when.
    only(&mut file)["body"][0]["value"] = "theirs #b".into();
    only(&mut file)["body"][1]["value"] = "b".into();
    only(&mut file)["x:seen"] = true.into();
    library.edit_note(made.id, "ours #c").unwrap();
    library.relabel(&[made.id], "green").unwrap();
    let report = add(library, &file);
    assert_eq!(report.combined, [made.id]);
    let now = marks(library, article).remove(0).annotation;
    let tags: Vec<_> = now
        .tags
        .iter()
        .map(analect_model::TagName::as_str)
        .collect();
    assert_eq!(now.body, "ours #c\n\ntheirs #b");
    assert_eq!(tags, ["b", "c"]);
    assert_eq!(now.label.unwrap().as_str(), "green");
    assert_eq!(only(&mut file_of(library, article))["x:seen"], true);
    assert_left_alone(&add(library, &file), made.id);
    library.undo().unwrap();
    assert_eq!(marks(library, article)[0].annotation.body, "ours #c");
}

#[test]
fn only_the_side_that_was_changed_counts() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(STORY);
    let (made, _) = library
        .highlight(article, range(0, 9), "pink", "first")
        .unwrap();
    // The label is ours to change, the note was changed there: both count.
    let mut file = file_of(library, article);
    only(&mut file)["body"][0]["value"] = "theirs".into();
    library.relabel(&[made.id], "green").unwrap();
    assert_eq!(add(library, &file).updated, 1);
    let now = marks(library, article).remove(0).annotation;
    assert_eq!(
        (now.body.as_str(), now.label.unwrap().as_str()),
        ("theirs", "green")
    );
    // What only another program said comes in by itself, too.
    let mut file = file_of(library, article);
    only(&mut file)["target"]["x:page"] = 4.into();
    assert_eq!(add(library, &file).updated, 1);
    assert_eq!(add(library, &file).unchanged, 1);
    assert_eq!(only(&mut file_of(library, article))["target"]["x:page"], 4);
}

#[test]
fn two_libraries_follow_each_other_and_nothing_either_wrote_is_lost() {
    let (one, other) = (Fixture::new(), Fixture::new());
    let article = one.import(STORY);
    let there = other.import(STORY);
    let (made, _) = one
        .library
        .highlight(article, range(0, 9), "pink", "first")
        .unwrap();
    let send = |from: (&Fixture, ArticleId), to: (&Fixture, ArticleId)| {
        let file = from.0.library.web_annotations(&[from.1]).unwrap();
        let library = &to.0.library;
        library
            .import_annotations("marks.json", &file, Some(to.1), None)
            .unwrap()
    };
    let body = |library: &Library| library.annotation(made.id).unwrap().annotation.body;
    assert_eq!(send((&one, article), (&other, there)).added, 1);
    other.library.edit_note(made.id, "second").unwrap();
    assert_eq!(send((&other, there), (&one, article)).updated, 1);
    one.library.edit_note(made.id, "third").unwrap();
    assert_eq!(send((&one, article), (&other, there)).updated, 1);
    // Changed on both sides, both have both in the end.
    one.library.edit_note(made.id, "fifth").unwrap();
    other.library.edit_note(made.id, "sixth").unwrap();
    assert_eq!(send((&other, there), (&one, article)).combined, [made.id]);
    assert_eq!(body(&one.library), "fifth\n\nsixth");
    assert_eq!(send((&one, article), (&other, there)).updated, 1);
    assert_eq!(body(&other.library), "fifth\n\nsixth");
    assert_eq!(send((&other, there), (&one, article)).unchanged, 1);
}

#[test]
fn what_came_from_another_service_is_renewed_unless_it_was_changed_here() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(STORY);
    let mut one = on(article, &quote("Boats had waited"));
    one["id"] = "https://hypothes.is/a/k3J".into();
    let with = |note: &str, day: &str| {
        let mut one = one.clone();
        one["body"] = json!([{ "type": "TextualBody", "value": note }]);
        one["modified"] = format!("2025-01-{day}T00:00:00Z").into();
        one
    };
    let body = || marks(library, article)[0].annotation.body.clone();
    assert_eq!(add(library, &with("one", "01")).added, 1);
    assert_eq!(add(library, &with("two", "02")).updated, 1);
    // An older copy is no change.
    assert_eq!(add(library, &with("one", "01")).kept.len(), 1);
    assert_eq!(body(), "two");
    let id = marks(library, article)[0].annotation.id;
    library.edit_note(id, "mine").unwrap();
    assert_eq!(
        add(library, &with("two", "02")).kept,
        [(id, Kept::ChangedHere)]
    );
    assert_eq!(add(library, &with("three", "03")).combined, [id]);
    assert_eq!(body(), "mine\n\nthree");
}

#[test]
fn articles_are_known_by_their_address_and_others_are_reported() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(STORY);
    let details = Metadata {
        source: Some("https://a.example/lock/".into()),
        ..library.details(article).unwrap()
    };
    library.edit_details(article, &details).unwrap();
    let at = |source: &str| {
        let mut one = on(article, &quote("Boats had waited"));
        one["target"]["source"] = source.into();
        one
    };
    let file = json!([
        at("http://a.example/lock#part"),
        at("https://b.example/"),
        at("https://b.example/")
    ]);
    let report = add(library, &file);
    assert_eq!(
        (report.added, report.missing),
        (1, vec!["https://b.example/".to_owned()])
    );
}

#[test]
fn notes_on_a_whole_article_come_together_in_the_one_it_has() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(STORY);
    library.note_article(article, "mine").unwrap();
    let note = json!({ "type": "Annotation", "bodyValue": "theirs", "target": format!("urn:uuid:{article}") });
    assert_eq!(add(library, &note).updated, 1);
    assert_eq!(add(library, &note).unchanged, 1);
    let found = library.article(article).unwrap().note.unwrap();
    assert_eq!(found.body, "mine\n\ntheirs");
    let silent = json!({ "type": "Annotation", "target": format!("urn:uuid:{article}") });
    assert_eq!(add(library, &silent).silent, 1);
}

#[test]
fn a_file_that_is_partly_bad_changes_nothing() {
    let with = furnished();
    let library = &with.fixture.library;
    let before = (with.fixture.dump(), library.history().unwrap());
    let good = on(with.article, &quote("Boats had waited"));
    for bad in [
        on(
            with.article,
            &json!({ "type": "TextPositionSelector", "start": 5, "end": 90_000 }),
        ),
        on(with.article, &quote(" \n ")),
        json!({ "type": "Annotation", "target": 4 }),
    ] {
        let refused = library
            .import_annotations("marks.json", &json!([good, bad]).to_string(), None, None)
            .unwrap_err();
        let told = refused.to_string();
        assert!(
            told.starts_with("“marks.json” cannot be read: in annotation 2 "),
            "{told}"
        );
        assert_eq!((with.fixture.dump(), library.history().unwrap()), before);
    }
    let unknown = library.import_annotations("marks.json", &good.to_string(), None, Some("none"));
    assert!(matches!(unknown, Err(Error::UnknownLabel(_))));
}

#[test]
fn annotations_of_one_identifier_in_a_file_lose_nothing() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(STORY);
    let say = |selector: Option<&str>, note: &str| {
        let mut one = on(article, &json!(null));
        match selector {
            Some(words) => one["target"]["selector"] = quote(words),
            None => one["target"] = format!("urn:uuid:{article}").into(),
        }
        one["id"] = "urn:x:t".into();
        one["bodyValue"] = note.into();
        one
    };
    let file = json!([say(None, "one"), say(None, "two"), say(None, "one")]);
    let report = add(library, &file);
    assert_eq!((report.added, report.repeated.len()), (1, 0));
    let note = library.article(article).unwrap().note.unwrap();
    assert_eq!(note.body, "one\n\ntwo");
    let again = add(library, &file);
    assert_eq!((again.added, again.changes.entry), (0, None));
    // Another passage is another mark, which cannot have the same name.
    let mut marks = [
        say(Some("Boats had waited"), "a"),
        say(Some("Rosa Lind"), "b"),
    ];
    for mark in &mut marks {
        mark["id"] = "urn:x:u".into();
    }
    let report = add(library, &json!(marks));
    assert_eq!((report.added, report.repeated), (1, vec![2]));
}

#[test]
fn it_is_said_why_a_mark_stays_as_it_is() {
    let fixture = Fixture::new();
    let library = &fixture.library;
    let article = fixture.import(STORY);
    let other = fixture.import(OTHER);
    let (made, _) = library
        .highlight(article, range(0, 9), "pink", "n")
        .unwrap();
    let mut file = file_of(library, article);
    let there = library.import_annotations("m", &file.to_string(), Some(other), None);
    assert_eq!(there.unwrap().kept, [(made.id, Kept::OtherArticle)]);
    only(&mut file)["target"]["selector"] = quote("Boats had waited");
    assert_eq!(add(library, &file).kept, [(made.id, Kept::OtherPassage)]);
}
