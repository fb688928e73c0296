//! Entities across the library: how often and when they stand, and with whom.
//!
//! Counted are articles outside the trash and mentions that were not rejected; the day of an
//! article is that of its publication, or else the day it was added.

use crate::Error;
use crate::analyses::{id_list, read_entity_id};
use crate::entities::{Entities, read_entity};
use crate::mentions::read_mention;
use crate::rows::{collect, first, id_bytes};
use analect_model::{AnnotationId, ArticleId, Entity, EntityId, Mention, PublicationDate};
use rusqlite::{Row, params};

/// An entity as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntityListing {
    /// The entity.
    pub entity: Entity,
    /// Articles outside the trash that mention it.
    pub articles: u32,
    /// Its mentions in them.
    pub mentions: u32,
    /// The day of the oldest of them.
    pub first_seen: Option<PublicationDate>,
    /// The day of the newest of them.
    pub last_seen: Option<PublicationDate>,
}

/// An article that mentions an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamingArticle {
    /// The article.
    pub id: ArticleId,
    /// Its title.
    pub title: String,
    /// Its site.
    pub site: Option<String>,
    /// The day it was published, or else added.
    pub day: PublicationDate,
}

/// The day of an article.
const DAY: &str = "ifnull(published, date(imported_at / 1000, 'unixepoch'))";

/// The entities with their counts.
const LISTED: &str = "SELECT entity.*, seen.* FROM entity JOIN (SELECT entity, count(*) AS mentions, \
     count(DISTINCT article) AS articles, min(day) AS first_day, max(day) AS last_day FROM mention JOIN \
     (SELECT id, ifnull(published, date(imported_at / 1000, 'unixepoch')) AS day FROM article \
     WHERE reading_state <> 'trash') AS dated ON dated.id = mention.article \
     WHERE origin <> 'rejected' GROUP BY entity) AS seen ON seen.entity = entity.id";

impl Entities<'_> {
    /// Every entity that an article outside the trash mentions, in no order.
    pub fn listings(&self) -> Result<Vec<EntityListing>, Error> {
        let mut statement = self.connection.prepare_cached(LISTED)?;
        collect(statement.query([])?, read_listing)
    }

    /// Those of `ids` that an article outside the trash mentions, in no order.
    pub fn listings_of(&self, ids: &[EntityId]) -> Result<Vec<EntityListing>, Error> {
        // Counted one by one: SQLite would count the whole library before it looks for them.
        let sql = format!(
            "SELECT entity.*, count(*) AS mentions, count(DISTINCT article) AS articles, \
             min({DAY}) AS first_day, max({DAY}) AS last_day \
             FROM entity JOIN mention ON mention.entity = entity.id AND origin <> 'rejected' \
             JOIN article ON article.id = mention.article AND reading_state <> 'trash' \
             WHERE entity.id = ?1 GROUP BY entity.id"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = Vec::new();
        for id in ids {
            found.extend(first(statement.query([id.as_bytes()])?, read_listing)?);
        }
        Ok(found)
    }

    /// For each pair of one of `some` and one of `others`, in how many articles outside the trash
    /// both stand; pairs that never do are left out.
    pub fn shared(
        &self,
        some: &[EntityId],
        others: &[EntityId],
    ) -> Result<Vec<(EntityId, EntityId, u32)>, Error> {
        // Each article once before they are joined: an entity stands in one many times.
        let stands = |list: u8| {
            format!(
                "(SELECT DISTINCT entity, article FROM mention WHERE origin <> 'rejected' \
                 AND entity IN (SELECT unhex(value, '-') FROM json_each(?{list})))"
            )
        };
        let sql = format!(
            "SELECT one.entity AS entity, other.entity AS id, count(*) AS articles \
             FROM {} AS one JOIN {} AS other ON other.article = one.article \
             AND other.entity <> one.entity \
             JOIN article ON article.id = one.article AND reading_state <> 'trash' GROUP BY 1, 2",
            stands(1),
            stands(2)
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query(params![id_list(some), id_list(others)])?;
        collect(rows, |row| {
            let other = EntityId::from_bytes(id_bytes(row, "id")?);
            Ok((read_entity_id(row)?, other, row.get("articles")?))
        })
    }

    /// The entities that stand in most of the articles with `entity`, at most `limit`.
    pub fn together_with(&self, entity: EntityId, limit: u32) -> Result<Vec<(Entity, u32)>, Error> {
        let sql = "SELECT entity.*, articles FROM (SELECT other.entity AS entity, \
                   count(DISTINCT other.article) AS articles FROM (SELECT DISTINCT article \
                   FROM mention WHERE entity = ?1 AND origin <> 'rejected') AS one \
                   CROSS JOIN mention AS other \
                   ON other.article = one.article AND other.origin <> 'rejected' AND other.entity <> ?1 \
                   JOIN article ON article.id = one.article AND reading_state <> 'trash' \
                   GROUP BY other.entity) AS shared \
                   JOIN entity ON entity.id = shared.entity ORDER BY articles DESC, name, entity.id LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query(params![entity.as_bytes(), limit])?, |row| {
            Ok((read_entity(row)?, row.get("articles")?))
        })
    }

    /// The articles outside the trash that mention an entity, newest first; at most `limit`.
    pub fn articles_of(&self, entity: EntityId, limit: usize) -> Result<Vec<NamingArticle>, Error> {
        let sql = format!(
            "SELECT id, title, site, {DAY} AS day FROM article \
             WHERE reading_state <> 'trash' AND id IN (SELECT article FROM mention \
             WHERE entity = ?1 AND origin <> 'rejected') ORDER BY day DESC, id DESC LIMIT ?2"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        collect(
            statement.query(params![entity.as_bytes(), limit])?,
            read_article,
        )
    }

    /// These articles, in this order, without those that are gone.
    pub fn naming_articles(&self, ids: &[ArticleId]) -> Result<Vec<NamingArticle>, Error> {
        let sql = format!("SELECT id, title, site, {DAY} AS day FROM article WHERE id = ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = Vec::new();
        for id in ids {
            found.extend(first(statement.query([id.as_bytes()])?, read_article)?);
        }
        Ok(found)
    }

    /// The annotations outside the trash whose passage covers a mention of `entity`, and those whose
    /// text has an `@` and may so name it, newest first, with the titles of their articles.
    pub fn annotations_near(
        &self,
        entity: EntityId,
    ) -> Result<Vec<(AnnotationId, String, bool)>, Error> {
        let sql = "SELECT annotation.id AS id, title, EXISTS (SELECT 1 FROM mention \
                   WHERE mention.entity = ?1 AND mention.article = annotation.article \
                   AND origin <> 'rejected' AND mention.start >= ifnull(placement.start, annotation.start) \
                   AND mention.end <= ifnull(placement.end, annotation.end)) AS covers \
                   FROM annotation JOIN article ON article.id = annotation.article \
                   LEFT JOIN placement ON placement.annotation = annotation.id \
                   WHERE reading_state <> 'trash' AND (placement.state IS NOT 'orphan' OR body LIKE '%@%') \
                   AND (covers OR body LIKE '%@%') ORDER BY annotation.created DESC, annotation.id DESC";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([entity.as_bytes()])?, |row| {
            let id = AnnotationId::from_bytes(id_bytes(row, "id")?);
            Ok((id, row.get("title")?, row.get("covers")?))
        })
    }

    /// The mentions of an entity in these articles, article by article, in order.
    pub fn mentions_of_in(
        &self,
        entity: EntityId,
        articles: &[ArticleId],
    ) -> Result<Vec<Mention>, Error> {
        let sql = "SELECT * FROM mention WHERE entity = ?1 AND origin <> 'rejected' \
                   AND article IN (SELECT unhex(value, '-') FROM json_each(?2)) \
                   ORDER BY article, start, end DESC, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query(params![entity.as_bytes(), id_list(articles)])?;
        collect(rows, read_mention)
    }
}

fn day(row: &Row<'_>, column: &str) -> Result<Option<PublicationDate>, Error> {
    let text: Option<String> = row.get(column)?;
    Ok(text.and_then(|text| PublicationDate::parse(&text)))
}

fn read_listing(row: &Row<'_>) -> Result<EntityListing, Error> {
    Ok(EntityListing {
        entity: read_entity(row)?,
        articles: row.get("articles")?,
        mentions: row.get("mentions")?,
        first_seen: day(row, "first_day")?,
        last_seen: day(row, "last_day")?,
    })
}

fn read_article(row: &Row<'_>) -> Result<NamingArticle, Error> {
    Ok(NamingArticle {
        id: ArticleId::from_bytes(id_bytes(row, "id")?),
        title: row.get("title")?,
        site: row.get("site")?,
        day: day(row, "day")?.ok_or(Error::UnreadableRow("date"))?,
    })
}
