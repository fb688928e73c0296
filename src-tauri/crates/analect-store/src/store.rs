//! The open file: one writing connection, several reading ones.

use crate::journal::{self, HistoryEntry, Undone};
use crate::{Error, Reader, Writer, Written, open, trash};
use analect_model::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

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
    read_only: bool,
    // Closed before the writer: the connection closed last brings the write-ahead log into the file
    // and removes it, which a reading one cannot.
    readers: Mutex<Vec<Connection>>,
    /// The connection that writes, or only watches where the library cannot be written to.
    writer: Mutex<Connection>,
    seen_version: Mutex<i64>,
}

impl Store {
    /// Opens the library at `path`, bringing an older schema up to date.
    ///
    /// A foreign, empty, damaged or newer file is refused and left untouched. A file that cannot
    /// be written to, or whose folder cannot, is opened for reading: then every write is refused
    /// with [`Error::ReadOnly`].
    pub fn open(path: &Path, mode: OpenMode) -> Result<Self, Error> {
        // SQLite gives some relative names, such as “:memory:”, a meaning of their own.
        let path = &std::path::absolute(path).map_err(|cause| Error::Io {
            path: path.to_owned(),
            cause,
        })?;
        let opened = open::open(path, mode);
        let (writer, read_only) = opened.map_err(|error| error.about(path))?;
        let seen = data_version(&writer)?;
        Ok(Self {
            path: path.to_owned(),
            read_only,
            writer: Mutex::new(writer),
            readers: Mutex::default(),
            seen_version: Mutex::new(seen),
        })
    }

    /// Whether the library can only be read.
    pub fn is_read_only(&self) -> bool {
        self.read_only
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
            None => self.reader()?,
        };
        let result = {
            let view = Transaction::new_unchecked(&connection, TransactionBehavior::Deferred)
                .map_err(Error::from)?;
            work(&Reader { connection: &view })
        };
        let mut idle = lock(&self.readers);
        if idle.len() < IDLE_READERS && !self.read_only {
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
        self.refuse_read_only()?;
        let connection = lock(&self.writer);
        let transaction = Transaction::new_unchecked(&connection, TransactionBehavior::Immediate)
            .map_err(Error::from)?;
        let writer = Writer::new(&transaction);
        let entry = journal::begin(&transaction, op, at)?;
        let value = work(&writer)?;
        let articles = writer.into_touched();
        let kept = journal::end(&transaction, entry, &articles)?;
        transaction.commit().map_err(Error::from)?;
        Ok(Written {
            value,
            articles,
            entry: kept.then_some(entry),
        })
    }

    /// Takes back the newest operation that is not undone yet, or the one numbered `entry`, at the
    /// moment `at`.
    pub fn undo(&self, entry: Option<i64>, at: Timestamp) -> Result<Undone, Error> {
        self.step_through_journal(at, |connection| journal::undo(connection, entry))
    }

    /// Applies the operation that was undone last again, at the moment `at`.
    pub fn redo(&self, at: Timestamp) -> Result<Undone, Error> {
        self.step_through_journal(at, journal::redo)
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
        at: Timestamp,
        step: impl Fn(&Connection) -> Result<Undone, Error>,
    ) -> Result<Undone, Error> {
        self.refuse_read_only()?;
        let connection = lock(&self.writer);
        let transaction = Transaction::new_unchecked(&connection, TransactionBehavior::Immediate)?;
        let undone = step(&transaction)?;
        trash::note_undo(&transaction, &undone.articles, at)?;
        transaction.commit()?;
        Ok(undone)
    }

    fn reader(&self) -> Result<Connection, Error> {
        let connection = if self.read_only {
            open::read_only(&self.path)
        } else {
            open::reading(&self.path)
        };
        connection.map_err(|error| error.about(&self.path))
    }

    fn refuse_read_only(&self) -> Result<(), Error> {
        if self.read_only {
            return Err(Error::ReadOnly);
        }
        Ok(())
    }
}

/// Locks even where a thread panicked while holding the lock: a transaction that did not commit
/// was rolled back when it was dropped, so the connection is sound.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn data_version(connection: &Connection) -> Result<i64, Error> {
    Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_library_that_was_closed_is_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        let store = Store::open(&path, OpenMode::CreateIfMissing).unwrap();
        let at = Timestamp::from_milliseconds(0);
        let removed = store.write::<_, Error>("edit labels", at, |writer| writer.labels().set(&[]));
        removed.unwrap();
        store
            .read::<_, Error>(|reader| reader.labels().all())
            .unwrap();
        drop(store);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

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
