//! Turning columns into values of the model and back.

use crate::Error;
use analect_model::{Target, TextQuoteSelector};
use analect_text::{TextOffset, TextRange};
use rusqlite::Row;
use std::collections::HashMap;
use std::hash::Hash;

/// The 16 bytes of an id column.
pub(crate) fn id_bytes(row: &Row<'_>, column: &str) -> Result<[u8; 16], Error> {
    Ok(row.get(column)?)
}

/// A column that holds one of a closed set of words.
pub(crate) fn word<T>(
    row: &Row<'_>,
    column: &str,
    what: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, Error> {
    read(
        row.get_ref(column)?
            .as_str()
            .map_err(rusqlite::Error::from)?,
    )
    .ok_or(Error::UnreadableRow(what))
}

/// A JSON list of strings.
pub(crate) fn strings(row: &Row<'_>, column: &str) -> Result<Vec<String>, Error> {
    let json: String = row.get(column)?;
    serde_json::from_str(&json).map_err(|_| Error::UnreadableRow("list of names"))
}

/// A list of strings as JSON.
pub(crate) fn to_json(strings: &[String]) -> String {
    serde_json::Value::from(strings).to_string()
}

/// The target in the columns start, end, exact, prefix and suffix; `None` where they are NULL.
pub(crate) fn target(row: &Row<'_>) -> Result<Option<Target>, Error> {
    let Some(start) = row.get::<_, Option<u32>>("start")? else {
        return Ok(None);
    };
    let end = TextOffset::new(row.get("end")?);
    let position =
        TextRange::new(TextOffset::new(start), end).ok_or(Error::UnreadableRow("position"))?;
    let quote = TextQuoteSelector {
        exact: row.get("exact")?,
        prefix: row.get("prefix")?,
        suffix: row.get("suffix")?,
    };
    Ok(Some(Target { position, quote }))
}

/// Runs `read` over every row.
pub(crate) fn collect<T>(
    mut rows: rusqlite::Rows<'_>,
    read: impl Fn(&Row<'_>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

/// Runs `read` over every row and puts what one `owner` has together, in order.
pub(crate) fn grouped<K: Eq + Hash, T>(
    mut rows: rusqlite::Rows<'_>,
    owner: impl Fn(&Row<'_>) -> Result<K, Error>,
    read: impl Fn(&Row<'_>) -> Result<T, Error>,
) -> Result<HashMap<K, Vec<T>>, Error> {
    let mut found: HashMap<K, Vec<T>> = HashMap::new();
    while let Some(row) = rows.next()? {
        found.entry(owner(row)?).or_default().push(read(row)?);
    }
    Ok(found)
}

/// Runs `read` over the first row, if there is one.
pub(crate) fn first<T>(
    mut rows: rusqlite::Rows<'_>,
    read: impl Fn(&Row<'_>) -> Result<T, Error>,
) -> Result<Option<T>, Error> {
    rows.next()?.map(read).transpose()
}
