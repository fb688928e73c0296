//! The tables `collection` and `collection_article`.

use crate::Error;
use crate::rows::{collect, first, grouped, id_bytes};
use crate::transaction::Touched;
use analect_model::{ArticleId, Collection, CollectionId};
use rusqlite::{Connection, Row, ToSql, params};
use std::collections::HashMap;

/// Reads collections.
pub struct Collections<'c> {
    connection: &'c Connection,
}

impl<'c> Collections<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// Every collection, by name, with the number of its articles outside the trash.
    pub fn all(&self) -> Result<Vec<(Collection, u32)>, Error> {
        let sql = "SELECT collection.*, (SELECT count(*) FROM collection_article AS member \
                   JOIN article ON article.id = member.article \
                   WHERE member.collection = collection.id AND reading_state <> 'trash') AS articles \
                   FROM collection ORDER BY name COLLATE NOCASE, row";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([])?, |row| {
            Ok((read(row)?, row.get("articles")?))
        })
    }

    /// The collection `id`.
    pub fn get(&self, id: CollectionId) -> Result<Option<Collection>, Error> {
        let sql = "SELECT * FROM collection WHERE id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        first(statement.query([id.as_bytes()])?, read)
    }

    /// The collections an article is in, oldest membership first.
    pub fn of_article(&self, article: ArticleId) -> Result<Vec<CollectionId>, Error> {
        let sql = "SELECT collection AS id FROM collection_article WHERE article = ?1 ORDER BY row";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([article.as_bytes()])?, |row| {
            id_bytes(row, "id").map(CollectionId::from_bytes)
        })
    }

    /// The collections of every article that meets `condition`, oldest membership first; see
    /// [`crate::Articles::list`].
    pub(crate) fn of_articles(
        &self,
        condition: &str,
        value: &dyn ToSql,
    ) -> Result<HashMap<ArticleId, Vec<CollectionId>>, Error> {
        let sql = format!(
            "SELECT article, collection FROM collection_article WHERE article IN \
             (SELECT id FROM article WHERE {condition}) ORDER BY row"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let owner = |row: &Row<'_>| id_bytes(row, "article").map(ArticleId::from_bytes);
        grouped(statement.query([value])?, owner, |row| {
            id_bytes(row, "collection").map(CollectionId::from_bytes)
        })
    }

    /// The articles of a collection, those in the trash included.
    pub fn members(&self, id: CollectionId) -> Result<Vec<ArticleId>, Error> {
        let sql = "SELECT article AS id FROM collection_article WHERE collection = ?1 ORDER BY row";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([id.as_bytes()])?, |row| {
            id_bytes(row, "id").map(ArticleId::from_bytes)
        })
    }
}

/// Changes collections.
pub struct CollectionsMut<'c> {
    connection: &'c Connection,
    touched: &'c Touched,
}

impl<'c> CollectionsMut<'c> {
    pub(crate) fn new(connection: &'c Connection, touched: &'c Touched) -> Self {
        Self {
            connection,
            touched,
        }
    }

    /// Adds `collection`, with no articles yet.
    pub fn insert(&self, collection: &Collection) -> Result<(), Error> {
        let sql = "INSERT INTO collection (row, id, name) VALUES ((SELECT row FROM next_collection), ?1, ?2)";
        let values = params![collection.id.as_bytes(), collection.name];
        self.connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Gives a collection another name.
    pub fn rename(&self, id: CollectionId, name: &str) -> Result<(), Error> {
        let sql = "UPDATE collection SET name = ?2 WHERE id = ?1";
        let values = params![id.as_bytes(), name];
        self.connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Removes a collection, which must have no articles left.
    pub fn delete(&self, id: CollectionId) -> Result<(), Error> {
        let sql = "DELETE FROM collection WHERE id = ?1";
        self.connection
            .prepare_cached(sql)?
            .execute([id.as_bytes()])?;
        Ok(())
    }

    /// Puts an article into a collection or takes it out.
    pub fn set_member(
        &self,
        id: CollectionId,
        article: ArticleId,
        member: bool,
    ) -> Result<(), Error> {
        self.touched.borrow_mut().insert(article);
        let sql = if member {
            "INSERT OR IGNORE INTO collection_article (row, collection, article) \
             VALUES ((SELECT row FROM next_collection_article), ?1, ?2)"
        } else {
            "DELETE FROM collection_article WHERE collection = ?1 AND article = ?2"
        };
        let values = params![id.as_bytes(), article.as_bytes()];
        self.connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<Collection, Error> {
    Ok(Collection {
        id: CollectionId::from_bytes(id_bytes(row, "id")?),
        name: row.get("name")?,
    })
}
