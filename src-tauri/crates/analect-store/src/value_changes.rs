//! What an operation did to the values that a reader knows, read back from the journal.

use crate::Error;
use crate::journal::columns;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;

/// A kind of value that a reader knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangedValue {
    /// Whether an article has a star: `1` or `0`.
    Star,
    /// The shelf of an article.
    Shelf,
    /// A tag of an article or of a highlight.
    Tag,
    /// The text of a note.
    Note,
    /// The label of a highlight, by its id.
    Label,
    /// The name of a label.
    LabelName,
    /// The name of an entity.
    Entity,
    /// The kind of an entity.
    EntityKind,
    /// The words by which an entity is mentioned.
    Mention,
    /// The name of a collection.
    Collection,
    /// The name of a collection that an article is in.
    CollectionOf,
    /// What was made of a sentence of a summary: `pinned` or `excluded`.
    Sentence,
}

/// What became of one value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ValueChange {
    /// Which kind of value.
    pub value: ChangedValue,
    /// What it was; `None` where there was none.
    pub before: Option<String>,
    /// What it is then; `None` where there is none.
    pub after: Option<String>,
    /// The passage it belongs to, if it is that of a passage.
    pub quote: Option<String>,
}

/// Rows of an operation that are looked at: one that changed more is told by these.
const MOST_ROWS: u32 = 100;
/// Characters of a value that are told.
const MOST_CHARACTERS: usize = 160;

/// Where values stand: the table, the column, what it is called, and the column with the passage.
///
/// A name is told also where it stays as it is: it says what else was changed.
const TOLD: [(&str, &str, ChangedValue, Option<&str>); 14] = [
    ("article", "starred", ChangedValue::Star, None),
    ("article", "reading_state", ChangedValue::Shelf, None),
    ("article_tag", "name", ChangedValue::Tag, None),
    ("annotation_tag", "name", ChangedValue::Tag, None),
    ("annotation", "body", ChangedValue::Note, Some("exact")),
    ("annotation", "label", ChangedValue::Label, Some("exact")),
    ("label", "name", ChangedValue::LabelName, None),
    ("entity", "name", ChangedValue::Entity, None),
    ("entity", "kind", ChangedValue::EntityKind, None),
    ("entity_type", "name", ChangedValue::EntityKind, None),
    ("rejection", "name", ChangedValue::Entity, None),
    ("mention", "exact", ChangedValue::Mention, None),
    ("collection", "name", ChangedValue::Collection, None),
    (
        "summary_choice",
        "verdict",
        ChangedValue::Sentence,
        Some("exact"),
    ),
];

/// Reads operations back, knowing the columns of the tables.
pub(crate) struct ValueChanges<'c> {
    connection: &'c Connection,
    columns: HashMap<&'static str, Vec<String>>,
}

type Row = Vec<Option<String>>;

impl<'c> ValueChanges<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Result<Self, Error> {
        let tables = TOLD.iter().map(|told| told.0).chain(["collection_article"]);
        let columns = tables
            .map(|table| Ok((table, columns(connection, table)?)))
            .collect::<Result<_, Error>>()?;
        Ok(Self {
            connection,
            columns,
        })
    }

    /// The values that the operation numbered `entry` changed, each once, in the order of the
    /// changes but for mentions: there may be many, so they come last.
    pub(crate) fn of(&self, entry: i64) -> Result<Vec<ValueChange>, Error> {
        let sql = "SELECT tbl, before, after FROM change \
                   WHERE entry = ?1 AND tbl NOT IN ('revision', 'placement') \
                   ORDER BY tbl = 'mention', seq LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![entry, MOST_ROWS])?;
        let mut found: Vec<ValueChange> = Vec::new();
        while let Some(row) = rows.next()? {
            let table: String = row.get("tbl")?;
            let before = row.get::<_, Option<String>>("before")?;
            let after = row.get::<_, Option<String>>("after")?;
            let before = before.and_then(|values| literals(&values));
            let after = after.and_then(|values| literals(&values));
            for change in self.told(&table, before.as_ref(), after.as_ref())? {
                if !found.contains(&change) {
                    found.push(change);
                }
            }
        }
        Ok(found)
    }

    fn told(
        &self,
        table: &str,
        before: Option<&Row>,
        after: Option<&Row>,
    ) -> Result<Vec<ValueChange>, Error> {
        if table == "collection_article" {
            return self.collected(before, after);
        }
        let told = TOLD.iter().filter(|told| told.0 == table);
        let told = told.filter_map(|(_, column, value, quote)| {
            let was = before.and_then(|row| self.value(table, row, column));
            let is = after.and_then(|row| self.value(table, row, column));
            let named = matches!(value, ChangedValue::Entity | ChangedValue::LabelName);
            let quote = quote.and_then(|quote| self.value(table, after.or(before)?, quote));
            (named || was != is).then_some(ValueChange {
                value: *value,
                before: was,
                after: is,
                quote,
            })
        });
        Ok(told.collect())
    }

    /// A row that puts an article into a collection knows only the collection's id.
    fn collected(
        &self,
        before: Option<&Row>,
        after: Option<&Row>,
    ) -> Result<Vec<ValueChange>, Error> {
        let id = after
            .or(before)
            .and_then(|row| self.value("collection_article", row, "collection"));
        let Some(id) = id else { return Ok(Vec::new()) };
        let sql = "SELECT name FROM collection WHERE hex(id) = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let name: Option<String> = statement.query_row([id], |row| row.get(0)).optional()?;
        Ok(vec![ValueChange {
            value: ChangedValue::CollectionOf,
            before: before.and(name.clone()),
            after: after.and(name),
            quote: None,
        }])
    }

    fn value(&self, table: &str, row: &Row, column: &str) -> Option<String> {
        let columns = self.columns.get(table)?;
        let at = columns.iter().position(|name| name == column)?;
        let value = row.get(at)?.as_ref()?;
        Some(value.chars().take(MOST_CHARACTERS).collect())
    }
}

/// The values in a list of literals as SQLite's `quote` writes them: text as it is, bytes as
/// hexadecimal digits, numbers as written. `None` where the list is not one.
fn literals(list: &str) -> Option<Row> {
    let mut values = Vec::new();
    let mut rest = list;
    loop {
        let (value, after) = literal(rest)?;
        values.push(value);
        match after.strip_prefix(',') {
            Some(next) => rest = next,
            None => return after.is_empty().then_some(values),
        }
    }
}

/// The first literal of a list, and what follows it.
fn literal(list: &str) -> Option<(Option<String>, &str)> {
    if let Some(text) = list.strip_prefix('\'') {
        let end = end_of_text(text)?;
        let (value, after) = (text.get(..end)?, text.get(end + 1..)?);
        return Some((Some(value.replace("''", "'")), after));
    }
    let end = list.find(',').unwrap_or(list.len());
    let (value, after) = list.split_at(end);
    let bytes = value
        .strip_prefix("X'")
        .and_then(|digits| digits.strip_suffix('\''));
    let value = (value != "NULL").then(|| bytes.unwrap_or(value).to_owned());
    Some((value, after))
}

/// Where the quotation mark stands that ends a text: one that is not doubled.
fn end_of_text(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find('\'')?;
        if !text.get(at + 1..)?.starts_with('\'') {
            return Some(at);
        }
        from = at + 2;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::literals;
    use rusqlite::Connection;

    #[test]
    fn what_sqlite_quotes_is_read_back() {
        let connection = Connection::open_in_memory().unwrap();
        let sql = "SELECT quote(?1) || ',' || quote(NULL) || ',' || quote(-12) || ',' || \
                   quote(x'0aff') || ',' || quote(1.5) || ',' || quote(?2)";
        for text in ["", "'", "it's, it''s", "a,'b',\nc", "“ü”, X'00'", "','"] {
            let list: String = connection
                .query_row(sql, [text, text], |row| row.get(0))
                .unwrap();
            let text = Some(text.to_owned());
            let number = |digits: &str| Some(digits.to_owned());
            let values = [
                text.clone(),
                None,
                number("-12"),
                number("0AFF"),
                number("1.5"),
                text,
            ];
            assert_eq!(literals(&list).unwrap(), values);
        }
    }

    #[test]
    fn what_is_no_list_is_not_read() {
        assert_eq!(literals("'open"), None);
        assert_eq!(literals("'a'b"), None);
    }
}
