//! Why the library file could not be opened, read or written.

use crate::plain_words;
use std::path::{Path, PathBuf};

/// Why the library file could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no file and none may be created.
    #[error("there is no library at “{}”", .0.display())]
    Missing(PathBuf),
    /// The file is empty; a library never is.
    #[error("the file “{}” is empty and not a library", .0.display())]
    Empty(PathBuf),
    /// The file is something else.
    #[error("the file “{}” is not an Analect library", .0.display())]
    Foreign(PathBuf),
    /// A newer version of the program made the file.
    #[error("the library “{}” was made by a newer version of Analect (format {found}, this one reads {known})", path.display())]
    TooNew {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: i64,
        /// The newest schema version this program knows.
        known: i64,
    },
    /// The file is cut off or its pages are broken; the path is empty where SQLite met that in the
    /// middle of its work.
    #[error("{} is damaged", named(.0))]
    Damaged(PathBuf),
    /// The folder or the file cannot be used.
    #[error("cannot use “{}”: {}", path.display(), plain_words(cause))]
    Io {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// Another program kept the library locked for longer than five seconds.
    #[error("the library is locked by another program")]
    Busy,
    /// The file, or the folder it lies in, does not allow writing; it is only read.
    #[error("the library can only be read, because its file or folder does not allow writing")]
    ReadOnly,
    /// The file does not allow writing and its schema is too old to be read as it is.
    #[error(
        "the library “{}” was made by an earlier version of Analect and must be brought up to date, \
         but its file or folder does not allow writing",
        .0.display()
    )]
    TooOld(PathBuf),
    /// Changes wait in the file's write-ahead log, which cannot be read where the folder does not
    /// allow writing.
    #[error(
        "the library “{}” cannot be read whole, because its newest changes wait in the file beside \
         it whose name ends in -wal and its folder does not allow writing",
        .0.display()
    )]
    Unfinished(PathBuf),
    /// Something is where the library was to be moved to.
    #[error("there is something at “{}” already", .0.display())]
    Taken(PathBuf),
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// Nothing is left to undo or redo.
    #[error("there is nothing to {0}")]
    NothingToUndo(&'static str),
    /// A later change stands in the way; nothing was changed.
    #[error("“{op}” cannot be {done}: {reason}")]
    UndoConflict {
        /// The name of the operation.
        op: String,
        /// `undone` or `redone`.
        done: &'static str,
        /// What stands in the way.
        reason: String,
    },
    /// A row does not hold what its column promises.
    #[error("the library holds an unreadable {0}")]
    UnreadableRow(&'static str),
    /// Any other failure of SQLite.
    #[error("the library could not be used: {0}")]
    Sqlite(rusqlite::Error),
}

fn named(path: &Path) -> String {
    if path.as_os_str().is_empty() {
        "the library".to_owned()
    } else {
        format!("the library “{}”", path.display())
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let extended = error.sqlite_error().map(|error| error.extended_code);
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::DiskFull) => Self::DiskFull,
            // The file beside the library that its readers and writers share has no room.
            _ if extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) => Self::DiskFull,
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied) => Self::ReadOnly,
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged(PathBuf::new()),
            _ => Self::Sqlite(error),
        }
    }
}

impl Error {
    /// The same error about `shown`, where it speaks of a file that only stands in for it.
    #[must_use]
    pub(crate) fn instead_of(self, stand_in: &Path, shown: &Path) -> Self {
        match self {
            Self::Io { path, cause } if path == stand_in => Self::Io {
                path: shown.to_owned(),
                cause,
            },
            other => other,
        }
    }

    /// The same error with the file it speaks of, where SQLite did not name one.
    #[must_use]
    pub(crate) fn about(self, path: &Path) -> Self {
        match self {
            Self::Damaged(empty) if empty.as_os_str().is_empty() => Self::Damaged(path.to_owned()),
            other => other,
        }
    }
}
