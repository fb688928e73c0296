//! Errors as the window shows them.

use analect_library::Error;
use serde::Serialize;
use std::io::ErrorKind;

/// What went wrong, for the window to act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ErrorCode {
    /// Something asked for is not in the library.
    NotFound,
    /// The request does not fit the article or the library.
    BadInput,
    /// A file of a kind that cannot be imported, or with nothing in it.
    Unsupported,
    /// A file that is too large.
    TooLarge,
    /// What was to be changed was changed by somebody else.
    Conflict,
    /// The journal is at its end.
    NothingToUndo,
    /// The library file is missing, foreign, damaged or newer.
    LibraryUnusable,
    /// The library could not be read or written just now.
    Storage,
    /// A file or folder of the user could not be read or written.
    FileSystem,
    /// A request the program does not know.
    Internal,
}

/// An error as the window shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ApiError {
    /// What kind of error.
    pub code: ErrorCode,
    /// One plain sentence: what happened, what is safe, what to do.
    pub message: String,
    /// The cause, for a report.
    pub detail: String,
}

impl ApiError {
    /// An error of the program itself, such as a request it does not know.
    pub fn internal(detail: impl Into<String>) -> Self {
        let message = "Analect could not do that. Nothing was changed.".to_owned();
        Self {
            code: ErrorCode::Internal,
            message,
            detail: detail.into(),
        }
    }
}

impl ApiError {
    /// A refusal by the host itself: `message` says what happened and what is safe.
    pub fn refused(message: String) -> Self {
        Self {
            code: ErrorCode::Conflict,
            message,
            detail: String::new(),
        }
    }
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        let detail = error.to_string();
        let message = format!("{} {}", sentence(&detail), advice(&error));
        Self {
            code: code(&error),
            message: message.trim_end().to_owned(),
            detail,
        }
    }
}

fn code(error: &Error) -> ErrorCode {
    match error {
        Error::Store(store) => store_code(store),
        Error::Import {
            cause: analect_library::ImportError::TooLarge { .. },
            ..
        } => ErrorCode::TooLarge,
        Error::Import { .. } | Error::Annotations { .. } => ErrorCode::Unsupported,
        Error::File { .. }
        | Error::NotWritten(_)
        | Error::NotAFile { .. }
        | Error::TooManyFiles(_)
        | Error::NoDataFolder => ErrorCode::FileSystem,
        // Notes whose article the library has not.
        Error::Notes { .. }
        | Error::NotFound { .. }
        | Error::TooFewPlaces { .. }
        | Error::QuoteNotFound(_)
        | Error::NoArticles => ErrorCode::NotFound,
        Error::Ambiguous { .. }
        | Error::BadRange
        | Error::EmptyNote
        | Error::Template(_)
        | Error::RelativeFolder(_)
        | Error::UnknownLabel(_)
        | Error::BadTag(_)
        | Error::BadDate(_)
        | Error::BadEntityName
        | Error::BadCollectionName
        | Error::BadLabels(_)
        | Error::LabelInUse(_)
        | Error::BadSplit(_)
        | Error::BadTypes(_)
        | Error::TypeInUse(_)
        | Error::BadWikidata(_)
        | Error::TooManyArticles(_)
        | Error::NoLabel => ErrorCode::BadInput,
        Error::NameTaken(_) | Error::FileEdited(_) | Error::Lost | Error::NotLost => {
            ErrorCode::Conflict
        }
    }
}

fn store_code(error: &analect_library::StoreError) -> ErrorCode {
    use analect_library::StoreError as Store;
    match error {
        Store::Missing(_)
        | Store::Empty(_)
        | Store::Foreign(_)
        | Store::TooNew { .. }
        | Store::TooOld(_)
        | Store::Unfinished(_)
        | Store::Damaged(_)
        | Store::UnreadableRow(_) => ErrorCode::LibraryUnusable,
        Store::Io { .. } | Store::ReadOnly => ErrorCode::FileSystem,
        Store::Busy | Store::DiskFull | Store::Sqlite(_) => ErrorCode::Storage,
        Store::NothingToUndo(_) => ErrorCode::NothingToUndo,
        Store::UndoConflict { .. } | Store::Taken(_) => ErrorCode::Conflict,
    }
}

/// What is safe and what to do, where the cause alone does not say.
fn advice(error: &Error) -> &'static str {
    use analect_library::StoreError as Store;
    match error {
        Error::Store(Store::Busy) => "Nothing was changed. Close the other program and try again.",
        Error::Store(Store::DiskFull) => {
            "Nothing saved before is lost. Make room on the disk and try again."
        }
        Error::Store(Store::Damaged(_) | Store::UnreadableRow(_)) => {
            "Nothing more is written to it. Go back to a copy, such as one in the folder backups beside it."
        }
        Error::Store(Store::TooNew { .. }) => "It was not touched. Update Analect to open it.",
        Error::Store(Store::Foreign(_) | Store::Empty(_)) => {
            "It was not touched. Choose another file, or another name for a new library."
        }
        Error::Store(Store::UndoConflict { .. }) => {
            "Nothing was changed. Undo the later change first."
        }
        Error::Store(Store::ReadOnly) => {
            "Nothing was changed. Allow writing to both, or copy the file elsewhere and open that."
        }
        Error::Store(Store::TooOld(_)) => {
            "It was not touched. Allow writing to both, or copy the file elsewhere and open that."
        }
        Error::Store(Store::Unfinished(_)) => {
            "Nothing is lost. Allow writing to the folder, or copy both files elsewhere and open that."
        }
        Error::Store(Store::Missing(_)) => {
            "Nothing was made in its place. Choose another file, or put it back and try again."
        }
        Error::Store(Store::Taken(_)) => "Nothing was changed. Choose another name.",
        Error::Store(Store::Io { .. }) => {
            "Nothing was changed. Check that it is there and that you may use it."
        }
        Error::Store(Store::Sqlite(_)) => "Nothing saved before is lost. Try again.",
        Error::Import { .. } | Error::NotAFile { .. } => "Nothing was added.",
        Error::TooManyFiles(_) => "Nothing was written. Choose a folder for notes alone.",
        Error::LabelInUse(_) => "Nothing was changed. Give them another label first.",
        Error::FileEdited(_) => "Move it elsewhere, or choose another folder.",
        Error::TypeInUse(_) => "Nothing was changed. Give them another type first.",
        Error::NameTaken(_) => "Nothing was changed. Choose another name, or merge the two.",
        Error::BadRange => "Nothing was changed. Select some words and try again.",
        Error::File { cause, .. } => file_advice(cause.kind()),
        // They say it themselves, or there was nothing that could have changed.
        Error::Store(Store::NothingToUndo(_))
        | Error::Notes { .. }
        | Error::NotWritten(_)
        | Error::Template(_)
        | Error::NoArticles
        | Error::NoDataFolder => "",
        _ => "Nothing was changed.",
    }
}

/// What to do about a file or folder of the reader, by what the system said of it.
fn file_advice(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "Your library is as it was. Check how its path is written.",
        ErrorKind::PermissionDenied => {
            "Your library is as it was. Choose another place, or allow it there."
        }
        ErrorKind::ReadOnlyFilesystem
        | ErrorKind::NotADirectory
        | ErrorKind::InvalidFilename
        | ErrorKind::FileTooLarge => "Your library is as it was. Choose another place.",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "Your library is as it was. Make room on it and try again."
        }
        _ => "Your library is as it was. Check that it exists and that you may use it.",
    }
}

/// The message of an error as a sentence.
fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first: String = characters
        .next()
        .map(|c| c.to_uppercase().collect())
        .unwrap_or_default();
    let end = if message.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    };
    format!("{first}{}{end}", characters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use analect_library::StoreError;

    #[test]
    fn errors_become_one_sentence_and_what_to_do() {
        let check = |error: Error, code: ErrorCode, message: &str| {
            let shown = ApiError::from(error);
            assert_eq!((shown.code, shown.message.as_str()), (code, message));
        };
        check(
            Error::Store(StoreError::NothingToUndo("undo")),
            ErrorCode::NothingToUndo,
            "There is nothing to undo.",
        );
        check(
            Error::BadRange,
            ErrorCode::BadInput,
            "The selection holds no text of the article. Nothing was changed. \
             Select some words and try again.",
        );
        check(
            Error::Store(StoreError::DiskFull),
            ErrorCode::Storage,
            "The disk is full. Nothing saved before is lost. Make room on the disk and try again.",
        );
        let refused = |kind: ErrorKind| Error::File {
            action: "create",
            path: "/home/me/notes".into(),
            cause: kind.into(),
        };
        check(
            refused(ErrorKind::PermissionDenied),
            ErrorCode::FileSystem,
            "Cannot create “/home/me/notes”: you have no permission for it. \
             Your library is as it was. Choose another place, or allow it there.",
        );
        check(
            refused(ErrorKind::StorageFull),
            ErrorCode::FileSystem,
            "Cannot create “/home/me/notes”: no room is left on the disk. \
             Your library is as it was. Make room on it and try again.",
        );
    }
}
