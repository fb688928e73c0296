//! The table `mention`.
//!
//! A mention that the reader rejected stays as a row, so that it is not proposed again; what asks
//! for mentions does not get it, but where its name says so.

use crate::Error;
use crate::entities::{Entities, EntitiesMut};
use crate::rows::{collect, first, id_bytes, target, word};
use analect_model::{ArticleId, EntityId, Mention, MentionId, Origin, Target};
use rusqlite::{Row, named_params, params};

impl Entities<'_> {
    /// The mentions in `article`, by position.
    pub fn mentions_in(&self, article: ArticleId) -> Result<Vec<Mention>, Error> {
        let mut all = self.decisions_in(article)?;
        all.retain(|mention| mention.origin != Origin::Rejected);
        Ok(all)
    }

    /// The mentions in `article`, the rejected ones too, by position.
    pub fn decisions_in(&self, article: ArticleId) -> Result<Vec<Mention>, Error> {
        let sql = "SELECT * FROM mention WHERE article = ?1 ORDER BY start, end DESC, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([article.as_bytes()])?, read_mention)
    }

    /// The mentions of an entity, the rejected ones too, article by article.
    pub fn decisions_of(&self, entity: EntityId) -> Result<Vec<Mention>, Error> {
        let sql = "SELECT * FROM mention WHERE entity = ?1 ORDER BY article, start, end DESC, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([entity.as_bytes()])?, read_mention)
    }

    /// The mention `id`.
    pub fn mention(&self, id: MentionId) -> Result<Option<Mention>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT * FROM mention WHERE id = ?1")?;
        first(statement.query([id.as_bytes()])?, read_mention)
    }

    /// How many mentions the entity has in the whole library.
    pub fn mention_count(&self, entity: EntityId) -> Result<u32, Error> {
        let sql = "SELECT count(*) FROM mention WHERE entity = ?1 AND origin <> 'rejected'";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row([entity.as_bytes()], |row| row.get(0))?)
    }

    /// Whether any place was decided to be the entity, or not to be it.
    pub fn is_decided_about(&self, entity: EntityId) -> Result<bool, Error> {
        let sql = "SELECT EXISTS (SELECT 1 FROM mention WHERE entity = ?1)";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row([entity.as_bytes()], |row| row.get(0))?)
    }
}

impl EntitiesMut<'_> {
    /// Adds `mention`.
    pub fn insert_mention(&self, mention: &Mention) -> Result<(), Error> {
        self.touched.borrow_mut().insert(mention.article);
        self.connection.prepare_cached(
            "INSERT INTO mention (row, id, entity, article, start, end, exact, prefix, suffix, origin) \
             VALUES ((SELECT row FROM next_mention), :id, :entity, :article, :start, :end, :exact, :prefix, :suffix, :origin)",
        )?
        .execute(named_params! {
            ":id": mention.id.as_bytes(),
            ":entity": mention.entity.as_bytes(),
            ":article": mention.article.as_bytes(),
            ":start": mention.target.position.start().get(),
            ":end": mention.target.position.end().get(),
            ":exact": mention.target.quote.exact,
            ":prefix": mention.target.quote.prefix,
            ":suffix": mention.target.quote.suffix,
            ":origin": origin_word(mention.origin),
        })?;
        Ok(())
    }

    /// Moves `mention` to another passage.
    pub fn set_mention_target(&self, mention: &Mention, target: &Target) -> Result<(), Error> {
        self.touched.borrow_mut().insert(mention.article);
        let sql = "UPDATE mention SET start = :start, end = :end, exact = :exact, prefix = :prefix, \
                   suffix = :suffix WHERE id = :id";
        self.connection
            .prepare_cached(sql)?
            .execute(named_params! {
                ":id": mention.id.as_bytes(),
                ":start": target.position.start().get(),
                ":end": target.position.end().get(),
                ":exact": target.quote.exact,
                ":prefix": target.quote.prefix,
                ":suffix": target.quote.suffix,
            })?;
        Ok(())
    }

    /// Says how a mention came about.
    pub fn set_origin(&self, mention: &Mention, origin: Origin) -> Result<(), Error> {
        self.touched.borrow_mut().insert(mention.article);
        let sql = "UPDATE mention SET origin = ?2 WHERE id = ?1";
        let values = params![mention.id.as_bytes(), origin_word(origin)];
        self.connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Makes a mention one of another entity.
    pub fn set_entity(&self, mention: &Mention, entity: EntityId) -> Result<(), Error> {
        self.touched.borrow_mut().insert(mention.article);
        let sql = "UPDATE mention SET entity = ?2 WHERE id = ?1";
        let values = params![mention.id.as_bytes(), entity.as_bytes()];
        self.connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Makes every mention of `from` one of `into`, which has each passage once; where one of the
    /// two was rejected there, the other one stays.
    pub fn move_mentions(&self, from: EntityId, into: EntityId) -> Result<(), Error> {
        self.touch_articles_of(from)?;
        self.touch_articles_of(into)?;
        let twice = |from: EntityId, into: EntityId, which: &str| {
            let sql = format!(
                "DELETE FROM mention WHERE entity = ?1 {which} AND EXISTS (SELECT 1 FROM mention AS other \
                 WHERE other.entity = ?2 AND other.article = mention.article \
                 AND other.start = mention.start AND other.end = mention.end)"
            );
            let values = params![from.as_bytes(), into.as_bytes()];
            self.connection.prepare_cached(&sql)?.execute(values)
        };
        twice(into, from, "AND origin = 'rejected'")?;
        twice(from, into, "")?;
        let sql = "UPDATE mention SET entity = ?2 WHERE entity = ?1";
        let values = params![from.as_bytes(), into.as_bytes()];
        self.connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Removes `mention`.
    pub fn delete_mention(&self, mention: &Mention) -> Result<(), Error> {
        self.touched.borrow_mut().insert(mention.article);
        self.connection
            .prepare_cached("DELETE FROM mention WHERE id = ?1")?
            .execute([mention.id.as_bytes()])?;
        Ok(())
    }
}

pub(crate) fn read_mention(row: &Row<'_>) -> Result<Mention, Error> {
    Ok(Mention {
        id: MentionId::from_bytes(id_bytes(row, "id")?),
        entity: EntityId::from_bytes(id_bytes(row, "entity")?),
        article: ArticleId::from_bytes(id_bytes(row, "article")?),
        target: target(row)?.ok_or(Error::UnreadableRow("position"))?,
        origin: word(row, "origin", "mention origin", read_origin)?,
    })
}

fn origin_word(origin: Origin) -> &'static str {
    match origin {
        Origin::Suggested => "suggested",
        Origin::Confirmed => "confirmed",
        Origin::Rejected => "rejected",
        Origin::ByHand => "by hand",
    }
}

fn read_origin(word: &str) -> Option<Origin> {
    use Origin::{ByHand, Confirmed, Rejected, Suggested};
    [Suggested, Confirmed, Rejected, ByHand]
        .into_iter()
        .find(|origin| origin_word(*origin) == word)
}
