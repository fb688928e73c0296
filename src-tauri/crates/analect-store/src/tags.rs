//! The tables `article_tag` and `annotation_tag`.

use crate::Error;
use crate::rows::{collect, grouped, id_bytes};
use crate::transaction::Touched;
use analect_model::{Annotation, AnnotationId, ArticleId, TagName};
use rusqlite::{Connection, Row, ToSql, params};
use std::collections::HashMap;

/// Reads tags.
pub struct Tags<'c> {
    connection: &'c Connection,
}

impl<'c> Tags<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// The tags of an article, in alphabetical order.
    pub fn of_article(&self, article: ArticleId) -> Result<Vec<TagName>, Error> {
        self.names(
            "SELECT name FROM article_tag WHERE article = ?1 ORDER BY name",
            article.as_bytes(),
        )
    }

    /// The tags of an annotation, in alphabetical order.
    pub fn of_annotation(&self, annotation: AnnotationId) -> Result<Vec<TagName>, Error> {
        let sql = "SELECT name FROM annotation_tag WHERE annotation = ?1 ORDER BY name";
        self.names(sql, annotation.as_bytes())
    }

    /// The tags of every annotation of an article that has any, in alphabetical order.
    pub(crate) fn of_annotations_in(
        &self,
        article: ArticleId,
    ) -> Result<HashMap<AnnotationId, Vec<TagName>>, Error> {
        let sql = "SELECT annotation, name FROM annotation_tag WHERE annotation IN \
                   (SELECT id FROM annotation WHERE article = ?1) ORDER BY name";
        let mut statement = self.connection.prepare_cached(sql)?;
        let owner = |row: &Row<'_>| id_bytes(row, "annotation").map(AnnotationId::from_bytes);
        grouped(statement.query([article.as_bytes()])?, owner, read)
    }

    /// The tags of every article that meets `condition`, in alphabetical order; see
    /// [`crate::Articles::list`].
    pub(crate) fn of_articles(
        &self,
        condition: &str,
        value: &dyn ToSql,
    ) -> Result<HashMap<ArticleId, Vec<TagName>>, Error> {
        let sql = format!(
            "SELECT article, name FROM article_tag WHERE article IN \
             (SELECT id FROM article WHERE {condition}) ORDER BY name"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let owner = |row: &Row<'_>| id_bytes(row, "article").map(ArticleId::from_bytes);
        grouped(statement.query([value])?, owner, read)
    }

    /// Every tag of an article outside the trash, in alphabetical order, with the number of such
    /// articles.
    pub fn of_all_articles(&self) -> Result<Vec<(TagName, u32)>, Error> {
        let sql = "SELECT name, count(*) FROM article_tag JOIN article ON article.id = article_tag.article \
                   WHERE reading_state <> 'trash' GROUP BY name ORDER BY name COLLATE NOCASE";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([])?, |row| Ok((read(row)?, row.get(1)?)))
    }

    fn names(&self, sql: &str, owner: &[u8; 16]) -> Result<Vec<TagName>, Error> {
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([owner])?, read)
    }
}

/// Changes tags.
pub struct TagsMut<'c> {
    connection: &'c Connection,
    touched: &'c Touched,
}

impl<'c> TagsMut<'c> {
    pub(crate) fn new(connection: &'c Connection, touched: &'c Touched) -> Self {
        Self {
            connection,
            touched,
        }
    }

    /// Makes `wanted` the tags of an article.
    pub fn set_of_article(&self, article: ArticleId, wanted: &[TagName]) -> Result<(), Error> {
        self.touched.borrow_mut().insert(article);
        let present = Tags::new(self.connection).of_article(article)?;
        let delete = "DELETE FROM article_tag WHERE article = ?1 AND name = ?2";
        let insert = "INSERT OR IGNORE INTO article_tag (row, article, name) \
                      VALUES ((SELECT row FROM next_article_tag), ?1, ?2)";
        self.replace(article.as_bytes(), &present, wanted, delete, insert)
    }

    /// Makes `wanted` the tags of an annotation.
    pub fn set_of_annotation(
        &self,
        annotation: &Annotation,
        wanted: &[TagName],
    ) -> Result<(), Error> {
        self.touched.borrow_mut().insert(annotation.article);
        let present = Tags::new(self.connection).of_annotation(annotation.id)?;
        let delete = "DELETE FROM annotation_tag WHERE annotation = ?1 AND name = ?2";
        let insert = "INSERT OR IGNORE INTO annotation_tag (row, annotation, name) \
                      VALUES ((SELECT row FROM next_annotation_tag), ?1, ?2)";
        self.replace(annotation.id.as_bytes(), &present, wanted, delete, insert)
    }

    fn replace(
        &self,
        owner: &[u8; 16],
        present: &[TagName],
        wanted: &[TagName],
        delete: &str,
        insert: &str,
    ) -> Result<(), Error> {
        for gone in present.iter().filter(|tag| !wanted.contains(tag)) {
            self.connection
                .prepare_cached(delete)?
                .execute(params![owner, gone.as_str()])?;
        }
        for new in wanted.iter().filter(|tag| !present.contains(tag)) {
            self.connection
                .prepare_cached(insert)?
                .execute(params![owner, new.as_str()])?;
        }
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<TagName, Error> {
    let name: String = row.get("name")?;
    TagName::new(&name).ok_or(Error::UnreadableRow("tag"))
}
