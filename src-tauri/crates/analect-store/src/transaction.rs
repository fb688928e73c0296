//! What can be done inside one transaction: reading, and writing.

use crate::{
    Analyses, AnalysesMut, Annotations, AnnotationsMut, Articles, ArticlesMut, Collections,
    CollectionsMut, Entities, EntitiesMut, EntityTypes, EntityTypesMut, Error, Labels, LabelsMut,
    Placements, PlacementsMut, Rejections, RejectionsMut, Revisions, RevisionsMut, Sketches,
    SketchesMut, SummaryChoices, SummaryChoicesMut, Tags, TagsMut, journal,
};
use analect_model::ArticleId;
use rusqlite::Connection;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// What a write transaction did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    /// The result of its work.
    pub value: T,
    /// The articles it touched.
    pub articles: Vec<ArticleId>,
    /// Its number in the journal; `None` where there is nothing to undo.
    pub entry: Option<i64>,
}

/// One consistent, read-only view of a library.
pub struct Reader<'c> {
    pub(crate) connection: &'c Connection,
}

impl<'c> Reader<'c> {
    /// The articles.
    pub fn articles(&self) -> Articles<'c> {
        Articles::new(self.connection)
    }

    /// The texts of the articles.
    pub fn revisions(&self) -> Revisions<'c> {
        Revisions::new(self.connection)
    }

    /// The annotations.
    pub fn annotations(&self) -> Annotations<'c> {
        Annotations::new(self.connection)
    }

    /// Where annotations stand that were carried to another text.
    pub fn placements(&self) -> Placements<'c> {
        Placements::new(self.connection)
    }

    /// By what nearly the same texts are found.
    pub fn sketches(&self) -> Sketches<'c> {
        Sketches::new(self.connection)
    }

    /// The tags of articles and annotations.
    pub fn tags(&self) -> Tags<'c> {
        Tags::new(self.connection)
    }

    /// The entities and their mentions.
    pub fn entities(&self) -> Entities<'c> {
        Entities::new(self.connection)
    }

    /// The reader's own types of entities.
    pub fn entity_types(&self) -> EntityTypes<'c> {
        EntityTypes::new(self.connection)
    }

    /// What is not to be proposed again.
    pub fn rejections(&self) -> Rejections<'c> {
        Rejections::new(self.connection)
    }

    /// What was found in the current texts.
    pub fn analyses(&self) -> Analyses<'c> {
        Analyses::new(self.connection)
    }

    /// The collections.
    pub fn collections(&self) -> Collections<'c> {
        Collections::new(self.connection)
    }

    /// The labels.
    pub fn labels(&self) -> Labels<'c> {
        Labels::new(self.connection)
    }

    /// What readers decided about sentences of summaries.
    pub fn summary_choices(&self) -> SummaryChoices<'c> {
        SummaryChoices::new(self.connection)
    }
}

/// One write transaction; reads through it see its own changes.
pub struct Writer<'c> {
    reader: Reader<'c>,
    touched: Touched,
}

impl<'c> Writer<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self {
            reader: Reader { connection },
            touched: RefCell::default(),
        }
    }

    /// The articles touched so far.
    pub(crate) fn into_touched(self) -> Vec<ArticleId> {
        self.touched.into_inner().into_iter().collect()
    }

    /// The reading half.
    pub fn reader(&self) -> &Reader<'c> {
        &self.reader
    }

    /// Runs `work` without recording what it changes: undo will not take it back.
    ///
    /// For what the journal is too small for; where `work` fails the whole transaction must.
    pub fn unrecorded<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        journal::paused(self.reader.connection, || work(self))
    }

    /// The articles, to be changed.
    pub fn articles(&self) -> ArticlesMut<'_> {
        ArticlesMut::new(self.reader.connection, &self.touched)
    }

    /// The texts, to be added to.
    pub fn revisions(&self) -> RevisionsMut<'_> {
        RevisionsMut::new(self.reader.connection, &self.touched)
    }

    /// The annotations, to be changed.
    pub fn annotations(&self) -> AnnotationsMut<'_> {
        AnnotationsMut::new(self.reader.connection, &self.touched)
    }

    /// Where annotations stand that were carried to another text, to be changed.
    pub fn placements(&self) -> PlacementsMut<'_> {
        PlacementsMut::new(self.reader.connection, &self.touched)
    }

    /// By what nearly the same texts are found, to be changed.
    pub fn sketches(&self) -> SketchesMut<'_> {
        SketchesMut::new(self.reader.connection)
    }

    /// The tags, to be changed.
    pub fn tags(&self) -> TagsMut<'_> {
        TagsMut::new(self.reader.connection, &self.touched)
    }

    /// The entities and mentions, to be changed.
    pub fn entities(&self) -> EntitiesMut<'_> {
        EntitiesMut::new(self.reader.connection, &self.touched)
    }

    /// The reader's own types of entities, to be changed.
    pub fn entity_types(&self) -> EntityTypesMut<'_> {
        EntityTypesMut::new(self.reader.connection)
    }

    /// What is not to be proposed again, to be changed.
    pub fn rejections(&self) -> RejectionsMut<'_> {
        RejectionsMut::new(self.reader.connection, &self.touched)
    }

    /// What was found in the current texts, to be changed.
    pub fn analyses(&self) -> AnalysesMut<'_> {
        AnalysesMut::new(self.reader.connection)
    }

    /// The collections, to be changed.
    pub fn collections(&self) -> CollectionsMut<'_> {
        CollectionsMut::new(self.reader.connection, &self.touched)
    }

    /// The labels, to be changed.
    pub fn labels(&self) -> LabelsMut<'_> {
        LabelsMut::new(self.reader.connection)
    }

    /// What readers decided about sentences of summaries, to be changed.
    pub fn summary_choices(&self) -> SummaryChoicesMut<'_> {
        SummaryChoicesMut::new(self.reader.connection, &self.touched)
    }
}

/// The articles a transaction touched so far.
pub(crate) type Touched = RefCell<BTreeSet<ArticleId>>;
