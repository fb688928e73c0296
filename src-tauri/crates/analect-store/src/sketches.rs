//! The table `sketch`: hash values by which a text that is nearly the same as one of the library's
//! is found.

use crate::Error;
use crate::articles::read_id;
use crate::rows::{collect, id_bytes};
use analect_model::ArticleId;
use rusqlite::{Connection, params};

/// Reads sketches.
pub struct Sketches<'c> {
    connection: &'c Connection,
}

impl<'c> Sketches<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// The articles that share at least `least` of `values`, those that share most first and those
    /// in the trash last; at most `limit`.
    pub fn alike(
        &self,
        values: &[u32],
        least: usize,
        limit: usize,
    ) -> Result<Vec<ArticleId>, Error> {
        let sql = "SELECT article FROM sketch JOIN article ON article.id = sketch.article \
                   WHERE value IN (SELECT value FROM json_each(?1)) GROUP BY article HAVING count(*) >= ?2 \
                   ORDER BY reading_state = 'trash', count(*) DESC, article LIMIT ?3";
        let mut statement = self.connection.prepare_cached(sql)?;
        let values = serde_json::Value::from(values).to_string();
        let rows = statement.query(params![values, count(least), count(limit)])?;
        collect(rows, |row| {
            id_bytes(row, "article").map(ArticleId::from_bytes)
        })
    }

    /// The articles that have no sketch.
    pub fn missing(&self) -> Result<Vec<ArticleId>, Error> {
        let sql = "SELECT id FROM article WHERE NOT EXISTS \
                   (SELECT 1 FROM sketch WHERE article = article.id)";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([])?, read_id)
    }
}

/// Changes sketches.
pub struct SketchesMut<'c> {
    connection: &'c Connection,
}

impl<'c> SketchesMut<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// Makes `values` the sketch of `article`.
    pub fn set(&self, article: ArticleId, values: &[u32]) -> Result<(), Error> {
        let id = article.as_bytes();
        self.connection
            .prepare_cached("DELETE FROM sketch WHERE article = ?1")?
            .execute([id])?;
        let sql = "INSERT OR IGNORE INTO sketch (value, article) VALUES (?1, ?2)";
        let mut statement = self.connection.prepare_cached(sql)?;
        for value in values {
            statement.execute(params![value, id])?;
        }
        Ok(())
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
