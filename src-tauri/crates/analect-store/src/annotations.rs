//! The table `annotation`: what readers marked and wrote.

use crate::rows::{collect, first, id_bytes, target, word};
use crate::transaction::Touched;
use crate::{Error, PlacementsMut, Tags};
use analect_model::{
    Annotation, AnnotationId, ArticleId, LabelId, Motivation, RevisionId, Target, Timestamp,
};
use rusqlite::{Connection, Row, ToSql, named_params, params};
use std::collections::HashMap;

/// Reads annotations.
pub struct Annotations<'c> {
    pub(crate) connection: &'c Connection,
}

impl<'c> Annotations<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// The annotation `id`.
    pub fn get(&self, id: AnnotationId) -> Result<Option<Annotation>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT * FROM annotation WHERE id = ?1")?;
        let found = first(statement.query([id.as_bytes()])?, read)?;
        let Some(annotation) = found else {
            return Ok(None);
        };
        let tags = Tags::new(self.connection).of_annotation(id)?;
        Ok(Some(Annotation { tags, ..annotation }))
    }

    /// The annotations of `article`: the notes on the whole of it first, then by position, longer
    /// passages before shorter ones that start at the same place.
    pub fn of_article(&self, article: ArticleId) -> Result<Vec<Annotation>, Error> {
        let sql = "SELECT * FROM annotation WHERE article = ?1 ORDER BY start, end DESC, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut found = collect(statement.query([article.as_bytes()])?, read)?;
        let mut tags = Tags::new(self.connection).of_annotations_in(article)?;
        for annotation in &mut found {
            annotation.tags = tags.remove(&annotation.id).unwrap_or_default();
        }
        Ok(found)
    }

    /// The texts that targets of annotations of `article` speak of; the first text, where an
    /// annotation is not in it.
    pub fn origins(&self, article: ArticleId) -> Result<HashMap<AnnotationId, RevisionId>, Error> {
        let sql = "SELECT id, revision FROM annotation WHERE article = ?1 AND revision IS NOT NULL";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = collect(statement.query([article.as_bytes()])?, |row| {
            let id = AnnotationId::from_bytes(id_bytes(row, "id")?);
            Ok((id, RevisionId::from_bytes(id_bytes(row, "revision")?)))
        })?;
        Ok(found.into_iter().collect())
    }

    /// What annotations of `article` that came from elsewhere say beyond their columns, as JSON
    /// objects.
    pub fn extras(&self, article: ArticleId) -> Result<HashMap<AnnotationId, String>, Error> {
        let sql = "SELECT id, extra FROM annotation WHERE article = ?1 AND extra IS NOT NULL";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = collect(statement.query([article.as_bytes()])?, |row| {
            let id = AnnotationId::from_bytes(id_bytes(row, "id")?);
            Ok((id, row.get("extra")?))
        })?;
        Ok(found.into_iter().collect())
    }

    /// The annotations to which another service gave an identifier, by that.
    pub fn foreign(&self) -> Result<HashMap<String, AnnotationId>, Error> {
        let sql = "SELECT id, CAST(json_extract(extra, '$.id') AS TEXT) AS name FROM annotation \
                   WHERE json_extract(extra, '$.id') IS NOT NULL";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = collect(statement.query([])?, |row| {
            let id = AnnotationId::from_bytes(id_bytes(row, "id")?);
            Ok((row.get("name")?, id))
        })?;
        Ok(found.into_iter().collect())
    }

    /// The annotations whose printed id starts with `prefix`, or whose short name is `prefix`; at most `limit`.
    pub fn with_prefix(&self, prefix: &str, limit: usize) -> Result<Vec<AnnotationId>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id FROM annotation ORDER BY id")?;
        let ids = collect(statement.query([])?, |row| {
            id_bytes(row, "id").map(AnnotationId::from_bytes)
        })?;
        let wanted = prefix.to_ascii_lowercase();
        let fits =
            |id: &AnnotationId| id.block_id() == wanted || id.to_string().starts_with(&wanted);
        Ok(ids.into_iter().filter(fits).take(limit).collect())
    }

    /// How many annotations carry a label.
    pub fn with_label(&self, label: &LabelId) -> Result<u32, Error> {
        let sql = "SELECT count(*) FROM annotation WHERE label = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row([label.as_str()], |row| row.get(0))?)
    }
}

/// Changes annotations.
pub struct AnnotationsMut<'c> {
    connection: &'c Connection,
    touched: &'c Touched,
}

impl<'c> AnnotationsMut<'c> {
    pub(crate) fn new(connection: &'c Connection, touched: &'c Touched) -> Self {
        Self {
            connection,
            touched,
        }
    }

    /// Adds `annotation`, whose target speaks of the text `revision`; its tags are added through
    /// [`crate::TagsMut`].
    pub fn insert(
        &self,
        annotation: &Annotation,
        revision: Option<RevisionId>,
    ) -> Result<(), Error> {
        self.touched.borrow_mut().insert(annotation.article);
        let target = annotation.target.as_ref();
        self.connection.prepare_cached(
            "INSERT INTO annotation (row, id, article, motivation, start, end, exact, prefix, suffix, \
             body, label, created, modified, revision) VALUES ((SELECT row FROM next_annotation), :id, :article, :motivation, :start, :end, \
             :exact, :prefix, :suffix, :body, :label, :created, :modified, :revision)",
        )?
        .execute(named_params! {
            ":id": annotation.id.as_bytes(),
            ":article": annotation.article.as_bytes(),
            ":motivation": motivation_word(annotation.motivation),
            ":start": target.map(|target| target.position.start().get()),
            ":end": target.map(|target| target.position.end().get()),
            ":exact": target.map(|target| target.quote.exact.as_str()),
            ":prefix": target.map(|target| target.quote.prefix.as_str()),
            ":suffix": target.map(|target| target.quote.suffix.as_str()),
            ":body": annotation.body,
            ":label": annotation.label.as_ref().map(LabelId::as_str),
            ":created": annotation.created.milliseconds(),
            ":modified": annotation.modified.milliseconds(),
            ":revision": revision.as_ref().map(RevisionId::as_bytes),
        })?;
        Ok(())
    }

    /// Makes `annotation` what it is here and `extra` what else is said of it, whatever it was
    /// before; its tags and its placement are set on their own.
    pub fn replace(
        &self,
        annotation: &Annotation,
        revision: RevisionId,
        extra: Option<&str>,
    ) -> Result<(), Error> {
        self.touched.borrow_mut().insert(annotation.article);
        let target = annotation.target.as_ref();
        let sql = "UPDATE annotation SET start = :start, end = :end, exact = :exact, \
                   prefix = :prefix, suffix = :suffix, body = :body, label = :label, \
                   created = :created, modified = :modified, revision = :revision, extra = :extra \
                   WHERE id = :id";
        self.connection
            .prepare_cached(sql)?
            .execute(named_params! {
                ":id": annotation.id.as_bytes(),
                ":start": target.map(|target| target.position.start().get()),
                ":end": target.map(|target| target.position.end().get()),
                ":exact": target.map(|target| target.quote.exact.as_str()),
                ":prefix": target.map(|target| target.quote.prefix.as_str()),
                ":suffix": target.map(|target| target.quote.suffix.as_str()),
                ":body": annotation.body,
                ":label": annotation.label.as_ref().map(LabelId::as_str),
                ":created": annotation.created.milliseconds(),
                ":modified": annotation.modified.milliseconds(),
                ":revision": revision.as_bytes(),
                ":extra": extra,
            })?;
        Ok(())
    }

    /// Gives `annotation` another label.
    pub fn set_label(
        &self,
        annotation: &Annotation,
        label: &LabelId,
        at: Timestamp,
    ) -> Result<(), Error> {
        let sql = "UPDATE annotation SET label = ?2, modified = ?3 WHERE id = ?1";
        self.update(annotation, sql, &label.as_str(), at)
    }

    /// Moves `annotation` to another passage of the text `revision`, its article's current one.
    pub fn set_target(
        &self,
        annotation: &Annotation,
        target: &Target,
        revision: RevisionId,
        at: Timestamp,
    ) -> Result<(), Error> {
        self.touched.borrow_mut().insert(annotation.article);
        let sql = "UPDATE annotation SET start = :start, end = :end, exact = :exact, \
                   prefix = :prefix, suffix = :suffix, modified = :modified, revision = :revision \
                   WHERE id = :id";
        self.connection
            .prepare_cached(sql)?
            .execute(named_params! {
                ":id": annotation.id.as_bytes(),
                ":start": target.position.start().get(),
                ":end": target.position.end().get(),
                ":exact": target.quote.exact,
                ":prefix": target.quote.prefix,
                ":suffix": target.quote.suffix,
                ":modified": at.milliseconds(),
                ":revision": revision.as_bytes(),
            })?;
        PlacementsMut::new(self.connection, self.touched).set(annotation, None)
    }

    /// Replaces the note of `annotation`.
    pub fn set_body(
        &self,
        annotation: &Annotation,
        body: &str,
        at: Timestamp,
    ) -> Result<(), Error> {
        let sql = "UPDATE annotation SET body = ?2, modified = ?3 WHERE id = ?1";
        self.update(annotation, sql, &body, at)
    }

    /// Removes `annotation`, which must have no tags left.
    pub fn delete(&self, annotation: &Annotation) -> Result<(), Error> {
        self.touched.borrow_mut().insert(annotation.article);
        PlacementsMut::new(self.connection, self.touched).set(annotation, None)?;
        let mut statement = self
            .connection
            .prepare_cached("DELETE FROM annotation WHERE id = ?1")?;
        statement.execute([annotation.id.as_bytes()])?;
        Ok(())
    }

    fn update(
        &self,
        annotation: &Annotation,
        sql: &str,
        value: &dyn ToSql,
        at: Timestamp,
    ) -> Result<(), Error> {
        self.touched.borrow_mut().insert(annotation.article);
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.execute(params![annotation.id.as_bytes(), value, at.milliseconds()])?;
        Ok(())
    }
}

pub(crate) fn read(row: &Row<'_>) -> Result<Annotation, Error> {
    let label: Option<String> = row.get("label")?;
    Ok(Annotation {
        id: AnnotationId::from_bytes(id_bytes(row, "id")?),
        article: ArticleId::from_bytes(id_bytes(row, "article")?),
        motivation: word(row, "motivation", "motivation", read_motivation)?,
        target: target(row)?,
        body: row.get("body")?,
        label: label.as_deref().and_then(LabelId::new),
        tags: Vec::new(),
        created: Timestamp::from_milliseconds(row.get("created")?),
        modified: Timestamp::from_milliseconds(row.get("modified")?),
    })
}

fn motivation_word(motivation: Motivation) -> &'static str {
    match motivation {
        Motivation::Highlighting => "highlighting",
        Motivation::Commenting => "commenting",
    }
}

fn read_motivation(word: &str) -> Option<Motivation> {
    [Motivation::Highlighting, Motivation::Commenting]
        .into_iter()
        .find(|motivation| motivation_word(*motivation) == word)
}
