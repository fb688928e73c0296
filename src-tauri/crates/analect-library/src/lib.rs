//! The operations a user can perform on a library.
//!
//! Both hosts, the window and the command line, call nothing but [`Library`]. Every change goes
//! through [`Library::transact`], which names it, makes it durable, reports what it touched as a
//! [`ChangeSet`] and lets it be undone, also after a restart. How rows are kept is the business of
//! analect-store; what text means, of the crates for import, summary and export.

mod annotation;
mod article;
mod carry;
mod collection;
mod detail;
mod entity;
mod error;
mod export;
mod following;
mod import;
mod label;
mod library;
mod marks;
mod names;
mod notes_folder;
mod notes_import;
mod op;
mod place;
mod reading;
mod revision;
mod sample;
mod summary;
mod versions;
mod web_annotations;
mod web_annotations_both;
mod web_annotations_import;
mod web_annotations_place;
mod world;

pub use analect_anchor::{Compared, Difference};
pub use analect_export::{Preset, Template, TemplateError};
pub use analect_import::{Error as ImportError, Format, Source};
pub use analect_language::sentences;
pub use analect_store::{
    ArticleCounts, ArticleListing, ChangedValue, EntityListing, Error as StoreError, HistoryEntry,
    MarkCounts, MarkFilter, MarkOrder, OpenMode, RevisionListing, Shelf, Sort, ValueChange,
    plain_words,
};
pub use analect_summary::{Digest, DigestCopy, DigestSentence, Length, Options as SummaryOptions};
pub use carry::Tally;
pub use detail::{ArticleDetail, PlacedAnnotation, PlacedEntity, PlacedMention};
pub use entity::{EntityClass, Occurrence, Occurrences};
pub use error::Error;
pub use export::{
    ExportEffect, ExportOptions, ExportPlan, FoundEdits, NoteEdit, NotesFile, TakenEdit,
};
pub use following::{
    AcceptEntity, AnalysisState, CountedWords, EntityArticle, EntityDetails, EntityFile,
    EntityFilter, EntityList, EntityNote, EntityPage, EntitySort, FoundAmount, FoundDate,
    FoundQuotation, Link, MentionInContext, Statement, SuggestedMention, Suggestion, Suggestions,
    Together, WantedType,
};
pub use import::{ImportOutcome, ImportReport, Parsed, parse, read_file};
pub use library::{ChangeSet, History, Library};
pub use marks::{ListedMark, MarkList};
pub use notes_import::{NotesTaken, holds_notes};
pub use op::Op;
pub use place::{default_path, last_opened, note_opened, relocate, user_folder, user_library};
pub use revision::{Comparison, RevisionReport};
pub use summary::{ArticleSummary, ArticlesDigest, DigestArticle};
pub use web_annotations_both::Kept;
pub use web_annotations_import::AnnotationsReport;
pub use world::{Clock, IdSource, SystemClock, SystemIds, World};
