//! Entities are followed across the library from the command line.

use crate::command::Desk;
use serde_json::Value;

const FIRST: &str = "# The port opens\n\nHarbour master Marta Holm told reporters in Skerrow that the \
    port would open again. “We are done waiting,” Holm said.\n\nTomasz Brandt, the union leader, said \
    Marta Holm had kept her word.\n";
const SECOND: &str = "# A shorter night\n\n“Nobody knows the harbour better than Marta Holm,” Tomasz \
    Brandt said in Skerrow on Friday.\n";

/// A desk with both stories, in the first of which all that is shown is accepted; and their ids.
fn desk() -> (Desk, [String; 2]) {
    let desk = Desk::new();
    let stories = [("one.md", FIRST), ("two.md", SECOND)];
    let ids = stories.map(|(name, text)| {
        let file = desk.file(name, text);
        let printed = desk.ok(&["import", &file]);
        printed.split_whitespace().next().unwrap().to_owned()
    });
    desk.ok(&["entity", "accept", &ids[0], "--shown"]);
    (desk, ids)
}

fn names(listed: &str) -> Vec<&str> {
    listed
        .lines()
        .map(|line| line.get(16..).unwrap_or_default())
        .collect()
}

fn proposed(desk: &Desk, article: &str) -> Vec<Value> {
    let found = desk.json(&["entity", "suggestions", article]);
    found["entities"].as_array().unwrap().clone()
}

#[test]
fn what_is_accepted_is_listed_shown_and_linked_in_the_next_article() {
    let (desk, [_, two]) = desk();
    let listed = desk.ok(&["entity", "list", "--query", "HOLM"]);
    assert_eq!(names(&listed), ["Marta Holm"]);
    let found = proposed(&desk, &two);
    let holm = found
        .iter()
        .find(|one| one["name"] == "Marta Holm")
        .unwrap();
    assert_eq!(holm["link"]["reasons"][0], "the same full name");
    let looked = desk.ok(&["entity", "analyse"]);
    assert_eq!(looked, "looked through 2, 0 left\n");
    let page = desk.ok(&["entity", "show", "Marta Holm"]);
    assert!(page.contains("> “We are done waiting,”"), "{page}");
    let page = desk.json(&["entity", "show", "Holm", "--format", "json"]);
    assert_eq!(page["waiting"][0]["title"], "A shorter night");
    desk.ok(&["entity", "accept", &two, "--name", "Marta Holm"]);
    let page = desk.json(&["entity", "show", "Marta Holm", "--format", "json"]);
    assert_eq!(
        (&page["articles"], &page["waiting"]),
        (&2.into(), &Value::Array(vec![]))
    );
    assert_eq!(page["said_of_it"].as_array().unwrap().len(), 2);
    let folder = desk.folder.path().join("notes");
    let written = desk.ok(&[
        "entity",
        "export",
        "Marta Holm",
        "--to",
        folder.to_str().unwrap(),
    ]);
    let file = std::fs::read_to_string(written.trim()).unwrap();
    assert_eq!(file, desk.ok(&["entity", "export", "Marta Holm"]));
}

#[test]
fn namesakes_are_told_apart_by_their_ids() {
    let (desk, [_, two]) = desk();
    desk.ok(&[
        "entity",
        "accept",
        &two,
        "--name",
        "Marta Holm",
        "--someone-else",
    ]);
    let vague = desk.run(&["entity", "show", "Marta Holm"]);
    assert_eq!(vague.code, Some(2), "{vague:?}");
    let all = desk.json(&["entity", "list", "--query", "Marta", "--format", "json"]);
    let ids: Vec<&str> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), 2);
    desk.ok(&["entity", "merge", ids[1], "--into", ids[0]]);
    assert_eq!(
        desk.json(&["entity", "show", "Marta Holm", "--format", "json"])["articles"],
        2
    );
    desk.ok(&[
        "entity",
        "split",
        "Marta Holm",
        "--name",
        "The other",
        "--article",
        &two,
    ]);
    desk.ok(&[
        "entity",
        "rename",
        "The other",
        "M. Holm",
        "--type",
        "organization",
    ]);
    let listed = desk.json(&[
        "entity",
        "list",
        "--type",
        "organization",
        "--format",
        "json",
    ]);
    assert_eq!(listed[0]["name"], "M. Holm");
}

#[test]
fn the_stop_list_is_shown_and_names_come_off_it() {
    let (desk, [_, two]) = desk();
    let has = |name: &str| proposed(&desk, &two).iter().any(|one| one["name"] == name);
    assert!(has("Tomasz Brandt"));
    desk.ok(&["entity", "reject", "Tomasz Brandt"]);
    assert!(!has("Tomasz Brandt"));
    let listed = desk.json(&["entity", "stop-list"]);
    assert_eq!(
        (&listed["name"], &listed["type"]),
        (&"Tomasz Brandt".into(), &Value::Null)
    );
    desk.ok(&["entity", "allow", "Tomasz Brandt"]);
    assert!(has("Tomasz Brandt"));
    assert_eq!(desk.ok(&["entity", "stop-list"]), "");
    desk.ok(&["undo"]);
    assert!(!has("Tomasz Brandt"));
    // On the list as a person and as anything, it is allowed as both.
    desk.ok(&["entity", "allow", "Tomasz Brandt"]);
    desk.ok(&["entity", "reject", "Tomasz Brandt", "--type", "person"]);
    desk.ok(&["entity", "reject", "Tomasz Brandt"]);
    desk.ok(&["entity", "allow", "Tomasz Brandt"]);
    assert_eq!(desk.ok(&["entity", "stop-list"]), "");
}

#[test]
fn details_and_types_of_ones_own_are_kept() {
    let (desk, [one, _]) = desk();
    desk.ok(&[
        "entity", "types", "Master", "--new", "--key", "3", "--colour", "pink",
    ]);
    let edit = [
        "entity",
        "edit",
        "Marta Holm",
        "--alias",
        "M. Holm",
        "--add",
    ];
    let more = [
        "--wikidata",
        "https://www.wikidata.org/wiki/Q42",
        "--note",
        "met *twice*",
        "--own-type",
        "Master",
    ];
    let edited = desk.json(&[&edit[..], &more[..]].concat());
    assert_eq!(edited["wikidata"], "Q42");
    assert!(
        edited["aliases"]
            .as_array()
            .unwrap()
            .contains(&"M. Holm".into())
    );
    let listed = desk.json(&["entity", "types"]);
    assert_eq!(
        (&listed["key"], &listed["entities"]),
        (&3.into(), &1.into())
    );
    let used = desk.run(&["entity", "types", "Master", "--delete"]);
    assert_eq!(used.code, Some(2), "{used:?}");
    desk.ok(&["entity", &one, "--name", "Skerrow", "--own-type", "Master"]);
    let listed = desk.ok(&["entity", "list", "--own-type", "Master"]);
    assert_eq!(names(&listed), ["Marta Holm", "Skerrow"]);
}

#[test]
fn what_is_not_there_is_named() {
    let (desk, [one, _]) = desk();
    for (args, named) in [
        (&["entity", "show", "Nobody"][..], "Nobody"),
        (&["entity", "accept", &one, "--name", "Nobody"], "Nobody"),
        (&["entity", "allow", "Nobody"], "Nobody"),
        (&["entity", "types", "Nobody", "--key", "1"], "Nobody"),
        (
            &["entity", "edit", "Marta Holm", "--wikidata", "P31"],
            "P31",
        ),
        (
            &[
                "entity",
                "split",
                "Marta Holm",
                "--name",
                "X",
                "--mention",
                "7",
            ],
            "7",
        ),
        (&["entity", "list", "--format", "html"], "html"),
        (&["entity"], "--name"),
    ] {
        let ran = desk.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.err.contains(named), "{ran:?}");
    }
}
