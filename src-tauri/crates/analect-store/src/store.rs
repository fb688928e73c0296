//! The open file: one writing connection, several reading ones.

use crate::file::{APPLICATION_ID, inspect};
use crate::journal::{self, HistoryEntry, Undone};
use crate::{
    Annotations, AnnotationsMut, Articles, ArticlesMut, Collections, CollectionsMut, Entities,
    EntitiesMut, Error, Labels, LabelsMut, Revisions, RevisionsMut, SummaryChoices,
    SummaryChoicesMut, Tags, TagsMut, migrations,
};
use analect_model::{ArticleId, Timestamp};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a write waits for another process before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Idle reading connections kept for the next read.
const IDLE_READERS: usize = 4;

/// What to do where there is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenMode {
    /// Refuse.
    Existing,
    /// Create an empty library and its folder.
    CreateIfMissing,
}

/// An open library file.
///
/// Writes are serialised and durable when they return (WAL with `synchronous = FULL`); reads see
/// one consistent state and never wait for a write. Safe to share between threads and with other
/// processes that have the same file open.
pub struct Store {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    seen_version: Mutex<i64>,
}

impl Store {
    /// Opens the library at `path`, bringing an older schema up to date.
    ///
    /// A foreign, empty, damaged or newer file is refused and left untouched.
    pub fn open(path: &Path, mode: OpenMode) -> Result<Self, Error> {
        // SQLite gives some relative names, such as “:memory:”, a meaning of their own.
        let path = &std::path::absolute(path).map_err(|cause| Error::Io {
            path: path.to_owned(),
            cause,
        })?;
        if path.exists() {
            inspect(path)?;
            refuse_newer(path).map_err(|error| error.about(path))?;
        } else if mode == OpenMode::Existing {
            return Err(Error::Missing(path.to_owned()));
        } else {
            create(path)?;
        }
        let mut writer = connect(path, false).map_err(|error| error.about(path))?;
        migrations::run(&mut writer, path).map_err(|error| error.about(path))?;
        journal::install(&writer)?;
        let seen = data_version(&writer)?;
        Ok(Self {
            path: path.to_owned(),
            writer: Mutex::new(writer),
            readers: Mutex::default(),
            seen_version: Mutex::new(seen),
        })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `work` on one consistent, read-only view of the library.
    pub fn read<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let idle = lock(&self.readers).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => connect(&self.path, true).map_err(|error| error.about(&self.path))?,
        };
        let result = {
            let view = Transaction::new_unchecked(&connection, TransactionBehavior::Deferred)
                .map_err(Error::from)?;
            work(&Reader { connection: &view })
        };
        let mut idle = lock(&self.readers);
        if idle.len() < IDLE_READERS {
            idle.push(connection);
        }
        result
    }

    /// Runs `work` in one transaction under the name `op` and records what it changed for undo.
    ///
    /// Where `work` fails nothing is changed.
    pub fn write<T, E: From<Error>>(
        &self,
        op: &str,
        at: Timestamp,
        work: impl FnOnce(&Writer<'_>) -> Result<T, E>,
    ) -> Result<Written<T>, E> {
        let connection = lock(&self.writer);
        let transaction = Transaction::new_unchecked(&connection, TransactionBehavior::Immediate)
            .map_err(Error::from)?;
        let writer = Writer {
            reader: Reader {
                connection: &transaction,
            },
            touched: RefCell::default(),
        };
        let entry = journal::begin(&transaction, op, at)?;
        let value = work(&writer)?;
        let articles: Vec<ArticleId> = writer.touched.into_inner().into_iter().collect();
        let kept = journal::end(&transaction, entry, &articles)?;
        transaction.commit().map_err(Error::from)?;
        Ok(Written {
            value,
            articles,
            entry: kept.then_some(entry),
        })
    }

    /// Takes back the newest operation that is not undone yet, or the one numbered `entry`.
    pub fn undo(&self, entry: Option<i64>) -> Result<Undone, Error> {
        self.step_through_journal(|connection| journal::undo(connection, entry))
    }

    /// Applies the operation that was undone last again.
    pub fn redo(&self) -> Result<Undone, Error> {
        self.step_through_journal(journal::redo)
    }

    /// The newest operation undo would take back and the one redo would apply.
    pub fn history(&self) -> Result<(Option<HistoryEntry>, Option<HistoryEntry>), Error> {
        self.read(|reader| journal::ends(reader.connection))
    }

    /// The newest `limit` operations, newest first, those taken back included.
    pub fn operations(&self, limit: u32) -> Result<Vec<HistoryEntry>, Error> {
        self.read(|reader| journal::list(reader.connection, limit))
    }

    /// Whether another process or connection changed the file since the last call.
    ///
    /// Changes made through this `Store` do not count.
    pub fn changed_elsewhere(&self) -> Result<bool, Error> {
        let now = data_version(&lock(&self.writer))?;
        let mut seen = lock(&self.seen_version);
        Ok(std::mem::replace(&mut *seen, now) != now)
    }

    fn step_through_journal(
        &self,
        step: impl Fn(&Connection) -> Result<Undone, Error>,
    ) -> Result<Undone, Error> {
        let connection = lock(&self.writer);
        let transaction = Transaction::new_unchecked(&connection, TransactionBehavior::Immediate)?;
        let undone = step(&transaction)?;
        transaction.commit()?;
        Ok(undone)
    }
}

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
    connection: &'c Connection,
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

    /// The tags of articles and annotations.
    pub fn tags(&self) -> Tags<'c> {
        Tags::new(self.connection)
    }

    /// The entities and their mentions.
    pub fn entities(&self) -> Entities<'c> {
        Entities::new(self.connection)
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
    touched: RefCell<BTreeSet<ArticleId>>,
}

impl<'c> Writer<'c> {
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

    /// The tags, to be changed.
    pub fn tags(&self) -> TagsMut<'_> {
        TagsMut::new(self.reader.connection, &self.touched)
    }

    /// The entities and mentions, to be changed.
    pub fn entities(&self) -> EntitiesMut<'_> {
        EntitiesMut::new(self.reader.connection, &self.touched)
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

/// Locks even where a thread panicked while holding the lock: a transaction that did not commit
/// was rolled back when it was dropped, so the connection is sound.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn data_version(connection: &Connection) -> Result<i64, Error> {
    Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

fn connect(path: &Path, read_only: bool) -> Result<Connection, Error> {
    let access = if read_only {
        OpenFlags::SQLITE_OPEN_READ_ONLY
    } else {
        OpenFlags::SQLITE_OPEN_READ_WRITE
    };
    let connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    if !read_only {
        connection.pragma_update(None, "synchronous", "FULL")?;
    }
    Ok(connection)
}

/// Refuses a schema from the future that stands in the write-ahead log only, where the header
/// does not show it yet.
fn refuse_newer(path: &Path) -> Result<(), Error> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if !Path::new(&log).exists() {
        return Ok(());
    }
    let found = migrations::version(&connect(path, true)?)?;
    let known = migrations::SCHEMA_VERSION;
    if found > known {
        return Err(Error::TooNew {
            path: path.to_owned(),
            found,
            known,
        });
    }
    Ok(())
}

/// Makes an empty library at `path` in one step: it is written beside its place and linked there
/// whole, so that a crash leaves either no library or a complete one and an existing file, or one
/// another process made in the meantime, is never replaced.
fn create(path: &Path) -> Result<(), Error> {
    let io = |cause| Error::Io {
        path: path.to_owned(),
        cause,
    };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(io)?;
    }
    let draft = draft_of(path);
    if draft.exists() {
        std::fs::remove_file(&draft).map_err(io)?;
    }
    let written = File::create_new(&draft)
        .map_err(io)
        .and_then(|_| write_empty(&draft));
    let placed = written.and_then(|()| match std::fs::hard_link(&draft, path) {
        Err(cause) if cause.kind() != std::io::ErrorKind::AlreadyExists => {
            std::fs::rename(&draft, path).map_err(io)
        }
        _ => Ok(()),
    });
    if draft.exists() {
        std::fs::remove_file(&draft).map_err(io)?;
    }
    placed
}

/// Where a file is made before it is put in its place whole.
fn draft_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".new-{}", std::process::id()));
    path.with_file_name(name)
}

fn write_empty(draft: &Path) -> Result<(), Error> {
    let mut connection = Connection::open(draft)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrations::run(&mut connection, draft)?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    connection.close().map_err(|(_, error)| Error::from(error))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_write_is_on_the_disk_when_it_returns() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        let store = Store::open(&path, OpenMode::CreateIfMissing).unwrap();
        let pragma = |name: &str| -> String {
            let read = |row: &rusqlite::Row<'_>| row.get::<_, rusqlite::types::Value>(0);
            format!(
                "{:?}",
                lock(&store.writer)
                    .pragma_query_value(None, name, read)
                    .unwrap()
            )
        };
        assert_eq!(pragma("synchronous"), "Integer(2)", "FULL");
        assert_eq!(pragma("journal_mode"), "Text(\"wal\")");
        assert_eq!(pragma("foreign_keys"), "Integer(1)");
    }
}
