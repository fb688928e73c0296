//! Why a command failed, and its exit code.

use analect_library::{StoreError, plain_words};
use std::path::PathBuf;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The library refused.
    #[error("{0}{hint}", hint = hint(.0))]
    Library(#[from] analect_library::Error),
    /// An input file cannot be read.
    #[error("cannot read “{}”: {}", path.display(), plain_words(cause))]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// An input is of no use.
    #[error("{0}")]
    Input(String),
    /// A file of notes is left as it is; the sentence says why.
    #[error("{0}")]
    NotWritten(String),
    /// Nobody reads the output any more.
    #[error("the output was closed")]
    ClosedPipe,
    /// The output cannot be written.
    #[error("cannot write the output: {}", plain_words(.0))]
    Write(std::io::Error),
}

/// What is safe and what to do, where the sentence does not say it.
fn hint(error: &analect_library::Error) -> &'static str {
    match error {
        analect_library::Error::Store(StoreError::DiskFull) => {
            "; nothing that was there is lost, make room on it and try again"
        }
        _ => "",
    }
}

impl Error {
    /// 2 for what the user named, 1 for what the machine refused.
    pub(crate) fn exit_code(&self) -> u8 {
        use analect_library::Error as Library;
        let machine = match self {
            Self::Library(Library::Store(store)) => {
                matches!(
                    store,
                    StoreError::Busy | StoreError::DiskFull | StoreError::Sqlite(_)
                )
            }
            Self::Library(Library::File { action, .. }) => *action != "read",
            Self::Write(_) | Self::NotWritten(_) => true,
            _ => false,
        };
        if machine { 1 } else { 2 }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            Self::ClosedPipe
        } else {
            Self::Write(error)
        }
    }
}
