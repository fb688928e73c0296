//! Annotations of the whole library, chosen by what they carry.

use crate::annotations::read as read_annotation;
use crate::placements::{read as read_placement, state_word};
use crate::rows::{collect, id_bytes, to_json};
use crate::{Annotations, Error, Tags};
use analect_model::{
    AnchoringState, Annotation, AnnotationId, ArticleId, LabelId, Placement, TagName, Timestamp,
};
use rusqlite::{named_params, params};

/// Which annotations are wanted: those that meet all that is given. Articles in the trash are left
/// out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MarkFilter {
    /// Of this article.
    pub article: Option<ArticleId>,
    /// With one of these labels; empty for any.
    pub labels: Vec<LabelId>,
    /// With all of these tags.
    pub tags: Vec<TagName>,
    /// In one of these states; empty for any.
    pub states: Vec<AnchoringState>,
    /// Made at this moment or later.
    pub from: Option<Timestamp>,
    /// Made before this moment.
    pub before: Option<Timestamp>,
    /// With these characters in the passage or the note, in any case for ASCII letters.
    pub words: String,
    /// With a note, or without one.
    pub noted: Option<bool>,
    /// In which order they are listed.
    pub order: MarkOrder,
}

/// An order of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MarkOrder {
    /// Those made last first.
    #[default]
    Newest,
    /// Article by article, those added last first; within one by position.
    Article,
}

/// How many marks outside the trash carry what, each list in the order to offer it in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MarkCounts {
    /// All of them.
    pub total: u32,
    /// Of each label.
    pub labels: Vec<(LabelId, u32)>,
    /// Of each tag.
    pub tags: Vec<(TagName, u32)>,
    /// Of each article, with its title.
    pub articles: Vec<(ArticleId, String, u32)>,
}

/// An annotation with what a list over the library shows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkListing {
    /// The annotation; its target speaks of the text it was made in.
    pub annotation: Annotation,
    /// Where it was carried to, where it stands in another text.
    pub placement: Option<Placement>,
    /// The title of its article.
    pub title: String,
}

const CONDITION: &str = "FROM annotation JOIN article ON article.id = annotation.article \
    LEFT JOIN placement ON placement.annotation = annotation.id \
    WHERE article.reading_state <> 'trash' \
    AND (:article IS NULL OR annotation.article = :article) \
    AND (:labels = '[]' OR annotation.label IN (SELECT value FROM json_each(:labels))) \
    AND NOT EXISTS (SELECT 1 FROM json_each(:tags) WHERE NOT EXISTS (SELECT 1 FROM annotation_tag \
        WHERE annotation_tag.annotation = annotation.id AND annotation_tag.name = value)) \
    AND (:states = '[]' OR ifnull(placement.state, 'exact') IN (SELECT value FROM json_each(:states))) \
    AND (:from IS NULL OR annotation.created >= :from) \
    AND (:before IS NULL OR annotation.created < :before) \
    AND (:words = '' OR annotation.exact LIKE :like ESCAPE '\\' OR annotation.body LIKE :like ESCAPE '\\') \
    AND (:noted IS NULL OR (annotation.body <> '') = :noted)";

impl Annotations<'_> {
    /// How many annotations there are of a kind.
    pub fn count(&self, filter: &MarkFilter) -> Result<u32, Error> {
        let sql = format!("SELECT count(*) {CONDITION}");
        let mut statement = self.connection.prepare_cached(&sql)?;
        bind(filter, |values| {
            Ok(statement.query_row(values, |row| row.get(0))?)
        })
    }

    /// How many annotations there are and what they carry.
    pub fn counts(&self) -> Result<MarkCounts, Error> {
        let of = "FROM annotation JOIN article ON article.id = annotation.article";
        let kept = "article.reading_state <> 'trash'";
        let sql = format!("SELECT count(*) {of} WHERE {kept}");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let total = statement.query_row([], |row| row.get(0))?;
        let sql = format!(
            "SELECT label, count(*) {of} WHERE {kept} AND label IS NOT NULL GROUP BY label"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let labels = collect(statement.query([])?, |row| {
            let label: String = row.get(0)?;
            let label = LabelId::new(&label).ok_or(Error::UnreadableRow("label"))?;
            Ok((label, row.get(1)?))
        })?;
        let sql = format!(
            "SELECT name, count(*) {of} JOIN annotation_tag ON annotation_tag.annotation = annotation.id \
             WHERE {kept} GROUP BY name ORDER BY name COLLATE NOCASE"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let tags = collect(statement.query([])?, |row| {
            let name: String = row.get(0)?;
            let name = TagName::new(&name).ok_or(Error::UnreadableRow("tag"))?;
            Ok((name, row.get(1)?))
        })?;
        let sql = format!(
            "SELECT article.id, title, count(*) {of} WHERE {kept} GROUP BY article.id \
             ORDER BY imported_at DESC, article.id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let articles = collect(statement.query([])?, |row| {
            let id = ArticleId::from_bytes(id_bytes(row, "id")?);
            Ok((id, row.get(1)?, row.get(2)?))
        })?;
        Ok(MarkCounts {
            total,
            labels,
            tags,
            articles,
        })
    }

    /// The annotations of a kind, in its order: at most `limit`, after leaving out `skip`.
    pub fn filtered(
        &self,
        filter: &MarkFilter,
        limit: u32,
        skip: u32,
    ) -> Result<Vec<MarkListing>, Error> {
        let sql = format!(
            "SELECT annotation.id {CONDITION} ORDER BY {} LIMIT {limit} OFFSET {skip}",
            match filter.order {
                MarkOrder::Newest => "annotation.created DESC, annotation.id DESC",
                MarkOrder::Article =>
                    "article.imported_at DESC, article.id, \
                     ifnull(placement.start, annotation.start), annotation.id",
            }
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let ids: Vec<AnnotationId> = bind(filter, |values| {
            collect(statement.query(values)?, |row| {
                id_bytes(row, "id").map(AnnotationId::from_bytes)
            })
        })?;
        ids.into_iter().map(|id| self.listing(id)).collect()
    }

    fn listing(&self, id: AnnotationId) -> Result<MarkListing, Error> {
        let sql = "SELECT annotation.*, article.title FROM annotation \
                   JOIN article ON article.id = annotation.article WHERE annotation.id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([id.as_bytes()])?;
        let row = rows.next()?.ok_or(Error::UnreadableRow("mark"))?;
        let annotation = read_annotation(row)?;
        let title = row.get("title")?;
        let sql = "SELECT * FROM placement WHERE annotation = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![id.as_bytes()])?;
        let placement = rows.next()?.map(read_placement).transpose()?;
        let tags = Tags::new(self.connection).of_annotation(id)?;
        Ok(MarkListing {
            annotation: Annotation { tags, ..annotation },
            placement,
            title,
        })
    }
}

fn bind<T>(
    filter: &MarkFilter,
    run: impl FnOnce(&[(&str, &dyn rusqlite::ToSql)]) -> Result<T, Error>,
) -> Result<T, Error> {
    let texts = |all: Vec<&str>| to_json(&all.into_iter().map(str::to_owned).collect::<Vec<_>>());
    let labels = texts(filter.labels.iter().map(LabelId::as_str).collect());
    let tags = texts(filter.tags.iter().map(TagName::as_str).collect());
    let states = texts(
        filter
            .states
            .iter()
            .map(|state| state_word(*state))
            .collect(),
    );
    let escaped = filter.words.replace('\\', "\\\\");
    let escaped = escaped.replace('%', "\\%").replace('_', "\\_");
    run(named_params! {
        ":article": filter.article.as_ref().map(ArticleId::as_bytes),
        ":labels": labels,
        ":tags": tags,
        ":states": states,
        ":from": filter.from.map(Timestamp::milliseconds),
        ":before": filter.before.map(Timestamp::milliseconds),
        ":words": filter.words,
        ":like": format!("%{escaped}%"),
        ":noted": filter.noted,
    })
}
