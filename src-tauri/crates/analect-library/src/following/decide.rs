//! What a reader decides about proposed entities: this is it, this is nobody, this is not that one.

use super::suggest::suggest;
use super::types::{AcceptEntity, Suggestion};
use crate::article::{listing, revision};
use crate::detail::{PlacedEntity, entities};
use crate::entity::{EntityClass, entity_name, known_entity};
use crate::library::{ChangeSet, Library};
use crate::{Error, Op};
use analect_entities::name_key;
use analect_model::{
    ArticleId, Entity, EntityId, EntityKind, Origin, Rejection, RejectionId, Timestamp,
};
use analect_store::Writer;
use analect_text::TextRange;

impl Library {
    /// Confirms an entity in an article: every place given becomes a mention of it, every place left
    /// out is noted as not it, and the other names are learnt.
    ///
    /// It is the entity `into`; without one that of the name, which is made where there is none, or
    /// where somebody else is meant.
    pub fn accept_entity(
        &self,
        article: ArticleId,
        wanted: &AcceptEntity,
    ) -> Result<(PlacedEntity, ChangeSet), Error> {
        let name = entity_name(&wanted.name)?;
        let aliases = learnt(&wanted.aliases)?;
        if wanted.ranges.is_empty() {
            return Err(Error::BadRange);
        }
        self.transact(Op::AcceptEntity, |writer, now| {
            let class = EntityClass::new(wanted.kind, wanted.own_type);
            let entity = match wanted.into {
                Some(id) => known_entity(writer.reader(), id)?,
                None if wanted.someone_else => self.new_entity(writer, &name, class, now)?,
                None => self.linked(writer, article, &name, class, now)?,
            };
            let names = std::iter::once(&name).chain(&aliases);
            let entity = learn(writer, entity, names)?;
            let places = (wanted.ranges.as_slice(), wanted.left_out.as_slice());
            self.confirm(writer, article, entity.id, places, now)?;
            placed(writer, article, entity.id)
        })
    }

    /// Confirms all that is sure enough to be shown in an article, of one kind or of all, in one
    /// step: each as the entity it is linked to, or as that of its name. What may be one of several
    /// namesakes is left to the reader.
    pub fn accept_shown(
        &self,
        article: ArticleId,
        kind: Option<EntityKind>,
    ) -> Result<(Vec<PlacedEntity>, ChangeSet), Error> {
        self.transact(Op::AcceptEntities, |writer, now| {
            let (_, found) = suggest(writer.reader(), article)?;
            let wanted = found.groups.iter().filter(|group| {
                group.shown && kind.is_none_or(|kind| group.kind == kind) && !is_ambiguous(group)
            });
            let mut accepted: Vec<EntityId> = Vec::new();
            for group in wanted {
                let name = entity_name(&group.name)?;
                let entity = match &group.link {
                    Some(link) => known_entity(writer.reader(), link.entity.id)?,
                    None => self.linked(writer, article, &name, group.kind.into(), now)?,
                };
                let aliases = learnt(&group.aliases)?;
                let entity = learn(writer, entity, std::iter::once(&name).chain(&aliases))?;
                let ranges = group.mentions.iter().map(|one| one.place.range);
                let ranges: Vec<TextRange> = ranges.collect();
                self.confirm(writer, article, entity.id, (&ranges, &[]), now)?;
                accepted.push(entity.id);
            }
            let text = revision(writer.reader(), article)?;
            let mut placed = entities(writer.reader(), article, text.document.text())?;
            placed.retain(|one| accepted.contains(&one.entity.id));
            Ok(placed)
        })
    }

    /// Puts a name on the stop list, as one kind or as any: it is proposed nowhere any more.
    /// `article` is where the reader did.
    pub fn reject_entity(
        &self,
        article: Option<ArticleId>,
        name: &str,
        kind: Option<EntityKind>,
    ) -> Result<(Rejection, ChangeSet), Error> {
        let name = entity_name(name)?;
        if name_key(&name).is_empty() {
            return Err(Error::BadEntityName);
        }
        self.transact(Op::RejectEntity, |writer, now| {
            if let Some(article) = article {
                listing(writer.reader(), article)?;
            }
            let same = |one: &Rejection| {
                name_key(&one.name) == name_key(&name) && (one.kind.is_none() || one.kind == kind)
            };
            let present = writer.reader().rejections().all()?;
            if let Some(known) = present.into_iter().find(same) {
                return Ok(known);
            }
            let rejection = Rejection {
                id: self.new_rejection_id(now),
                name,
                kind,
                at: now,
            };
            writer.rejections().insert(&rejection, article)?;
            Ok(rejection)
        })
    }

    /// The stop list, what was rejected last first.
    pub fn stop_list(&self) -> Result<Vec<Rejection>, Error> {
        self.read(|reader| Ok(reader.rejections().all()?))
    }

    /// Takes a name off the stop list, so that it is proposed again.
    pub fn allow_entity(&self, id: RejectionId) -> Result<ChangeSet, Error> {
        let allowed = self.transact(Op::AllowEntity, |writer, _| {
            let missing = || Error::NotFound {
                what: "name on the stop list",
                name: id.to_string(),
            };
            writer.reader().rejections().get(id)?.ok_or_else(missing)?;
            Ok(writer.rejections().delete(id)?)
        })?;
        Ok(allowed.1)
    }

    /// Notes that a name in an article is not an entity of the library, so that it is not proposed
    /// as a link there again.
    pub fn unlink_entity(
        &self,
        article: ArticleId,
        name: &str,
        entity: EntityId,
    ) -> Result<ChangeSet, Error> {
        let name = entity_name(name)?;
        let unlinked = self.transact(Op::UnlinkEntity, |writer, _| {
            listing(writer.reader(), article)?;
            known_entity(writer.reader(), entity)?;
            Ok(writer.rejections().unlink(article, &name, entity)?)
        })?;
        Ok(unlinked.1)
    }

    /// The entity of a name that an article may speak of; a new one where there is none, or the reader
    /// said that it is somebody else.
    fn linked(
        &self,
        writer: &Writer<'_>,
        article: ArticleId,
        name: &str,
        class: EntityClass,
        now: Timestamp,
    ) -> Result<Entity, Error> {
        let unlinked = writer.reader().rejections().unlinked(article)?;
        let apart = |known: &Entity| {
            let mut all = unlinked.iter();
            all.any(|(other, id)| *id == known.id && name_key(other) == name_key(name))
        };
        let known = writer.reader().entities();
        match known.named(name, class.kind, class.own_type)? {
            Some(known) if apart(&known) => self.new_entity(writer, name, class, now),
            Some(known) => Ok(known),
            None => self.new_entity(writer, name, class, now),
        }
    }

    /// Notes of places in an article that they are an entity, and of others that they are not.
    fn confirm(
        &self,
        writer: &Writer<'_>,
        article: ArticleId,
        entity: EntityId,
        (ranges, left_out): (&[TextRange], &[TextRange]),
        now: Timestamp,
    ) -> Result<(), Error> {
        let text = revision(writer.reader(), article)?;
        let places = ranges.iter().map(|range| (*range, Origin::Confirmed));
        let others = left_out.iter().map(|range| (*range, Origin::Rejected));
        self.decide(writer, entity, &text, places.chain(others), now)
    }
}

/// The entity with its mentions in an article.
fn placed(
    writer: &Writer<'_>,
    article: ArticleId,
    entity: EntityId,
) -> Result<PlacedEntity, Error> {
    let text = revision(writer.reader(), article)?;
    let all = entities(writer.reader(), article, text.document.text())?;
    let mut all = all.into_iter();
    all.find(|placed| placed.entity.id == entity)
        .ok_or(Error::BadRange)
}

/// Whether several entities of one name may be meant.
fn is_ambiguous(group: &Suggestion) -> bool {
    let Some(link) = &group.link else {
        return !group.others.is_empty()
            && group.others.iter().any(|one| has_name(one, &group.name));
    };
    let same = |one: &super::types::Link| has_name(one, &link.entity.name);
    group.others.iter().any(same)
}

fn has_name(link: &super::types::Link, name: &str) -> bool {
    let key = name_key(name);
    super::knowledge::keys_of(&link.entity).contains(&key)
}

/// Names as an entity can have them.
pub(super) fn learnt(names: &[String]) -> Result<Vec<String>, Error> {
    names.iter().map(|name| entity_name(name)).collect()
}

/// Adds the names that an entity is not known by yet to its aliases.
fn learn<'n>(
    writer: &Writer<'_>,
    entity: Entity,
    names: impl Iterator<Item = &'n String>,
) -> Result<Entity, Error> {
    let before = entity.aliases.len();
    let mut taught = entity;
    for name in names {
        if *name != taught.name && !taught.aliases.contains(name) {
            taught.aliases.push(name.clone());
        }
    }
    if taught.aliases.len() > before {
        writer.entities().update(&taught)?;
        writer.entities().touch_articles_of(taught.id)?;
    }
    Ok(taught)
}
