//! Versions of an article from the command line.

use crate::command::{Desk, HARBOUR};

/// A desk with the story, three highlights and a second version that came in as a file.
fn corrected() -> Desk {
    let desk = Desk::new();
    desk.import_story();
    for quote in [
        "The vote was closer than either side had expected",
        "Mr Brandt did not say how he had voted himself.",
        "The regional government had threatened to bring in soldiers",
    ] {
        desk.ok(&["highlight", "--last", "--quote", quote, "--note", "ask"]);
    }
    let new = HARBOUR
        .replace("closer than either side", "closer than both sides")
        .replace("Mr Brandt did not say how he had voted himself.", "");
    let file = desk.file("corrected.txt", new);
    let told = desk.ok(&["import", &file]);
    assert!(
        told.contains("(new version; highlights: 1 kept, 1 changed, 1 lost)"),
        "{told}"
    );
    desk
}

#[test]
fn a_corrected_copy_is_a_version_and_its_marks_are_told_of() {
    let desk = corrected();
    assert_eq!(desk.ok(&["list", "--shelf", "all"]).lines().count(), 1);
    let states = |state: &str| {
        let found = desk.ok(&["marks", "--state", state, "--format", "jsonl"]);
        let read = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
        found.lines().map(read).collect::<Vec<_>>()
    };
    let lost = states("lost");
    assert_eq!(lost.len(), 1);
    assert_eq!(
        lost[0]["exact"],
        "Mr Brandt did not say how he had voted himself."
    );
    assert_eq!(lost[0]["note"], "ask");
    let changed = &states("changed")[0];
    assert_eq!(
        changed["exact"],
        "The vote was closer than both sides had expected"
    );
    assert_eq!(
        changed["before"],
        "The vote was closer than either side had expected"
    );
    let mark = changed["id"].as_str().unwrap();
    desk.ok(&["place", mark, "--confirm"]);
    assert_eq!((states("changed").len(), states("kept").len()), (0, 2));
    let mark = lost[0]["name"].as_str().unwrap();
    let put = desk.json(&["place", mark, "--quote", "Economists put the cost"]);
    assert_eq!(
        (put["exact"].as_str(), put["status"].as_str()),
        (Some("Economists put the cost"), Some("exact"))
    );
    desk.ok(&["undo"]);
    assert_eq!(states("lost").len(), 1);
    let refused = desk.run(&["place", mark, "--confirm"]);
    assert_eq!(
        (refused.code, refused.err.lines().count()),
        (Some(2), 1),
        "{refused:?}"
    );
}

#[test]
fn versions_are_listed_printed_compared_and_brought_back() {
    let desk = corrected();
    let listed = desk.ok(&["revisions", "--last"]);
    assert_eq!(listed.lines().count(), 3);
    assert!(
        listed.ends_with("highlights: 1 kept, 1 changed, 1 lost\n"),
        "{listed}"
    );
    let first = desk.ok(&["revisions", "--last", "--text", "1"]);
    assert!(first.contains("closer than either side"));
    let changes = desk.ok(&["revisions", "--last", "--diff", "1-2"]);
    let expect = "~ The vote was closer than [-either side-] had expected, with 612 in favour and 547 against.\n  \
                  The vote was closer than {+both sides+} had expected, with 612 in favour and 547 against.\n\
                  - Mr Brandt did not say how he had voted himself.\n";
    assert_eq!(changes, expect);
    desk.ok(&["revisions", "--last", "--restore", "1"]);
    assert!(
        desk.ok(&["revisions", "--last"])
            .ends_with("highlights: 3 kept\n")
    );
    for bad in [
        &["revisions", "--last", "--text", "9"][..],
        &["revisions", "--last", "--text", "0"],
        &["revisions", "--last", "--diff", "two"],
        &["revisions", "--last", "--diff", "1-9"],
        &["revisions", "--last", "--restore", "7"],
        &["edit", "--last", "--published", "soon"],
        &["edit", "--last", "--text", "no-such-file.md"],
        &["marks", "--since", "yesterday"],
        &["marks", "--label", "No Label"],
    ] {
        let ran = desk.run(bad);
        assert_eq!(
            (ran.code, ran.out.as_str(), ran.err.lines().count()),
            (Some(2), "", 1),
            "{bad:?}: {ran:?}"
        );
    }
}

#[test]
fn text_and_details_are_edited_as_versions() {
    let desk = Desk::new();
    desk.import_story();
    let text = desk.ok(&["edit", "--last"]);
    let file = desk.file("same.md", &text);
    desk.ok(&["edit", "--last", "--text", &file]);
    let versions = || desk.ok(&["revisions", "--last"]).lines().count() - 1;
    assert_eq!(versions(), 1, "the same text is no version");
    desk.ok(&[
        "edit",
        "--last",
        "--title",
        "Dockers vote",
        "--author",
        "Ann Lee",
        "--published",
        "2026-03-13",
        "--site",
        "",
    ]);
    let shown = desk.json(&["show", "--last", "--format", "json"]);
    assert_eq!(shown["title"], "Dockers vote");
    assert_eq!(
        (shown["byline"].as_str(), shown["published"].as_str()),
        (Some("Ann Lee"), Some("2026-03-13"))
    );
    assert_eq!((shown["site"].is_null(), versions()), (true, 2));
    let apart = desk.file("again.txt", HARBOUR.replace("41 ships", "42 ships"));
    desk.ok(&["import", "--apart", &apart]);
    assert_eq!(desk.ok(&["list", "--shelf", "all"]).lines().count(), 2);
}
