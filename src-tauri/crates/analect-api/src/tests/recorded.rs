//! Records real answers for the window's component tests to replay, so that those tests never
//! meet a hand-written fake: the test writes the files and fails where they were stale.

#![allow(clippy::unwrap_used)]

use crate::handle;
use analect_library::{Clock, IdSource, Library, OpenMode, World};
use analect_model::Timestamp;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

struct FixedClock;

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_milliseconds(1_788_000_000_000)
    }
}

struct Counter(AtomicU64);

impl IdSource for Counter {
    fn random(&self) -> [u8; 10] {
        let number = self
            .0
            .fetch_add(0x0101_0101, Ordering::SeqCst)
            .to_be_bytes();
        let mut bytes = [0; 10];
        bytes[2..].copy_from_slice(&number);
        bytes
    }
}

const STORY: &str = include_str!("../../../../../tests/fixtures/wire/harbour.txt");

/// A library with one article that carries every kind of mark, and its recorder.
pub(super) struct Recorder {
    library: Library,
    folder: tempfile::TempDir,
    pub(super) stale: Vec<String>,
}

impl Recorder {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let world = World {
            clock: Box::new(FixedClock),
            ids: Box::new(Counter(AtomicU64::new(1))),
        };
        let path = folder.path().join("library.db");
        let library = Library::open(&path, OpenMode::CreateIfMissing, world).unwrap();
        Self {
            library,
            folder,
            stale: Vec::new(),
        }
    }

    pub(super) fn call(&self, name: &str, args: Value) -> Value {
        serde_json::from_str(&handle(&self.library, name, args).unwrap()).unwrap()
    }

    /// Answers `name` and keeps the answer as `file`.json.
    pub(super) fn record(&mut self, file: &str, name: &str, args: Value) -> Value {
        let answer = self.call(name, args);
        let here = self.folder.path().to_string_lossy().into_owned();
        let text = serde_json::to_string_pretty(&answer)
            .unwrap()
            .replace(&here, "/home/reader");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/backend/recorded");
        let path = folder.join(format!("{file}.json"));
        if std::fs::read_to_string(&path).unwrap_or_default() != format!("{text}\n") {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, format!("{text}\n")).unwrap();
            self.stale.push(file.to_owned());
        }
        answer
    }
}

/// The UTF-16 span of `words` in the article's text.
pub(super) fn span(article: &Value, words: &str) -> Value {
    let blocks = article["blocks"].as_array().unwrap();
    let block = blocks
        .iter()
        .find(|block| block["text"].as_str().unwrap().contains(words))
        .unwrap();
    let text = block["text"].as_str().unwrap();
    let (before, _) = text.split_once(words).unwrap();
    let units = |text: &str| u64::try_from(text.encode_utf16().count()).unwrap();
    let start = block["start"].as_u64().unwrap() + units(before);
    json!({ "start": start, "end": start + units(words) })
}

#[test]
fn the_recorded_answers_are_the_ones_in_the_tree() {
    let mut recorder = Recorder::new();
    let imported = recorder.record(
        "import-imported",
        "importText",
        json!({ "text": STORY, "apart": false }),
    );
    let id = imported["article"]["id"].as_str().unwrap().to_owned();
    recorder.record(
        "import-duplicate",
        "importText",
        json!({ "text": STORY, "apart": false }),
    );
    recorder.record(
        "import-failed",
        "importText",
        json!({ "text": " \n ", "apart": false }),
    );
    let article = recorder.call("openArticle", json!({ "article": id }));
    let mark = |words: &str, label: &str, body: &str| json!({ "article": id, "span": span(&article, words), "label": label, "body": body });
    let made = recorder.record(
        "highlight",
        "highlight",
        mark(
            "closer than either side had expected",
            "yellow",
            "by how much?",
        ),
    );
    recorder.call("highlight", mark("The vote was closer", "pink", ""));
    recorder.call("highlight", mark("was closer than", "pink", ""));
    let made = made["value"]["id"].as_str().unwrap();
    recorder.call(
        "tagAnnotation",
        json!({ "annotation": made, "tags": ["strike", "port/skerrow"] }),
    );
    let tagged = json!({ "articles": [id], "add": ["harbour"], "remove": [] });
    recorder.record("tagArticles", "tagArticles", tagged);
    let collection = json!({ "name": "Strikes", "articles": [id] });
    recorder.record("createCollection", "createCollection", collection);
    recorder.call(
        "noteArticle",
        json!({ "article": id, "body": "Call the union in June." }),
    );
    let name = json!({ "article": id, "span": span(&article, "Marta Holm"), "name": null });
    let found = recorder.record("occurrences", "occurrences", name);
    let spans: Vec<&Value> = found["occurrences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|place| &place["span"])
        .collect();
    let entity = json!({ "article": id, "name": found["name"], "kind": "person", "spans": spans });
    recorder.record("tagEntity", "tagEntity", entity);
    recorder.record("library", "library", json!({}));
    let inbox = json!({ "shelf": "inbox", "tag": null, "collection": null, "sort": "added" });
    recorder.record("listArticles", "listArticles", inbox);
    let kept = json!({ "article": id, "place": span(&article, "The vote was closer")["start"], "furthest": 240 });
    recorder.record("keepPlace", "keepPlace", kept);
    recorder.record("history", "history", json!({ "limit": 3 }));
    recorder.record("openArticle", "openArticle", json!({ "article": id }));
    recorder.record("articleMarks", "articleMarks", json!({ "article": id }));
    recorder.record("suggestions", "suggestions", json!({ "article": id }));
    recorder.record("entityTypes", "entityTypes", json!({}));
    let named = json!({ "query": "marta", "kind": null, "ownType": null, "sort": "mentions", "offset": 0, "limit": 12 });
    recorder.record("entityList", "entityList", named);
    for (file, about) in [
        ("summarize", None),
        (
            "summarize-about",
            Some("Are the ships loaded with medicine?"),
        ),
        ("summarize-unheard", Some("zeppelins")),
    ] {
        let length = json!({ "amount": 3, "unit": "sentences" });
        let wanted = json!({ "article": id, "length": length, "about": about });
        recorder.record(file, "summarize", wanted);
    }
    let preview =
        json!({ "articles": [id], "shown": id, "folder": null, "choice": choice(&json!(null)) });
    recorder.record("exportPreview", "exportPreview", preview);
    recorder.record("undo", "undo", json!({ "entry": null }));
    recorder.record("redo", "redo", json!({}));
    record_triage(&mut recorder, &id);
    record_marks_at_work(&mut recorder, &article, made);
    record_choices(&mut recorder, &article);
    record_entities_at_work(&mut recorder, &article);
    let several = [
        "The vote was closer than either side",
        "Mr Brandt did not say",
    ];
    let spans = several.map(|words| span(&article, words));
    let several = json!({ "article": id, "spans": spans, "label": "yellow" });
    recorder.record("highlightAll", "highlightAll", several);
    assert!(recorder.stale.is_empty(), "renewed: {:?}", recorder.stale);
}

/// How notes are laid out where the reader chose nothing; `own` is a template of theirs.
fn choice(own: &Value) -> Value {
    json!({ "preset": "obsidian", "own": own, "labels": [], "tags": [], "since": null, "length": { "amount": 3, "unit": "sentences" }, "about": [] })
}

#[test]
fn the_recorded_answers_about_exports_are_the_ones_in_the_tree() {
    let mut recorder = Recorder::new();
    let imported = recorder.call("importText", json!({ "text": STORY, "apart": false }));
    let id = imported["article"]["id"].clone();
    let article = recorder.call("openArticle", json!({ "article": id }));
    let mut marks = Vec::new();
    for (words, note) in [
        ("The vote was closer", "by how much?"),
        ("with 612 in favour", "check the count"),
        ("Mr Brandt did not say", ""),
    ] {
        let mark = json!({ "article": id, "span": span(&article, words), "label": "yellow", "body": note });
        marks.push(recorder.call("highlight", mark)["value"]["id"].clone());
    }
    let other = "Ferries stay in port\n\nNo ferry left Skerrow on Friday morning.";
    let other =
        recorder.call("importText", json!({ "text": other, "apart": false }))["article"]["id"]
            .clone();
    let notes = recorder.folder.path().join("notes");
    let first = json!({ "articles": [id], "folder": notes, "choice": choice(&json!(null)) });
    recorder.record("exportArticles", "exportArticles", first);

    let path = std::fs::read_dir(&notes)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let written = std::fs::read_to_string(&path).unwrap();
    let edited = written
        .replace("by how much?", "by 38 votes")
        .replace("check the count", "checked by phone");
    std::fs::write(&path, format!("{edited}\nAsk the union.\n")).unwrap();
    let rewrite = json!({ "annotation": marks[1], "body": "check it twice" });
    recorder.call("editNote", rewrite);
    recorder.call("deleteAnnotations", json!({ "annotations": [marks[2]] }));
    let both = json!([id, other]);
    let preview = |own: &Value| json!({ "articles": both, "shown": id, "folder": notes, "choice": choice(own) });
    let again = recorder.record(
        "exportPreview-again",
        "exportPreview",
        preview(&json!(null)),
    );
    assert_eq!(again["files"][0]["conflicts"], 1, "{again:#}");
    assert_eq!(again["files"][1]["effect"], "created", "{again:#}");
    let wrong = preview(&json!("# {{ article.title }}\n\n{{ article.tilte }}\n"));
    let problem = recorder.record("exportPreview-problem", "exportPreview", wrong);
    assert_eq!(problem["problem"]["line"], 3, "{problem:#}");
    let own = preview(&json!("# {{ article.title }}\n"));
    let own = recorder.call("exportPreview", own)["command"].clone();
    let own = own.as_str().unwrap();
    let told = " --template - <<'TEMPLATE'\n# {{ article.title }}\nTEMPLATE";
    assert!(own.ends_with(told), "{own}");
    let relative =
        json!({ "articles": [id], "shown": id, "folder": "notes", "choice": choice(&json!(null)) });
    let relative = recorder.record("exportPreview-folder", "exportPreview", relative);
    assert!(relative["folderProblem"].is_string(), "{relative:#}");

    let asked = json!({ "articles": both, "folder": notes, "own": null });
    let edits = recorder.record("noteEdits", "noteEdits", asked);
    let chosen: Vec<Value> = edits["edits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| {
            json!({
                "article": edit["article"], "annotation": edit["annotation"],
                "inFile": edit["inFile"], "inLibrary": edit["inLibrary"],
            })
        })
        .collect();
    let taken = recorder.record("takeEdits", "takeEdits", json!({ "edits": chosen }));
    assert_eq!(taken["edits"][0]["outcome"], "taken", "{taken:#}");
    // What the library says since is not overwritten unseen.
    let late = recorder.record("takeEdits-late", "takeEdits", json!({ "edits": chosen }));
    assert_eq!(late["edits"][0]["outcome"], "changedInBoth", "{late:#}");
    recorder.record(
        "templateSource",
        "templateSource",
        json!({ "preset": "obsidian" }),
    );
    assert!(recorder.stale.is_empty(), "renewed: {:?}", recorder.stale);
}

#[test]
fn the_recorded_answers_about_versions_are_the_ones_in_the_tree() {
    let mut recorder = Recorder::new();
    let imported = recorder.call("importText", json!({ "text": STORY, "apart": false }));
    let id = imported["article"]["id"].clone();
    let of = json!({ "article": id });
    let article = recorder.call("openArticle", of.clone());
    let quotes = [
        "The vote was closer than either side had expected",
        "Mr Brandt did not say how he had voted himself",
        "with 612 in favour",
    ];
    for words in quotes {
        let mark =
            json!({ "article": id, "span": span(&article, words), "label": "yellow", "body": "" });
        recorder.call("highlight", mark);
    }
    let new = STORY
        .replace("closer than either side", "closer than both sides")
        .replace("Mr Brandt did not say how he had voted himself.", "");
    let revised = recorder.record(
        "import-revised",
        "importText",
        json!({ "text": new, "apart": false }),
    );
    assert_eq!(revised["outcome"], "revised");
    recorder.record("openArticle-revised", "openArticle", of.clone());
    recorder.record("revisions", "revisions", of.clone());
    let compare = json!({ "article": id, "old": 1, "new": 2 });
    recorder.record("compareRevisions", "compareRevisions", compare);
    let first = json!({ "article": id, "number": 1 });
    recorder.record("openRevision", "openRevision", first);
    let any = json!({
        "article": null, "labels": [], "tags": [], "states": [], "from": null, "before": null,
        "words": "", "noted": null, "byArticle": false, "limit": 50, "skip": 0,
    });
    let all = recorder.record("listMarks", "listMarks", any);
    recorder.record("markCounts", "markCounts", json!({}));
    let in_state = |state: &str| {
        let mut marks = all["marks"].as_array().unwrap().iter();
        let found = marks.find(|one| one["mark"]["anchoring"] == state);
        found.unwrap()["mark"]["id"].clone()
    };
    let changed = json!({ "annotations": [in_state("changed")] });
    recorder.record("confirmPlaces", "confirmPlaces", changed);
    let lost = in_state("orphan");
    let kept = json!({ "annotations": [lost] });
    recorder.record("keepLost", "keepLost", kept);
    let now = recorder.call("openArticle", of.clone());
    let there = json!({ "annotation": lost, "span": span(&now, "with 612 in favour") });
    recorder.record("reattach", "reattach", there);
    recorder.record("textToEdit", "textToEdit", of);
    let edited = json!({ "article": id, "markdown": "Quite another text." });
    recorder.record("editText", "editText", edited);
    let second = json!({ "article": id, "number": 2 });
    recorder.record("restoreRevision", "restoreRevision", second);
    let details = json!({
        "article": id, "title": "Strike ends", "byline": ["Ana Reyes"], "site": null,
        "source": null, "place": "Skerrow", "published": "2026-03-12", "embargo": null,
        "language": "en",
    });
    recorder.record("editDetails", "editDetails", details);
    assert!(recorder.stale.is_empty(), "renewed: {:?}", recorder.stale);
}

/// What becomes of marks once they are there.
fn record_marks_at_work(recorder: &mut Recorder, article: &Value, made: &str) {
    let all = recorder.call(
        "articleMarks",
        json!({ "article": article["article"]["id"] }),
    );
    let ids: Vec<&Value> = all["marks"]["annotations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mark| &mark["id"])
        .collect();
    let wider = span(article, "closer than either side had expected, with");
    recorder.record(
        "resize",
        "resize",
        json!({ "annotation": made, "span": wider }),
    );
    let note = json!({ "annotation": made, "body": "By **how** much? #count" });
    recorder.record("editNote", "editNote", note);
    let green = json!({ "annotations": ids, "label": "green" });
    recorder.record("relabel", "relabel", green);
    let tags = json!({ "annotations": ids, "add": ["to check"], "remove": [] });
    recorder.record("tagAnnotations", "tagAnnotations", tags);
    let gone = json!({ "annotations": ids });
    recorder.record("deleteAnnotations", "deleteAnnotations", gone);
}

/// What a reader decides about sentences, and about the whole.
fn record_choices(recorder: &mut Recorder, article: &Value) {
    let id = &article["article"]["id"];
    let pinned = span(article, "Mr Brandt did not say how he had voted himself.");
    let choice = json!({ "article": id, "span": pinned, "verdict": "pinned" });
    recorder.record("chooseSentence", "chooseSentence", choice);
    let closer =
        "The vote was closer than either side had expected, with 612 in favour and 547 against.";
    let excluded = json!({ "article": id, "span": span(article, closer), "verdict": "excluded" });
    recorder.call("chooseSentence", excluded);
    let three =
        json!({ "article": id, "length": { "amount": 3, "unit": "sentences" }, "about": null });
    recorder.record("summarize-chosen", "summarize", three);
}

/// Another article, in which the union's leader is confirmed.
const BEFORE: &str = "# The union asks for shorter nights\n\nTomasz Brandt, the union leader, asked \
    the port of Skerrow on Friday for a shorter night shift. “Nobody can lift in the dark for eight \
    hours,” Mr Brandt said.\n";

#[test]
fn the_recorded_answers_about_suggestions_are_the_ones_in_the_tree() {
    let mut recorder = Recorder::new();
    let import = |recorder: &Recorder, text: &str| {
        let row = recorder.call("importText", json!({ "text": text, "apart": false }));
        recorder.call("openArticle", json!({ "article": row["article"]["id"] }))
    };
    let before = import(&recorder, BEFORE);
    let known = json!({ "article": before["article"]["id"], "name": "Tomasz Brandt", "kind": "person", "spans": [span(&before, "Tomasz Brandt")] });
    recorder.call("tagEntity", known);
    let article = import(&recorder, STORY);
    let id = &article["article"]["id"];
    let of = json!({ "article": id });
    let found = recorder.record("suggestions-linked", "suggestions", of.clone());
    let groups = found["groups"].as_array().unwrap();
    let linked = groups.iter().find(|one| !one["link"].is_null()).unwrap();
    let spans = |group: &Value| -> Vec<Value> {
        let mentions = group["mentions"].as_array().unwrap();
        mentions.iter().map(|one| one["span"].clone()).collect()
    };
    let accepted = json!({
        "article": id, "name": linked["name"], "kind": linked["kind"], "ownType": null,
        "aliases": linked["aliases"], "spans": spans(linked), "leftOut": [],
        "into": linked["link"]["entity"], "someoneElse": false,
    });
    recorder.record("acceptEntity", "acceptEntity", accepted);
    recorder.call("undo", json!({ "entry": null }));
    recorder.record("history-undone", "history", json!({ "limit": 5 }));
    recorder.call("redo", json!({}));
    let other = groups.iter().find(|one| one["link"].is_null()).unwrap();
    let rejected = json!({ "article": id, "name": other["name"], "kind": other["kind"] });
    recorder.record("rejectEntity", "rejectEntity", rejected);
    let shown = json!({ "article": id, "kind": null });
    recorder.record("acceptShown", "acceptShown", shown);
    recorder.record("suggestions-decided", "suggestions", of);
    assert!(recorder.stale.is_empty(), "renewed: {:?}", recorder.stale);
}

/// What becomes of entities by hand.
fn record_entities_at_work(recorder: &mut Recorder, article: &Value) {
    let id = &article["article"]["id"];
    let other = json!({ "article": id, "name": "Tomasz Brandt", "kind": "person", "spans": [span(article, "Tomasz Brandt")] });
    let other = recorder.call("tagEntity", other);
    let all = recorder.record(
        "articleMarks-entities",
        "articleMarks",
        json!({ "article": id }),
    );
    let entities = all["marks"]["entities"].as_array().unwrap();
    let first = entities
        .iter()
        .find(|entity| entity["id"] != other["value"]["id"])
        .unwrap();
    let renamed =
        json!({ "article": id, "entity": first["id"], "name": "Marta J. Holm", "kind": "person" });
    recorder.record("editEntity", "editEntity", renamed);
    let merge = json!({ "article": id, "from": other["value"]["id"], "into": first["id"] });
    recorder.record("mergeEntities", "mergeEntities", merge);
    let mention = json!({ "mention": first["mentions"][0]["id"] });
    recorder.record("removeMention", "removeMention", mention);
    let entity = json!({ "article": id, "entity": first["id"] });
    recorder.record("removeEntity", "removeEntity", entity);
}

/// What becomes of several articles at once; the rows are those of before.
fn record_triage(recorder: &mut Recorder, first: &str) {
    let more = [
        "The port reopens on Monday.\n\nAll cranes move again.",
        "新しい港の地図が公開された。",
    ];
    let more = more.map(|text| {
        let imported = recorder.call("importText", json!({ "text": text, "apart": false }));
        imported["article"]["id"].as_str().unwrap().to_owned()
    });
    let tags = json!({ "articles": [more[0]], "add": ["harbour", "port/skerrow"], "remove": [] });
    recorder.call("tagArticles", tags);
    let inbox = json!({ "shelf": "inbox", "tag": null, "collection": null, "sort": "added" });
    recorder.record("listArticles-three", "listArticles", inbox);
    recorder.record("library-three", "library", json!({}));
    let digest = json!({
        "articles": [first, more[0], more[1]],
        "length": { "amount": 4, "unit": "sentences" },
        "about": null,
    });
    recorder.record("digest", "digest", digest);
    let two = json!([first, more[0]]);
    recorder.record("star", "star", json!({ "articles": two, "starred": true }));
    recorder.record(
        "setRead",
        "setRead",
        json!({ "articles": two, "read": true }),
    );
    let archive = json!({ "articles": two, "state": "archive" });
    recorder.record("setState", "setState", archive);
    let collection = &recorder.call("library", json!({}))["collections"][0]["id"];
    let collected = json!({ "collection": collection, "articles": two, "member": true });
    recorder.record("collect", "collect", collected);
    recorder.call(
        "setState",
        json!({ "articles": [more[1]], "state": "trash" }),
    );
    recorder.record("emptyTrash", "emptyTrash", json!({}));
}
