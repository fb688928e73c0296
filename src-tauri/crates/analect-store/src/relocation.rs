//! Moving a library file to another place.

use crate::open::{self, draft_of};
use crate::{Error, OpenMode, SCHEMA_VERSION};
use rusqlite::{Connection, TransactionBehavior};
use std::fs::File;
use std::path::Path;

/// The schema version put on a file that was copied elsewhere, which every program refuses: one
/// that waits for its lock must not write to what is about to be removed.
const GONE: i64 = i32::MAX as i64;

/// Moves the library at `from` to `to`, in whose place nothing may be; its folder is made.
///
/// A library that anybody else has open is refused. The file is locked against everybody until its
/// copy is whole and on the disk, and only then removed. Where anything fails, it stays as it was
/// and there is nothing at `to`. Where `from` is a link, the file it names is moved and the link
/// stays. Copies that were made before an upgrade stay in `backups/`.
pub fn relocate(from: &Path, to: &Path) -> Result<(), Error> {
    if !from.exists() {
        return Err(Error::Missing(from.to_owned()));
    }
    let from = &from.canonicalize().map_err(|cause| io(from, cause))?;
    let to = &std::path::absolute(to).map_err(|cause| io(to, cause))?;
    if to.symlink_metadata().is_ok() {
        return Err(Error::Taken(to.clone()));
    }
    let (mut connection, read_only) = open::open(from, OpenMode::Existing)?;
    if read_only {
        return Err(Error::ReadOnly);
    }
    // Leaving the write-ahead log takes that nobody else has the file open, and makes it whole.
    set_journal(&connection, "DELETE")?;
    if let Err(error) = copy(&mut connection, from, to) {
        set_journal(&connection, "WAL")?;
        return Err(error);
    }
    drop(connection);
    std::fs::remove_file(from).map_err(|cause| {
        let restored = restore(from).and_then(|()| remove(to));
        restored.err().unwrap_or_else(|| io(from, cause))
    })
}

/// Copies the file under a lock, and marks it as gone once the copy is in its place.
fn copy(connection: &mut Connection, from: &Path, to: &Path) -> Result<(), Error> {
    // Open until the lock is given up: when a process closes a file, POSIX drops all its locks on
    // that file, SQLite's among them.
    let mut source = File::open(from).map_err(|cause| io(from, cause))?;
    let lock = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(|cause| io(folder, cause))?;
    }
    let draft = draft_of(to);
    let placed = write_copy(&mut source, &draft)
        .map_err(|error| error.instead_of(&draft, to))
        .and_then(|()| place(&draft, to));
    if draft.exists() {
        remove(&draft)?;
    }
    placed?;
    let marked = lock.pragma_update(None, "user_version", GONE);
    if let Err(error) = marked.and_then(|()| lock.commit()) {
        remove(to)?;
        return Err(error.into());
    }
    drop(source);
    Ok(())
}

fn write_copy(source: &mut File, draft: &Path) -> Result<(), Error> {
    let copied = File::create(draft).and_then(|mut file| std::io::copy(source, &mut file));
    copied.map_err(|cause| io(draft, cause))?;
    set_journal(&Connection::open(draft)?, "WAL")?;
    File::open(draft)
        .and_then(|file| file.sync_all())
        .map_err(|cause| io(draft, cause))
}

/// Puts the whole copy in its place; what stands there meanwhile is not replaced.
fn place(draft: &Path, to: &Path) -> Result<(), Error> {
    match std::fs::hard_link(draft, to) {
        Err(cause) if cause.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(Error::Taken(to.to_owned()));
        }
        // Not every file system has links.
        Err(_) if !to.exists() => {
            std::fs::rename(draft, to).map_err(|cause| io(to, cause))?;
        }
        linked => linked.map_err(|cause| io(to, cause))?,
    }
    // The name is on the disk only with its folder; not every system opens folders.
    if let Some(folder) = to.parent().and_then(|folder| File::open(folder).ok()) {
        folder.sync_all().map_err(|cause| io(to, cause))?;
    }
    Ok(())
}

/// Makes a file that was marked as gone a library again.
fn restore(from: &Path) -> Result<(), Error> {
    let connection = Connection::open(from)?;
    connection.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    set_journal(&connection, "WAL")
}

fn remove(path: &Path) -> Result<(), Error> {
    std::fs::remove_file(path).map_err(|cause| io(path, cause))
}

fn set_journal(connection: &Connection, mode: &str) -> Result<(), Error> {
    let set: String =
        connection.pragma_update_and_check(None, "journal_mode", mode, |row| row.get(0))?;
    if set.eq_ignore_ascii_case(mode) {
        Ok(())
    } else {
        Err(Error::Busy)
    }
}

fn io(path: &Path, cause: std::io::Error) -> Error {
    Error::Io {
        path: path.to_owned(),
        cause,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::process::Command;

    /// Tells the test below, when it runs as the other process, which library to write to.
    const LIBRARY: &str = "ANALECT_TEST_LIBRARY";

    /// What another process can do to a library: a lock is none against its own.
    #[test]
    fn as_another_process() {
        let Some(path) = std::env::var_os(LIBRARY) else {
            return;
        };
        let connection = Connection::open(path).unwrap();
        let begun =
            connection.execute_batch("BEGIN IMMEDIATE; UPDATE label SET name = 'x'; COMMIT;");
        assert!(begun.is_err(), "it could be written to");
    }

    #[test]
    fn nobody_writes_to_a_library_while_it_is_copied() {
        let folder = tempfile::tempdir().unwrap();
        let from = folder.path().join("library.db");
        let (mut connection, _) = open::open(&from, OpenMode::CreateIfMissing).unwrap();
        set_journal(&connection, "DELETE").unwrap();
        let mut source = File::open(&from).unwrap();
        let lock = connection
            .transaction_with_behavior(TransactionBehavior::Exclusive)
            .unwrap();
        write_copy(&mut source, &folder.path().join("copy.db")).unwrap();
        let other = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "relocation::tests::as_another_process"])
            .env(LIBRARY, &from)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&other.stdout).into_owned();
        assert!(
            other.status.success() && said.contains("1 passed"),
            "{said}"
        );
        drop(lock);
    }
}
