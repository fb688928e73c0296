//! The table `entity`.

use crate::Error;
use crate::rows::{collect, first, id_bytes, strings, to_json, word};
use crate::transaction::Touched;
use analect_model::{ArticleId, Entity, EntityId, EntityKind, EntityTypeId};
use rusqlite::{Connection, Row, params};

/// Reads entities and mentions.
pub struct Entities<'c> {
    pub(crate) connection: &'c Connection,
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

    /// The entity of this name and kind; of namesakes the one made first.
    pub fn named(
        &self,
        name: &str,
        kind: EntityKind,
        own_type: Option<EntityTypeId>,
    ) -> Result<Option<Entity>, Error> {
        let sql = "SELECT * FROM entity WHERE name = ?1 AND kind = ?2 AND entity_type IS ?3 \
                   ORDER BY id LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let own = own_type.as_ref().map(EntityTypeId::as_bytes);
        let rows = statement.query(params![name, kind_word(kind), own])?;
        first(rows, read_entity)
    }

    /// Every entity that is mentioned, those made first first.
    pub fn all(&self) -> Result<Vec<Entity>, Error> {
        let sql = "SELECT * FROM entity WHERE EXISTS (SELECT 1 FROM mention \
                   WHERE mention.entity = entity.id AND origin <> 'rejected') ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([])?, read_entity)
    }

    /// The entities mentioned in `article`, by the place of their first mention.
    pub fn of_article(&self, article: ArticleId) -> Result<Vec<Entity>, Error> {
        let sql = "SELECT entity.* FROM entity JOIN (SELECT entity AS id, min(start) AS place \
                   FROM mention WHERE article = ?1 AND origin <> 'rejected' GROUP BY entity) AS here \
                   USING (id) ORDER BY place, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([article.as_bytes()])?, read_entity)
    }
}

/// Changes entities and mentions.
pub struct EntitiesMut<'c> {
    pub(crate) connection: &'c Connection,
    pub(crate) touched: &'c Touched,
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
        let sql = "INSERT INTO entity (row, id, kind, name, aliases, wikidata, entity_type, note) \
                   VALUES ((SELECT row FROM next_entity), ?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.write(sql, entity)
    }

    /// Replaces what is known of an entity.
    pub fn update(&self, entity: &Entity) -> Result<(), Error> {
        let sql = "UPDATE entity SET kind = ?2, name = ?3, aliases = ?4, wikidata = ?5, \
                   entity_type = ?6, note = ?7 WHERE id = ?1";
        self.write(sql, entity)
    }

    fn write(&self, sql: &str, entity: &Entity) -> Result<(), Error> {
        let values = params![
            entity.id.as_bytes(),
            kind_word(entity.kind),
            entity.name,
            to_json(&entity.aliases),
            entity.wikidata,
            entity.own_type.as_ref().map(EntityTypeId::as_bytes),
            entity.note
        ];
        self.connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Counts the articles that mention an entity among those the transaction touched.
    pub fn touch_articles_of(&self, entity: EntityId) -> Result<(), Error> {
        let sql = "SELECT DISTINCT article AS id FROM mention WHERE entity = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let articles = collect(
            statement.query([entity.as_bytes()])?,
            crate::articles::read_id,
        )?;
        self.touched.borrow_mut().extend(articles);
        Ok(())
    }

    /// Removes an entity, of which nothing may be left.
    pub fn delete(&self, entity: EntityId) -> Result<(), Error> {
        self.connection
            .prepare_cached("DELETE FROM entity WHERE id = ?1")?
            .execute([entity.as_bytes()])?;
        Ok(())
    }
}

pub(crate) fn read_entity(row: &Row<'_>) -> Result<Entity, Error> {
    let own: Option<[u8; 16]> = row.get("entity_type")?;
    Ok(Entity {
        id: EntityId::from_bytes(id_bytes(row, "id")?),
        kind: word(row, "kind", "entity kind", read_kind)?,
        name: row.get("name")?,
        aliases: strings(row, "aliases")?,
        wikidata: row.get("wikidata")?,
        own_type: own.map(EntityTypeId::from_bytes),
        note: row.get("note")?,
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

pub(crate) fn kind_word(kind: EntityKind) -> &'static str {
    KINDS
        .iter()
        .find(|(known, _)| *known == kind)
        .map_or("other", |(_, word)| word)
}

pub(crate) fn read_kind(word: &str) -> Option<EntityKind> {
    KINDS
        .iter()
        .find(|(_, known)| *known == word)
        .map(|(kind, _)| *kind)
}
