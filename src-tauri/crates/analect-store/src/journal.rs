//! The undo journal: what each operation changed, row by row.
//!
//! Temporary triggers, generated from the schema, note every changed row of the recorded tables
//! with its values before and after (the technique of <https://sqlite.org/undoredo.html>). Undo
//! puts the values before back, redo those after; no operation brings undo code of its own. A row
//! that is not as the operation left it is a conflict: then nothing is applied and the caller is
//! told.

use crate::Error;
use crate::step::{Change, Step};
use crate::value_changes::{ValueChange, ValueChanges};
use analect_model::{ArticleId, EntityId, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// The tables whose changes are recorded.
pub(crate) const RECORDED: [&str; 15] = [
    "article",
    "revision",
    "annotation",
    "placement",
    "article_tag",
    "annotation_tag",
    "entity_type",
    "entity",
    "mention",
    "rejection",
    "unlinked",
    "label",
    "collection",
    "collection_article",
    "summary_choice",
];

/// Operations kept; older ones can no longer be undone.
const KEPT: i64 = 500;

/// Bytes of values above which an operation is not kept, so that the journal does not become a
/// second copy of the library; undo then goes on with the operation before it.
const LARGEST: i64 = 32 << 20;

/// An operation in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Its number; later operations have higher ones.
    pub entry: i64,
    /// The name it was written under.
    pub op: String,
    /// When it happened.
    pub at: Timestamp,
    /// Whether it was taken back and redo would apply it again.
    pub undone: bool,
    /// The articles it touched.
    pub articles: Vec<ArticleId>,
    /// What it did to values that a reader knows, as far as the first rows it changed tell; none
    /// but in a list of operations.
    pub changes: Vec<ValueChange>,
}

/// What an undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The name of the operation taken back or applied again.
    pub op: String,
    /// The articles it touches.
    pub articles: Vec<ArticleId>,
}

/// Prepares the writing connection: the triggers live as long as it does and fire only while an
/// operation is being recorded.
///
/// The view `next_<table>` gives the number of a new row. SQLite alone would hand out the number
/// of a removed row again, and a row that undo brings back would find its place taken.
pub(crate) fn install(connection: &Connection) -> Result<(), Error> {
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.execute_batch("CREATE TEMP TABLE recording (entry INTEGER NOT NULL)")?;
    for table in RECORDED {
        connection.execute_batch(&triggers(table, &columns(connection, table)?))?;
        connection.execute_batch(&format!(
            "CREATE TEMP VIEW next_{table} AS SELECT 1 + max(\
             ifnull((SELECT max(row) FROM main.{table}), 0), \
             ifnull((SELECT max(changed_row) FROM change WHERE tbl = '{table}'), 0)) AS row"
        ))?;
    }
    Ok(())
}

/// Starts recording under the name `op`; returns the entry's number.
pub(crate) fn begin(connection: &Connection, op: &str, at: Timestamp) -> Result<i64, Error> {
    connection.execute(
        "INSERT INTO journal (op, at, articles, undone) VALUES (?1, ?2, x'', 0)",
        params![op, at.milliseconds()],
    )?;
    let entry = connection.last_insert_rowid();
    connection.execute("INSERT INTO recording VALUES (?1)", [entry])?;
    Ok(entry)
}

/// Runs `work` without recording what it changes.
pub(crate) fn paused<T, E: From<Error>>(
    connection: &Connection,
    work: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    let read = |row: &Row<'_>| row.get::<_, i64>(0);
    let entry = connection
        .query_row("SELECT entry FROM recording", [], read)
        .map_err(Error::from)?;
    connection
        .execute("DELETE FROM recording", [])
        .map_err(Error::from)?;
    let value = work()?;
    connection
        .execute("INSERT INTO recording VALUES (?1)", [entry])
        .map_err(Error::from)?;
    Ok(value)
}

/// Stops recording and forgets what was undone; an operation that changed nothing is not kept.
///
/// Whether the entry can be undone.
pub(crate) fn end(
    connection: &Connection,
    entry: i64,
    articles: &[ArticleId],
) -> Result<bool, Error> {
    connection.execute("DELETE FROM recording", [])?;
    let sql = "SELECT count(*), ifnull(sum(ifnull(length(before), 0) + ifnull(length(after), 0)), 0) \
               FROM change WHERE entry = ?1";
    let (changes, size): (i64, i64) =
        connection.query_row(sql, [entry], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if changes == 0 {
        connection.execute("DELETE FROM journal WHERE seq = ?1", [entry])?;
        return Ok(false);
    }
    let ids: Vec<u8> = articles.iter().flat_map(|id| *id.as_bytes()).collect();
    let sql = "UPDATE journal SET articles = ?2 WHERE seq = ?1";
    connection.execute(sql, params![entry, ids])?;
    forget(connection, "undone")?;
    if size > LARGEST {
        forget(connection, &format!("seq = {entry}"))?;
    }
    let kept = format!("SELECT seq FROM journal ORDER BY seq DESC LIMIT {KEPT}");
    forget(connection, &format!("seq NOT IN ({kept})"))?;
    Ok(size <= LARGEST)
}

/// Takes back the newest operation that is not undone, or the one numbered `entry`.
///
/// An older operation is taken back alone where no later one changed the same rows or needs them,
/// and where what they refer to is still there.
pub(crate) fn undo(connection: &Connection, entry: Option<i64>) -> Result<Undone, Error> {
    let sql = "SELECT * FROM journal WHERE NOT undone AND seq = ifnull(?1, seq) \
               ORDER BY seq DESC LIMIT 1";
    let entry = find(connection, sql, entry)?.ok_or(Error::NothingToUndo("undo"))?;
    let mut changes = changes(connection, &entry)?;
    changes.reverse();
    let inverse = |change: Change| Change {
        before: change.after,
        after: change.before,
        ..change
    };
    let changes: Vec<Change> = changes.into_iter().map(inverse).collect();
    Step::new(connection, &entry, "undone")?.apply(&changes)?;
    finish(connection, entry, true)
}

/// Applies the operation undone last again.
pub(crate) fn redo(connection: &Connection) -> Result<Undone, Error> {
    let sql = "SELECT * FROM journal WHERE undone AND ?1 IS NULL ORDER BY undone DESC, seq LIMIT 1";
    let entry = find(connection, sql, None)?.ok_or(Error::NothingToUndo("redo"))?;
    let changes = changes(connection, &entry)?;
    Step::new(connection, &entry, "redone")?.apply(&changes)?;
    finish(connection, entry, false)
}

/// What undo would take back and what redo would apply.
pub(crate) fn ends(
    connection: &Connection,
) -> Result<(Option<HistoryEntry>, Option<HistoryEntry>), Error> {
    let undo = "SELECT * FROM journal WHERE NOT undone AND ?1 IS NULL ORDER BY seq DESC LIMIT 1";
    let redo =
        "SELECT * FROM journal WHERE undone AND ?1 IS NULL ORDER BY undone DESC, seq LIMIT 1";
    Ok((find(connection, undo, None)?, find(connection, redo, None)?))
}

/// The newest `limit` operations, newest first, those taken back included.
pub(crate) fn list(connection: &Connection, limit: u32) -> Result<Vec<HistoryEntry>, Error> {
    let mut statement =
        connection.prepare_cached("SELECT * FROM journal ORDER BY seq DESC LIMIT ?1")?;
    let rows = statement.query_map([limit], read_entry)?;
    let changes = ValueChanges::new(connection)?;
    rows.map(|entry| {
        let entry = entry?;
        Ok(HistoryEntry {
            changes: changes.of(entry.entry)?,
            ..entry
        })
    })
    .collect()
}

pub(crate) fn columns(connection: &Connection, table: &str) -> Result<Vec<String>, Error> {
    let mut statement =
        connection.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names = statement.query_map([table], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// The three triggers that note inserted, deleted and updated rows of `table`.
fn triggers(table: &str, columns: &[String]) -> String {
    let values = |side: &str| {
        let quoted: Vec<String> = columns
            .iter()
            .map(|column| format!("quote({side}.\"{column}\")"))
            .collect();
        quoted.join(" || ',' || ")
    };
    let trigger = |event: &str, row: &str, before: &str, after: &str| {
        format!(
            "CREATE TEMP TRIGGER record_{event}_{table} AFTER {event} ON main.{table} \
             WHEN EXISTS (SELECT 1 FROM recording) BEGIN \
             INSERT INTO change (entry, tbl, changed_row, before, after) \
             SELECT entry, '{table}', {row}.row, before, after \
             FROM recording, (SELECT {before} AS before, {after} AS after) \
             WHERE before IS NOT after; END;\n"
        )
    };
    [
        trigger("INSERT", "new", "NULL", &values("new")),
        trigger("DELETE", "old", &values("old"), "NULL"),
        trigger("UPDATE", "old", &values("old"), &values("new")),
    ]
    .concat()
}

/// Forgets what happened to the rows of an article that is gone for good, so that the operations
/// around it can still be taken back; an operation of which nothing is left is forgotten whole.
pub(crate) fn forget_article(connection: &Connection, gone: ArticleId) -> Result<(), Error> {
    let article = hex(gone.as_bytes());
    let sql = "SELECT ifnull(before, after) FROM change WHERE tbl = 'annotation' \
               AND instr(ifnull(before, after), ?1)";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([&article], |row| row.get::<_, String>(0))?;
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    // The id is the first literal of bytes in a row of the table.
    let annotations = rows
        .iter()
        .filter_map(|row| row.split("X'").nth(1)?.get(..32));
    let sql =
        "DELETE FROM change WHERE instr(ifnull(before, ''), ?1) OR instr(ifnull(after, ''), ?1)";
    let mut statement = connection.prepare_cached(sql)?;
    for id in annotations.chain(std::iter::once(article.as_str())) {
        statement.execute([id])?;
    }
    forget_empty(connection)
}

/// Forgets what happened to an entity that is gone for good.
pub(crate) fn forget_entity(connection: &Connection, gone: EntityId) -> Result<(), Error> {
    let sql = "DELETE FROM change WHERE tbl IN ('entity', 'mention', 'unlinked') \
               AND (instr(ifnull(before, ''), ?1) OR instr(ifnull(after, ''), ?1))";
    connection.execute(sql, [hex(gone.as_bytes())])?;
    forget_empty(connection)
}

fn forget_empty(connection: &Connection) -> Result<(), Error> {
    // An operation under way has not noted its changes yet.
    let sql = "DELETE FROM journal WHERE NOT EXISTS (SELECT 1 FROM change WHERE entry = journal.seq) \
               AND seq NOT IN (SELECT max(seq) FROM journal)";
    connection.execute(sql, [])?;
    Ok(())
}

/// Bytes as SQLite's `quote` writes them, without the `X''`.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        hex.push_str(&format!("{byte:02X}"));
        hex
    })
}

fn find(
    connection: &Connection,
    sql: &str,
    entry: Option<i64>,
) -> Result<Option<HistoryEntry>, Error> {
    Ok(connection.query_row(sql, [entry], read_entry).optional()?)
}

fn read_entry(row: &Row<'_>) -> rusqlite::Result<HistoryEntry> {
    let ids: Vec<u8> = row.get("articles")?;
    let (ids, _) = ids.as_chunks::<16>();
    Ok(HistoryEntry {
        entry: row.get("seq")?,
        op: row.get("op")?,
        at: Timestamp::from_milliseconds(row.get("at")?),
        undone: row.get("undone")?,
        articles: ids
            .iter()
            .map(|bytes| ArticleId::from_bytes(*bytes))
            .collect(),
        changes: Vec::new(),
    })
}

fn changes(connection: &Connection, entry: &HistoryEntry) -> Result<Vec<Change>, Error> {
    let mut statement = connection.prepare("SELECT * FROM change WHERE entry = ?1 ORDER BY seq")?;
    let read = |row: &Row<'_>| {
        Ok(Change {
            table: row.get("tbl")?,
            row: row.get("changed_row")?,
            before: row.get("before")?,
            after: row.get("after")?,
        })
    };
    let found = statement.query_map([entry.entry], read)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn finish(connection: &Connection, entry: HistoryEntry, undone: bool) -> Result<Undone, Error> {
    // Counts up, so that what was undone last is redone first, whatever its number.
    let sql = "UPDATE journal SET undone = CASE WHEN ?2 THEN \
               (SELECT max(undone) + 1 FROM journal) ELSE 0 END WHERE seq = ?1";
    connection.execute(sql, params![entry.entry, undone])?;
    Ok(Undone {
        op: entry.op,
        articles: entry.articles,
    })
}

/// Removes the entries that meet `condition`, with their changes.
fn forget(connection: &Connection, condition: &str) -> Result<(), Error> {
    connection.execute_batch(&format!(
        "DELETE FROM change WHERE entry IN (SELECT seq FROM journal WHERE {condition}); \
         DELETE FROM journal WHERE {condition};"
    ))?;
    Ok(())
}
