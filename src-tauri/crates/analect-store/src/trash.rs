//! The trash: how long articles have been in it, and removing them for good.

use crate::articles::read_id;
use crate::rows::{collect, id_bytes};
use crate::{Articles, ArticlesMut, Error, journal};
use analect_model::{ArticleId, EntityId, Timestamp};
use rusqlite::{Connection, params};

impl Articles<'_> {
    /// The articles that have been in the trash since `before` or longer, and that no undo or redo
    /// has touched since.
    pub fn in_trash_since(&self, before: Timestamp) -> Result<Vec<ArticleId>, Error> {
        let sql = "SELECT id FROM article WHERE reading_state = 'trash' AND shelved_at <= ?1 \
                   AND NOT EXISTS (SELECT 1 FROM trash_undo WHERE article = article.id AND at > ?1)";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([before.milliseconds()])?, read_id)
    }
}

impl ArticlesMut<'_> {
    /// Removes articles with everything that hangs on them, and entities that nothing mentions any
    /// more, for good: nothing of it is kept for undo.
    pub fn purge(&self, ids: &[ArticleId]) -> Result<(), Error> {
        for id in ids {
            self.touched.borrow_mut().insert(*id);
            for sql in PURGE {
                self.connection
                    .prepare_cached(sql)?
                    .execute([id.as_bytes()])?;
            }
        }
        let sql = "SELECT id FROM entity WHERE NOT EXISTS (SELECT 1 FROM mention WHERE entity = entity.id)";
        let mut statement = self.connection.prepare_cached(sql)?;
        let unnamed = collect(statement.query([])?, |row| {
            id_bytes(row, "id").map(EntityId::from_bytes)
        })?;
        for entity in unnamed {
            for sql in [
                "DELETE FROM unlinked WHERE entity = ?1",
                "DELETE FROM entity WHERE id = ?1",
            ] {
                self.connection
                    .prepare_cached(sql)?
                    .execute([entity.as_bytes()])?;
            }
            journal::forget_entity(self.connection, entity)?;
        }
        ids.iter()
            .try_for_each(|id| journal::forget_article(self.connection, *id))
    }
}

/// Notes of those of `touched` that are in the trash that undo or redo touched them at `at`: what it
/// put there stays as long as what a reader puts there, although its shelf dates from before.
pub(crate) fn note_undo(
    connection: &Connection,
    touched: &[ArticleId],
    at: Timestamp,
) -> Result<(), Error> {
    let sql = "INSERT INTO trash_undo (article, at) \
               SELECT id, ?2 FROM article WHERE id = ?1 AND reading_state = 'trash' \
               ON CONFLICT (article) DO UPDATE SET at = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    for id in touched {
        statement.execute(params![id.as_bytes(), at.milliseconds()])?;
    }
    Ok(())
}

/// What an article leaves behind, the article last.
const PURGE: [&str; 10] = [
    "DELETE FROM annotation_tag WHERE annotation IN (SELECT id FROM annotation WHERE article = ?1)",
    "DELETE FROM placement WHERE annotation IN (SELECT id FROM annotation WHERE article = ?1)",
    "DELETE FROM annotation WHERE article = ?1",
    "DELETE FROM mention WHERE article = ?1",
    "DELETE FROM unlinked WHERE article = ?1",
    "DELETE FROM article_tag WHERE article = ?1",
    "DELETE FROM collection_article WHERE article = ?1",
    "DELETE FROM summary_choice WHERE article = ?1",
    "DELETE FROM revision WHERE article = ?1",
    "DELETE FROM article WHERE id = ?1",
];
