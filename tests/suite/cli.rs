//! The command line from end to end.

use crate::command::{Desk, HARBOUR};
use serde_json::Value;

const FERRY: &str = include_str!("../fixtures/wire/ferry.txt");

#[test]
fn a_pasted_wire_story_is_taken_apart() {
    let desk = Desk::new();
    desk.import_story();
    let story = desk.json(&["show", "--last", "--format", "json"]);
    assert_eq!(story["published"], "2026-03-12");
    let kinds: Vec<&str> = story["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|block| block["kind"].as_str().unwrap())
        .collect();
    assert!(
        kinds.contains(&"caption") && kinds.contains(&"credit") && kinds.contains(&"sign_off"),
        "{kinds:?}"
    );
    assert_eq!(
        kinds.iter().filter(|kind| **kind == "paragraph").count(),
        14
    );
    let summary = desk.json(&["summarize", "--last", "--format", "json"]);
    let sentences = summary["sentences"].as_array().unwrap();
    assert_eq!(sentences.len(), 3);
    for sentence in sentences {
        let (start, end) = (
            sentence["start"].as_u64().unwrap(),
            sentence["end"].as_u64().unwrap(),
        );
        assert_eq!(
            points(story["text"].as_str().unwrap(), start, end),
            sentence["text"]
        );
        let holds = |block: &&Value| {
            block["start"].as_u64() <= Some(start) && Some(end) <= block["end"].as_u64()
        };
        let block = story["blocks"]
            .as_array()
            .unwrap()
            .iter()
            .find(holds)
            .unwrap();
        assert_eq!(block["kind"], "paragraph");
    }
}

#[test]
fn marks_notes_tags_and_entities_are_kept_undone_and_exported() {
    let desk = Desk::new();
    desk.import_story();
    let mark = desk.json(&[
        "highlight",
        "--last",
        "--quote",
        "closer than either side",
        "--label",
        "pink",
        "--note",
        "by how much?",
    ]);
    let name = mark["name"].as_str().unwrap();
    desk.ok(&["label", name, "green"]);
    desk.ok(&[
        "tag",
        "--mark",
        name,
        "--add",
        "strike",
        "--add",
        "port/skerrow",
    ]);
    desk.ok(&["note", "--mark", name, "--text", "53 votes"]);
    desk.ok(&["note", "--last", "--text", "Call the union in June."]);
    desk.ok(&["tag", "--last", "--add", "harbour"]);
    let entity = desk.json(&[
        "entity",
        "--last",
        "--name",
        "Marta Holm",
        "--type",
        "person",
    ]);
    assert_eq!(
        entity["mentions"].as_array().unwrap().len(),
        HARBOUR.matches("Marta Holm").count()
    );
    let story = desk.json(&["show", "--last", "--format", "json"]);
    let kept = &story["annotations"][0];
    assert_eq!(
        (kept["label"].as_str(), kept["note"].as_str()),
        (Some("green"), Some("53 votes"))
    );
    assert_eq!(kept["tags"], serde_json::json!(["port/skerrow", "strike"]));
    assert_eq!(
        points(
            story["text"].as_str().unwrap(),
            kept["start"].as_u64().unwrap(),
            kept["end"].as_u64().unwrap()
        ),
        "closer than either side"
    );
    let notes = desk.ok(&["export", "--last"]);
    for part in [
        "[[Marta Holm]]",
        "> closer than either side",
        "**Note.** 53 votes",
        "#port/skerrow #strike",
        "Call the union in June.",
        "  - harbour",
    ] {
        assert!(notes.contains(part), "{part:?} in {notes}");
    }
    assert!(notes.contains(&format!("\n^{name}\n")));
    assert_eq!(desk.ok(&["undo"]), "undid: tag entity\n");
    assert_eq!(
        desk.json(&["show", "--last", "--format", "json"])["entities"],
        serde_json::json!([])
    );
    desk.ok(&["redo"]);
    assert_eq!(desk.ok(&["export", "--last"]), notes);
    desk.ok(&["remove", name]);
    assert_eq!(
        desk.json(&["show", "--last", "--format", "json"])["annotations"],
        serde_json::json!([])
    );
}

#[test]
fn a_passage_can_be_named_by_code_points() {
    let desk = Desk::new();
    let file = desk.file("a.txt", "Der Größte 😀 kam. Er ging wieder fort.");
    desk.ok(&["import", &file]);
    let mark = desk.json(&["highlight", "--last", "--range", "4-12"]);
    assert_eq!(mark["exact"], "Größte 😀");
    assert_eq!(
        (mark["start"].as_u64(), mark["end"].as_u64()),
        (Some(4), Some(12))
    );
}

#[test]
fn export_writes_what_it_prints() {
    let desk = Desk::new();
    desk.import_story();
    desk.ok(&[
        "import",
        &desk.file("b.md", "# Second\n\nA *short* text. It ends.\n"),
    ]);
    let folder = desk.folder.path().join("notes");
    let written = desk.ok(&["export", "--to", folder.to_str().unwrap()]);
    let printed = desk.ok(&["export"]);
    let files: Vec<String> = written
        .lines()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    assert_eq!(files.len(), 2);
    assert_eq!(files.concat(), printed);
    let before = std::fs::metadata(written.lines().next().unwrap())
        .unwrap()
        .len();
    desk.ok(&["export", "--to", folder.to_str().unwrap()]);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
    assert_eq!(
        std::fs::metadata(written.lines().next().unwrap())
            .unwrap()
            .len(),
        before
    );
}

#[test]
fn several_articles_have_one_digest() {
    let desk = Desk::new();
    desk.import_story();
    let copy = HARBOUR.replace("612 in favour", "613 in favour");
    desk.pipe(&["import", "--apart", "-"], copy.as_bytes());
    desk.pipe(&["import", "-"], FERRY.as_bytes());
    let rows = desk.json(&["list", "--sort", "added", "--format", "json"]);
    let ids: Vec<&str> = rows
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .map(|row| row["id"].as_str().unwrap())
        .collect();
    let [story, copy, ferry] = ids[..] else {
        panic!("{ids:?}")
    };
    let found = desk.json(&[
        "digest",
        story,
        copy,
        ferry,
        story,
        "--sentences",
        "5",
        "--format",
        "json",
    ]);
    assert_eq!(found["articles"].as_array().unwrap().len(), 3);
    assert_eq!(
        found["copies"],
        serde_json::json!([{ "article": copy, "of": story }])
    );
    let sentences = found["sentences"].as_array().unwrap();
    assert_eq!(sentences.len(), 5);
    for sentence in sentences {
        let article = sentence["article"].as_str().unwrap();
        // Only what the copy says otherwise is quoted from it.
        let differs = sentence["text"].as_str().unwrap().contains("613");
        assert!(article != copy || differs, "{sentence}");
        let text = desk.json(&["show", article, "--format", "json"])["text"].clone();
        let [start, end] = ["start", "end"].map(|rim| sentence[rim].as_u64().unwrap());
        assert_eq!(points(text.as_str().unwrap(), start, end), sentence["text"]);
    }
    let told = desk.run(&["digest", story, copy, ferry]);
    assert_eq!(
        (told.code, told.out.lines().count()),
        (Some(0), 6),
        "{told:?}"
    );
    assert!(
        told.err.contains("shares most of its text with"),
        "{told:?}"
    );
    let asked = desk.run(&["digest", story, ferry, "--about", "uranium"]);
    assert!(
        asked.err.contains("no sentence names “uranium”"),
        "{asked:?}"
    );
    assert_eq!(desk.run(&["digest", story, "ffffffff"]).code, Some(2));
    assert_eq!(desk.run(&["digest"]).code, Some(2));
}

#[test]
fn shelves_and_stars_are_kept() {
    let desk = Desk::new();
    desk.import_story();
    desk.ok(&["star", "--last"]);
    desk.ok(&["move", "--last", "--to", "archive"]);
    let rows = |shelf: &str| {
        desk.json(&["list", "--shelf", shelf, "--format", "json"])
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(
        (rows("inbox"), rows("archive"), rows("starred"), rows("all")),
        (0, 1, 1, 1)
    );
    desk.ok(&["move", "--last", "--to", "trash"]);
    assert_eq!((rows("starred"), rows("all"), rows("trash")), (0, 0, 1));
}

#[test]
fn the_same_article_twice_is_recognised() {
    let desk = Desk::new();
    desk.import_story();
    let again = desk.pipe(&["import", "-"], HARBOUR.as_bytes());
    assert!(again.out.contains("already in the library"), "{again:?}");
    assert_eq!(
        desk.json(&["list", "--format", "json"])
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn unreadable_input_is_one_sentence_exit_two_and_no_article() {
    let desk = Desk::new();
    let check = |name: &str, content: &[u8]| {
        let file = desk.file(name, content);
        let ran = desk.run(&["import", &file]);
        assert_eq!(
            (ran.code, ran.out.as_str()),
            (Some(2), ""),
            "{name}: {ran:?}"
        );
        assert_eq!(ran.err.lines().count(), 1, "{name}: {ran:?}");
        assert!(
            ran.err.starts_with("analect: ") && ran.err.contains(name),
            "{name}: {ran:?}"
        );
    };
    check("empty.txt", b"");
    check("blank.txt", b" \n\t\n ");
    check(
        "binary.txt",
        &[0, 159, 146, 150, 0, 1, 2, 3, 0, 0, 7].repeat(40),
    );
    check("page.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj");
    check("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    check("archive.zip", b"PK\x03\x04\x14\0\0\0");
    check(
        "empty.html",
        b"<!doctype html><html><body><script>1</script></body></html>",
    );
    assert!(!desk.library().exists(), "a library was made for nothing");
}

#[test]
fn analysis_refuses_what_import_refuses() {
    let desk = Desk::new();
    let binary = desk.file("b.txt", [0, 1, 2, 3, 0, 0, 7].repeat(40));
    for verb in ["sentences", "summarize", "extract"] {
        let ran = desk.run(&[verb, &binary]);
        assert_eq!(
            (ran.code, ran.out.as_str(), ran.err.lines().count()),
            (Some(2), "", 1),
            "{verb}: {ran:?}"
        );
    }
}

#[test]
fn an_import_too_long_for_the_journal_is_undone_into_the_trash() {
    let desk = Desk::new();
    desk.import_story();
    let long = "A sentence of a long text goes on. ".repeat(40_000);
    desk.ok(&["import", &desk.file("long.txt", long)]);
    assert_eq!(desk.ok(&["undo"]), "undid: import\n");
    let rows = |shelf: &str| {
        desk.json(&["list", "--shelf", shelf, "--format", "json"])
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!((rows("inbox"), rows("trash")), (1, 1));
    assert_eq!(desk.ok(&["undo"]), "undid: import\n");
    assert_eq!((rows("inbox"), rows("trash")), (0, 1));
}

#[test]
fn a_note_may_begin_with_a_list() {
    let desk = Desk::new();
    desk.import_story();
    desk.ok(&["note", "--last", "--text", "- ask the port"]);
    assert!(desk.ok(&["export", "--last"]).contains("- ask the port"));
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let desk = Desk::new();
    let good = desk.file("good.txt", "One sentence. Another one.");
    let bad = desk.file("bad.txt", "");
    let ran = desk.run(&["import", &bad, &good, "absent.txt"]);
    assert_eq!(
        (ran.code, ran.out.lines().count(), ran.err.lines().count()),
        (Some(2), 1, 2),
        "{ran:?}"
    );
}

#[test]
fn a_file_beyond_the_limit_is_refused_unread() {
    let desk = Desk::new();
    let path = desk.folder.path().join("huge.txt");
    std::fs::File::create(&path)
        .unwrap()
        .set_len(100 << 20)
        .unwrap();
    let ran = desk.run(&["import", path.to_str().unwrap()]);
    assert_eq!((ran.code, ran.err.lines().count()), (Some(2), 1), "{ran:?}");
    assert!(ran.err.contains("huge.txt"), "{ran:?}");
}

#[test]
fn only_import_makes_a_library() {
    let desk = Desk::new();
    for args in [&["list"][..], &["undo"], &["show", "--last"], &["export"]] {
        let ran = desk.run(args);
        assert_eq!(
            (ran.code, ran.err.lines().count()),
            (Some(2), 1),
            "{args:?}: {ran:?}"
        );
        assert!(!desk.library().exists());
    }
}

#[test]
fn wrong_usage_is_one_line_and_exit_two() {
    let desk = Desk::new();
    desk.import_story();
    let check = |args: &[&str], expect: &str| {
        let ran = desk.run(args);
        assert_eq!(
            (ran.code, ran.err.lines().count()),
            (Some(2), 1),
            "{args:?}: {ran:?}"
        );
        assert!(ran.err.contains(expect), "{args:?}: {ran:?}");
    };
    check(&["frobnicate"], "frobnicate");
    check(&["show"], "ARTICLE");
    check(&["show", "0000"], "0000");
    check(&["show", "--last", "--format", "nonsense"], "nonsense");
    check(
        &["highlight", "--last", "--quote", "never said"],
        "never said",
    );
    check(&["highlight", "--last", "--range", "9-3"], "9-3");
    check(&["highlight", "--last", "--range", "1-999999"], "selection");
    check(
        &["highlight", "--last", "--quote", "vote", "--label", "mauve"],
        "mauve",
    );
    check(&["label", "hxxxxxxx", "green"], "hxxxxxxx");
    check(
        &[
            "entity",
            "--last",
            "--name",
            "Nobody At All",
            "--type",
            "person",
        ],
        "Nobody At All",
    );
    check(&["summarize", "absent.txt"], "absent.txt");
    check(&["redo"], "redo");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let desk = Desk::new();
    let line = r#"{"id":1,"text":"One. Two. Three."}"#;
    let many = desk.file("many.jsonl", format!("{line}\n").repeat(20_000));
    let mut child = desk
        .command(&["sentences", "--batch", &many])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!(
        (ended.status.code(), ended.stderr.as_slice()),
        (Some(0), &b""[..])
    );
}

#[test]
fn help_and_version_succeed() {
    let desk = Desk::new();
    assert!(desk.ok(&["--version"]).starts_with("analect "));
    assert!(desk.ok(&["help", "highlight"]).contains("--quote"));
}

/// The code points `start..end` of `text`.
fn points(text: &str, start: u64, end: u64) -> String {
    let (start, end) = (
        usize::try_from(start).unwrap(),
        usize::try_from(end).unwrap(),
    );
    text.chars().skip(start).take(end - start).collect()
}
