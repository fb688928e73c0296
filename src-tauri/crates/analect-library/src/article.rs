//! Looking at articles and putting them on shelves.

use crate::library::{ChangeSet, Library};
use crate::{Error, Op};
use analect_model::{
    Anchoring, AnchoringState, Annotation, ArticleId, Entity, Mention, Motivation, ReadingState,
    Revision, Summary, TagName, Target,
};
use analect_store::{ArticleCounts, ArticleListing, Reader, Shelf};
use analect_summary::{Length, Options};
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

impl Library {
    /// The articles of `shelf`, newest first.
    pub fn list(&self, shelf: Shelf) -> Result<Vec<ArticleListing>, Error> {
        self.read(|reader| Ok(reader.articles().list(shelf)?))
    }

    /// How many articles each shelf holds.
    pub fn counts(&self) -> Result<ArticleCounts, Error> {
        self.read(|reader| Ok(reader.articles().counts()?))
    }

    /// The article `id` as lists show it.
    pub fn listing(&self, id: ArticleId) -> Result<ArticleListing, Error> {
        self.read(|reader| listing(reader, id))
    }

    /// The article `id` with its text and marks.
    pub fn article(&self, id: ArticleId) -> Result<ArticleDetail, Error> {
        self.read(|reader| detail(reader, id))
    }

    /// The article imported last.
    pub fn last_article(&self) -> Result<ArticleId, Error> {
        self.read(|reader| reader.articles().last()?.ok_or(Error::NoArticles))
    }

    /// The article whose id is `name` or starts with it.
    pub fn find_article(&self, name: &str) -> Result<ArticleId, Error> {
        let what = "article";
        let legal = |c: char| c.is_ascii_hexdigit() || c == '-';
        if name.is_empty() || !name.chars().all(legal) {
            return Err(Error::NotFound {
                what,
                name: name.to_owned(),
            });
        }
        let found = self.read(|reader| Ok(reader.articles().with_prefix(name, 2)?))?;
        one_of(&found, what, name)
    }

    /// The summary of an article's current text, `length` long.
    pub fn summarize(&self, id: ArticleId, length: Length) -> Result<Summary, Error> {
        let (listing, revision) =
            self.read(|reader| Ok((listing(reader, id)?, revision(reader, id)?)))?;
        let title = (!listing.article.title_derived).then_some(listing.article.title.as_str());
        Ok(analect_summary::summarize(
            &revision.document,
            title,
            &Options { length },
        ))
    }

    /// Puts an article on another shelf.
    pub fn move_article(&self, id: ArticleId, state: ReadingState) -> Result<ChangeSet, Error> {
        let moved = self.transact(Op::MoveArticle, |writer, _| {
            writer
                .articles()
                .set_state(id, state)?
                .then_some(())
                .ok_or_else(|| missing(id))
        })?;
        Ok(moved.1)
    }

    /// Stars or unstars an article.
    pub fn star(&self, id: ArticleId, starred: bool) -> Result<ChangeSet, Error> {
        let changed = self.transact(Op::StarArticle, |writer, _| {
            writer
                .articles()
                .set_starred(id, starred)?
                .then_some(())
                .ok_or_else(|| missing(id))
        })?;
        Ok(changed.1)
    }

    /// Makes `typed` the tags of an article.
    pub fn tag_article(&self, id: ArticleId, typed: &[String]) -> Result<ChangeSet, Error> {
        let tags = tags(typed)?;
        let changed = self.transact(Op::TagArticle, |writer, _| {
            listing(writer.reader(), id)?;
            Ok(writer.tags().set_of_article(id, &tags)?)
        })?;
        Ok(changed.1)
    }
}

/// The tags a reader typed, apart by commas, without repetitions.
pub(crate) fn tags(typed: &[String]) -> Result<Vec<TagName>, Error> {
    let mut tags = Vec::new();
    for text in typed.iter().flat_map(|text| text.split(',')) {
        let tag = TagName::new(text).ok_or_else(|| Error::BadTag(text.to_owned()))?;
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    Ok(tags)
}

/// The only element of `found`, or an error that says why there is none.
pub(crate) fn one_of<T: Copy>(found: &[T], what: &'static str, name: &str) -> Result<T, Error> {
    match found {
        [one] => Ok(*one),
        [] => Err(Error::NotFound {
            what,
            name: name.to_owned(),
        }),
        _ => Err(Error::Ambiguous {
            what,
            name: name.to_owned(),
        }),
    }
}

fn missing(id: ArticleId) -> Error {
    Error::NotFound {
        what: "article",
        name: id.to_string(),
    }
}

/// The listing of `id`, or an error that names it.
pub(crate) fn listing(reader: &Reader<'_>, id: ArticleId) -> Result<ArticleListing, Error> {
    reader.articles().get(id)?.ok_or_else(|| missing(id))
}

/// The current text of `id`, or an error that names it.
pub(crate) fn revision(reader: &Reader<'_>, id: ArticleId) -> Result<Revision, Error> {
    reader.revisions().current(id)?.ok_or_else(|| missing(id))
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
fn anchor(text: &str, target: Option<&Target>) -> Anchoring {
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
