//! The tables `rejection` and `unlinked`: what a reader said is not to be proposed again.

use crate::Error;
use crate::entities::{kind_word, read_kind};
use crate::rows::{collect, first, id_bytes};
use crate::transaction::Touched;
use analect_model::{ArticleId, EntityId, Rejection, RejectionId, Timestamp};
use rusqlite::{Connection, Row, params};

/// Reads what is not to be proposed again.
pub struct Rejections<'c> {
    connection: &'c Connection,
}

impl<'c> Rejections<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// The stop list, what was rejected last first.
    pub fn all(&self) -> Result<Vec<Rejection>, Error> {
        let sql = "SELECT * FROM rejection ORDER BY at DESC, row DESC";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([])?, read)
    }

    /// The rejection `id`.
    pub fn get(&self, id: RejectionId) -> Result<Option<Rejection>, Error> {
        let sql = "SELECT * FROM rejection WHERE id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        first(statement.query([id.as_bytes()])?, read)
    }

    /// Names in an article and entities that they are not.
    pub fn unlinked(&self, article: ArticleId) -> Result<Vec<(String, EntityId)>, Error> {
        let sql = "SELECT name, entity FROM unlinked WHERE article = ?1 ORDER BY row";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([article.as_bytes()])?, |row| {
            let entity = EntityId::from_bytes(id_bytes(row, "entity")?);
            Ok((row.get("name")?, entity))
        })
    }
}

/// Changes what is not to be proposed again.
pub struct RejectionsMut<'c> {
    connection: &'c Connection,
    touched: &'c Touched,
}

impl<'c> RejectionsMut<'c> {
    pub(crate) fn new(connection: &'c Connection, touched: &'c Touched) -> Self {
        Self {
            connection,
            touched,
        }
    }

    /// Puts a name on the stop list; `article` is where the reader did.
    pub fn insert(&self, rejection: &Rejection, article: Option<ArticleId>) -> Result<(), Error> {
        self.touched.borrow_mut().extend(article);
        let sql = "INSERT INTO rejection (row, id, name, kind, at) \
                   VALUES ((SELECT row FROM next_rejection), ?1, ?2, ?3, ?4)";
        let values = params![
            rejection.id.as_bytes(),
            rejection.name,
            rejection.kind.map(kind_word),
            rejection.at.milliseconds()
        ];
        self.connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Takes a name off the stop list.
    pub fn delete(&self, id: RejectionId) -> Result<(), Error> {
        self.connection
            .prepare_cached("DELETE FROM rejection WHERE id = ?1")?
            .execute([id.as_bytes()])?;
        Ok(())
    }

    /// Notes that a name in an article is not an entity.
    pub fn unlink(&self, article: ArticleId, name: &str, entity: EntityId) -> Result<(), Error> {
        self.touched.borrow_mut().insert(article);
        let sql = "INSERT OR IGNORE INTO unlinked (row, article, name, entity) \
                   VALUES ((SELECT row FROM next_unlinked), ?1, ?2, ?3)";
        let values = params![article.as_bytes(), name, entity.as_bytes()];
        self.connection.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Makes what is said not to be `from` not to be `into`, which takes its place; without `into`
    /// nothing is left of it.
    pub fn move_unlinked(&self, from: EntityId, into: Option<EntityId>) -> Result<(), Error> {
        if let Some(into) = into {
            let sql = "UPDATE OR IGNORE unlinked SET entity = ?2 WHERE entity = ?1";
            let values = params![from.as_bytes(), into.as_bytes()];
            self.connection.prepare_cached(sql)?.execute(values)?;
        }
        self.connection
            .prepare_cached("DELETE FROM unlinked WHERE entity = ?1")?
            .execute([from.as_bytes()])?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<Rejection, Error> {
    let kind: Option<String> = row.get("kind")?;
    let read = |word: String| read_kind(&word).ok_or(Error::UnreadableRow("entity kind"));
    Ok(Rejection {
        id: RejectionId::from_bytes(id_bytes(row, "id")?),
        name: row.get("name")?,
        kind: kind.map(read).transpose()?,
        at: Timestamp::from_milliseconds(row.get("at")?),
    })
}
