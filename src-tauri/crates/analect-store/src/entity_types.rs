//! The table `entity_type`: the reader's own types of entities.

use crate::Error;
use crate::labels::{colour_word, pattern_word, read_colour, read_pattern};
use crate::rows::{collect, id_bytes, word};
use analect_model::{EntityType, EntityTypeId};
use rusqlite::{Connection, Row, params};

/// Reads the reader's own types of entities.
pub struct EntityTypes<'c> {
    connection: &'c Connection,
}

impl<'c> EntityTypes<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// The types in the reader's order, each with the number of entities that are of it and
    /// mentioned somewhere.
    pub fn all(&self) -> Result<Vec<(EntityType, u32)>, Error> {
        let sql = "SELECT *, (SELECT count(*) FROM entity WHERE entity.entity_type = entity_type.id \
                   AND EXISTS (SELECT 1 FROM mention WHERE mention.entity = entity.id \
                   AND origin <> 'rejected')) AS entities \
                   FROM entity_type ORDER BY place, row";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([])?, |row| {
            Ok((read(row)?, row.get("entities")?))
        })
    }
}

/// Changes the reader's own types of entities.
pub struct EntityTypesMut<'c> {
    connection: &'c Connection,
}

impl<'c> EntityTypesMut<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// Makes `wanted` the reader's own types, in this order. No entity that is mentioned somewhere
    /// may be of one that goes.
    pub fn set(&self, wanted: &[EntityType]) -> Result<(), Error> {
        for (own, _) in EntityTypes::new(self.connection).all()? {
            if !wanted.iter().any(|one| one.id == own.id) {
                for sql in [
                    "UPDATE entity SET entity_type = NULL WHERE entity_type = ?1",
                    "DELETE FROM entity_type WHERE id = ?1",
                ] {
                    self.connection
                        .prepare_cached(sql)?
                        .execute([own.id.as_bytes()])?;
                }
            }
        }
        let sql = "INSERT INTO entity_type (row, id, name, key, colour, pattern, place) \
                   VALUES ((SELECT row FROM next_entity_type), ?1, ?2, ?3, ?4, ?5, ?6) \
                   ON CONFLICT (id) DO UPDATE SET name = ?2, key = ?3, colour = ?4, pattern = ?5, place = ?6";
        let mut statement = self.connection.prepare_cached(sql)?;
        for (own, place) in wanted.iter().zip(1_i64..) {
            statement.execute(params![
                own.id.as_bytes(),
                own.name,
                own.key,
                colour_word(own.colour),
                pattern_word(own.pattern),
                place
            ])?;
        }
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<EntityType, Error> {
    Ok(EntityType {
        id: EntityTypeId::from_bytes(id_bytes(row, "id")?),
        name: row.get("name")?,
        key: row.get("key")?,
        colour: word(row, "colour", "colour", read_colour)?,
        pattern: word(row, "pattern", "pattern", read_pattern)?,
    })
}
