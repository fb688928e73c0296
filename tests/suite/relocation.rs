//! A library file is moved whole or not at all.

use crate::command::Desk;
use analect_library::{Library, OpenMode, World};
use std::path::Path;

/// A desk with a story and a highlight.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.import_story();
    desk.ok(&["highlight", "--last", "--quote", "closer than either side"]);
    desk
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(".db"))
        .collect();
    names.sort();
    names
}

#[test]
fn a_library_is_moved_with_its_history_and_leaves_nothing_behind() {
    let desk = desk();
    let before = desk.ok(&["show", "--last", "--format", "json"]);
    let (old, new) = (desk.library(), desk.folder.path().join("kept/safe/my.db"));
    let place = desk.ok(&["relocate", &new.to_string_lossy()]);
    assert_eq!(place.trim_end(), new.to_string_lossy());
    assert_eq!(names(desk.folder.path()), Vec::<String>::new());
    assert_eq!(names(new.parent().unwrap()), ["my.db"]);

    let missing = desk.run(&["list"]);
    assert_eq!(missing.code, Some(2), "{missing:?}");
    assert!(!old.exists());
    let at = new.to_string_lossy();
    assert_eq!(
        desk.ok(&["--library", &at, "show", "--last", "--format", "json"]),
        before
    );
    assert!(desk.ok(&["--library", &at, "undo"]).contains("highlight"));
    assert!(desk.ok(&["--library", &at, "redo"]).contains("highlight"));
}

#[test]
fn a_folder_takes_the_library_under_its_name() {
    let desk = desk();
    let folder = desk.folder.path().join("there");
    std::fs::create_dir(&folder).unwrap();
    desk.ok(&["relocate", &folder.to_string_lossy()]);
    assert_eq!(names(&folder), ["library.db"]);
}

#[test]
fn what_stands_in_the_new_place_is_not_replaced() {
    let desk = desk();
    let taken = desk.file("taken.db", "mine");
    for target in [taken.as_str(), &desk.library().to_string_lossy()] {
        let ran = desk.run(&["relocate", target]);
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert!(ran.err.contains("already"), "{ran:?}");
    }
    assert_eq!(std::fs::read_to_string(taken).unwrap(), "mine");
    assert!(desk.ok(&["list"]).contains("inbox"));
}

#[test]
fn a_library_that_is_open_elsewhere_stays_and_can_be_written() {
    let desk = desk();
    let library = Library::open(&desk.library(), OpenMode::Existing, World::system()).unwrap();
    library.labels().unwrap();
    let new = desk.folder.path().join("new.db");
    let ran = desk.run(&["relocate", &new.to_string_lossy()]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(!new.exists());
    desk.ok(&["star", "--last"]);
    drop(library);
    desk.ok(&["relocate", &new.to_string_lossy()]);
    assert!(
        desk.ok(&["--library", &new.to_string_lossy(), "history"])
            .contains("star")
    );
}

#[test]
fn a_place_that_cannot_be_written_leaves_the_library_as_it_was() {
    let desk = desk();
    let file = desk.file("no-folder", "");
    let ran = desk.run(&["relocate", &format!("{file}/below/new.db")]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    desk.ok(&["star", "--last"]);
    assert_eq!(names(desk.folder.path()), ["library.db"]);
}
