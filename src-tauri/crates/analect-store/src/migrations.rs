//! The schema and the steps that lead to it.
//!
//! A step, once released, is never edited: a library of any released version is brought up by
//! running the steps it lacks, each with its version bump in one transaction, after a copy of the
//! file was put into `backups/`.

use crate::Error;
use rusqlite::Connection;
use std::path::Path;

/// The newest schema version this program knows.
pub const SCHEMA_VERSION: i64 = 5;

/// The oldest schema version that can be read where a file cannot be brought up to date.
pub(crate) const OLDEST_READABLE: i64 = 2;

/// Shows the tables of an older schema, from [`OLDEST_READABLE`] on, as this program reads them.
/// Nothing is written to the file: the views live in memory, as long as the connection.
pub(crate) fn view_as_current(connection: &Connection, version: i64) -> Result<(), Error> {
    if version >= 5 {
        return Ok(());
    }
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.execute_batch(
        "CREATE TEMP VIEW entity AS SELECT *, NULL AS entity_type, '' AS note FROM main.entity; \
         CREATE TEMP TABLE entity_type (row INTEGER, id BLOB, name TEXT, key INTEGER, colour TEXT, \
         pattern TEXT, place INTEGER); \
         CREATE TEMP TABLE rejection (row INTEGER, id BLOB, name TEXT, kind TEXT, at INTEGER); \
         CREATE TEMP TABLE unlinked (row INTEGER, article BLOB, name TEXT, entity BLOB); \
         CREATE TEMP TABLE analysis (article BLOB, revision BLOB, analyser TEXT, result TEXT); \
         CREATE TEMP TABLE found_name (key TEXT, kind TEXT, article BLOB, mentions INTEGER, role TEXT)",
    )?;
    if version >= 4 {
        return Ok(());
    }
    Ok(connection.execute_batch(
        "CREATE TEMP VIEW annotation AS SELECT *, NULL AS revision, NULL AS extra FROM main.annotation; \
         CREATE TEMP VIEW revision AS SELECT *, 'import' AS cause, NULL AS metadata FROM main.revision; \
         CREATE TEMP TABLE placement (annotation BLOB, state TEXT, start INTEGER, end INTEGER, \
         score INTEGER, settled INTEGER)",
    )?)
}

/// Step `n` leads from version `n` to `n + 1`.
const STEPS: &[&str] = &[
    include_str!("schema/v1.sql"),
    include_str!("schema/v2.sql"),
    include_str!("schema/v3.sql"),
    include_str!("schema/v4.sql"),
    include_str!("schema/v5.sql"),
];

/// The `user_version` of the open file.
pub(crate) fn version(connection: &Connection) -> Result<i64, Error> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings the open file to [`SCHEMA_VERSION`]; a file that has content is copied first.
pub(crate) fn run(connection: &mut Connection, path: &Path) -> Result<(), Error> {
    run_steps(connection, path, STEPS)
}

/// Builds the newest schema in an empty database.
#[cfg(test)]
pub(crate) fn build(connection: &Connection) -> Result<(), Error> {
    Ok(STEPS
        .iter()
        .try_for_each(|step| connection.execute_batch(step))?)
}

fn run_steps(connection: &mut Connection, path: &Path, steps: &[&str]) -> Result<(), Error> {
    let start = version(connection)?;
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    if start > known {
        return Err(Error::TooNew {
            path: path.to_owned(),
            found: start,
            known,
        });
    }
    if start > 0 && start < known {
        back_up(connection, path, start)?;
    }
    for (index, step) in steps
        .iter()
        .enumerate()
        .skip(usize::try_from(start).unwrap_or(0))
    {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        let version = i64::try_from(index).unwrap_or(i64::MAX) + 1;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Copies the file to `backups/<name>-v<version>.db` beside it; an existing copy is kept.
fn back_up(connection: &Connection, path: &Path, version: i64) -> Result<(), Error> {
    let folder = path.with_file_name("backups");
    std::fs::create_dir_all(&folder).map_err(|cause| Error::Io {
        path: folder.clone(),
        cause,
    })?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let copy = folder.join(format!("{stem}-v{version}.db"));
    if !copy.exists() {
        connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_version_counts_the_steps() {
        assert_eq!(usize::try_from(SCHEMA_VERSION).unwrap(), STEPS.len());
    }

    #[test]
    fn a_failing_step_leaves_the_file_at_the_step_before_and_a_copy_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        let mut connection = Connection::open(&path).unwrap();
        run_steps(&mut connection, &path, &["CREATE TABLE a (x)"]).unwrap();
        let broken = [
            "CREATE TABLE a (x)",
            "CREATE TABLE b (x); INSERT INTO nowhere VALUES (1)",
        ];
        assert!(run_steps(&mut connection, &path, &broken).is_err());
        assert_eq!(version(&connection).unwrap(), 1);
        let tables: i64 = connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get(0))
            .unwrap();
        assert_eq!(tables, 1);
        assert!(folder.path().join("backups/library-v1.db").exists());
    }

    #[test]
    fn a_newer_file_is_refused() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", 7).unwrap();
        let refused = run_steps(&mut connection, Path::new("l.db"), &["SELECT 1"]);
        assert!(matches!(
            refused,
            Err(Error::TooNew {
                found: 7,
                known: 1,
                ..
            })
        ));
    }
}
