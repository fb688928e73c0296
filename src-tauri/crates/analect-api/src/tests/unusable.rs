//! What the window is told of a library it cannot open: each time what happened, what is safe and
//! what to do.

#![allow(clippy::unwrap_used)]

use crate::{ApiError, ErrorCode, handle};
use analect_library::{Error, Library, OpenMode, StoreError, World};
use std::path::{Path, PathBuf};

/// A folder with a library that was closed.
struct Folder {
    folder: tempfile::TempDir,
    whole: Vec<u8>,
}

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("whole.db");
        let library = Library::open(&path, OpenMode::CreateIfMissing, World::system()).unwrap();
        handle(&library, "addSample", serde_json::json!({})).unwrap();
        drop(library);
        let whole = std::fs::read(path).unwrap();
        Self { folder, whole }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("library.db")
    }

    /// A library file with these bytes is refused with this code and message, and left as it is.
    fn refuses(&self, bytes: &[u8], code: ErrorCode, message: &str) {
        std::fs::write(self.path(), bytes).unwrap();
        let error = opened(&self.path()).unwrap_err();
        let told = error.message.replace(self.path().to_str().unwrap(), "P");
        assert_eq!((error.code, told.as_str()), (code, message));
        assert_eq!(std::fs::read(self.path()).unwrap(), bytes, "{message}");
    }
}

/// Opens a library and asks for its first screen, as the window does.
fn opened(path: &Path) -> Result<String, ApiError> {
    let library = Library::open(path, OpenMode::CreateIfMissing, World::system())?;
    let all =
        serde_json::json!({ "shelf": "all", "tag": null, "collection": null, "sort": "added" });
    handle(&library, "library", serde_json::json!({}))?;
    handle(&library, "listArticles", all)
}

#[test]
fn a_file_that_is_no_library_is_named_and_another_asked_for() {
    let folder = Folder::new();
    let unusable = ErrorCode::LibraryUnusable;
    folder.refuses(
        &b"a text that somebody wrote ".repeat(9),
        unusable,
        "The file “P” is not an Analect library. It was not touched. \
         Choose another file, or another name for a new library.",
    );
    folder.refuses(
        b"",
        unusable,
        "The file “P” is empty and not a library. It was not touched. \
         Choose another file, or another name for a new library.",
    );
}

#[test]
fn a_library_of_a_newer_version_asks_for_an_update() {
    let folder = Folder::new();
    let mut newer = folder.whole.clone();
    newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
    let known = u32::from_be_bytes(folder.whole[60..64].try_into().unwrap());
    folder.refuses(
        &newer,
        ErrorCode::LibraryUnusable,
        &format!(
            "The library “P” was made by a newer version of Analect (format 99, this one reads \
             {known}). It was not touched. Update Analect to open it."
        ),
    );
}

#[test]
fn a_damaged_library_points_to_a_copy() {
    let folder = Folder::new();
    let advice = "is damaged. Nothing more is written to it. \
                  Go back to a copy, such as one in the folder backups beside it.";
    let mut cut = folder.whole.clone();
    cut.truncate(folder.whole.len() / 2);
    let unusable = ErrorCode::LibraryUnusable;
    folder.refuses(&cut, unusable, &format!("The library “P” {advice}"));
    // Every page but the first is overwritten: the header is sound, what it leads to is not.
    let mut broken = folder.whole.clone();
    broken[4096..].fill(0xA5);
    std::fs::write(folder.path(), &broken).unwrap();
    let error = opened(&folder.path()).unwrap_err();
    assert_eq!(error.code, unusable, "{error:?}");
    assert!(error.message.ends_with(advice), "{error:?}");
    assert_eq!(std::fs::read(folder.path()).unwrap(), broken);
}

#[test]
fn a_folder_that_cannot_hold_a_library_is_named() {
    let folder = Folder::new();
    let file = folder.folder.path().join("whole.db");
    let error = opened(&file.join("library.db")).unwrap_err();
    assert_eq!(error.code, ErrorCode::FileSystem);
    assert!(error.message.starts_with("Cannot use “"), "{error:?}");
    assert!(
        error
            .message
            .ends_with("Nothing was changed. Check that it is there and that you may use it."),
        "{error:?}"
    );
}

#[test]
fn what_takes_another_program_or_user_is_told_as_well() {
    let path = PathBuf::from("P");
    let check = |error: StoreError, code: ErrorCode, message: &str| {
        let told = ApiError::from(Error::Store(error));
        assert_eq!((told.code, told.message.as_str()), (code, message));
    };
    check(
        StoreError::Busy,
        ErrorCode::Storage,
        "The library is locked by another program. Nothing was changed. \
         Close the other program and try again.",
    );
    check(
        StoreError::Missing(path.clone()),
        ErrorCode::LibraryUnusable,
        "There is no library at “P”. Nothing was made in its place. \
         Choose another file, or put it back and try again.",
    );
    check(
        StoreError::ReadOnly,
        ErrorCode::FileSystem,
        "The library can only be read, because its file or folder does not allow writing. Nothing \
         was changed. Allow writing to both, or copy the file elsewhere and open that.",
    );
    check(
        StoreError::TooOld(path.clone()),
        ErrorCode::LibraryUnusable,
        "The library “P” was made by an earlier version of Analect and must be brought up to date, \
         but its file or folder does not allow writing. It was not touched. Allow writing to both, \
         or copy the file elsewhere and open that.",
    );
    check(
        StoreError::Unfinished(path),
        ErrorCode::LibraryUnusable,
        "The library “P” cannot be read whole, because its newest changes wait in the file beside \
         it whose name ends in -wal and its folder does not allow writing. Nothing is lost. Allow \
         writing to the folder, or copy both files elsewhere and open that.",
    );
    check(
        StoreError::UndoConflict {
            op: "remove highlight".into(),
            done: "undone",
            reason: "the label it needs was removed since".into(),
        },
        ErrorCode::Conflict,
        "“remove highlight” cannot be undone: the label it needs was removed since. Nothing was \
         changed. Undo the later change first.",
    );
}
