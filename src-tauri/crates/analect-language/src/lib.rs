//! What can be told of a text from its characters alone: sentences, words, language, stop words
//! and the lines of wire copy.
//!
//! Everything here answers with ranges over the text exactly as given and never rewrites it (the
//! one exception is [`wire::unwrap_lines`], whose purpose is rewriting). No files, no clock, no
//! randomness: the same text gives the same answer. The crate knows nothing of documents, blocks
//! or articles.

mod identify;
mod layout;
mod likeness;
mod sentences;
mod stems;
mod stop_words;
pub mod wire;
mod words;

pub use identify::{Language, identify};
pub use likeness::{likeness, sketch};
pub use sentences::sentences;
pub use stems::stem;
pub use stop_words::is_stop_word;
pub use words::words;
