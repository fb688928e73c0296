//! An article with everything a reader added to it, each thing in its place in the current text.

use crate::Error;
use crate::article::{listing, revision};
use analect_model::{
    Anchoring, AnchoringState, Annotation, ArticleId, Entity, Mention, Motivation, Revision, Target,
};
use analect_store::{ArticleListing, Reader};
use analect_text::slice;

/// An annotation and where it sits in the current text.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedAnnotation {
    /// The annotation.
    pub annotation: Annotation,
    /// Where it sits; a note on the whole article is exact and has no range.
    pub anchoring: Anchoring,
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
    let highlights = highlights.into_iter().map(|annotation| {
        let anchoring = anchor(text, annotation.target.as_ref());
        PlacedAnnotation {
            annotation,
            anchoring,
        }
    });
    Ok(ArticleDetail {
        highlights: highlights.collect(),
        note: notes.into_iter().next(),
        entities: entities(reader, id, text)?,
        listing,
        revision,
    })
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
        Anchoring {
            state: AnchoringState::Orphaned,
            range: None,
            score: 0.0,
        }
    }
}
