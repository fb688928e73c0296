//! Notes as files: layouts, dry runs, filters, and edits that come back, through the command line.

use crate::command::Desk;

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
    assert!(!std::path::Path::new(&folder).exists());
    let ran = desk.run(&["export", "--last", "--template", "no such file"]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
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
    assert!(!std::path::Path::new(&folder).exists());
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
    let forced = desk.ok(&["take-edits", "--from", &folder, "--force"]);
    assert!(forced.contains("in the file"), "{forced}");
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
