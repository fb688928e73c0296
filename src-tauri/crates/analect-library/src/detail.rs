//! An article with everything a reader added to it, each thing in its place in the current text.

use crate::Error;
use crate::article::{listing, revision};
use crate::library::annotation;
use analect_model::{
    Anchoring, AnchoringState, Annotation, AnnotationId, ArticleId, Entity, Mention, Motivation,
    Placement, Revision, Target, TextQuoteSelector,
};
use analect_store::{ArticleListing, Reader};
use analect_text::{TextOffset, slice};
use std::cmp::Reverse;

/// An annotation and where it sits in the current text.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedAnnotation {
    /// The annotation. Its target is the passage it sits on now; where it sits on none, and where
    /// that is a question, its quote is the one the reader marked.
    pub annotation: Annotation,
    /// Where it sits; a note on the whole article is exact and has no range.
    pub anchoring: Anchoring,
    /// What the reader marked, where the words there are others by now.
    pub before: Option<TextQuoteSelector>,
    /// Whether the reader keeps it as it is, although its passage is gone.
    pub settled: bool,
}

impl PlacedAnnotation {
    /// `annotation` in the text it was made in.
    pub(crate) fn unmoved(annotation: Annotation) -> Self {
        let range = annotation.target.as_ref().map(|target| target.position);
        Self {
            annotation,
            anchoring: Anchoring {
                state: AnchoringState::Exact,
                range,
                score: 1.0,
            },
            before: None,
            settled: false,
        }
    }

    /// `annotation` in `text`, its article's current one, to which it was carried as `placement`
    /// says; without one `text` is what its target speaks of.
    pub(crate) fn new(annotation: Annotation, placement: Option<&Placement>, text: &str) -> Self {
        let Some(placement) = placement else {
            return Self {
                anchoring: anchor(text, annotation.target.as_ref()),
                annotation,
                before: None,
                settled: false,
            };
        };
        let passage = placement
            .anchoring
            .range
            .and_then(|range| Target::of(text, range));
        let Some(passage) = passage else {
            return Self {
                annotation,
                anchoring: LOST,
                before: None,
                settled: placement.settled,
            };
        };
        let made_on = annotation.target.clone().map(|target| target.quote);
        let before = made_on.filter(|quote| quote.exact != passage.quote.exact);
        let target = match (&before, placement.anchoring.state) {
            (Some(quote), AnchoringState::Uncertain) => Target {
                quote: quote.clone(),
                ..passage
            },
            _ => passage,
        };
        Self {
            annotation: Annotation {
                target: Some(target),
                ..annotation
            },
            anchoring: placement.anchoring,
            before,
            settled: placement.settled,
        }
    }
}

/// Nowhere.
pub(crate) const LOST: Anchoring = Anchoring {
    state: AnchoringState::Orphaned,
    range: None,
    score: 0.0,
};

/// The annotation `id` where it sits now.
pub(crate) fn placed(reader: &Reader<'_>, id: AnnotationId) -> Result<PlacedAnnotation, Error> {
    let annotation = annotation(reader, id)?;
    let placement = reader.placements().get(id)?;
    let text = revision(reader, annotation.article)?;
    Ok(PlacedAnnotation::new(
        annotation,
        placement.as_ref(),
        text.document.text(),
    ))
}

/// A mention and where it sits in the current text.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedMention {
    /// The mention.
    pub mention: Mention,
    /// Where it sits.
    pub anchoring: Anchoring,
}

/// An entity with its mentions in one article, by position.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedEntity {
    /// The entity.
    pub entity: Entity,
    /// Its mentions.
    pub mentions: Vec<PlacedMention>,
}

/// An article with its text and everything a reader added to it.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleDetail {
    /// The article as lists show it, with its tags.
    pub listing: ArticleListing,
    /// Its current text.
    pub revision: Revision,
    /// Which of its texts that is, counted from 1.
    pub number: usize,
    /// How many texts it has.
    pub versions: usize,
    /// The annotations on passages, by position.
    pub highlights: Vec<PlacedAnnotation>,
    /// The note on the whole article.
    pub note: Option<Annotation>,
    /// The entities, by first mention.
    pub entities: Vec<PlacedEntity>,
}

/// Everything about `id`, of one moment.
pub(crate) fn detail(reader: &Reader<'_>, id: ArticleId) -> Result<ArticleDetail, Error> {
    let listing = listing(reader, id)?;
    let revision = revision(reader, id)?;
    let text = revision.document.text();
    let annotations = reader.annotations().of_article(id)?;
    let (highlights, notes): (Vec<_>, Vec<_>) = annotations
        .into_iter()
        .partition(|annotation| annotation.motivation == Motivation::Highlighting);
    let placements = reader.placements().of_article(id)?;
    let mut highlights: Vec<_> = highlights
        .into_iter()
        .map(|one| {
            let placement = placements.get(&one.id);
            PlacedAnnotation::new(one, placement, text)
        })
        .collect();
    if !placements.is_empty() {
        highlights.sort_by_key(position);
    }
    let versions = reader.revisions().of_article(id)?.len();
    Ok(ArticleDetail {
        number: versions,
        versions,
        highlights,
        note: notes.into_iter().next(),
        entities: entities(reader, id, text)?,
        listing,
        revision,
    })
}

/// By position, longer passages before shorter ones that start at the same place, lost ones last.
fn position(placed: &PlacedAnnotation) -> (bool, TextOffset, Reverse<TextOffset>, AnnotationId) {
    let range = placed.anchoring.range;
    let lost = range.is_none();
    let range = range.or(placed
        .annotation
        .target
        .as_ref()
        .map(|target| target.position));
    let range = range.unwrap_or_default();
    (
        lost,
        range.start(),
        Reverse(range.end()),
        placed.annotation.id,
    )
}

/// The entities of `id` with their mentions placed in `text`.
pub(crate) fn entities(
    reader: &Reader<'_>,
    id: ArticleId,
    text: &str,
) -> Result<Vec<PlacedEntity>, Error> {
    let mentions = reader.entities().mentions_in(id)?;
    let of = |entity: &Entity| {
        let own = mentions
            .iter()
            .filter(|mention| mention.entity == entity.id);
        own.map(|mention| PlacedMention {
            mention: mention.clone(),
            anchoring: anchor(text, Some(&mention.target)),
        })
        .collect()
    };
    let found = reader.entities().of_article(id)?;
    Ok(found
        .into_iter()
        .map(|entity| PlacedEntity {
            mentions: of(&entity),
            entity,
        })
        .collect())
}

/// Where `target` sits in `text`: at its position when the text there is its quote, else nowhere.
///
/// A stored mark carries its exact words, and is never shown on other ones.
pub(crate) fn anchor(text: &str, target: Option<&Target>) -> Anchoring {
    let Some(target) = target else {
        return Anchoring {
            state: AnchoringState::Exact,
            range: None,
            score: 1.0,
        };
    };
    if slice(text, target.position) == Some(target.quote.exact.as_str()) {
        Anchoring {
            state: AnchoringState::Exact,
            range: Some(target.position),
            score: 1.0,
        }
    } else {
        LOST
    }
}
