//! Names in a document: the recogniser's public face.

use crate::KIND_ORDER;
use crate::mentions::Span;
use crate::model::Model;
use crate::recognise::{recognise, sheet};
use crate::sheet::Sheet;
use analect_model::{BlockKind, Document, EntityKind};
use analect_text::TextRange;
use std::sync::LazyLock;

/// The model that comes with the program, made by `cargo xtask train entities`.
static MODEL: LazyLock<Option<Model<'static>>> =
    LazyLock::new(|| Model::new(include_bytes!("entities.model")));

/// A name in a document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Name {
    /// Where it stands, in bytes; inside one block.
    pub range: TextRange,
    /// What it names.
    pub kind: EntityKind,
    /// The share of names like this one that are right, from 0 to 1.
    pub confidence: f32,
    /// Whether it is sure enough to be painted in the text: about nine in ten of these are right.
    pub shown: bool,
}

/// The names in `document`, in order; none overlaps another.
///
/// A name of a person is without form of address and office, a name of a place or body without
/// article, and none has a possessive "’s". Blocks that tell how an article was published (credits,
/// bylines, stamps, sign-offs, promotions) are not read. The model is fitted to English.
pub fn names(document: &Document) -> Vec<Name> {
    MODEL
        .as_ref()
        .map_or_else(Vec::new, |model| names_by(model, document))
}

/// [`names`] by another model.
pub(crate) fn names_by(model: &Model<'_>, document: &Document) -> Vec<Name> {
    let sheet = sheet(document, model.lists);
    let spans = recognise(&sheet, model);
    let found = spans.iter().filter_map(|span| name(model, &sheet, span));
    found.filter(|name| !is_agency(document, name)).collect()
}

/// Whether the name stands in a dateline and is no place: the agency there is none of the story.
fn is_agency(document: &Document, name: &Name) -> bool {
    let block = document
        .block_of(name.range)
        .and_then(|at| document.blocks().get(at));
    name.kind != EntityKind::Place && block.is_some_and(|block| block.kind == BlockKind::Dateline)
}

fn name(model: &Model<'_>, sheet: &Sheet<'_>, span: &Span) -> Option<Name> {
    let tokens = sheet.tokens.get(span.tokens.clone())?;
    let confidence = model
        .curves
        .get(span.kind)?
        .confidence(&span.observed(sheet));
    Some(Name {
        range: TextRange::of(tokens.first()?.start, tokens.last()?.end())?,
        kind: *KIND_ORDER.get(span.kind)?,
        confidence,
        shown: confidence >= model.shown,
    })
}
