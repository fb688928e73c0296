//! Notes as files: layouts, dry runs, filters, and edits that come back, through the command line.

use crate::command::Desk;
use analect_library::{Library, OpenMode, World};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// A library with one marked article, and its folder of notes.
fn desk() -> (Desk, String) {
    let desk = Desk::new();
    desk.import_story();
    let mark = ["highlight", "--last", "--quote", "closer than either side"];
    desk.ok(&[
        &mark[..],
        &["--label", "pink", "--note", "by how much? #count"],
    ]
    .concat());
    let folder = desk.folder.path().join("notes");
    let folder = folder.to_string_lossy().into_owned();
    (desk, folder)
}

/// The only file of a folder.
fn only_file(folder: &str) -> String {
    let mut files = std::fs::read_dir(folder).unwrap();
    let path = files.next().unwrap().unwrap().path();
    assert!(files.next().is_none());
    path.to_string_lossy().into_owned()
}

#[test]
fn each_preset_can_be_printed_and_used_as_a_file() {
    let (desk, _) = desk();
    for name in ["plain", "obsidian", "study"] {
        let source = desk.ok(&["template", name]);
        let file = desk.file("own.md", &source);
        let notes = desk.ok(&["export", "--last", "--template", name]);
        assert_eq!(desk.ok(&["export", "--last", "--template", &file]), notes);
        assert!(notes.contains("> closer than either side"), "{notes}");
        assert!(notes.contains("**Note.** by how much? #count"), "{notes}");
    }
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_place() {
    let (desk, folder) = desk();
    let file = desk.file("own.md", "# {{ article.title }}\n\n{{ article.titel }}\n");
    let ran = desk.run(&["export", "--last", "--to", &folder, "--template", &file]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    let expect = format!("analect: {file}: line 3, column 4: there is no value “article.titel”\n");
    assert_eq!(ran.err, expect);
    assert!(!Path::new(&folder).exists());
    let ran = desk.run(&["export", "--last", "--template", "no such file"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
}

#[test]
fn a_template_comes_from_standard_input() {
    let (desk, _) = desk();
    let from_stdin = ["export", "--last", "--template", "-"];
    let source = desk.ok(&["template", "study"]);
    let ran = desk.pipe(&from_stdin, source.as_bytes());
    let named = desk.ok(&["export", "--last", "--template", "study"]);
    assert_eq!((ran.code, ran.out), (Some(0), named));
    for (input, told) in [
        (
            &b"{{ article.titel }}"[..],
            "standard input: line 1, column 4: there is no value",
        ),
        (b"\xff\xfe", "the template is not valid UTF-8"),
    ] {
        let ran = desk.pipe(&from_stdin, input);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
        assert!(ran.err.contains(told), "{ran:?}");
    }
}

/// What the window answers to a request about this library.
fn ask_the_window(library: &Path, name: &str, args: Value) -> Value {
    let library = Library::open(library, OpenMode::Existing, World::system()).unwrap();
    serde_json::from_str(&analect_api::handle(&library, name, args).unwrap()).unwrap()
}

/// Templates of every sign that a shell could take for its own.
const SHELL_SIGNS: [&str; 3] = [
    "# {{ article.title }}\n\t{# it's \"$HOME\" `id` \\ !! \\n #}\nTEMPLATE\n\n$(id) 'q' — 港\n",
    "no line break at the end: {{ article.title }}",
    "",
];

/// A name that a shell would take apart.
#[cfg(unix)]
const SHELL_NAME: &str = "-it's \"a\" $HOME `id` $(id) !! !x \\ * ~\n#港 é";

#[cfg(unix)]
#[test]
fn the_command_that_the_window_copies_does_the_same_in_a_shell() {
    let (desk, _) = desk();
    let id = desk.json(&["show", "--last", "--format", "json"])["id"].clone();
    let library = desk.folder.path().join(SHELL_NAME).with_extension("db");
    std::fs::copy(desk.library(), &library).unwrap();
    let path = Path::new(env!("CARGO_BIN_EXE_analect")).parent().unwrap();
    let path = format!("{}:/usr/bin:/bin", path.display());
    let shell = |name: &str, line: &str| {
        let mut shell = Command::new(name);
        shell.args(["-c", line]).env("PATH", &path).output()
    };
    assert!(shell("sh", ":").is_ok());
    let present =
        ["sh", "dash", "bash", "zsh"].map(|name| shell(name, ":").is_ok().then_some(name));
    for name in present.into_iter().flatten() {
        for (at, own) in SHELL_SIGNS.iter().map(Some).chain([None]).enumerate() {
            let folder = desk.folder.path().join(name).join(at.to_string());
            let folder = folder.join(SHELL_NAME);
            let asked = json!({ "articles": [id], "shown": id, "folder": folder, "choice": {
                "preset": "study", "own": own, "labels": ["pink"],
                "tags": ["count", "-it's-`id`-$HOME!!"], "since": "2020-01-01",
                "length": { "amount": 40, "unit": "words" },
                "about": [{ "article": id, "about": "--it's the \"ships\" of $HOME `id`\n?" }],
            } });
            let answer = ask_the_window(&library, "exportPreview", asked);
            let line = answer["command"].as_str().unwrap();
            let ran = shell(name, line).unwrap();
            assert!(ran.status.success(), "{name}: {line}\n{ran:?}");
            let written = std::fs::read_to_string(only_file(&folder.to_string_lossy())).unwrap();
            assert_eq!(written, answer["shown"]["markdown"], "{name}: {line}");
        }
    }
}

#[test]
fn a_dry_run_counts_and_writes_nothing() {
    let (desk, folder) = desk();
    let plan = ["export", "--last", "--to", &folder, "--dry-run"];
    let planned = desk.ok(&plan);
    assert!(
        planned.ends_with("\tcreated\t1 new, 0 changed, 0 removed\n"),
        "{planned}"
    );
    assert!(!Path::new(&folder).exists());
    desk.ok(&["export", "--last", "--to", &folder]);
    assert!(
        desk.ok(&plan)
            .contains("\tunchanged\t0 new, 0 changed, 0 removed\n")
    );
    let file = only_file(&folder);
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("by how much?", "by 65")).unwrap();
    let ran = desk.run(&plan);
    assert!(
        ran.out.contains("0 removed, 1 edit of yours kept\n"),
        "{ran:?}"
    );
    assert!(ran.err.contains("take-edits"), "{ran:?}");
}

#[test]
fn filters_choose_what_is_written() {
    let (desk, folder) = desk();
    let count = |more: &[&str]| {
        let all = [&["export", "--last", "--to", &folder, "--dry-run"], more].concat();
        desk.ok(&all).lines().count()
    };
    assert_eq!(count(&["--label", "pink", "--tag", "count"]), 1);
    assert_eq!(count(&["--label", "green"]), 0);
    assert_eq!(count(&["--tag", "other"]), 0);
    assert_eq!(
        count(&["--since", "2020-01-01", "--until", "2999-01-01"]),
        1
    );
    assert_eq!(count(&["--since", "2999-01-01"]), 0);
    for wrong in [["--label", "teal"], ["--tag", "#"], ["--since", "May"]] {
        let ran = desk.run(&[&["export", "--last"][..], &wrong].concat());
        assert_eq!(ran.code, Some(2), "{ran:?}");
    }
}

#[test]
fn notes_edited_in_files_are_taken_over_and_that_can_be_undone() {
    let (desk, folder) = desk();
    desk.ok(&["export", "--to", &folder]);
    let file = only_file(&folder);
    let text = std::fs::read_to_string(&file).unwrap();
    let mine = text.replace("by how much? #count", "by 65 votes #count #checked");
    std::fs::write(&file, format!("{mine}\nMy own words.\n")).unwrap();
    let take = |more: &[&str]| desk.run(&[&["take-edits", "--from", &folder], more].concat());
    let planned = take(&["--dry-run"]);
    assert!(
        planned.out.ends_with("\tby 65 votes #count #checked\n"),
        "{planned:?}"
    );
    let mark = || desk.json(&["show", "--last", "--format", "json"])["annotations"][0].clone();
    assert!(mark().to_string().contains("by how much?"));
    assert_eq!(take(&[]).out, planned.out);
    assert!(mark().to_string().contains("by 65 votes"), "{}", mark());
    assert_eq!(take(&[]).out, "");
    let done = desk.ok(&["export", "--to", &folder]);
    assert_eq!(done.trim_end(), file);
    assert!(
        std::fs::read_to_string(&file)
            .unwrap()
            .ends_with("\nMy own words.\n")
    );
    assert_eq!(desk.ok(&["undo"]), "undid: edit note\n");
    assert!(mark().to_string().contains("by how much?"));
}

#[test]
fn a_note_changed_in_both_is_taken_only_by_force() {
    let (desk, folder) = desk();
    desk.ok(&["export", "--to", &folder]);
    let file = only_file(&folder);
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("by how much?", "in the file")).unwrap();
    let shown = desk.json(&["show", "--last", "--format", "json"]);
    let mark = shown["annotations"][0]["name"].as_str().unwrap();
    desk.ok(&["note", "--mark", mark, "--text", "in the library"]);
    for more in [&["--dry-run"][..], &[]] {
        let ran = desk.run(&[&["take-edits", "--from", &folder], more].concat());
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
        assert!(
            ran.err.contains("was changed in the library too"),
            "{ran:?}"
        );
    }
    // The export shows what the library says; it does not choose between the two.
    let ran = desk.run(&["export", "--to", &folder]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let ran = desk.run(&["take-edits", "--from", &folder]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
    let forced = desk.ok(&["take-edits", "--from", &folder, "--force"]);
    assert!(forced.contains("in the file"), "{forced}");
}

#[test]
fn an_edited_note_without_its_mark_is_told_by_both_verbs() {
    let (desk, folder) = desk();
    desk.ok(&["export", "--to", &folder]);
    let file = only_file(&folder);
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("by how much?", "in the file")).unwrap();
    desk.ok(&["undo"]);
    for verb in [["take-edits", "--from"], ["export", "--to"]] {
        let ran = desk.run(&[verb[0], verb[1], &folder]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(ran.err.contains("Undo the removal"), "{ran:?}");
    }
    assert!(
        std::fs::read_to_string(&file)
            .unwrap()
            .contains("in the file")
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_is_told_and_stays() {
    use std::os::unix::fs::PermissionsExt;
    let (desk, folder) = desk();
    desk.ok(&["export", "--to", &folder]);
    let file = only_file(&folder);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o444)).unwrap();
    let before = std::fs::read(&file).unwrap();
    desk.ok(&["note", "--last", "--text", "new"]);
    let ran = desk.run(&["export", "--to", &folder]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(
        ran.err.contains("is read-only; it is left as it is"),
        "{ran:?}"
    );
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_used_is_told_in_words() {
    let (desk, _) = desk();
    let file = desk.file("list.txt", "bread");
    let ran = desk.run(&["export", "--to", &format!("{file}/notes")]);
    let expect = format!(
        "analect: cannot read “{file}/notes”: a part of its path is a file and no folder\n"
    );
    assert_eq!((ran.code, ran.err), (Some(2), expect));
    let missing = desk.folder.path().join("missing.md");
    let missing = missing.to_string_lossy();
    let ran = desk.run(&["export", "--template", &missing]);
    let expect = format!("analect: cannot read “{missing}”: there is no such file or folder\n");
    assert_eq!((ran.code, ran.err), (Some(2), expect));
}

#[test]
fn importing_a_file_of_notes_brings_its_marks_back_and_no_article() {
    let (desk, folder) = desk();
    desk.ok(&["export", "--to", &folder]);
    let file = only_file(&folder);
    let before = desk.ok(&["show", "--last", "--format", "json"]);
    let said = desk.ok(&["import", &file]);
    assert!(said.contains("marks brought back: 0"), "{said}");
    assert_eq!(desk.ok(&["show", "--last", "--format", "json"]), before);
    let empty = Desk::new();
    empty.import_story();
    let text = std::fs::read_to_string(&file).unwrap();
    let text = text
        .replace("sha256-", "sha256-0")
        .replace("source:", "from:");
    let ran = empty.run(&["import", &empty.file("n.md", &text)]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("import the article"), "{ran:?}");
    assert_eq!(empty.ok(&["list"]).lines().count(), 1);
}
