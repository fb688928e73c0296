//! Notes and articles as Markdown, articles as HTML, and marks as W3C Web Annotations.
//!
//! Everything here writes text from what it is given: no files, no clock. Whatever titles, quotes,
//! notes and names contain, the structure of the output holds, and nothing in it can run.

mod block;
mod body;
mod document_html;
mod document_markdown;
#[cfg(test)]
mod document_tests;
mod entity_page;
mod escape;
mod file_name;
mod format_one;
mod front_matter;
mod groups;
mod inline;
mod merge;
mod notes_file;
mod properties;
mod read;
mod template;
#[cfg(test)]
mod tests;
mod web_annotation;
mod web_annotation_parts;
mod web_annotation_reader;
#[cfg(test)]
mod web_annotation_tests;
mod web_annotation_writer;

pub use document_html::document_html;
pub use document_markdown::document_markdown;
pub use entity_page::{EntityNotes, NamingNotes, Place, SaidNotes, entity_markdown, entity_of};
pub use file_name::{file_name, name_key};
pub use merge::{MergeError, Merged, merge};
pub use read::{ReadNote, ReadNotes, article_of, read_notes};
pub use template::{Preset, Template, TemplateError};
pub use web_annotation::{
    Made, Said, Standing, WebAnnotation, kept_beside, passage_at, read_beside, united,
};
pub use web_annotation_reader::{ReadError, read_web_annotations};
pub use web_annotation_writer::write_web_annotations;

use analect_model::{
    AnchoringState, Annotation, Article, Document, Entity, Label, Summary, TagName,
};

/// Everything the notes of one article are written from.
#[derive(Debug, Clone, Copy)]
pub struct Notes<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its text.
    pub document: &'a Document,
    /// SHA-256 of the text.
    pub content_hash: &'a [u8; 32],
    /// The article's tags, in the order to write them.
    pub tags: &'a [TagName],
    /// The reader's annotations in any order, each with how it stands in the text.
    pub annotations: &'a [(Annotation, AnchoringState)],
    /// The entities of the article and how often each is mentioned, in the order to write them.
    pub entities: &'a [(Entity, usize)],
    /// The labels of the library, in its order.
    pub labels: &'a [Label],
    /// The summary, where there is one.
    pub summary: Option<&'a Summary>,
}
