//! The table `revision`: the texts an article has had, the one added last being the current one.

use crate::rows::{first, id_bytes};
use crate::transaction::Touched;
use crate::{Error, structure};
use analect_model::{ArticleId, Revision, RevisionId, Timestamp};
use rusqlite::{Connection, Row, named_params};

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

    /// Adds `revision`.
    pub fn insert(&self, revision: &Revision) -> Result<(), Error> {
        self.touched.borrow_mut().insert(revision.article);
        self.connection
            .prepare_cached(
                "INSERT INTO revision (row, id, article, fetched_at, content_hash, text, structure) \
             VALUES ((SELECT row FROM next_revision), :id, :article, :fetched_at, :content_hash, :text, :structure)",
            )?
            .execute(named_params! {
                ":id": revision.id.as_bytes(),
                ":article": revision.article.as_bytes(),
                ":fetched_at": revision.fetched_at.milliseconds(),
                ":content_hash": revision.content_hash,
                ":text": revision.document.text(),
                ":structure": structure::write(&revision.document),
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
