//! A library that cannot be written to is still read, and says so when it is to be changed.
#![cfg(unix)]

use crate::command::{Desk, HARBOUR};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A user and group without any rights of their own.
const NOBODY: u32 = 65_534;

fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// A desk with a story, its library and folder as the modes say.
struct Shut {
    desk: Desk,
    before: Vec<u8>,
    program: TempDir,
}

/// A folder with the program in it that everybody may enter; where it was built may lie in a home.
fn program() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    set_mode(folder.path(), 0o755);
    // By another process: a file this one holds open for writing while a test beside it forks
    // cannot be run.
    let copied = Command::new("cp")
        .arg(env!("CARGO_BIN_EXE_analect"))
        .arg(folder.path().join("analect"))
        .status();
    assert!(copied.unwrap().success());
    folder
}

impl Shut {
    fn new(file: u32, folder: u32) -> Self {
        let desk = Desk::new();
        desk.import_story();
        desk.ok(&["highlight", "--last", "--quote", "closer than either side"]);
        let before = std::fs::read(desk.library()).unwrap();
        set_mode(&desk.library(), file);
        set_mode(desk.folder.path(), folder);
        Self {
            desk,
            before,
            program: program(),
        }
    }

    /// Runs a command as somebody whom modes bind, which they do not bind the superuser to.
    fn run(&self, args: &[&str]) -> (Option<i32>, String, String) {
        let mut command = Command::new(self.program.path().join("analect"));
        command
            .env("ANALECT_LIBRARY", self.desk.library())
            .current_dir(self.desk.folder.path())
            .args(args);
        if std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0) {
            command.gid(NOBODY).uid(NOBODY);
        }
        let ran = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (ran.status.code(), text(ran.stdout), text(ran.stderr))
    }

    fn check(&self) {
        for (args, expect) in [
            (&["list"][..], "inbox"),
            (&["show", "--last"], "Skerrow"),
            (
                &["show", "--last", "--format", "json"],
                "closer than either",
            ),
            (&["export"], "> closer than either side"),
            (&["summarize", "--last"], "."),
            (&["labels"], "Key fact"),
            (&["history"], "highlight"),
        ] {
            let (code, out, err) = self.run(args);
            assert_eq!((code, err.as_str()), (Some(0), ""), "{args:?}");
            assert!(out.contains(expect), "{args:?}: {out}");
        }
        for args in [
            &["star", "--last"][..],
            &["highlight", "--last", "--quote", "The vote was closer"],
            &["read", "--last"],
            &["labels", "pink", "--name", "Other"],
            &["trash", "--empty"],
            &["sample"],
            &["undo"],
            &["redo"],
        ] {
            let (code, out, err) = self.run(args);
            assert_eq!((code, out.as_str()), (Some(2), ""), "{args:?}: {err}");
            assert_eq!(err.lines().count(), 1, "{args:?}: {err}");
            assert!(err.contains("can only be read"), "{args:?}: {err}");
        }
        set_mode(self.desk.folder.path(), 0o755);
        assert_eq!(std::fs::read(self.desk.library()).unwrap(), self.before);
    }
}

#[test]
fn a_write_protected_file_in_a_write_protected_folder_is_read() {
    Shut::new(0o444, 0o555).check();
}

#[test]
fn a_write_protected_file_in_an_open_folder_is_read() {
    Shut::new(0o444, 0o777).check();
}

#[test]
fn a_file_in_a_write_protected_folder_is_read() {
    Shut::new(0o666, 0o555).check();
}

#[test]
fn changes_that_cannot_be_read_are_not_passed_over() {
    let shut = Shut::new(0o444, 0o755);
    let desk = &shut.desk;
    let mut log = desk.library().into_os_string();
    log.push("-wal");
    std::fs::write(&log, b"what another process wrote").unwrap();
    set_mode(desk.folder.path(), 0o555);
    let (code, out, err) = shut.run(&["list"]);
    assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
    assert!(err.contains("-wal"), "{err}");
    set_mode(desk.folder.path(), 0o755);
}

#[test]
fn a_library_of_an_earlier_schema_is_read_where_its_tables_allow_it() {
    let shut = Shut::new(0o644, 0o755);
    let kept = |version: u32, args: &[&str]| {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures");
        set_mode(shut.desk.folder.path(), 0o755);
        std::fs::remove_file(shut.desk.library()).unwrap();
        std::fs::copy(
            fixtures.join(format!("libraries/v{version}.db")),
            shut.desk.library(),
        )
        .unwrap();
        set_mode(&shut.desk.library(), 0o444);
        set_mode(shut.desk.folder.path(), 0o555);
        let ran = shut.run(args);
        set_mode(shut.desk.folder.path(), 0o755);
        ran
    };
    for version in [2, 3, 4] {
        let (code, out, _) = kept(version, &["show", "--last"]);
        assert_eq!(code, Some(0), "{version}");
        assert!(out.contains("Night ferries"), "{version}");
        for verb in [
            &["list"][..],
            &["show", "Tuva Ek"],
            &["suggestions", "--last"],
        ] {
            let (code, _, err) = kept(version, &[&["entity"], verb].concat());
            assert_eq!(code, Some(0), "{version} {verb:?} {err}");
        }
        let (code, out, _) = kept(version, &["entity", "analyse"]);
        assert_eq!(
            (code, out.as_str()),
            (Some(0), "looked through 0, 1 left\n")
        );
    }
    let (code, _, err) = kept(1, &["show", "--last"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("earlier version"), "{err}");
}

#[test]
fn a_new_library_in_a_write_protected_folder_is_refused() {
    let desk = Desk::new();
    let story = desk.file("harbour.txt", HARBOUR);
    set_mode(desk.folder.path(), 0o555);
    let shut = Shut {
        desk,
        before: Vec::new(),
        program: program(),
    };
    let (code, out, err) = shut.run(&["import", &story]);
    assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
    assert!(err.contains("library.db"), "{err}");
    set_mode(shut.desk.folder.path(), 0o755);
}
