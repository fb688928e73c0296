//! The nouns of Analect as plain data.
//!
//! Every crate above speaks in these types. They carry no behaviour beyond keeping their own
//! invariants: no files, no clock, no randomness, no database. Ranges are UTF-8 byte ranges over
//! the text of one [`Document`].

mod annotation;
mod article;
mod document;
mod entity;
mod ids;
mod summary;

pub use annotation::{
    Anchoring, AnchoringState, Annotation, CONTEXT_CODE_POINTS, Colour, Label, LabelId, Motivation,
    Pattern, Placement, TagName, Target, TextQuoteSelector, tags_in,
};
pub use article::{
    Article, Collection, Metadata, Progress, PublicationDate, ReadingState, Revision,
    RevisionCause, Timestamp,
};
pub use document::{Block, BlockKind, Document, DocumentError, Mark, MarkKind};
pub use entity::{Entity, EntityKind, EntityType, Mention, Origin, Rejection};
pub use ids::{
    AnnotationId, ArticleId, CollectionId, EntityId, EntityTypeId, IdError, MentionId, RejectionId,
    RevisionId,
};
pub use summary::{
    Asked, Reason, ReasonKind, RunnerUp, Summary, SummaryChoice, SummaryMethod, SummarySentence,
    Verdict,
};
