//! Why an operation could not be performed.

use analect_store::plain_words;
use std::path::PathBuf;

/// Why an operation could not be performed; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The library file itself.
    #[error(transparent)]
    Store(#[from] analect_store::Error),
    /// What was to be imported is no article.
    #[error("“{name}” {cause}")]
    Import {
        /// The file's name, or what stands for it.
        name: String,
        /// What is wrong with it.
        cause: analect_import::Error,
    },
    /// A file holds no annotations that can be read.
    #[error("“{name}” {cause}")]
    Annotations {
        /// The file's name, or what stands for it.
        name: String,
        /// What is wrong with it.
        cause: analect_export::ReadError,
    },
    /// A file that Analect wrote notes to is no article.
    #[error("“{name}” holds notes that Analect wrote, {cause}")]
    Notes {
        /// The file's name, or what stands for it.
        name: String,
        /// Why it is not taken, what is safe and what to do.
        cause: &'static str,
    },
    /// A file or folder of the user cannot be used.
    #[error("cannot {action} “{}”: {}", path.display(), plain_words(cause))]
    File {
        /// What was tried, such as `read`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A template of the user is none.
    #[error("the template cannot be used: {0}")]
    Template(#[from] analect_export::TemplateError),
    /// A folder for notes holds too much to look through.
    #[error("“{}” holds too many files to look through", .0.display())]
    TooManyFiles(PathBuf),
    /// A path names something that is no regular file.
    #[error("“{}” is {what}, not a file", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
        /// What it is, such as `a folder`.
        what: &'static str,
    },
    /// Nothing in the library answers to a name.
    #[error("there is no {what} “{name}” in the library")]
    NotFound {
        /// The kind of thing, such as `article`.
        what: &'static str,
        /// The id, prefix or name asked for.
        name: String,
    },
    /// Several things answer to a prefix.
    #[error("“{name}” fits more than one {what}; give more of its id")]
    Ambiguous {
        /// The kind of thing.
        what: &'static str,
        /// The prefix.
        name: String,
    },
    /// More articles than one summary can be of.
    #[error("a digest is of {0} articles at most; name fewer")]
    TooManyArticles(usize),
    /// The library has no article yet.
    #[error("the library is empty")]
    NoArticles,
    /// A range is no slice of the article's text, or holds only white space.
    #[error("the selection holds no text of the article")]
    BadRange,
    /// A quote to be marked does not stand in the article.
    #[error("the article does not say “{0}”")]
    QuoteNotFound(String),
    /// A label no library has.
    #[error("there is no label “{0}”")]
    UnknownLabel(String),
    /// Labels that do not go together.
    #[error("{0}")]
    BadLabels(&'static str),
    /// A label that highlights carry was to be removed.
    #[error("highlights carry the label “{0}”")]
    LabelInUse(String),
    /// A collection needs a name.
    #[error("a collection needs a name of 1 to 100 characters")]
    BadCollectionName,
    /// A name that something of its kind has already.
    #[error("there is another “{0}” already")]
    NameTaken(String),
    /// A tag that is nothing but punctuation, or too long.
    #[error("“{0}” cannot be a tag")]
    BadTag(String),
    /// An entity needs a name.
    #[error("an entity needs a name of 1 to 200 characters")]
    BadEntityName,
    /// Mentions that cannot become another entity.
    #[error("{0}")]
    BadSplit(&'static str),
    /// Types of the reader's own that do not go together.
    #[error("{0}")]
    BadTypes(&'static str),
    /// A type of the reader's own was to be removed that entities are of.
    #[error("entities are of the type “{0}”")]
    TypeInUse(String),
    /// A Wikidata item that is none.
    #[error("“{0}” is no Wikidata item; write it like Q90")]
    BadWikidata(String),
    /// The page of an entity in a file that was edited since it was written.
    #[error("“{}” was edited since it was written, and is left as it is", .0.display())]
    FileEdited(PathBuf),
    /// A file could not be written.
    #[error("{0}")]
    NotWritten(String),
    /// An annotation of another kind was needed.
    #[error("a note on the whole article has no label")]
    NoLabel,
    /// A date that is none.
    #[error("“{0}” is no date; write it like 2025-09-04")]
    BadDate(String),
    /// A mark that stands nowhere was to be confirmed.
    #[error("the passage is gone; choose another one, or keep the mark as lost")]
    Lost,
    /// A mark whose passage stands where it was made was to be kept as lost.
    #[error("the passage stands where it was marked")]
    NotLost,
    /// The note on a whole article was to be made empty rather than removed.
    #[error("the note on an article is removed, not emptied")]
    EmptyNote,
    /// A folder was typed that is no absolute path.
    #[error("“{0}” is no full path; write it from the root or from ~/")]
    RelativeFolder(String),
    /// A quote stands in the article less often than the place asked for.
    #[error("the article says “{quote}” only {count} times")]
    TooFewPlaces {
        /// The quote.
        quote: String,
        /// How often it stands.
        count: usize,
    },
    /// The system has no folder for an application's data.
    #[error("the system names no folder for application data; name a library file")]
    NoDataFolder,
}
