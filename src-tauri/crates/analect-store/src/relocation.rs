//! Moving a library file to another place.

use crate::open::{self, draft_of};
use crate::{Error, OpenMode};
use rusqlite::{Connection, TransactionBehavior};
use std::fs::File;
use std::path::Path;

/// The schema version put on a file that was copied elsewhere, which every program refuses: one
/// that had the file open must not write to what is about to be removed.
const GONE: i32 = i32::MAX;

/// Moves the library at `from` to `to`, in whose place nothing may be; its folder is made.
///
/// The file is refused while anybody else has it open, is locked against everybody until its copy
/// is whole and on the disk, and only then removed. Where anything fails before that, it stays as
/// it was and there is nothing at `to`. Copies that were made before an upgrade stay in `backups/`.
pub fn relocate(from: &Path, to: &Path) -> Result<(), Error> {
    let absolute = |path: &Path| std::path::absolute(path).map_err(|cause| io(path, cause));
    let (from, to) = (&absolute(from)?, &absolute(to)?);
    if to.symlink_metadata().is_ok() {
        return Err(Error::Taken(to.clone()));
    }
    let (mut connection, read_only) = open::open(from, OpenMode::Existing)?;
    if read_only {
        return Err(Error::ReadOnly);
    }
    // Leaving the write-ahead log takes that nobody else has the file open, and makes it whole.
    set_journal(&connection, "DELETE")?;
    let copied = copy(&mut connection, from, to);
    if copied.is_err() {
        set_journal(&connection, "WAL")?;
        return copied;
    }
    drop(connection);
    std::fs::remove_file(from).map_err(|cause| Error::LeftBehind {
        from: from.clone(),
        to: to.clone(),
        cause,
    })
}

/// Copies the file under a lock, and marks it as gone once the copy is in its place.
fn copy(connection: &mut Connection, from: &Path, to: &Path) -> Result<(), Error> {
    let lock = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(|cause| io(folder, cause))?;
    }
    let draft = draft_of(to);
    let placed = write_copy(from, &draft).and_then(|()| place(&draft, to));
    if draft.exists() {
        std::fs::remove_file(&draft).map_err(|cause| io(&draft, cause))?;
    }
    placed?;
    let marked = lock.pragma_update(None, "user_version", GONE);
    let marked = marked.and_then(|()| lock.commit());
    if let Err(error) = marked {
        std::fs::remove_file(to).map_err(|cause| io(to, cause))?;
        return Err(error.into());
    }
    Ok(())
}

fn write_copy(from: &Path, draft: &Path) -> Result<(), Error> {
    std::fs::copy(from, draft).map_err(|cause| io(draft, cause))?;
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
