//! Marks in files of other programs, on the command line.

use crate::command::{Desk, HARBOUR};
use serde_json::json;

#[test]
fn marks_go_to_another_library_in_a_file() {
    let desk = Desk::new();
    desk.import_story();
    desk.ok(&[
        "highlight",
        "--last",
        "--quote",
        "closer than either",
        "--note",
        "who? #ask",
    ]);
    desk.ok(&["note", "--last", "--text", "on the whole"]);
    let file = desk.folder.path().join("marks.jsonld");
    let file = file.to_str().unwrap();
    assert_eq!(
        desk.ok(&["annotations", "export", "--last", "--to", file]),
        ""
    );
    let written = std::fs::read_to_string(file).unwrap();
    assert_eq!(desk.ok(&["annotations", "export"]), written);
    let again = desk.ok(&["annotations", "import", file]);
    assert_eq!(again, "0 added, 0 updated, 2 there already\n");

    let other = Desk::new();
    other.import_story();
    let refused = other.run(&["annotations", "import", file]);
    assert_eq!(refused.code, Some(2), "{refused:?}");
    assert!(
        refused.err.contains("the library has no article from"),
        "{refused:?}"
    );
    let id = other.json(&["show", "--last", "--format", "json"])["id"].clone();
    let id = id.as_str().unwrap();
    let added = other.ok(&["annotations", "import", file, "--article", id]);
    assert_eq!(
        added,
        "2 added, 0 updated, 0 there already\nhighlights: 1 kept\n"
    );
    let listed = |desk: &Desk| desk.ok(&["marks"]).lines().count();
    assert_eq!((listed(&desk), listed(&other)), (2, 2));
}

#[test]
fn a_bad_file_of_annotations_is_refused_in_one_sentence_with_code_2() {
    let desk = Desk::new();
    desk.import_story();
    let deep = format!("{}1{}", "[".repeat(50_000), "]".repeat(50_000));
    let outside = json!({ "target": { "source": "x", "selector":
        { "type": "TextPositionSelector", "start": 0, "end": HARBOUR.len() + 9 } } });
    let id = desk.json(&["show", "--last", "--format", "json"])["id"].clone();
    let id = id.as_str().unwrap();
    let before = desk.ok(&["history"]);
    for (file, expect) in [
        (b"so it goes".to_vec(), "“bad.json” is not JSON"),
        (vec![0xff, 0xfe, 0x80], "“bad.json” is not valid UTF-8"),
        (Vec::new(), "“bad.json” is empty"),
        (
            deep.into_bytes(),
            "“bad.json” is not JSON: it is nested too deeply",
        ),
        (
            b"{\"target\": 7}".to_vec(),
            "“bad.json” cannot be read: in annotation 1 the target",
        ),
        (
            outside.to_string().into_bytes(),
            "“bad.json” cannot be read: in annotation 1 its position",
        ),
    ] {
        let path = desk.file("bad.json", file);
        let refused = desk.run(&["annotations", "import", &path, "--article", id]);
        assert_eq!(
            (refused.code, refused.out.as_str()),
            (Some(2), ""),
            "{refused:?}"
        );
        assert!(
            refused.err.starts_with(&format!("analect: {expect}")),
            "{refused:?}"
        );
        assert_eq!(refused.err.lines().count(), 1, "{refused:?}");
    }
    assert_eq!(desk.ok(&["history"]), before);
    let missing = desk.run(&["annotations", "import", "no-such-file"]);
    assert_eq!(missing.code, Some(2));
}
