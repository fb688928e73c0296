//! Names in a document: the recogniser's public face.

use crate::KIND_ORDER;
use crate::credits::credit_names;
use crate::known::{Find, Known};
use crate::mentions::Span;
use crate::model::Model;
use crate::recognise::{recognise, sheet};
use crate::sheet::Sheet;
use analect_model::{BlockKind, Document, EntityKind};
use analect_text::TextRange;
use std::ops::Range;
use std::sync::LazyLock;

/// The model that comes with the program, made by `cargo xtask train entities`.
pub(crate) static MODEL_BYTES: &[u8] = include_bytes!("entities.model");
static MODEL: LazyLock<Option<Model<'static>>> = LazyLock::new(|| Model::new(MODEL_BYTES));

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

/// How sure a name is that the library knows, and one that may be another word here.
const KNOWN: f32 = 0.95;
const DOUBTFUL: f32 = 0.5;

/// Whether a text is in English, to which the model is fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct English(pub(crate) bool);

/// A name and its tokens.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    tokens: Range<usize>,
    name: Name,
}

impl Name {
    #[cfg(test)]
    /// A name that is certain.
    pub(crate) const fn sure(range: TextRange, kind: EntityKind) -> Self {
        Self {
            range,
            kind,
            confidence: 1.0,
            shown: true,
        }
    }
}

/// The names in `document`, in order; none overlaps another.
///
/// A name of a person is without form of address and office, a name of a place or body without
/// article, and none has a possessive "’s". Blocks that tell how an article was published (bylines,
/// stamps, sign-offs, promotions) are not read; of credits see [`credit_names`].
pub(crate) fn found(document: &Document, known: &Known, english: English) -> Vec<Name> {
    let model = MODEL.as_ref();
    model.map_or_else(Vec::new, |model| found_by(model, document, known, english))
}

/// [`found`] by another model.
pub(crate) fn found_by(
    model: &Model<'_>,
    document: &Document,
    known: &Known,
    english: English,
) -> Vec<Name> {
    let sheet = sheet(document, model.lists);
    let spans = if english.0 {
        recognise(&sheet, model)
    } else {
        Vec::new()
    };
    let modelled = spans
        .iter()
        .filter_map(|span| modelled(model, &sheet, span));
    let all = with_known(&sheet, apart(modelled), known.find(&sheet));
    let names = all.into_iter().map(|found| found.name);
    let mut names: Vec<Name> = names.filter(|name| !is_agency(document, name)).collect();
    names.extend(credit_names(document));
    names.sort_by_key(|name| name.range.start());
    names
}

/// `names` in order without those that overlap: of "Dr. Smith" and "Smith" behind "Prof." the later
/// one is the name.
fn apart(names: impl Iterator<Item = Found>) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::new();
    for name in names {
        kept.pop_if(|last| last.tokens.end > name.tokens.start);
        kept.push(name);
    }
    kept
}

/// Whether the name stands in a dateline and is no place: the agency there is none of the story.
fn is_agency(document: &Document, name: &Name) -> bool {
    let block = document
        .block_of(name.range)
        .and_then(|at| document.blocks().get(at));
    name.kind != EntityKind::Place && block.is_some_and(|block| block.kind == BlockKind::Dateline)
}

fn modelled(model: &Model<'_>, sheet: &Sheet<'_>, span: &Span) -> Option<Found> {
    let confidence = model
        .curves
        .get(span.kind)?
        .confidence(&span.observed(sheet));
    let name = Name {
        range: range(sheet, &span.tokens)?,
        kind: *KIND_ORDER.get(span.kind)?,
        confidence,
        shown: confidence >= model.shown,
    };
    let tokens = span.tokens.clone();
    Some(Found { tokens, name })
}

fn range(sheet: &Sheet<'_>, tokens: &Range<usize>) -> Option<TextRange> {
    let tokens = sheet.tokens.get(tokens.clone())?;
    TextRange::of(tokens.first()?.start, tokens.last()?.end())
}

/// What the model found and what the library knows, both in order, made one: of names that overlap
/// the longer one stays, of equally long ones the known one.
fn with_known(sheet: &Sheet<'_>, modelled: Vec<Found>, finds: Vec<Find>) -> Vec<Found> {
    if finds.is_empty() {
        return modelled;
    }
    let mut all: Vec<Found> = Vec::with_capacity(modelled.len() + finds.len());
    let mut rest = modelled.into_iter().peekable();
    for find in finds {
        while let Some(before) = rest.next_if(|found| found.tokens.end <= find.tokens.start) {
            all.push(before);
        }
        let mut beside: Vec<Found> = Vec::new();
        while let Some(found) = rest.next_if(|found| found.tokens.start < find.tokens.end) {
            beside.push(found);
        }
        // A longer name before may reach into this one too.
        let earlier = all
            .last()
            .is_some_and(|last| last.tokens.end > find.tokens.start);
        let longer = |found: &Found| found.tokens.len() > find.tokens.len();
        if earlier || beside.iter().any(longer) {
            all.extend(beside);
        } else {
            all.extend(known_name(sheet, &find, &beside));
        }
    }
    all.extend(rest);
    all
}

/// The known name `find`, where the model found `beside` at the same place.
fn known_name(sheet: &Sheet<'_>, find: &Find, beside: &[Found]) -> Option<Found> {
    let same = beside.iter().find(|found| found.tokens == find.tokens);
    let own = same.filter(|same| find.kinds.contains(&same.name.kind));
    // A surname alone does not tell: a city may have the name of somebody the library knows.
    let surname =
        find.tokens.len() == 1 && find.kinds.iter().all(|kind| *kind == EntityKind::Person);
    if let Some(same) = same.filter(|_| surname && own.is_none()) {
        return Some(same.clone());
    }
    let least = if find.doubtful && beside.is_empty() {
        DOUBTFUL
    } else {
        KNOWN
    };
    let confidence = same.map_or(least, |same| same.name.confidence.max(least));
    let name = Name {
        range: range(sheet, &find.tokens)?,
        kind: own.map_or(find.kinds.first().copied(), |own| Some(own.name.kind))?,
        confidence,
        shown: confidence >= KNOWN,
    };
    let tokens = find.tokens.clone();
    Some(Found { tokens, name })
}
