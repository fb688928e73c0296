//! The tables `entity` and `mention`.

use crate::Error;
use crate::rows::{collect, first, id_bytes, strings, target, to_json, word};
use crate::transaction::Touched;
use analect_model::{ArticleId, Entity, EntityId, EntityKind, Mention, MentionId, Origin, Target};
use rusqlite::{Connection, Row, named_params, params};

/// Reads entities and mentions.
pub struct Entities<'c> {
    connection: &'c Connection,
}

impl<'c> Entities<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// The entity `id`.
    pub fn get(&self, id: EntityId) -> Result<Option<Entity>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT * FROM entity WHERE id = ?1")?;
        first(statement.query([id.as_bytes()])?, read_entity)
    }

    /// The entity of this name and kind.
    pub fn named(&self, name: &str, kind: EntityKind) -> Result<Option<Entity>, Error> {
        let sql = "SELECT * FROM entity WHERE name = ?1 AND kind = ?2 ORDER BY id LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        first(statement.query([name, kind_word(kind)])?, read_entity)
    }

    /// The entities mentioned in `article`, by the place of their first mention.
    pub fn of_article(&self, article: ArticleId) -> Result<Vec<Entity>, Error> {
        let sql = "SELECT entity.* FROM entity JOIN (SELECT entity AS id, min(start) AS place \
                   FROM mention WHERE article = ?1 GROUP BY entity) AS here USING (id) ORDER BY place, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([article.as_bytes()])?, read_entity)
    }

    /// The mentions in `article`, by position.
    pub fn mentions_in(&self, article: ArticleId) -> Result<Vec<Mention>, Error> {
        let sql = "SELECT * FROM mention WHERE article = ?1 ORDER BY start, end DESC, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([article.as_bytes()])?, read_mention)
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
        let sql = "SELECT count(*) FROM mention WHERE entity = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row([entity.as_bytes()], |row| row.get(0))?)
    }
}

/// Changes entities and mentions.
pub struct EntitiesMut<'c> {
    connection: &'c Connection,
    touched: &'c Touched,
}

impl<'c> EntitiesMut<'c> {
    pub(crate) fn new(connection: &'c Connection, touched: &'c Touched) -> Self {
        Self {
            connection,
            touched,
        }
    }

    /// Adds `entity`.
    pub fn insert(&self, entity: &Entity) -> Result<(), Error> {
        let sql = "INSERT INTO entity (row, id, kind, name, aliases, wikidata) \
             VALUES ((SELECT row FROM next_entity), ?1, ?2, ?3, ?4, ?5)";
        let aliases = to_json(&entity.aliases);
        let values = params![
            entity.id.as_bytes(),
            kind_word(entity.kind),
            entity.name,
            aliases,
            entity.wikidata
        ];
        self.connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Replaces kind, name, aliases and Wikidata item of an entity.
    pub fn update(&self, entity: &Entity) -> Result<(), Error> {
        let sql =
            "UPDATE entity SET kind = ?2, name = ?3, aliases = ?4, wikidata = ?5 WHERE id = ?1";
        let values = params![
            entity.id.as_bytes(),
            kind_word(entity.kind),
            entity.name,
            to_json(&entity.aliases),
            entity.wikidata
        ];
        self.connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Counts the articles that mention an entity among those the transaction touched.
    pub fn touch_articles_of(&self, entity: EntityId) -> Result<(), Error> {
        let sql = "SELECT DISTINCT article AS id FROM mention WHERE entity = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let articles = collect(statement.query([entity.as_bytes()])?, |row| {
            id_bytes(row, "id").map(ArticleId::from_bytes)
        })?;
        self.touched.borrow_mut().extend(articles);
        Ok(())
    }

    /// Makes every mention of `from` one of `into`, which has each passage once.
    pub fn move_mentions(&self, from: EntityId, into: EntityId) -> Result<(), Error> {
        self.touch_articles_of(from)?;
        self.touch_articles_of(into)?;
        let twice = "DELETE FROM mention WHERE entity = ?1 AND EXISTS (SELECT 1 FROM mention AS other \
                     WHERE other.entity = ?2 AND other.article = mention.article \
                     AND other.start = mention.start AND other.end = mention.end)";
        self.connection
            .prepare_cached(twice)?
            .execute(params![from.as_bytes(), into.as_bytes()])?;
        let sql = "UPDATE mention SET entity = ?2 WHERE entity = ?1";
        let values = params![from.as_bytes(), into.as_bytes()];
        self.connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Removes an entity, which must have no mentions left.
    pub fn delete(&self, entity: EntityId) -> Result<(), Error> {
        self.connection
            .prepare_cached("DELETE FROM entity WHERE id = ?1")?
            .execute([entity.as_bytes()])?;
        Ok(())
    }

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

    /// Removes `mention`.
    pub fn delete_mention(&self, mention: &Mention) -> Result<(), Error> {
        self.touched.borrow_mut().insert(mention.article);
        self.connection
            .prepare_cached("DELETE FROM mention WHERE id = ?1")?
            .execute([mention.id.as_bytes()])?;
        Ok(())
    }
}

fn read_entity(row: &Row<'_>) -> Result<Entity, Error> {
    Ok(Entity {
        id: EntityId::from_bytes(id_bytes(row, "id")?),
        kind: word(row, "kind", "entity kind", read_kind)?,
        name: row.get("name")?,
        aliases: strings(row, "aliases")?,
        wikidata: row.get("wikidata")?,
        own_type: None,
        note: String::new(),
    })
}

fn read_mention(row: &Row<'_>) -> Result<Mention, Error> {
    Ok(Mention {
        id: MentionId::from_bytes(id_bytes(row, "id")?),
        entity: EntityId::from_bytes(id_bytes(row, "entity")?),
        article: ArticleId::from_bytes(id_bytes(row, "article")?),
        target: target(row)?.ok_or(Error::UnreadableRow("position"))?,
        origin: word(row, "origin", "mention origin", read_origin)?,
    })
}

const KINDS: [(EntityKind, &str); 7] = [
    (EntityKind::Person, "person"),
    (EntityKind::Organization, "organization"),
    (EntityKind::Place, "place"),
    (EntityKind::Nationality, "nationality"),
    (EntityKind::Event, "event"),
    (EntityKind::Work, "work"),
    (EntityKind::Other, "other"),
];

fn kind_word(kind: EntityKind) -> &'static str {
    KINDS
        .iter()
        .find(|(known, _)| *known == kind)
        .map_or("other", |(_, word)| word)
}

fn read_kind(word: &str) -> Option<EntityKind> {
    KINDS
        .iter()
        .find(|(_, known)| *known == word)
        .map(|(kind, _)| *kind)
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
