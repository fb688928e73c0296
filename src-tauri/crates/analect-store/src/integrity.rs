//! What must hold of a library after a change was taken back or applied again on its own.
//!
//! An operation checks what it needs when it is performed. Undo by number skips over later
//! operations, so it has to see for itself that what a row refers to is still there, that nothing
//! refers to a row it removes, and that names are still unique.

use crate::Error;
use rusqlite::{Connection, OptionalExtension, Row};

/// A column whose values are keys of another table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    /// The table it is in.
    table: String,
    /// The column.
    column: String,
    /// The table it refers to.
    parent: String,
    /// The column there.
    key: String,
}

/// References that no foreign key of the schema states: table, column, table referred to, column.
const UNSTATED: [(&str, &str, &str, &str); 1] = [("annotation", "label", "label", "id")];

/// A rule about the rows of one table.
struct Rule {
    table: &'static str,
    /// Counts what breaks it.
    broken: &'static str,
    /// Why a step that would break it is refused.
    reason: &'static str,
}

const RULES: [Rule; 8] = [
    Rule {
        table: "annotation",
        broken: "SELECT count(*) - count(DISTINCT article) FROM annotation WHERE motivation = 'commenting'",
        reason: "the article has another note by now",
    },
    Rule {
        table: "collection",
        broken: "SELECT count(*) - count(DISTINCT name) FROM collection",
        reason: "another collection has its name by now",
    },
    Rule {
        table: "entity_type",
        broken: "SELECT count(*) - count(DISTINCT name) FROM entity_type",
        reason: "another type has its name by now",
    },
    Rule {
        table: "entity_type",
        broken: "SELECT count(key) - count(DISTINCT key) FROM entity_type",
        reason: "another type has its key by now",
    },
    Rule {
        table: "label",
        broken: "SELECT count(*) - count(DISTINCT name) FROM label",
        reason: "another label has its name by now",
    },
    Rule {
        table: "label",
        broken: "SELECT count(key) - count(DISTINCT key) FROM label",
        reason: "another label has its key by now",
    },
    Rule {
        table: "label",
        broken: "SELECT max(0, count(*) - 9) FROM label",
        reason: "there would be more than nine labels",
    },
    Rule {
        table: "label",
        broken: "SELECT count(*) = 0 FROM label",
        reason: "no label would be left",
    },
];

/// The references between `tables`, stated by the schema or not.
pub(crate) fn references(
    connection: &Connection,
    tables: &[&str],
) -> Result<Vec<Reference>, Error> {
    let mut statement = connection
        .prepare_cached("SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?1)")?;
    let mut found = Vec::new();
    for table in tables {
        let read = |row: &Row<'_>| {
            Ok(Reference {
                table: (*table).to_owned(),
                column: row.get(0)?,
                parent: row.get(1)?,
                key: row.get(2)?,
            })
        };
        for reference in statement.query_map([table], read)? {
            found.push(reference?);
        }
    }
    found.extend(UNSTATED.map(|(table, column, parent, key)| Reference {
        table: table.to_owned(),
        column: column.to_owned(),
        parent: parent.to_owned(),
        key: key.to_owned(),
    }));
    Ok(found)
}

/// Why a row of `table` with these values cannot be put there, where what it refers to is gone. What
/// the row refers to already is not looked at.
///
/// `columns` are the quoted names and `values` the literals of the row, apart by commas.
pub(crate) fn lacks(
    connection: &Connection,
    references: &[Reference],
    table: &str,
    columns: &str,
    values: &str,
) -> Result<Option<String>, Error> {
    for reference in references.iter().filter(|one| one.table == table) {
        let Reference {
            column,
            parent,
            key,
            ..
        } = reference;
        let sql = format!(
            "WITH placed ({columns}) AS (SELECT {values}) SELECT 1 FROM placed \
             WHERE \"{column}\" IS NOT NULL \
             AND NOT EXISTS (SELECT 1 FROM {parent} WHERE {parent}.\"{key}\" = placed.\"{column}\") \
             AND NOT EXISTS (SELECT 1 FROM {table} WHERE {table}.row = placed.row \
             AND {table}.\"{column}\" = placed.\"{column}\")"
        );
        if holds(connection, &sql)? {
            let what = noun(parent);
            return Ok(Some(format!("the {what} it needs was removed since")));
        }
    }
    Ok(None)
}

/// Why a row of `table` with these values cannot be removed, where something refers to it.
pub(crate) fn is_needed(
    connection: &Connection,
    references: &[Reference],
    table: &str,
    columns: &str,
    values: &str,
) -> Result<Option<String>, Error> {
    for reference in references.iter().filter(|one| one.parent == table) {
        let Reference {
            table: child,
            column,
            key,
            ..
        } = reference;
        let sql = format!(
            "WITH removed ({columns}) AS (SELECT {values}) SELECT 1 FROM removed \
             WHERE EXISTS (SELECT 1 FROM {child} WHERE {child}.\"{column}\" = removed.\"{key}\")"
        );
        if holds(connection, &sql)? {
            let (what, whole) = (noun(child), noun(table));
            return Ok(Some(format!("a {what} made since needs the {whole}")));
        }
    }
    Ok(None)
}

/// How often each rule about `tables` is broken. Files of earlier versions may break some; what
/// counts is that a step breaks none that held.
pub(crate) fn broken(connection: &Connection, tables: &[&str]) -> Result<Vec<i64>, Error> {
    let count = |rule: &Rule| {
        if !tables.contains(&rule.table) {
            return Ok(0);
        }
        let mut statement = connection.prepare_cached(rule.broken)?;
        Ok(statement.query_row([], |row| row.get(0))?)
    };
    RULES.iter().map(count).collect()
}

/// Why what led from one count of broken rules to another is refused.
pub(crate) fn breach(before: &[i64], after: &[i64]) -> Option<&'static str> {
    let counts = before.iter().zip(after);
    let mut worse = RULES
        .iter()
        .zip(counts)
        .filter(|(_, (before, after))| before < after);
    worse.next().map(|(rule, _)| rule.reason)
}

fn holds(connection: &Connection, sql: &str) -> Result<bool, Error> {
    let found: Option<i64> = connection.query_row(sql, [], |row| row.get(0)).optional()?;
    Ok(found.is_some())
}

/// A table in a reader's words.
fn noun(table: &str) -> &str {
    match table {
        "annotation" => "highlight or note",
        "article_tag" | "annotation_tag" => "tag",
        "collection_article" => "collection",
        "summary_choice" => "choice for the summary",
        "revision" => "text",
        "entity_type" => "type",
        "rejection" => "name on the stop list",
        "unlinked" => "decision about an entity",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_column_that_names_another_row_is_known() {
        let connection = Connection::open_in_memory().unwrap();
        crate::migrations::build(&connection).unwrap();
        let tables = crate::journal::RECORDED;
        let found = references(&connection, &tables).unwrap();
        for table in tables {
            let sql = "SELECT name FROM pragma_table_info(?1)";
            let mut statement = connection.prepare(sql).unwrap();
            let columns = statement.query_map([table], |row| row.get(0)).unwrap();
            for column in columns.map(Result::<String, _>::unwrap) {
                // A column called like a table refers to it.
                let expect = tables.contains(&column.as_str());
                let known = |one: &Reference| one.table == table && one.column == column;
                assert_eq!(found.iter().any(known), expect, "{table}.{column}");
            }
        }
    }

    #[test]
    fn only_a_rule_that_held_is_breached() {
        let mut counts = vec![0; RULES.len()];
        assert_eq!(breach(&counts, &counts), None);
        let before = counts.clone();
        if let Some(count) = counts.get_mut(1) {
            *count = 1;
        }
        assert_eq!(breach(&before, &counts), Some(RULES[1].reason));
        assert_eq!(breach(&counts, &before), None);
    }
}
