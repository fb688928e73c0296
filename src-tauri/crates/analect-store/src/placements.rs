//! The table `placement`: where annotations stand in a text that is not the one they were made in.

use crate::Error;
use crate::rows::{first, id_bytes, word};
use crate::transaction::Touched;
use analect_model::{Anchoring, AnchoringState, Annotation, AnnotationId, ArticleId, Placement};
use analect_text::{TextOffset, TextRange};
use rusqlite::{Connection, Row, named_params};
use std::collections::HashMap;

/// Reads placements.
pub struct Placements<'c> {
    connection: &'c Connection,
}

impl<'c> Placements<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// Where the annotation was carried to; `None` where it stands in the text it was made in.
    pub fn get(&self, annotation: AnnotationId) -> Result<Option<Placement>, Error> {
        let sql = "SELECT * FROM placement WHERE annotation = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        first(statement.query([annotation.as_bytes()])?, read)
    }

    /// Where the annotations of `article` that were carried to another text stand.
    pub fn of_article(
        &self,
        article: ArticleId,
    ) -> Result<HashMap<AnnotationId, Placement>, Error> {
        let sql = "SELECT placement.* FROM placement JOIN annotation ON annotation.id = placement.annotation \
                   WHERE annotation.article = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([article.as_bytes()])?;
        let mut found = HashMap::new();
        while let Some(row) = rows.next()? {
            let id = AnnotationId::from_bytes(id_bytes(row, "annotation")?);
            found.insert(id, read(row)?);
        }
        Ok(found)
    }
}

/// Changes placements.
pub struct PlacementsMut<'c> {
    connection: &'c Connection,
    touched: &'c Touched,
}

impl<'c> PlacementsMut<'c> {
    pub(crate) fn new(connection: &'c Connection, touched: &'c Touched) -> Self {
        Self {
            connection,
            touched,
        }
    }

    /// Notes where `annotation` stands in its article's current text; `None` says that this is the
    /// text it was made in.
    pub fn set(&self, annotation: &Annotation, placement: Option<&Placement>) -> Result<(), Error> {
        self.touched.borrow_mut().insert(annotation.article);
        let Some(placement) = placement else {
            let sql = "DELETE FROM placement WHERE annotation = ?1";
            let mut statement = self.connection.prepare_cached(sql)?;
            statement.execute([annotation.id.as_bytes()])?;
            return Ok(());
        };
        let range = placement.anchoring.range;
        let sql = "INSERT INTO placement (row, annotation, state, start, end, score, settled) VALUES \
                   ((SELECT row FROM next_placement), :annotation, :state, :start, :end, :score, :settled) \
                   ON CONFLICT (annotation) DO UPDATE SET state = :state, start = :start, end = :end, \
                   score = :score, settled = :settled";
        self.connection
            .prepare_cached(sql)?
            .execute(named_params! {
                ":annotation": annotation.id.as_bytes(),
                ":state": state_word(placement.anchoring.state),
                ":start": range.map(|range| range.start().get()),
                ":end": range.map(|range| range.end().get()),
                ":score": thousandths(placement.anchoring.score),
                ":settled": placement.settled,
            })?;
        Ok(())
    }
}

/// The placement in the columns of a row; of a joined row whose columns are all NULL too.
pub(crate) fn read(row: &Row<'_>) -> Result<Placement, Error> {
    let ends: (Option<u32>, Option<u32>) = (row.get("start")?, row.get("end")?);
    let range = match ends {
        (Some(start), Some(end)) => Some(
            TextRange::new(TextOffset::new(start), TextOffset::new(end))
                .ok_or(Error::UnreadableRow("position"))?,
        ),
        _ => None,
    };
    let score: u16 = row.get("score")?;
    Ok(Placement {
        anchoring: Anchoring {
            state: word(row, "state", "state of a mark", read_state)?,
            range,
            score: f32::from(score) / 1000.0,
        },
        settled: row.get("settled")?,
    })
}

/// A share from 0 to 1 in thousandths.
fn thousandths(share: f32) -> u16 {
    (0..=1000)
        .rev()
        .find(|part| f32::from(*part) / 1000.0 <= share)
        .unwrap_or(0)
}

pub(crate) fn state_word(state: AnchoringState) -> &'static str {
    match state {
        AnchoringState::Exact => "exact",
        AnchoringState::Moved => "moved",
        AnchoringState::Changed => "changed",
        AnchoringState::Uncertain => "uncertain",
        AnchoringState::Orphaned => "orphan",
    }
}

pub(crate) fn read_state(word: &str) -> Option<AnchoringState> {
    [
        AnchoringState::Exact,
        AnchoringState::Moved,
        AnchoringState::Changed,
        AnchoringState::Uncertain,
        AnchoringState::Orphaned,
    ]
    .into_iter()
    .find(|state| state_word(*state) == word)
}
