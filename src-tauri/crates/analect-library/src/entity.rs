//! Tagging people, organisations and places by hand.

use crate::annotation::target;
use crate::article::{listing, revision};
use crate::detail::{PlacedEntity, entities};
use crate::library::{ChangeSet, Library};
use crate::names::{name_at, occurrences_of, without_overlaps};
use crate::{Error, Op};
use analect_model::{
    ArticleId, Entity, EntityId, EntityKind, EntityTypeId, Mention, MentionId, Origin, Revision,
    Timestamp,
};
use analect_store::{Reader, Writer};
use analect_text::{TextRange, slice};

/// Characters of context shown on each side of an occurrence.
pub(crate) const CONTEXT: usize = 48;

/// What an entity is: its kind, and the type of the reader's own where it is of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntityClass {
    pub(crate) kind: EntityKind,
    pub(crate) own_type: Option<EntityTypeId>,
}

impl EntityClass {
    /// A type of the reader's own, if there is one, else a kind.
    pub const fn new(kind: EntityKind, own_type: Option<EntityTypeId>) -> Self {
        Self {
            kind: if own_type.is_some() {
                EntityKind::Other
            } else {
                kind
            },
            own_type,
        }
    }
}

impl From<EntityKind> for EntityClass {
    fn from(kind: EntityKind) -> Self {
        Self::new(kind, None)
    }
}

/// One place where a name stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The place.
    pub range: TextRange,
    /// The words before it, within its line.
    pub before: String,
    /// The words after it, within its line.
    pub after: String,
}

/// A name and everywhere it stands in one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrences {
    /// The name.
    pub name: String,
    /// The kind the library knows it as, or a guess from its form.
    pub kind: EntityKind,
    /// The places, in order.
    pub places: Vec<Occurrence>,
}

impl Library {
    /// What a reader would tag at `range` and everywhere the article says it, so that all can be
    /// tagged at once.
    ///
    /// The name is the selection; the word, where the range is a caret; or the first name in it,
    /// where the range is a whole sentence or more. `typed` is a name given instead: then the
    /// places of both are found.
    pub fn occurrences(
        &self,
        article: ArticleId,
        range: Option<TextRange>,
        typed: Option<&str>,
    ) -> Result<Occurrences, Error> {
        self.read(|reader| {
            let revision = revision(reader, article)?;
            let text = revision.document.text();
            let here = range.map(|range| name_at(text, range)).transpose()?;
            let here = here
                .and_then(|range| slice(text, range))
                .unwrap_or_default();
            let typed = typed.map(entity_name).transpose()?;
            let mut places = occurrences_of(text, here);
            let name = typed.unwrap_or_else(|| here.to_owned());
            if name != here {
                places.extend(occurrences_of(text, &name));
                places = without_overlaps(places);
            }
            let known = |kind: &EntityKind| {
                matches!(reader.entities().named(&name, *kind, None), Ok(Some(_)))
            };
            let kind = KINDS
                .into_iter()
                .find(known)
                .unwrap_or_else(|| guess_kind(&name));
            let places = places
                .into_iter()
                .map(|range| occurrence(text, range))
                .collect();
            Ok(Occurrences { name, kind, places })
        })
    }

    /// Tags `ranges` of an article as mentions of the entity `name`, which is made where the
    /// library has none of this name and kind. A passage that already is its mention stays one.
    pub fn tag_entity(
        &self,
        article: ArticleId,
        name: &str,
        class: impl Into<EntityClass>,
        ranges: &[TextRange],
    ) -> Result<(PlacedEntity, ChangeSet), Error> {
        let (name, class) = (entity_name(name)?, class.into());
        self.transact(Op::TagEntity, |writer, now| {
            let revision = revision(writer.reader(), article)?;
            let text = revision.document.text();
            let entity = self.entity_named(writer, &name, class, now)?;
            let places = ranges.iter().map(|range| (*range, Origin::ByHand));
            self.decide(writer, entity.id, &revision, places, now)?;
            if writer.reader().entities().mention_count(entity.id)? == 0 {
                return Err(Error::BadRange);
            }
            let all = entities(writer.reader(), article, text)?;
            all.into_iter()
                .find(|placed| placed.entity.id == entity.id)
                .ok_or(Error::BadRange)
        })
    }

    /// Removes all mentions of an entity from one article, and the entity with its last mention.
    ///
    /// Places that the program had proposed stay noted as rejected, so that they are not proposed
    /// again.
    pub fn remove_entity(&self, article: ArticleId, entity: EntityId) -> Result<ChangeSet, Error> {
        let removed = self.transact(Op::RemoveEntity, |writer, _| {
            listing(writer.reader(), article)?;
            let mentions = writer.reader().entities().mentions_in(article)?;
            let own: Vec<_> = mentions
                .iter()
                .filter(|mention| mention.entity == entity)
                .collect();
            if own.is_empty() {
                return Err(Error::NotFound {
                    what: "entity",
                    name: entity.to_string(),
                });
            }
            for mention in own {
                reject_or_delete(writer, mention)?;
            }
            delete_if_undecided(writer, entity)
        })?;
        Ok(removed.1)
    }

    /// The entity with its mentions in one article; `None` where the article has none.
    pub fn entity_in(
        &self,
        article: ArticleId,
        id: EntityId,
    ) -> Result<Option<PlacedEntity>, Error> {
        self.read(|reader| {
            let revision = revision(reader, article)?;
            let all = entities(reader, article, revision.document.text())?;
            Ok(all.into_iter().find(|placed| placed.entity.id == id))
        })
    }

    /// Removes mentions together, each entity with its last one.
    pub fn remove_mentions(&self, ids: &[MentionId]) -> Result<ChangeSet, Error> {
        let removed = self.transact(Op::RemoveMention, |writer, _| {
            ids.iter().try_for_each(|id| remove_mention(writer, *id))
        })?;
        Ok(removed.1)
    }

    /// Everywhere the article's current text says `name` as whole words.
    pub fn find_name(&self, article: ArticleId, name: &str) -> Result<Vec<TextRange>, Error> {
        let revision = self.read(|reader| revision(reader, article))?;
        Ok(occurrences_of(revision.document.text(), name))
    }

    /// The entity of this name, which is made where the library has none.
    pub(crate) fn entity_named(
        &self,
        writer: &Writer<'_>,
        name: &str,
        class: EntityClass,
        now: Timestamp,
    ) -> Result<Entity, Error> {
        let entities = writer.reader().entities();
        match entities.named(name, class.kind, class.own_type)? {
            Some(known) => Ok(known),
            None => self.new_entity(writer, name, class, now),
        }
    }

    /// A new entity, also where there are others of its name.
    pub(crate) fn new_entity(
        &self,
        writer: &Writer<'_>,
        name: &str,
        EntityClass { kind, own_type }: EntityClass,
        now: Timestamp,
    ) -> Result<Entity, Error> {
        known_type(writer.reader(), own_type)?;
        let entity = Entity {
            id: self.new_entity_id(now),
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            wikidata: None,
            own_type,
            note: String::new(),
        };
        writer.entities().insert(&entity)?;
        Ok(entity)
    }

    /// Notes what was decided about places: that they are the entity, or that they are not. What is
    /// its mention already stays one.
    pub(crate) fn decide(
        &self,
        writer: &Writer<'_>,
        entity: EntityId,
        revision: &Revision,
        places: impl Iterator<Item = (TextRange, Origin)>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let article = revision.article;
        let mut decided = writer.reader().entities().decisions_in(article)?;
        decided.retain(|one| one.entity == entity);
        for (range, origin) in places {
            let target = target(revision.document.text(), range)?;
            let same = |one: &&mut Mention| one.target.position == target.position;
            if let Some(known) = decided.iter_mut().find(same) {
                if (known.origin == Origin::Rejected) != (origin == Origin::Rejected) {
                    writer.entities().set_origin(known, origin)?;
                    known.origin = origin;
                }
                continue;
            }
            let mention = Mention {
                id: self.new_mention_id(now),
                entity,
                article,
                target,
                origin,
            };
            writer.entities().insert_mention(&mention)?;
            decided.push(mention);
        }
        Ok(())
    }
}

const KINDS: [EntityKind; 7] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Place,
    EntityKind::Nationality,
    EntityKind::Event,
    EntityKind::Work,
    EntityKind::Other,
];

pub(crate) fn known_entity(reader: &Reader<'_>, id: EntityId) -> Result<Entity, Error> {
    let missing = || Error::NotFound {
        what: "entity",
        name: id.to_string(),
    };
    reader.entities().get(id)?.ok_or_else(missing)
}

/// Fails where there is no such type of the reader's own.
pub(crate) fn known_type(reader: &Reader<'_>, id: Option<EntityTypeId>) -> Result<(), Error> {
    let Some(id) = id else { return Ok(()) };
    let all = reader.entity_types().all()?;
    let missing = || Error::NotFound {
        what: "type of entities",
        name: id.to_string(),
    };
    all.iter()
        .find(|(own, _)| own.id == id)
        .map(drop)
        .ok_or_else(missing)
}

fn remove_mention(writer: &Writer<'_>, id: MentionId) -> Result<(), Error> {
    let missing = || Error::NotFound {
        what: "mention",
        name: id.to_string(),
    };
    let mention = writer
        .reader()
        .entities()
        .mention(id)?
        .ok_or_else(missing)?;
    reject_or_delete(writer, &mention)?;
    delete_if_undecided(writer, mention.entity)
}

/// Takes a mention away: one made by the reader is gone, one that was proposed is rejected.
fn reject_or_delete(writer: &Writer<'_>, mention: &Mention) -> Result<(), Error> {
    match mention.origin {
        Origin::ByHand => writer.entities().delete_mention(mention)?,
        Origin::Suggested | Origin::Confirmed | Origin::Rejected => {
            writer.entities().set_origin(mention, Origin::Rejected)?;
        }
    }
    Ok(())
}

/// Removes an entity of which no decision about a place is left.
fn delete_if_undecided(writer: &Writer<'_>, entity: EntityId) -> Result<(), Error> {
    if !writer.reader().entities().is_decided_about(entity)? {
        writer.rejections().move_unlinked(entity, None)?;
        writer.entities().delete(entity)?;
    }
    Ok(())
}

pub(crate) fn entity_name(typed: &str) -> Result<String, Error> {
    let kept = typed
        .chars()
        .filter(|c| !c.is_control() || c.is_whitespace());
    let words = kept.collect::<String>();
    let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = (1..=200).contains(&name.chars().count());
    fits.then_some(name).ok_or(Error::BadEntityName)
}

pub(crate) fn occurrence(text: &str, range: TextRange) -> Occurrence {
    let before = text.get(..range.start().index()).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let skip = before.chars().count().saturating_sub(CONTEXT);
    let after = text.get(range.end().index()..).unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    Occurrence {
        range,
        before: before.chars().skip(skip).collect(),
        after: after.chars().take(CONTEXT).collect(),
    }
}

/// A first guess from the form of a name: several words are most often a person, capitals an
/// organisation, one word a place. The reader chooses.
fn guess_kind(name: &str) -> EntityKind {
    let capitals = name
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase);
    match name.split_whitespace().count() {
        0 | 1 if capitals && name.chars().count() > 1 => EntityKind::Organization,
        0 | 1 => EntityKind::Place,
        _ => EntityKind::Person,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn names_are_squeezed_and_bounded() {
        let check = |typed: &str, expect: Option<&str>| {
            assert_eq!(entity_name(typed).ok().as_deref(), expect, "{typed:?}");
        };
        check("  Rosa \n Lind ", Some("Rosa Lind"));
        check(" \t", None);
        check(&"x".repeat(201), None);
        check("a\u{0}b", Some("ab"));
    }
}
