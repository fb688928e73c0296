//! Quotations in English prose: what was said, by whom, by which verb.
//!
//! `marks` pairs quotation marks, `scene` makes a block ready, `attributions` finds reporting verbs,
//! `subjects` and `phrases` who speaks, `people` whom a pronoun means, `assign` joins quotations and
//! attributions in a block and `reader` across blocks, `indirect` finds statements without marks.
//! Words between marks that nobody is said to have spoken (titles, nicknames, words held at a
//! distance) are no quotations.

mod assign;
mod attributions;
mod genders;
mod indirect;
mod marks;
mod people;
mod phrases;
mod reader;
mod scene;
mod subjects;
mod words;

use crate::{Certainty, Name};
use analect_model::{BlockKind, Document};
use analect_text::TextRange;

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpeakerKind {
    /// A person who is named.
    Person,
    /// A body, or a place that stands for one, that is named.
    Organization,
    /// Somebody told by a definite description ("the minister"), or a pronoun without a name.
    Described,
    /// Somebody who stays unknown: "a spokesman", "officials", "one diplomat".
    Anonymous,
}

/// The speaker of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Speaker {
    /// The words for the speaker as they stand: a name, a description or a pronoun.
    pub range: TextRange,
    /// Who it is.
    pub kind: SpeakerKind,
    /// Who it is, for a pronoun whom it stands for: the place in [`Analysis::groups`], and while a
    /// text is read that of the name.
    ///
    /// [`Analysis::groups`]: crate::Analysis::groups
    pub who: Option<usize>,
}

/// In what form words are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Between quotation marks.
    Direct,
    /// Without marks: "Holm said that the port would close".
    Indirect,
}

/// Something somebody is reported to have said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// The words with their quotation marks; of a quotation over several paragraphs the part in
    /// one of them.
    pub range: TextRange,
    /// Whether it is direct.
    pub form: Form,
    /// The verb that reports it, if there is one in its block ("according to" counts).
    pub verb: Option<TextRange>,
    /// Who is said to have spoken; `None` where the text does not tell.
    pub speaker: Option<Speaker>,
    /// How sure it is that this is a quotation, and of this speaker.
    pub certainty: Certainty,
}

/// The quotations in the prose of `document`, in text order.
///
/// `names` are those in it, in any order; a speaker is told by the place of a name among them. Ranges ascend, do not overlap and
/// each lie inside one block; headings, code and tables are not looked into. Quotations inside
/// quotations belong to the outer one. Time is linear in the length of the text.
pub(crate) fn quotations(document: &Document, names: &[Name]) -> Vec<Quotation> {
    let mut sorted: Vec<(usize, Name)> = names.iter().copied().enumerate().collect();
    sorted.sort_by_key(|(_, name)| (name.range.start(), name.range.end()));
    let blocks: Vec<_> = document
        .blocks()
        .iter()
        .filter(|block| block.kind.is_prose() || block.kind == BlockKind::Caption)
        .collect();
    let mut reader = reader::Reader::new(document.text(), names);
    for (number, block) in blocks.iter().enumerate() {
        let from = sorted.partition_point(|(_, name)| name.range.start() < block.range.start());
        let to = sorted.partition_point(|(_, name)| name.range.start() < block.range.end());
        let inside: Vec<_> = sorted
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .filter(|(_, name)| block.range.contains(name.range))
            .copied()
            .collect();
        let text = document.block_text(block);
        let scene = scene::Scene::of(text, block.range, &inside);
        let next = blocks
            .get(number + 1)
            .map_or("", |next| document.block_text(next));
        reader.read(&scene, next);
    }
    reader.found
}

#[cfg(test)]
mod tests;
