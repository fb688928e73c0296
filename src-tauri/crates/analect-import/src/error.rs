//! Why bytes cannot be imported, and what to warn of when they can.

/// Why bytes cannot be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is nothing, or nothing but white space.
    #[error("is empty")]
    Empty,
    /// The bytes are no text; holds what they are, such as `a PDF`.
    #[error("is {0}, which Analect cannot read yet")]
    Binary(&'static str),
    /// There are more bytes than [`crate::MAX_BYTES`].
    #[error("is {bytes} bytes long; Analect reads up to {limit}")]
    TooLarge {
        /// How many there are.
        bytes: usize,
        /// How many are read at most.
        limit: usize,
    },
    /// The markup holds no text.
    #[error("holds no text")]
    NoText,
}

/// What could not be taken from a source as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Warning {
    /// The encoding is not stated and was guessed.
    #[error("the text is not UTF-8; it was read as {0}")]
    GuessedEncoding(&'static str),
    /// Some bytes are no text in the encoding.
    #[error("some characters could not be read in the encoding {0}")]
    BadCharacters(&'static str),
    /// A remark about a web page.
    #[error(transparent)]
    Page(#[from] analect_extract::Warning),
}
