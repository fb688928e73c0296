//! What one host can do, the other can: every operation of the library has a verb.

use crate::command::Desk;
use analect_library::Op;

/// What the desk must hold before, and the command that performs an operation on it.
type Steps = (&'static [&'static [&'static str]], &'static [&'static str]);

const MARK: &[&str] = &["highlight", "--last", "--quote", "closer than either"];
const NAME: &[&str] = &[
    "entity",
    "--last",
    "--name",
    "Marta Holm",
    "--type",
    "person",
];

const REJECT: &[&str] = &["entity", "reject", "Marta Holm", "--type", "person"];
const OTHER: &[&str] = &["entity", "--last", "--name", "Brandt", "--type", "person"];
const PIN: &[&str] = &[
    "sentence",
    "--last",
    "--quote",
    "Mr Brandt did not say how he had voted himself.",
    "--as",
    "pinned",
];
/// A text in which nothing of the story is left.
const EDIT: &[&str] = &["edit", "--last", "--text", "OTHER"];
/// The story with a word put into the marked passage.
const LONGER: &[&str] = &["edit", "--last", "--text", "LONGER"];
const STRIKES: &[&str] = &["collection", "add", "Strikes"];

/// The verb of each operation. Exhaustive on purpose: a new operation needs its verb here.
// As long as there are operations.
#[allow(clippy::too_many_lines)]
fn steps(op: Op) -> Steps {
    match op {
        Op::Import => (&[], &["import", "-"]),
        Op::MoveArticle => (&[], &["move", "--last", "--to", "later"]),
        Op::StarArticle => (&[], &["star", "--last"]),
        Op::TagArticle => (&[], &["tag", "--last", "--add", "harbour"]),
        Op::NoteArticle => (&[], &["note", "--last", "--text", "to be checked"]),
        Op::Highlight => (&[], MARK),
        Op::Relabel => (&[MARK], &["label", "MARK", "pink"]),
        Op::EditNote => (
            &[MARK],
            &["note", "--mark", "MARK", "--text", "by how much?"],
        ),
        Op::TagHighlight => (&[MARK], &["tag", "--mark", "MARK", "--add", "strike"]),
        Op::DeleteAnnotation => (&[MARK], &["remove", "MARK"]),
        Op::TagEntity => (&[], NAME),
        Op::RemoveEntity => (
            &[NAME],
            &["entity", "--last", "--name", "Marta Holm", "--remove"],
        ),
        Op::RemoveMention => (
            &[NAME],
            &[
                "entity",
                "--last",
                "--name",
                "Marta Holm",
                "--remove",
                "--range",
                "MENTION",
            ],
        ),
        Op::ResizeHighlight => (
            &[MARK],
            &["resize", "MARK", "--quote", "The vote was closer"],
        ),
        Op::Collect => (&[], &["collection", "add", "Strikes", "ARTICLE"]),
        Op::RenameCollection => (&[STRIKES], &["collection", "rename", "Strikes", "Ports"]),
        Op::DeleteCollection => (&[STRIKES], &["collection", "delete", "Strikes"]),
        Op::EditLabels => (
            &[],
            &[
                "labels",
                "pink",
                "--name",
                "Contested",
                "--pattern",
                "thick",
            ],
        ),
        Op::ChooseSentence => (&[], PIN),
        Op::EditEntity => (
            &[NAME],
            &[
                "entity",
                "--last",
                "--name",
                "Marta Holm",
                "--rename",
                "M. Holm",
            ],
        ),
        Op::MergeEntities => (
            &[NAME, OTHER],
            &[
                "entity",
                "--last",
                "--name",
                "Marta Holm",
                "--merge",
                "Brandt",
            ],
        ),
        Op::AddSample => (&[], &["sample"]),
        Op::Revise => (&[], &["revise", "--last", "--with", "-"]),
        Op::EditText => (&[], &["edit", "--last", "--text", "-"]),
        Op::EditDetails => (&[], &["edit", "--last", "--title", "Harbour votes"]),
        Op::RestoreRevision => (&[EDIT], &["revisions", "--last", "--restore", "1"]),
        Op::ConfirmPlace => (&[MARK, LONGER], &["place", "MARK", "--confirm"]),
        Op::Reattach => (&[MARK, EDIT], &["place", "MARK", "--quote", "another one"]),
        Op::KeepLost => (&[MARK, EDIT], &["place", "MARK", "--lost"]),
        Op::ImportAnnotations => (&[], &["annotations", "import", "ANNOTATIONS"]),
        Op::AcceptEntity => (&[], &["entity", "accept", "--last", "--name", "Marta Holm"]),
        Op::AcceptEntities => (&[], &["entity", "accept", "--last", "--shown"]),
        Op::RejectEntity => (&[], REJECT),
        Op::AllowEntity => (&[REJECT], &["entity", "allow", "Marta Holm"]),
        Op::UnlinkEntity => (
            &[OTHER],
            &[
                "entity",
                "apart",
                "--last",
                "--name",
                "Brandt & Co",
                "--from",
                "Brandt",
            ],
        ),
        Op::SplitEntity => (
            &[NAME],
            &[
                "entity",
                "split",
                "Marta Holm",
                "--name",
                "M. Holm",
                "--mention",
                "NAMED",
            ],
        ),
        Op::EditEntityDetails => (
            &[NAME],
            &["entity", "edit", "Marta Holm", "--note", "asked twice"],
        ),
        Op::EditEntityTypes => (&[], &["entity", "types", "Ship", "--new", "--key", "1"]),
    }
}

#[test]
fn whatever_the_window_can_do_to_a_library_the_command_line_can_do_too() {
    for op in Op::ALL {
        let desk = Desk::new();
        desk.import_story();
        let (before, command) = steps(op);
        for step in before {
            let words: Vec<String> = step.iter().map(|word| named(&desk, word)).collect();
            desk.ok(&words.iter().map(String::as_str).collect::<Vec<_>>());
        }
        let words: Vec<String> = command.iter().map(|word| named(&desk, word)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let ran = desk.pipe(&words, b"Another story stands here. It has two sentences.");
        assert_eq!(ran.code, Some(0), "{op:?}: {ran:?}");
        let newest = &desk.json(&["history", "--limit", "1", "--format", "json"])[0];
        assert_eq!(newest["name"], op.name(), "{op:?}");
        let entry = newest["entry"].to_string();
        desk.ok(&["undo", "--entry", &entry]);
        let newest = &desk.json(&["history", "--limit", "1", "--format", "json"])[0];
        assert_eq!(newest["undone"], true, "{op:?}");
    }
}

#[test]
fn several_passages_are_highlighted_in_one_step_as_in_the_window() {
    let desk = Desk::new();
    desk.import_story();
    let marks = || {
        let shown = desk.json(&["show", "--last", "--format", "json"]);
        shown["annotations"].as_array().unwrap().len()
    };
    let highlight = |more: &[&str]| desk.run(&[&["highlight", "--last"], more].concat());
    let both = ["--quote", "The vote was closer", "--quote", "Marta Holm"];
    let made = highlight(&both);
    assert_eq!(made.code, Some(0), "{made:?}");
    assert_eq!((made.out.lines().count(), marks()), (2, 2));
    // What is highlighted so already is left out.
    let made = highlight(&[&both[..], &["--quote", "closer than either"]].concat());
    assert_eq!((made.out.lines().count(), marks()), (1, 3), "{made:?}");
    desk.ok(&["undo"]);
    desk.ok(&["undo"]);
    assert_eq!(marks(), 0);
    // All of them or none.
    for refused in [
        &["--quote", "Marta Holm", "--quote", "no such words"][..],
        &["--range", "0-5", "--range", "9000000-9000001"],
        &[&both[..], &["--note", "which?"]].concat(),
        &[&both[..], &["--occurrence", "2"]].concat(),
    ] {
        assert_eq!(highlight(refused).code, Some(2), "{refused:?}");
        assert_eq!(marks(), 0, "{refused:?}");
    }
    let made = highlight(&["--range", "0-5", "--range", "8-12"]);
    assert_eq!((made.code, marks()), (Some(0), 2), "{made:?}");
}

/// A file with one annotation on the story.
fn annotations(article: &str) -> String {
    let quote = serde_json::json!({ "type": "TextQuoteSelector", "exact": "closer than either" });
    let target = serde_json::json!({ "source": format!("urn:uuid:{article}"), "selector": quote });
    serde_json::json!({ "type": "Annotation", "bodyValue": "who?", "target": target }).to_string()
}

/// The labels in their order.
fn labels(desk: &Desk) -> Vec<String> {
    let listed = desk.ok(&["labels"]);
    let id = |line: &str| {
        let label: serde_json::Value = serde_json::from_str(line).unwrap();
        label["id"].as_str().unwrap().to_owned()
    };
    listed.lines().map(id).collect()
}

#[test]
fn labels_are_put_in_any_order_as_in_the_window() {
    let desk = Desk::new();
    desk.import_story();
    let check = |label: &str, place: &str, expect: [&str; 6]| {
        desk.ok(&["labels", label, "--place", place]);
        assert_eq!(labels(&desk), expect);
    };
    let before = ["yellow", "green", "pink", "blue", "purple", "orange"];
    assert_eq!(labels(&desk), before);
    let first = ["orange", "yellow", "green", "pink", "blue", "purple"];
    check("orange", "1", first);
    let middle = ["orange", "green", "pink", "yellow", "blue", "purple"];
    check("yellow", "4", middle);
    let last = ["green", "pink", "yellow", "blue", "purple", "orange"];
    check("orange", "200", last);
    desk.ok(&["labels", "teal", "--new", "--name", "Teal", "--place", "2"]);
    assert_eq!(labels(&desk)[..3], ["green", "teal", "pink"]);
    assert_eq!(desk.run(&["labels", "teal", "--place", "0"]).code, Some(2));
    desk.ok(&["undo"]);
    assert_eq!(labels(&desk), last);
}

#[test]
fn two_entities_of_one_name_are_merged_as_in_the_window() {
    let desk = Desk::new();
    desk.import_story();
    desk.ok(NAME);
    let entity = |more: &[&str]| {
        let named: &[&str] = &["entity", "--last", "--name", "Marta Holm"];
        desk.run(&[named, more].concat())
    };
    assert_eq!(entity(&["--type", "other"]).code, Some(0));
    let vague = entity(&["--type", "person", "--merge", "Marta Holm"]);
    assert_eq!(vague.code, Some(2));
    assert!(vague.err.contains("--merge-type"), "{vague:?}");
    let vague = entity(&["--merge", "Marta Holm", "--merge-type", "other"]);
    assert!(vague.err.contains("give --type"), "{vague:?}");
    let merge = ["--type", "person", "--merge", "Marta Holm"];
    let merged = entity(&[&merge[..], &["--merge-type", "other"]].concat());
    assert_eq!(merged.code, Some(0), "{merged:?}");
    let entities = &desk.json(&["show", "--last", "--format", "json"])["entities"];
    assert_eq!(entities.as_array().unwrap().len(), 1);
    assert_eq!(entities[0]["type"], "PERSON");
    // Where several have the name, the type says which one is renamed.
    assert_eq!(entity(&["--type", "other"]).code, Some(0));
    let renamed = entity(&["--type", "other", "--rename", "M. Holm"]);
    assert_eq!(renamed.code, Some(0), "{renamed:?}");
    assert!(renamed.out.contains("\"OTHER\""), "{renamed:?}");
}

/// A word of a command, with the placeholder for what only the library knows filled in.
fn named(desk: &Desk, word: &str) -> String {
    let shown = || desk.json(&["show", "--last", "--format", "json"]);
    match word {
        "ARTICLE" => shown()["id"].as_str().unwrap().to_owned(),
        "MARK" => shown()["annotations"][0]["id"].as_str().unwrap().to_owned(),
        "NAMED" => {
            let mention = &shown()["entities"][0]["mentions"][0];
            mention["id"].as_str().unwrap().to_owned()
        }
        "MENTION" => {
            let mention = &shown()["entities"][0]["mentions"][0];
            format!("{}-{}", mention["start"], mention["end"])
        }
        "ANNOTATIONS" => {
            let article = shown()["id"].as_str().unwrap().to_owned();
            desk.file("marks.jsonld", annotations(&article))
        }
        "OTHER" => desk.file("other.md", "Quite another one stands here."),
        "LONGER" => {
            let text = desk.ok(&["edit", "--last"]);
            let longer = text.replace("closer than either", "closer by far than either");
            desk.file("longer.md", longer)
        }
        word => word.to_owned(),
    }
}
