//! The tables `analysis` and `found_name`: what was found in the current texts without the
//! library's knowledge.
//!
//! Derived from the texts, so nothing of it is recorded for undo.

use crate::Error;
use crate::entities::kind_word;
use crate::rows::{collect, id_bytes};
use analect_model::{ArticleId, EntityId, EntityKind, RevisionId};
use analect_text::{TextOffset, TextRange};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

/// A name as it stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamePlace {
    /// The name.
    pub range: TextRange,
    /// The form of address before it.
    pub honorific: Option<TextRange>,
    /// The office beside it.
    pub role: Option<TextRange>,
}

/// Something somebody is reported to have said in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaidPlace {
    /// The words.
    pub range: TextRange,
    /// Whether they stand between quotation marks.
    pub direct: bool,
    /// The verb that reports it.
    pub verb: Option<TextRange>,
    /// The words for the speaker as they stand.
    pub speaker: Option<TextRange>,
    /// Who that is, by the place among the groups of names.
    pub group: Option<usize>,
}

/// What was found in one text: names that mean the same, and quotations.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StoredAnalysis {
    /// The names of each entity, in order.
    pub groups: Vec<Vec<NamePlace>>,
    /// The quotations, in order.
    pub quotations: Vec<SaidPlace>,
}

/// A name that an analysis found, to be asked for across the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundName {
    /// What the name is compared by.
    pub key: String,
    /// Its kind.
    pub kind: EntityKind,
    /// Places of its entity in the article.
    pub mentions: u32,
    /// The office it is named with.
    pub role: Option<String>,
}

/// Reads analyses.
pub struct Analyses<'c> {
    connection: &'c Connection,
}

/// Articles outside the trash whose analysis is missing, of another text or of another analyser.
const PENDING: &str = "FROM article LEFT JOIN analysis ON analysis.article = article.id \
     WHERE reading_state <> 'trash' AND (analyser IS NOT ?1 OR analysis.revision IS NOT \
     (SELECT revision.id FROM revision WHERE revision.article = article.id ORDER BY row DESC LIMIT 1))";

impl<'c> Analyses<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// Articles that `analyser` is yet to look through, newest first; at most `limit`.
    pub fn pending(&self, analyser: &str, limit: usize) -> Result<Vec<ArticleId>, Error> {
        let sql =
            format!("SELECT article.id AS id {PENDING} ORDER BY imported_at DESC, id LIMIT ?2");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        collect(
            statement.query(params![analyser, limit])?,
            crate::articles::read_id,
        )
    }

    /// How many articles outside the trash there are, and how many `analyser` is yet to look through.
    pub fn progress(&self, analyser: &str) -> Result<(u32, u32), Error> {
        let all = "SELECT count(*) FROM article WHERE reading_state <> 'trash'";
        let all = self
            .connection
            .prepare_cached(all)?
            .query_row([], |row| row.get(0))?;
        let sql = format!("SELECT count(*) {PENDING}");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let left = statement.query_row([analyser], |row| row.get(0))?;
        Ok((all, left))
    }

    /// The analysis of an article by `analyser`, where it is that of the text `revision`.
    pub fn of(
        &self,
        article: ArticleId,
        revision: RevisionId,
        analyser: &str,
    ) -> Result<Option<StoredAnalysis>, Error> {
        let sql =
            "SELECT result FROM analysis WHERE article = ?1 AND revision = ?2 AND analyser = ?3";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query(params![article.as_bytes(), revision.as_bytes(), analyser])?;
        let found = collect(rows, |row| {
            Ok(read_result(&row.get::<_, String>("result")?))
        })?;
        Ok(found.into_iter().flatten().next())
    }

    /// In how many articles outside the trash, but for `except`, a name of this key and kind was
    /// found that none of `entities` has a mention in, a rejected one included.
    pub fn waiting(
        &self,
        key: &str,
        kind: EntityKind,
        except: ArticleId,
        entities: &[EntityId],
    ) -> Result<u32, Error> {
        let sql = "SELECT count(*) FROM found_name JOIN article ON article.id = found_name.article \
                   WHERE key = ?1 AND kind = ?2 AND article.id <> ?3 AND reading_state <> 'trash' \
                   AND NOT EXISTS (SELECT 1 FROM mention WHERE mention.article = found_name.article \
                   AND mention.entity IN (SELECT unhex(value, '-') FROM json_each(?4)))";
        let mut statement = self.connection.prepare_cached(sql)?;
        let values = params![key, kind_word(kind), except.as_bytes(), id_list(entities)];
        Ok(statement.query_row(values, |row| row.get(0))?)
    }

    /// The articles outside the trash, newest first, in which a name with one of `keys` was found
    /// and `entity` has no mention, not even a rejected one, nor was told apart from it; at most
    /// `limit`.
    pub fn naming(
        &self,
        keys: &[String],
        kind: Option<EntityKind>,
        entity: EntityId,
        limit: usize,
    ) -> Result<Vec<ArticleId>, Error> {
        let sql = "SELECT DISTINCT article.id AS id, ifnull(published, date(imported_at / 1000, 'unixepoch')) AS day \
                   FROM found_name JOIN article ON article.id = found_name.article \
                   WHERE key IN (SELECT value FROM json_each(?1)) AND kind = ifnull(?2, kind) \
                   AND reading_state <> 'trash' AND NOT EXISTS (SELECT 1 FROM mention \
                   WHERE mention.article = found_name.article AND mention.entity = ?3) \
                   AND NOT EXISTS (SELECT 1 FROM unlinked \
                   WHERE unlinked.article = found_name.article AND unlinked.entity = ?3) \
                   ORDER BY day DESC, id DESC LIMIT ?4";
        let mut statement = self.connection.prepare_cached(sql)?;
        let keys = serde_json::Value::from(keys).to_string();
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let values = params![keys, kind.map(kind_word), entity.as_bytes(), limit];
        collect(statement.query(values)?, crate::articles::read_id)
    }

    /// The offices with which `keys` are named in articles that mention `entity`.
    pub fn roles(&self, keys: &[String], entity: EntityId) -> Result<Vec<String>, Error> {
        let sql = "SELECT role, count(*) AS times FROM found_name \
                   WHERE key IN (SELECT value FROM json_each(?1)) AND role IS NOT NULL \
                   AND EXISTS (SELECT 1 FROM mention WHERE mention.article = found_name.article \
                   AND mention.entity = ?2 AND origin <> 'rejected') \
                   GROUP BY role ORDER BY times DESC, role LIMIT 50";
        let mut statement = self.connection.prepare_cached(sql)?;
        let keys = serde_json::Value::from(keys).to_string();
        collect(statement.query(params![keys, entity.as_bytes()])?, |row| {
            Ok(row.get("role")?)
        })
    }
}

/// Changes analyses.
pub struct AnalysesMut<'c> {
    connection: &'c Connection,
}

impl<'c> AnalysesMut<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// Keeps what `analyser` found in the text `revision` of `article`, if that is still its
    /// current text.
    pub fn set(
        &self,
        article: ArticleId,
        revision: RevisionId,
        analyser: &str,
        found: &StoredAnalysis,
        names: &[FoundName],
    ) -> Result<(), Error> {
        let sql = "INSERT OR REPLACE INTO analysis (article, revision, analyser, result) \
                   SELECT ?1, ?2, ?3, ?4 WHERE ?2 = \
                   (SELECT id FROM revision WHERE article = ?1 ORDER BY row DESC LIMIT 1)";
        let (id, result) = (article.as_bytes(), write_result(found));
        let values = params![id, revision.as_bytes(), analyser, result];
        if self.connection.prepare_cached(sql)?.execute(values)? == 0 {
            return Ok(());
        }
        self.connection
            .prepare_cached("DELETE FROM found_name WHERE article = ?1")?
            .execute([id])?;
        let sql = "INSERT INTO found_name (key, kind, article, mentions, role) VALUES (?1, ?2, ?3, ?4, ?5) \
                   ON CONFLICT (key, kind, article) DO UPDATE SET mentions = mentions + ?4, role = ifnull(role, ?5)";
        let mut statement = self.connection.prepare_cached(sql)?;
        for name in names {
            let kind = kind_word(name.kind);
            statement.execute(params![name.key, kind, id, name.mentions, name.role])?;
        }
        Ok(())
    }
}

/// Identifiers as a list in JSON, for `unhex(value, '-')`.
pub(crate) fn id_list<T: ToString>(ids: &[T]) -> String {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    serde_json::Value::from(ids).to_string()
}

type Place = [u32; 2];
type NameColumn = (Place, Option<Place>, Option<Place>);
type SaidColumn = (Place, bool, Option<Place>, Option<Place>, Option<usize>);

/// The column: names of each group as `[start, end, honorific, role]`, quotations as
/// `[words, direct, verb, speaker, group]`, ranges as `[start, end]`.
#[derive(Serialize, Deserialize)]
struct Column {
    g: Vec<Vec<NameColumn>>,
    q: Vec<SaidColumn>,
}

fn place(range: TextRange) -> Place {
    [range.start().get(), range.end().get()]
}

fn range([start, end]: Place) -> Option<TextRange> {
    TextRange::new(TextOffset::new(start), TextOffset::new(end))
}

fn write_result(found: &StoredAnalysis) -> String {
    let name = |one: &NamePlace| {
        (
            place(one.range),
            one.honorific.map(place),
            one.role.map(place),
        )
    };
    let said = |one: &SaidPlace| {
        let (verb, speaker) = (one.verb.map(place), one.speaker.map(place));
        (place(one.range), one.direct, verb, speaker, one.group)
    };
    let group = |names: &Vec<NamePlace>| names.iter().map(name).collect();
    let column = Column {
        g: found.groups.iter().map(group).collect(),
        q: found.quotations.iter().map(said).collect(),
    };
    serde_json::to_string(&column).unwrap_or_default()
}

/// `None` where the column cannot be read: then it is made anew.
fn read_result(column: &str) -> Option<StoredAnalysis> {
    let Column { g, q } = serde_json::from_str(column).ok()?;
    let name = |(at, honorific, role): NameColumn| {
        Some(NamePlace {
            range: range(at)?,
            honorific: honorific.and_then(range),
            role: role.and_then(range),
        })
    };
    let group = |names: Vec<_>| names.into_iter().map(name).collect::<Option<Vec<_>>>();
    let said = |(at, direct, verb, speaker, group): SaidColumn| {
        Some(SaidPlace {
            range: range(at)?,
            direct,
            verb: verb.and_then(range),
            speaker: speaker.and_then(range),
            group,
        })
    };
    Some(StoredAnalysis {
        groups: g.into_iter().map(group).collect::<Option<_>>()?,
        quotations: q.into_iter().map(said).collect::<Option<_>>()?,
    })
}

/// The entity in the column `entity`.
pub(crate) fn read_entity_id(row: &Row<'_>) -> Result<EntityId, Error> {
    id_bytes(row, "entity").map(EntityId::from_bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_was_found_comes_back_as_it_went_in() {
        let at = |start, end| TextRange::of(start, end).unwrap();
        let found = StoredAnalysis {
            groups: vec![
                vec![NamePlace {
                    range: at(3, 9),
                    honorific: Some(at(0, 2)),
                    role: None,
                }],
                vec![],
            ],
            quotations: vec![SaidPlace {
                range: at(20, 40),
                direct: true,
                verb: Some(at(12, 16)),
                speaker: None,
                group: Some(0),
            }],
        };
        assert_eq!(read_result(&write_result(&found)), Some(found));
        for broken in ["", "{}", r#"{"g":[[[[9,3],null,null]]],"q":[]}"#] {
            assert_eq!(read_result(broken), None, "{broken}");
        }
    }
}
