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

const OTHER: &[&str] = &["entity", "--last", "--name", "Brandt", "--type", "person"];
const PIN: &[&str] = &[
    "sentence",
    "--last",
    "--quote",
    "Mr Brandt did not say how he had voted himself.",
    "--as",
    "pinned",
];
const STRIKES: &[&str] = &["collection", "add", "Strikes"];

/// The verb of each operation. Exhaustive on purpose: a new operation needs its verb here.
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
    }
}

#[test]
fn whatever_the_window_can_do_to_a_library_the_command_line_can_do_too() {
    for op in Op::ALL {
        let desk = Desk::new();
        desk.import_story();
        let (before, command) = steps(op);
        for step in before {
            desk.ok(step);
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

/// A word of a command, with the placeholder for what only the library knows filled in.
fn named(desk: &Desk, word: &str) -> String {
    let shown = || desk.json(&["show", "--last", "--format", "json"]);
    match word {
        "ARTICLE" => shown()["id"].as_str().unwrap().to_owned(),
        "MARK" => shown()["annotations"][0]["id"].as_str().unwrap().to_owned(),
        "MENTION" => {
            let mention = &shown()["entities"][0]["mentions"][0];
            format!("{}-{}", mention["start"], mention["end"])
        }
        word => word.to_owned(),
    }
}
