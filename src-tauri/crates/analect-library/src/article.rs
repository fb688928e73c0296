//! Looking at articles and putting them on shelves.

use crate::library::{ChangeSet, Library};
use crate::{Error, Op};
use analect_model::{
    Anchoring, AnchoringState, Annotation, ArticleId, Entity, Mention, Motivation, Progress,
    ReadingState, Revision, TagName, Target, Timestamp,
};
use analect_store::{ArticleCounts, ArticleListing, Reader, Shelf, Sort, Writer};
use analect_text::{TextOffset, TextRange, slice};

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
    /// The articles of `shelf` in the order of `sort`.
    pub fn list(&self, shelf: &Shelf, sort: Sort) -> Result<Vec<ArticleListing>, Error> {
        self.read(|reader| Ok(reader.articles().list(shelf, sort)?))
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

    /// The current text of the article `id`, without its marks.
    pub fn current_revision(&self, id: ArticleId) -> Result<Revision, Error> {
        self.read(|reader| revision(reader, id))
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

    /// Puts articles on another shelf.
    pub fn move_articles(
        &self,
        ids: &[ArticleId],
        state: ReadingState,
    ) -> Result<ChangeSet, Error> {
        self.change_articles(Op::MoveArticle, ids, |writer, id, now| {
            Ok(writer.articles().set_state(id, state, now)?)
        })
    }

    /// Stars or unstars articles.
    pub fn star(&self, ids: &[ArticleId], starred: bool) -> Result<ChangeSet, Error> {
        self.change_articles(Op::StarArticle, ids, |writer, id, _| {
            Ok(writer.articles().set_starred(id, starred)?)
        })
    }

    /// Adds tags to articles and takes tags off them.
    pub fn tag_articles(
        &self,
        ids: &[ArticleId],
        add: &[String],
        remove: &[String],
    ) -> Result<ChangeSet, Error> {
        let (add, remove) = (tags(add)?, tags(remove)?);
        self.change_articles(Op::TagArticle, ids, |writer, id, _| {
            let present = listing(writer.reader(), id)?.tags;
            let wanted = retagged(present, &add, &remove);
            writer.tags().set_of_article(id, &wanted)?;
            Ok(true)
        })
    }

    /// Every tag of an article outside the trash with the number of such articles.
    pub fn tags(&self) -> Result<Vec<(TagName, u32)>, Error> {
        self.read(|reader| Ok(reader.tags().of_all_articles()?))
    }

    /// Notes that an article was read up to `place`, a position in its current text, and that
    /// `furthest` thousandths of it have been on screen. Reading is no change that undo takes back.
    /// Where the library can only be read nothing is noted, so that its articles can be read.
    pub fn keep_place(
        &self,
        id: ArticleId,
        place: TextOffset,
        furthest: u16,
    ) -> Result<ArticleListing, Error> {
        if self.is_read_only() {
            return self.listing(id);
        }
        let (before, text) =
            self.read(|reader| Ok((listing(reader, id)?.progress, revision(reader, id)?)))?;
        let text = text.document.text();
        let rest = text.get(place.index()..).ok_or(Error::BadRange)?;
        let furthest = before
            .as_ref()
            .map_or(0, |progress| progress.furthest)
            .max(furthest.min(1000));
        let progress = Progress {
            opened_at: self.now(),
            place,
            quote: rest.chars().take(QUOTE).collect(),
            furthest,
            finished: before.is_some_and(|progress| progress.finished),
        };
        let written = self.store.write(READING, progress.opened_at, |writer| {
            writer.articles().set_progress(id, &progress)?;
            listing(writer.reader(), id)
        })?;
        Ok(written.value)
    }

    /// Says of articles whether the reader is through with them: of all of them or of none. Like
    /// where reading stands, it is no change that undo takes back; saying the opposite does.
    pub fn set_read(&self, ids: &[ArticleId], read: bool) -> Result<Vec<ArticleListing>, Error> {
        let now = self.now();
        let written = self.store.write(READING, now, |writer| {
            let fresh = Progress {
                opened_at: now,
                place: TextOffset::new(0),
                quote: String::new(),
                furthest: 0,
                finished: read,
            };
            let one = |id: &ArticleId| {
                let before = listing(writer.reader(), *id)?.progress;
                let progress = Progress {
                    finished: read,
                    ..before.unwrap_or_else(|| fresh.clone())
                };
                writer.articles().set_progress(*id, &progress)?;
                listing(writer.reader(), *id)
            };
            ids.iter().map(one).collect::<Result<Vec<_>, Error>>()
        })?;
        Ok(written.value)
    }

    /// Where reading goes on in the current text: the place noted, or where its words stand now.
    pub fn reading_place(&self, id: ArticleId) -> Result<Option<TextOffset>, Error> {
        self.read(|reader| {
            let progress = listing(reader, id)?.progress;
            let revision = revision(reader, id)?;
            Ok(progress.and_then(|progress| place_in(revision.document.text(), &progress)))
        })
    }

    /// Removes the articles that have been in the trash for `days` or longer, for good, with all
    /// that hangs on them; says how many. This cannot be undone.
    pub fn empty_trash(&self, days: u32) -> Result<usize, Error> {
        let age = i64::from(days) * 24 * 60 * 60 * 1000;
        let before = Timestamp::from_milliseconds(self.now().milliseconds() - age);
        let emptied =
            self.store
                .write::<usize, Error>("empty the trash", self.now(), |writer| {
                    // Looked up here, so that what somebody has just brought back stays.
                    let gone = writer.reader().articles().in_trash_since(before)?;
                    writer.unrecorded(|writer| writer.articles().purge(&gone))?;
                    Ok(gone.len())
                })?;
        Ok(emptied.value)
    }

    fn change_articles(
        &self,
        op: Op,
        ids: &[ArticleId],
        work: impl Fn(&Writer<'_>, ArticleId, Timestamp) -> Result<bool, Error>,
    ) -> Result<ChangeSet, Error> {
        let changed = self.transact(op, |writer, now| {
            ids.iter().try_for_each(|id| {
                if work(writer, *id, now)? {
                    Ok(())
                } else {
                    Err(missing(*id))
                }
            })
        })?;
        Ok(changed.1)
    }
}

/// The name under which reading places are written; it never comes into the history.
const READING: &str = "reading place";

/// Characters of the text kept with a reading place.
const QUOTE: usize = 40;

/// The place where the words of `progress` stand: where they were, or else the nearest such place.
fn place_in(text: &str, progress: &Progress) -> Option<TextOffset> {
    let noted = progress.place.index();
    let here = text.get(noted..);
    if here.is_some_and(|here| here.starts_with(&progress.quote)) {
        return Some(progress.place);
    }
    let found = text.match_indices(&progress.quote).map(|(at, _)| at);
    let nearest = found.min_by_key(|at| at.abs_diff(noted))?;
    TextRange::of(nearest, nearest).map(TextRange::start)
}

/// `present` with tags added and others taken off.
pub(crate) fn retagged(
    mut present: Vec<TagName>,
    add: &[TagName],
    remove: &[TagName],
) -> Vec<TagName> {
    present.retain(|tag| !remove.contains(tag));
    for tag in add {
        if !present.contains(tag) {
            present.push(tag.clone());
        }
    }
    present
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
