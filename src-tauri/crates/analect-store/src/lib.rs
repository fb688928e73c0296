//! The library file: one SQLite database with its schema, migrations, tables and undo journal.
//!
//! [`Store::read`] hands out consistent read-only views, [`Store::write`] runs one write at a time
//! and records what it changed, so that [`Store::undo`] can apply the inverse. Writing methods
//! exist only on [`Writer`], so a read cannot change anything by mistake. What an operation means
//! is decided above, in analect-library; this crate only keeps rows.

mod analyses;
mod annotations;
mod articles;
mod collections;
mod entities;
mod entity_types;
mod error;
mod file;
mod followed;
mod integrity;
mod journal;
mod labels;
mod marks;
mod mentions;
mod migrations;
mod open;
mod placements;
mod plain_words;
mod rejections;
mod relocation;
mod revisions;
mod rows;
mod shelf;
mod sketches;
mod step;
mod store;
mod structure;
mod summaries;
mod tags;
mod transaction;
mod trash;
mod value_changes;

pub use analyses::{Analyses, AnalysesMut, FoundName, NamePlace, SaidPlace, StoredAnalysis};
pub use annotations::{Annotations, AnnotationsMut};
pub use articles::{ArticleListing, Articles, ArticlesMut};
pub use collections::{Collections, CollectionsMut};
pub use entities::{Entities, EntitiesMut};
pub use entity_types::{EntityTypes, EntityTypesMut};
pub use error::Error;
pub use followed::{EntityListing, NamingArticle};
pub use journal::{HistoryEntry, Undone};
pub use labels::{Labels, LabelsMut};
pub use marks::{MarkCounts, MarkFilter, MarkListing, MarkOrder};
pub use migrations::SCHEMA_VERSION;
pub use placements::{Placements, PlacementsMut};
pub use plain_words::plain_words;
pub use rejections::{Rejections, RejectionsMut};
pub use relocation::relocate;
pub use revisions::{RevisionListing, Revisions, RevisionsMut};
pub use shelf::{ArticleCounts, Shelf, Sort};
pub use sketches::{Sketches, SketchesMut};
pub use store::{OpenMode, Store};
pub use summaries::{SummaryChoices, SummaryChoicesMut};
pub use tags::{Tags, TagsMut};
pub use transaction::{Reader, Writer, Written};
pub use value_changes::{ChangedValue, ValueChange};
