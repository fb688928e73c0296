//! The table `label`: the highlighters of a library.

use crate::Error;
use crate::rows::{collect, word};
use analect_model::{Colour, Label, LabelId, Pattern};
use rusqlite::{Connection, Row, params};

/// Reads labels.
pub struct Labels<'c> {
    connection: &'c Connection,
}

impl<'c> Labels<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// The labels in the reader's order.
    pub fn all(&self) -> Result<Vec<Label>, Error> {
        let sql = "SELECT * FROM label ORDER BY place, row";
        let mut statement = self.connection.prepare_cached(sql)?;
        collect(statement.query([])?, read)
    }
}

/// Changes labels.
pub struct LabelsMut<'c> {
    connection: &'c Connection,
}

impl<'c> LabelsMut<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// Makes `wanted` the labels of the library, in this order.
    pub fn set(&self, wanted: &[Label]) -> Result<(), Error> {
        for label in Labels::new(self.connection).all()? {
            if !wanted.iter().any(|one| one.id == label.id) {
                self.connection
                    .prepare_cached("DELETE FROM label WHERE id = ?1")?
                    .execute([label.id.as_str()])?;
            }
        }
        let sql = "INSERT INTO label (row, id, name, key, colour, pattern, place) \
                   VALUES ((SELECT row FROM next_label), ?1, ?2, ?3, ?4, ?5, ?6) \
                   ON CONFLICT (id) DO UPDATE SET name = ?2, key = ?3, colour = ?4, pattern = ?5, place = ?6";
        let mut statement = self.connection.prepare_cached(sql)?;
        for (label, place) in wanted.iter().zip(1_i64..) {
            statement.execute(params![
                label.id.as_str(),
                label.name,
                label.key,
                colour_word(label.colour),
                pattern_word(label.pattern),
                place
            ])?;
        }
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<Label, Error> {
    let id: String = row.get("id")?;
    Ok(Label {
        id: LabelId::new(&id).ok_or(Error::UnreadableRow("label"))?,
        name: row.get("name")?,
        key: row.get("key")?,
        colour: word(row, "colour", "colour", read_colour)?,
        pattern: word(row, "pattern", "pattern", read_pattern)?,
    })
}

pub(crate) fn colour_word(colour: Colour) -> &'static str {
    match colour {
        Colour::Yellow => "yellow",
        Colour::Green => "green",
        Colour::Pink => "pink",
        Colour::Blue => "blue",
        Colour::Purple => "purple",
        Colour::Orange => "orange",
    }
}

pub(crate) fn read_colour(word: &str) -> Option<Colour> {
    use Colour::{Blue, Green, Orange, Pink, Purple, Yellow};
    [Yellow, Green, Pink, Blue, Purple, Orange]
        .into_iter()
        .find(|colour| colour_word(*colour) == word)
}

pub(crate) fn pattern_word(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Solid => "solid",
        Pattern::Double => "double",
        Pattern::Wavy => "wavy",
        Pattern::Dashed => "dashed",
        Pattern::Dotted => "dotted",
        Pattern::Thick => "thick",
    }
}

pub(crate) fn read_pattern(word: &str) -> Option<Pattern> {
    use Pattern::{Dashed, Dotted, Double, Solid, Thick, Wavy};
    [Solid, Double, Wavy, Dashed, Dotted, Thick]
        .into_iter()
        .find(|pattern| pattern_word(*pattern) == word)
}
