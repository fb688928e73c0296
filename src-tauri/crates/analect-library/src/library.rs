//! The open library and the one way to change it.

use crate::{Error, Op, World};
use analect_model::{
    Annotation, AnnotationId, ArticleId, CollectionId, EntityId, EntityTypeId, MentionId,
    RejectionId, RevisionId, Timestamp,
};
use analect_store::{HistoryEntry, OpenMode, Reader, Store, Undone, Writer};
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// What an operation changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSet {
    /// The operation, in a user's words.
    pub op: String,
    /// The articles whose rows, marks or tags changed.
    pub articles: Vec<ArticleId>,
    /// Its number in the history, by which [`Library::undo_entry`] takes it back; `None` where
    /// nothing changed, or too much to be kept there.
    pub entry: Option<i64>,
}

impl From<Undone> for ChangeSet {
    fn from(undone: Undone) -> Self {
        Self {
            op: undone.op,
            articles: undone.articles,
            entry: None,
        }
    }
}

/// What undo and redo would do, in a user's words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    /// The operation undo takes back.
    pub undo: Option<String>,
    /// The operation redo applies again.
    pub redo: Option<String>,
}

/// An open library with its operations.
///
/// All methods take `&self` and may be called from several threads; writes wait for each other.
pub struct Library {
    pub(crate) store: Store,
    world: World,
    /// Whether every article has a sketch.
    pub(crate) sketched: AtomicBool,
}

impl Library {
    /// Opens the library at `path`.
    pub fn open(path: &Path, mode: OpenMode, world: World) -> Result<Self, Error> {
        Ok(Self {
            store: Store::open(path, mode)?,
            world,
            sketched: AtomicBool::new(false),
        })
    }

    /// The library file.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Whether the library can only be read, because its file or folder does not allow writing.
    pub fn is_read_only(&self) -> bool {
        self.store.is_read_only()
    }

    /// Runs `work` as the operation `op`: all of it or nothing, durable on return, undoable.
    pub fn transact<T>(
        &self,
        op: Op,
        work: impl FnOnce(&Writer<'_>, Timestamp) -> Result<T, Error>,
    ) -> Result<(T, ChangeSet), Error> {
        let now = self.now();
        let written = self
            .store
            .write(op.name(), now, |writer| work(writer, now))?;
        let changes = ChangeSet {
            op: op.name().to_owned(),
            articles: written.articles,
            entry: written.entry,
        };
        Ok((written.value, changes))
    }

    /// Takes back the newest operation; refused where what it changed was changed again since.
    pub fn undo(&self) -> Result<ChangeSet, Error> {
        Ok(self.store.undo(None, self.now())?.into())
    }

    /// Takes back the operation numbered `entry` alone; refused where what it changed was changed
    /// again since, where a later change needs it, and where something it needs is gone.
    pub fn undo_entry(&self, entry: i64) -> Result<ChangeSet, Error> {
        Ok(self.store.undo(Some(entry), self.now())?.into())
    }

    /// Applies the operation undone last again.
    pub fn redo(&self) -> Result<ChangeSet, Error> {
        Ok(self.store.redo(self.now())?.into())
    }

    /// The newest `limit` operations, newest first, those taken back included.
    pub fn operations(&self, limit: u32) -> Result<Vec<HistoryEntry>, Error> {
        Ok(self.store.operations(limit)?)
    }

    /// What undo and redo would do.
    pub fn history(&self) -> Result<History, Error> {
        let (undo, redo) = self.store.history()?;
        Ok(History {
            undo: undo.map(|entry| entry.op),
            redo: redo.map(|entry| entry.op),
        })
    }

    /// Whether another process changed the library since the last call.
    pub fn changed_elsewhere(&self) -> Result<bool, Error> {
        Ok(self.store.changed_elsewhere()?)
    }

    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Reader<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.store.read(work)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.world.clock.now()
    }

    fn parts(&self, at: Timestamp) -> (u64, [u8; 10]) {
        (
            u64::try_from(at.milliseconds()).unwrap_or(0),
            self.world.ids.random(),
        )
    }

    pub(crate) fn new_article_id(&self, at: Timestamp) -> ArticleId {
        let (time, random) = self.parts(at);
        ArticleId::from_parts(time, random)
    }

    pub(crate) fn new_revision_id(&self, at: Timestamp) -> RevisionId {
        let (time, random) = self.parts(at);
        RevisionId::from_parts(time, random)
    }

    pub(crate) fn new_annotation_id(&self, at: Timestamp) -> AnnotationId {
        let (time, random) = self.parts(at);
        AnnotationId::from_parts(time, random)
    }

    pub(crate) fn new_entity_id(&self, at: Timestamp) -> EntityId {
        let (time, random) = self.parts(at);
        EntityId::from_parts(time, random)
    }

    pub(crate) fn new_collection_id(&self, at: Timestamp) -> CollectionId {
        let (time, random) = self.parts(at);
        CollectionId::from_parts(time, random)
    }

    pub(crate) fn new_entity_type_id(&self, at: Timestamp) -> EntityTypeId {
        let (time, random) = self.parts(at);
        EntityTypeId::from_parts(time, random)
    }

    pub(crate) fn new_rejection_id(&self, at: Timestamp) -> RejectionId {
        let (time, random) = self.parts(at);
        RejectionId::from_parts(time, random)
    }

    pub(crate) fn new_mention_id(&self, at: Timestamp) -> MentionId {
        let (time, random) = self.parts(at);
        MentionId::from_parts(time, random)
    }
}

/// The annotation `id`, or an error that names it.
pub(crate) fn annotation(reader: &Reader<'_>, id: AnnotationId) -> Result<Annotation, Error> {
    let missing = || Error::NotFound {
        what: "mark",
        name: id.to_string(),
    };
    reader.annotations().get(id)?.ok_or_else(missing)
}
