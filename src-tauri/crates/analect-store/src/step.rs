//! Taking an operation back, or applying it again, row by row.

use crate::integrity::{self, Reference};
use crate::journal::{RECORDED, columns};
use crate::{Error, HistoryEntry};
use rusqlite::Connection;

/// What became of a row: its values as a list of SQL literals, `None` where it did not exist.
pub(crate) struct Change {
    pub(crate) table: String,
    pub(crate) row: i64,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

/// An operation being taken back or applied again.
pub(crate) struct Step<'c> {
    connection: &'c Connection,
    references: Vec<Reference>,
    op: String,
    done: &'static str,
}

impl<'c> Step<'c> {
    pub(crate) fn new(
        connection: &'c Connection,
        entry: &HistoryEntry,
        done: &'static str,
    ) -> Result<Self, Error> {
        Ok(Self {
            connection,
            references: integrity::references(connection, &RECORDED)?,
            op: entry.op.clone(),
            done,
        })
    }

    /// Makes each changed row, which must be as it is said to be before, as it is after.
    pub(crate) fn apply(&self, changes: &[Change]) -> Result<(), Error> {
        let mut tables: Vec<&str> = changes.iter().map(|change| change.table.as_str()).collect();
        tables.sort_unstable();
        tables.dedup();
        let held = integrity::broken(self.connection, &tables)?;
        changes.iter().try_for_each(|change| self.change(change))?;
        let holds = integrity::broken(self.connection, &tables)?;
        match integrity::breach(&held, &holds) {
            Some(reason) => Err(self.refused(reason)),
            None => Ok(()),
        }
    }

    fn change(&self, change: &Change) -> Result<(), Error> {
        const CHANGED: &str = "what it changed was changed again since";
        let Self {
            connection,
            references,
            ..
        } = self;
        let table = &change.table;
        if !RECORDED.contains(&table.as_str()) {
            return Err(self.refused(CHANGED));
        }
        let names = columns(connection, table)?;
        let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
        let names = names.join(", ");
        let obstacle = match (&change.before, &change.after) {
            (_, Some(after)) => integrity::lacks(connection, references, table, &names, after)?,
            (Some(before), None) => {
                integrity::is_needed(connection, references, table, &names, before)?
            }
            (None, None) => return Ok(()),
        };
        if let Some(reason) = obstacle {
            return Err(self.refused(&reason));
        }
        let sql = match (&change.before, &change.after) {
            (Some(before), None) => {
                format!("DELETE FROM {table} WHERE row = ?1 AND ({names}) IS ({before})")
            }
            (Some(before), Some(after)) => format!(
                "UPDATE {table} SET ({names}) = ({after}) WHERE row = ?1 AND ({names}) IS ({before})"
            ),
            (None, Some(after)) => format!(
                "INSERT INTO {table} ({names}) SELECT {after} \
                 WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE row = ?1)"
            ),
            (None, None) => return Ok(()),
        };
        match connection.execute(&sql, [change.row]) {
            Ok(1) => Ok(()),
            Ok(_) => Err(self.refused(CHANGED)),
            Err(error)
                if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
            {
                Err(self.refused(CHANGED))
            }
            Err(error) => Err(error.into()),
        }
    }

    fn refused(&self, reason: &str) -> Error {
        Error::UndoConflict {
            op: self.op.clone(),
            done: self.done,
            reason: reason.to_owned(),
        }
    }
}
