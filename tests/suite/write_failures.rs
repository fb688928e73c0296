//! Files that cannot be written, or that others changed: what was there stays, nothing half-written
//! is left, and a sentence says so.

use crate::command::{Desk, Ran};
use std::path::{Path, PathBuf};

/// A library with a marked article, its folder of notes and the one file in it.
struct Vault {
    desk: Desk,
    folder: String,
    file: PathBuf,
}

impl Vault {
    fn new() -> Self {
        let desk = Desk::new();
        desk.import_story();
        for (quote, note) in [
            ("closer than either side", "by how much?"),
            ("Dock workers", "who"),
        ] {
            let mark = ["highlight", "--last", "--quote", quote, "--note", note];
            desk.ok(&mark);
        }
        let folder = desk.folder.path().join("notes");
        let folder = folder.to_string_lossy().into_owned();
        desk.ok(&["export", "--to", &folder]);
        let file = files(Path::new(&folder)).remove(0);
        Self { desk, folder, file }
    }

    fn text(&self) -> String {
        std::fs::read_to_string(&self.file).unwrap()
    }

    fn write(&self, text: &str) {
        std::fs::write(&self.file, text).unwrap();
    }

    fn export(&self) -> Ran {
        self.desk.run(&["export", "--to", &self.folder])
    }

    /// Exports, which succeeds, and twice gives the same bytes.
    fn exported(&self) -> String {
        let first = self.export();
        assert_eq!(first.code, Some(0), "{first:?}");
        let text = self.text();
        assert_eq!(self.export().code, Some(0));
        assert_eq!(self.text(), text, "the same bytes again");
        text
    }

    fn note_of(&self, name: &str) -> String {
        let shown = self.desk.json(&["show", "--last", "--format", "json"]);
        let marks = shown["annotations"].as_array().unwrap();
        let mark = marks.iter().find(|mark| mark["name"] == name).unwrap();
        mark["note"].as_str().unwrap().to_owned()
    }

    /// The short name of the highlight with this note.
    fn name_of(&self, note: &str) -> String {
        let shown = self.desk.json(&["show", "--last", "--format", "json"]);
        let marks = shown["annotations"].as_array().unwrap();
        let mark = marks.iter().find(|mark| mark["note"] == note).unwrap();
        mark["name"].as_str().unwrap().to_owned()
    }
}

/// What lies in a folder, hidden files too.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

/// The block of the highlight `name`.
fn block(text: &str, name: &str) -> String {
    let start = text.find(&format!("<!-- analect:h {name} ")).unwrap();
    let end = text[start..].find("<!-- /analect:h -->\n").unwrap();
    text[start..start + end + 20].to_owned()
}

#[cfg(unix)]
mod no_room {
    use super::*;
    use std::process::{Command, Output};

    /// Runs `args` where no file can grow beyond 64 KiB, as on a disk without room.
    fn cramped(vault: &Vault, args: &[&str]) -> Ran {
        let output = Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f 128; exec \"$0\" \"$@\""])
            .arg(env!("CARGO_BIN_EXE_analect"))
            .args(args)
            .env("ANALECT_LIBRARY", vault.desk.library())
            .output()
            .unwrap();
        output.into()
    }

    fn long_note(vault: &Vault) -> String {
        let long = "many words ".repeat(20_000);
        let name = vault.name_of("who");
        vault
            .desk
            .pipe(&["note", "--mark", &name, "--text", "-"], long.as_bytes());
        long
    }

    #[test]
    fn an_export_leaves_what_was_there_and_no_trace() {
        let vault = Vault::new();
        long_note(&vault);
        let before = vault.text();
        let ran = cramped(&vault, &["export", "--to", &vault.folder]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{ran:?}");
        assert!(
            ran.err.contains("cannot be written; it is left as it is"),
            "{ran:?}"
        );
        assert_eq!(vault.text(), before);
        assert_eq!(files(Path::new(&vault.folder)), [vault.file.as_path()]);
        // A folder that is made for nothing is not left behind.
        let other = vault.desk.folder.path().join("other");
        let ran = cramped(&vault, &["export", "--to", other.to_str().unwrap()]);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        assert!(!other.exists());
        assert!(vault.exported().contains("many words"));
    }

    #[test]
    fn marks_for_other_programs_replace_no_file_by_half_of_one() {
        let vault = Vault::new();
        long_note(&vault);
        let goal = vault.desk.file("marks.jsonld", "as it was");
        let ran = cramped(&vault, &["annotations", "export", "--to", &goal]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{ran:?}");
        assert!(ran.err.starts_with("analect: cannot write “"), "{ran:?}");
        assert_eq!(ran.err.lines().count(), 1);
        assert_eq!(std::fs::read_to_string(&goal).unwrap(), "as it was");
        let left = files(vault.desk.folder.path());
        let drafts = left
            .iter()
            .filter(|path| path.to_string_lossy().ends_with(".tmp"));
        assert_eq!(drafts.count(), 0, "{left:?}");
    }

    #[test]
    fn an_edit_that_has_no_room_in_the_library_stays_in_the_file() {
        let vault = Vault::new();
        let name = vault.name_of("by how much?");
        let long = "many words ".repeat(20_000);
        let edited = vault.text().replace("by how much?", long.trim());
        vault.write(&edited);
        let ran = cramped(&vault, &["take-edits", "--from", &vault.folder]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{ran:?}");
        assert_eq!(ran.err.lines().count(), 1, "{ran:?}");
        assert_eq!(vault.note_of(&name), "by how much?");
        assert_eq!(vault.text(), edited);
        let taken = vault.desk.ok(&["take-edits", "--from", &vault.folder]);
        assert!(taken.starts_with(&name), "{taken}");
        assert_eq!(vault.note_of(&name), long.trim());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_output_is_told() {
        let vault = Vault::new();
        for args in [&["export", "--last"][..], &["annotations", "export"]] {
            let full = std::fs::File::options()
                .write(true)
                .open("/dev/full")
                .unwrap();
            let mut command = vault.desk.command(args);
            let Output { status, stderr, .. } = command.stdout(full).output().unwrap();
            assert_eq!(status.code(), Some(1));
            let told = String::from_utf8(stderr).unwrap();
            assert!(
                told.starts_with("analect: cannot write the output: "),
                "{told}"
            );
        }
    }
}

#[cfg(unix)]
mod no_permission {
    use super::*;
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    /// Some user without rights of its own.
    const NOBODY: u32 = 65_534;

    /// Exports as a user whom permissions bind, which they do not bind the one that builds in a
    /// container.
    fn export(vault: &Vault, folder: &str) -> Ran {
        let desk = vault.desk.folder.path();
        let mut program = PathBuf::from(env!("CARGO_BIN_EXE_analect"));
        let is_root = tempfile::tempfile().unwrap().metadata().unwrap().uid() == 0;
        if is_root {
            let copy = desk.join("analect");
            if !copy.exists() {
                std::fs::copy(&program, &copy).unwrap();
                give(desk);
            }
            program = copy;
        }
        let mut command = Command::new(program);
        if is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        let output = command
            .args(["export", "--to", folder])
            .env("ANALECT_LIBRARY", vault.desk.library())
            .output()
            .unwrap();
        output.into()
    }

    /// Makes `path` and all below it that user's.
    fn give(path: &Path) {
        chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
        if path.is_dir() {
            for path in files(path) {
                give(&path);
            }
        }
    }

    fn allow(path: &Path, mode: u32) {
        set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    /// A vault where the library says more than the file.
    fn outdated() -> Vault {
        let vault = Vault::new();
        vault.desk.ok(&["note", "--last", "--text", "on the whole"]);
        vault
    }

    /// What an export says, that wrote nothing.
    fn refused(vault: &Vault, code: i32) -> String {
        let before = vault.text();
        let ran = export(vault, &vault.folder);
        assert_eq!((ran.code, ran.out.as_str()), (Some(code), ""), "{ran:?}");
        assert_eq!(ran.err.lines().count(), 1, "{ran:?}");
        assert_eq!(vault.text(), before);
        assert_eq!(files(Path::new(&vault.folder)), [vault.file.as_path()]);
        ran.err
    }

    #[test]
    fn a_file_that_may_not_be_written_or_read_stays_and_gets_no_twin() {
        let vault = outdated();
        allow(&vault.file, 0o444);
        let told = refused(&vault, 1);
        let expect = "is read-only; it is left as it is: allow writing to it, and export once more";
        assert!(told.trim_end().ends_with(expect), "{told}");
        allow(&vault.file, 0o000);
        // Root alone can look into it meanwhile.
        let ran = export(&vault, &vault.folder);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{ran:?}");
        assert!(ran.err.contains("may have held these notes"), "{ran:?}");
        assert_eq!(files(Path::new(&vault.folder)), [vault.file.as_path()]);
        allow(&vault.file, 0o644);
        let ran = export(&vault, &vault.folder);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(vault.text().contains("on the whole"));
    }

    #[test]
    fn a_folder_that_may_not_be_written_or_read_is_told() {
        let vault = outdated();
        let folder = PathBuf::from(&vault.folder);
        allow(&folder, 0o555);
        let told = refused(&vault, 1);
        assert!(
            told.contains("cannot be written; it is left as it is: you have no permission for it"),
            "{told}"
        );
        let below = format!("{}/below", vault.folder);
        allow(&folder, 0o000);
        for goal in [&vault.folder, &below] {
            let ran = export(&vault, goal);
            assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
            let expect = format!("analect: cannot read “{goal}”: you have no permission for it\n");
            assert_eq!(ran.err, expect);
        }
        allow(&folder, 0o755);
        assert_eq!(files(&folder), [vault.file.as_path()]);
    }

    #[test]
    fn notes_that_may_stand_where_nothing_can_be_read_are_told() {
        for whole_folder in [true, false] {
            let vault = outdated();
            let hidden = vault.file.with_file_name("sub").join("Renamed.md");
            std::fs::create_dir(hidden.parent().unwrap()).unwrap();
            std::fs::rename(&vault.file, &hidden).unwrap();
            let closed = if whole_folder {
                hidden.parent().unwrap()
            } else {
                &hidden
            };
            allow(closed, 0o000);
            let ran = export(&vault, &vault.folder);
            allow(closed, 0o755);
            assert_eq!(ran.code, Some(0), "{ran:?}");
            let expect = format!("“{}” cannot be read. Notes that it holds", closed.display());
            assert!(ran.err.contains(&expect), "{ran:?}");
            assert!(vault.text().contains("on the whole"));
            let old = std::fs::read_to_string(&hidden).unwrap();
            assert!(!old.contains("on the whole"), "{old}");
        }
    }
}

#[test]
fn a_deleted_file_is_written_anew() {
    let vault = Vault::new();
    let before = vault.text();
    std::fs::remove_file(&vault.file).unwrap();
    assert_eq!(vault.exported(), before);
}

#[test]
fn a_cut_marker_leaves_its_block_alone_and_is_told() {
    let vault = Vault::new();
    let name = vault.name_of("who");
    let whole = vault.text();
    let marker = block(&whole, &name).lines().next().unwrap().to_owned();
    for (from, to) in [
        // The end is missing, the beginning is missing, the beginning is cut off.
        (
            block(&whole, &name),
            block(&whole, &name).replace("<!-- /analect:h -->\n", ""),
        ),
        (format!("{marker}\n"), String::new()),
        (marker.clone(), marker[..marker.len() / 2].to_owned()),
    ] {
        vault.write(
            &whole
                .replace(&from, &to)
                .replace("**Note.** who", "**Note.** who, I ask"),
        );
        vault.desk.ok(&["note", "--last", "--text", "on the whole"]);
        let text = vault.exported();
        assert!(text.contains("**Note.** who, I ask"), "{text}");
        assert!(text.contains("on the whole"), "{text}");
        assert_eq!(vault.note_of(&name), "who");
        vault.desk.run(&["take-edits", "--from", &vault.folder]);
        assert_eq!(vault.note_of(&name), "who");
        vault.desk.ok(&["undo"]);
    }
    let unended = block(&whole, &name).replace("<!-- /analect:h -->\n", "");
    vault.write(&whole.replace(&block(&whole, &name), &unended));
    let told = vault.export().err;
    assert!(
        told.contains(&format!("the block {name} lacks one of its two lines")),
        "{told}"
    );
}

#[test]
fn of_two_blocks_of_one_name_the_second_is_text() {
    let vault = Vault::new();
    let name = vault.name_of("who");
    let whole = vault.text();
    let copy = block(&whole, &name).replace("**Note.** who", "**Note.** who else");
    vault.write(&format!("{whole}\n{copy}"));
    let text = vault.exported();
    assert!(text.ends_with(&copy), "{text}");
    vault
        .desk
        .ok(&["note", "--mark", &name, "--text", "whoever"]);
    let text = vault.exported();
    assert!(
        text.contains("**Note.** whoever\n") && text.ends_with(&copy),
        "{text}"
    );
    assert_eq!(vault.desk.ok(&["take-edits", "--from", &vault.folder]), "");
}

#[test]
fn a_copy_from_a_conflict_is_left_alone_and_told() {
    let vault = Vault::new();
    let stem = vault
        .file
        .file_stem()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    let copy = vault
        .file
        .with_file_name(format!("{stem} (conflicted copy 2025-09-04).md"));
    let mine = vault.text().replace("by how much?", "mine");
    std::fs::write(&copy, &mine).unwrap();
    let name = vault.name_of("who");
    vault
        .desk
        .ok(&["note", "--mark", &name, "--text", "whoever"]);
    let ran = vault.export();
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(
        ran.err
            .contains("conflicted copy 2025-09-04).md” holds notes of the same article"),
        "{ran:?}"
    );
    assert!(vault.text().contains("whoever"));
    assert_eq!(std::fs::read_to_string(&copy).unwrap(), mine);
}

#[test]
fn a_folder_that_cannot_be_made_is_told_and_nothing_is_written() {
    let vault = Vault::new();
    let goal = format!("{}/notes", vault.desk.file("a file", "as it was"));
    let ran = vault.desk.run(&["export", "--to", &goal]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{ran:?}");
    assert!(ran.err.starts_with("analect: cannot "), "{ran:?}");
}
