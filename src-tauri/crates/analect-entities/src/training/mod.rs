//! Fitting the recogniser to documents in which people have marked the names.
//!
//! Not part of any program: `cargo xtask train` uses it. The same examples in the same order give the
//! same model, byte for byte.

mod calibrate;
mod clean;
mod copies;
mod crf;
mod fitting;
mod gold;
mod name_lists;
mod pack;
mod prepared;

pub use crf::Settings;
pub use fitting::train;
pub use name_lists::NameLists;

use analect_model::{Document, EntityKind};
use analect_text::TextRange;

/// A document with the names in it.
#[derive(Debug, Clone)]
pub struct Example {
    /// What the data calls the document.
    pub id: String,
    /// The collection it comes from.
    pub source: String,
    /// The document.
    pub document: Document,
    /// The names, in bytes of the text, in any order.
    pub names: Vec<(TextRange, EntityKind)>,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Known;
    use crate::model::Model;
    use crate::names::{English, found_by};
    use analect_model::{Block, BlockKind};
    use analect_text::slice;

    fn document(text: String) -> Document {
        let block = Block {
            kind: BlockKind::Paragraph,
            range: TextRange::whole(&text),
        };
        Document::new(text, vec![block], Vec::new()).unwrap()
    }

    /// A sentence of one person and one place.
    fn example(person: &str, place: &str) -> Example {
        let text = format!("Yesterday Mr {person} said that he would travel to {place} in May.");
        let range = |name: &str| {
            let start = text.find(name).unwrap();
            TextRange::of(start, start + name.len()).unwrap()
        };
        Example {
            id: person.to_owned(),
            source: "gmb".to_owned(),
            names: vec![
                (range(person), EntityKind::Person),
                (range(place), EntityKind::Place),
            ],
            document: document(text.clone()),
        }
    }

    #[test]
    fn the_model_follows_the_examples_and_is_the_same_each_time() {
        let examples: Vec<Example> = ["Berg", "Lund", "Haug", "Vik", "Moen", "Dahl", "Lie", "Aas"]
            .iter()
            .zip([
                "Oslo", "Molde", "Hamar", "Narvik", "Bergen", "Skien", "Moss", "Halden",
            ])
            .map(|(person, place)| example(person, place))
            .collect();
        let settings = Settings {
            fits: 2,
            headlines: 0,
            buckets: 200,
            ..Settings::default()
        };
        let model = train(&examples, &NameLists::default(), &settings);
        assert!(model == train(&examples, &NameLists::default(), &settings));
        let unseen = example("Strand", "Tynset").document;
        let model = Model::new(&model).unwrap();
        let names = found_by(&model, &unseen, &Known::default(), English(true));
        let found: Vec<(&str, EntityKind)> = names
            .iter()
            .map(|name| (slice(unseen.text(), name.range).unwrap(), name.kind))
            .collect();
        let expect = [
            ("Strand", EntityKind::Person),
            ("Tynset", EntityKind::Place),
        ];
        assert_eq!(found, expect);
    }
}
