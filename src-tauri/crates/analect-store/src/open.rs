//! Opening a library file, making one, and connecting to it.

use crate::file::{APPLICATION_ID, inspect};
use crate::{Error, OpenMode, journal, migrations};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a write waits for another process before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// What a connection may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    Write,
    Read,
    /// Reads a file that nobody can write to: without the locks and the two files beside it that
    /// a write-ahead log asks for.
    Immutable,
}

/// The first connection to the library at `path`, which is made where `mode` says so, and whether
/// it can only read.
pub(crate) fn open(path: &Path, mode: OpenMode) -> Result<(Connection, bool), Error> {
    if path.exists() {
        inspect(path)?;
        refuse_newer(path)?;
    } else if mode == OpenMode::Existing {
        return Err(Error::Missing(path.to_owned()));
    } else {
        create(path)?;
    }
    match writing(path) {
        Err(Error::ReadOnly) => Ok((read_only(path)?, true)),
        opened => Ok((opened?, false)),
    }
}

/// A connection that reads, of a library that can be written to.
pub(crate) fn reading(path: &Path) -> Result<Connection, Error> {
    connect(path, Access::Read)
}

/// A connection to a library that cannot be written to.
///
/// Not to be kept from one read to the next: without locks it does not see that another user, who
/// may write, changed the file.
pub(crate) fn read_only(path: &Path) -> Result<Connection, Error> {
    let found = match connect(path, Access::Read).and_then(looked_at) {
        // A log beside the file must be read with it, which only its folder can refuse.
        Err(Error::ReadOnly) if has_log(path) => Err(Error::Unfinished(path.to_owned())),
        Err(Error::ReadOnly) => connect(path, Access::Immutable).and_then(looked_at),
        found => found,
    };
    let (connection, version) = found?;
    if version < migrations::OLDEST_READABLE {
        return Err(Error::TooOld(path.to_owned()));
    }
    migrations::view_as_current(&connection, version)?;
    Ok(connection)
}

/// The writing connection, with the schema brought up to date.
fn writing(path: &Path) -> Result<Connection, Error> {
    let (mut connection, _) = connect(path, Access::Write).and_then(looked_at)?;
    // SQLite opens a file that is write-protected for reading, without a word.
    if connection.is_readonly("main")? {
        return Err(Error::ReadOnly);
    }
    migrations::run(&mut connection, path)?;
    journal::install(&connection)?;
    Ok(connection)
}

/// The connection with the schema version; SQLite does not look at a file before it is asked.
fn looked_at(connection: Connection) -> Result<(Connection, i64), Error> {
    let version = migrations::version(&connection)?;
    Ok((connection, version))
}

fn connect(path: &Path, access: Access) -> Result<Connection, Error> {
    let flags = match access {
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Access::Immutable => OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
    } | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = match access {
        Access::Immutable => Connection::open_with_flags(immutable_uri(path), flags)?,
        Access::Write | Access::Read => Connection::open_with_flags(path, flags)?,
    };
    connection.busy_timeout(BUSY_TIMEOUT)?;
    // Otherwise a statement is compiled anew whenever it is given other values.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    if access == Access::Write {
        connection.pragma_update(None, "synchronous", "FULL")?;
    }
    Ok(connection)
}

/// The address of an absolute path as SQLite reads it (<https://sqlite.org/uri.html>).
fn immutable_uri(path: &Path) -> String {
    let mut uri = "file://".to_owned();
    let bytes = path.as_os_str().as_encoded_bytes();
    if !bytes.starts_with(b"/") {
        uri.push('/');
    }
    for byte in bytes {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b'.' | b'-' | b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {
                uri.push(char::from(*byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

/// The write-ahead log of a library.
fn log_of(path: &Path) -> PathBuf {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    PathBuf::from(log)
}

/// Whether something stands in the write-ahead log only.
fn has_log(path: &Path) -> bool {
    std::fs::metadata(log_of(path)).is_ok_and(|log| log.len() > 0)
}

/// Refuses a schema from the future that stands in the write-ahead log only, where the header
/// does not show it yet.
fn refuse_newer(path: &Path) -> Result<(), Error> {
    if !has_log(path) {
        return Ok(());
    }
    let found = match connect(path, Access::Read).and_then(looked_at) {
        Err(Error::ReadOnly) => return Err(Error::Unfinished(path.to_owned())),
        found => found?.1,
    };
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
pub(crate) fn draft_of(path: &Path) -> PathBuf {
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
    fn a_library_that_cannot_change_is_read_whatever_its_name_and_leaves_no_file_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ä ?&#%41 library.db");
        drop(open(&path, OpenMode::CreateIfMissing).unwrap());
        let connection = connect(&path, Access::Immutable).unwrap();
        let sql = "SELECT count(*) FROM label";
        let labels: i64 = connection.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(labels, 6);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(connection.execute("DELETE FROM label", []).is_err());
    }
}
