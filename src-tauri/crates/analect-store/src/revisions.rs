//! The table `revision`: the texts an article has had, the one added last being the current one.

use crate::rows::{collect, first, id_bytes, word};
use crate::transaction::Touched;
use crate::{Error, structure};
use analect_model::{
    ArticleId, Metadata, PublicationDate, Revision, RevisionCause, RevisionId, Timestamp,
};
use rusqlite::{Connection, Row, named_params};
use serde_json::{Value, json};

/// A text of an article as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionListing {
    /// Its identifier.
    pub id: RevisionId,
    /// When the text was obtained.
    pub fetched_at: Timestamp,
    /// What made it.
    pub cause: RevisionCause,
    /// SHA-256 of the text.
    pub content_hash: [u8; 32],
    /// What was known of the article with it; `None` where nobody noted that.
    pub metadata: Option<Metadata>,
}

/// Reads revisions.
pub struct Revisions<'c> {
    connection: &'c Connection,
}

impl<'c> Revisions<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// The newest text of `article`.
    pub fn current(&self, article: ArticleId) -> Result<Option<Revision>, Error> {
        let sql = "SELECT * FROM revision WHERE article = ?1 ORDER BY row DESC LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        first(statement.query([article.as_bytes()])?, read)
    }

    /// The text `id`.
    pub fn get(&self, id: RevisionId) -> Result<Option<Revision>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT * FROM revision WHERE id = ?1")?;
        first(statement.query([id.as_bytes()])?, read)
    }

    /// The texts of `article`, the first one first.
    pub fn of_article(&self, article: ArticleId) -> Result<Vec<RevisionListing>, Error> {
        let sql = "SELECT id, fetched_at, cause, content_hash, metadata FROM revision \
                   WHERE article = ?1 ORDER BY row";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([article.as_bytes()])?, read_listing)
    }

    /// The article whose newest or an older text has a SHA-256 that starts like this.
    pub fn article_with_hash_start(&self, start: &[u8; 8]) -> Result<Option<ArticleId>, Error> {
        let sql = "SELECT article FROM revision WHERE content_hash BETWEEN ?1 AND ?2
                   ORDER BY row LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let (mut first_one, mut last_one) = ([0; 32], [255; 32]);
        first_one[..8].copy_from_slice(start);
        last_one[..8].copy_from_slice(start);
        first(statement.query([first_one, last_one])?, |row| {
            id_bytes(row, "article").map(ArticleId::from_bytes)
        })
    }

    /// The article whose newest or an older text has this SHA-256.
    pub fn article_with_hash(&self, hash: &[u8; 32]) -> Result<Option<ArticleId>, Error> {
        let sql = "SELECT article FROM revision WHERE content_hash = ?1 ORDER BY row LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        first(statement.query([hash])?, |row| {
            id_bytes(row, "article").map(ArticleId::from_bytes)
        })
    }
}

/// Adds revisions; a text, once stored, is never changed.
pub struct RevisionsMut<'c> {
    connection: &'c Connection,
    touched: &'c Touched,
}

impl<'c> RevisionsMut<'c> {
    pub(crate) fn new(connection: &'c Connection, touched: &'c Touched) -> Self {
        Self {
            connection,
            touched,
        }
    }

    /// Adds `revision`, made by `cause`, with what is known of the article with it.
    pub fn insert(
        &self,
        revision: &Revision,
        cause: RevisionCause,
        metadata: &Metadata,
    ) -> Result<(), Error> {
        self.touched.borrow_mut().insert(revision.article);
        self.connection
            .prepare_cached(
                "INSERT INTO revision (row, id, article, fetched_at, content_hash, text, structure, cause, metadata) \
             VALUES ((SELECT row FROM next_revision), :id, :article, :fetched_at, :content_hash, :text, :structure, :cause, :metadata)",
            )?
            .execute(named_params! {
                ":id": revision.id.as_bytes(),
                ":article": revision.article.as_bytes(),
                ":fetched_at": revision.fetched_at.milliseconds(),
                ":content_hash": revision.content_hash,
                ":text": revision.document.text(),
                ":structure": structure::write(&revision.document),
                ":cause": cause_word(cause),
                ":metadata": metadata_json(metadata).to_string(),
            })?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<Revision, Error> {
    let column: String = row.get("structure")?;
    Ok(Revision {
        id: RevisionId::from_bytes(id_bytes(row, "id")?),
        article: ArticleId::from_bytes(id_bytes(row, "article")?),
        fetched_at: Timestamp::from_milliseconds(row.get("fetched_at")?),
        content_hash: row.get("content_hash")?,
        document: structure::read(row.get("text")?, &column)?,
    })
}

fn read_listing(row: &Row<'_>) -> Result<RevisionListing, Error> {
    let metadata: Option<String> = row.get("metadata")?;
    Ok(RevisionListing {
        id: RevisionId::from_bytes(id_bytes(row, "id")?),
        fetched_at: Timestamp::from_milliseconds(row.get("fetched_at")?),
        cause: word(row, "cause", "cause of a text", read_cause)?,
        content_hash: row.get("content_hash")?,
        metadata: metadata.as_deref().and_then(read_metadata),
    })
}

/// What is known of an article as one JSON object; what is not known is left out.
fn metadata_json(metadata: &Metadata) -> Value {
    json!({
        "title": metadata.title,
        "byline": metadata.byline,
        "site": metadata.site,
        "source": metadata.source,
        "place": metadata.place,
        "published": metadata.published.map(|day| day.to_string()),
        "embargo": metadata.embargo,
        "language": metadata.language,
    })
}

fn read_metadata(json: &str) -> Option<Metadata> {
    let value: Value = serde_json::from_str(json).ok()?;
    let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
    let names = value.get("byline").and_then(Value::as_array);
    let names = names.into_iter().flatten();
    Some(Metadata {
        title: text("title"),
        byline: names
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect(),
        site: text("site"),
        source: text("source"),
        place: text("place"),
        published: text("published").and_then(|day| PublicationDate::parse(&day)),
        embargo: text("embargo"),
        language: text("language"),
    })
}

fn cause_word(cause: RevisionCause) -> &'static str {
    match cause {
        RevisionCause::Import => "import",
        RevisionCause::Edit => "edit",
        RevisionCause::Details => "details",
        RevisionCause::Restore => "restore",
    }
}

fn read_cause(word: &str) -> Option<RevisionCause> {
    [
        RevisionCause::Import,
        RevisionCause::Edit,
        RevisionCause::Details,
        RevisionCause::Restore,
    ]
    .into_iter()
    .find(|cause| cause_word(*cause) == word)
}
