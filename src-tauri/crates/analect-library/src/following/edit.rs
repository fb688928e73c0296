//! Changing entities in the whole library: names and kinds, merging, splitting, details, and the
//! reader's own types.

use super::decide::learnt;
use super::types::{EntityDetails, WantedType};
use crate::entity::{EntityClass, entity_name, known_entity, known_type};
use crate::library::{ChangeSet, Library};
use crate::{Error, Op};
use analect_entities::name_key;
use analect_model::{
    ArticleId, Entity, EntityId, EntityKind, EntityType, Mention, MentionId, Origin, Timestamp,
};
use analect_store::Writer;

impl Library {
    /// Gives an entity another name and kind, in the whole library; the name before stays as an
    /// alias. Refused where another entity has both already: those are to be merged.
    pub fn edit_entity(
        &self,
        id: EntityId,
        name: &str,
        class: impl Into<EntityClass>,
    ) -> Result<(Entity, ChangeSet), Error> {
        let name = entity_name(name)?;
        let EntityClass { kind, own_type } = class.into();
        self.transact(Op::EditEntity, |writer, _| {
            let before = known_entity(writer.reader(), id)?;
            known_type(writer.reader(), own_type)?;
            let taken = writer.reader().entities().named(&name, kind, own_type)?;
            let is_same = before.name == name && before.kind == kind && before.own_type == own_type;
            if let Some(other) = taken.filter(|other| other.id != id && !is_same) {
                give_way(writer, &other, id)?;
            }
            let mut aliases = before.aliases.clone();
            if before.name != name {
                aliases.retain(|alias| *alias != name);
                aliases.push(before.name.clone());
            }
            let changed = Entity {
                name,
                kind,
                own_type,
                aliases,
                ..before
            };
            writer.entities().update(&changed)?;
            writer.entities().touch_articles_of(id)?;
            Ok(changed)
        })
    }

    /// Makes every mention of `from` one of `into`, which takes over its names, its notes and
    /// what was decided not to be it; `from` is gone.
    pub fn merge_entities(
        &self,
        from: EntityId,
        into: EntityId,
    ) -> Result<(Entity, ChangeSet), Error> {
        self.transact(Op::MergeEntities, |writer, _| {
            let gone = known_entity(writer.reader(), from)?;
            let kept = known_entity(writer.reader(), into)?;
            if from == into {
                return Ok(kept);
            }
            let kept = with_all_of(kept, gone);
            take_over(writer, from, into)?;
            writer.entities().update(&kept)?;
            Ok(kept)
        })
    }

    /// Makes some mentions those of another entity, a new one called `name`: those given, and all in
    /// the articles given. What was decided not to be the entity there goes with them.
    ///
    /// The new one is of the same kind; an alias that is its name, and that no other mention has,
    /// goes with it. Refused where the entity would be left without a mention.
    pub fn split_entity(
        &self,
        id: EntityId,
        name: &str,
        articles: &[ArticleId],
        mentions: &[MentionId],
    ) -> Result<(Entity, ChangeSet), Error> {
        let name = entity_name(name)?;
        self.transact(Op::SplitEntity, |writer, now| {
            let before = known_entity(writer.reader(), id)?;
            let all = writer.reader().entities().decisions_of(id)?;
            if let Some(unknown) = mentions
                .iter()
                .find(|id| all.iter().all(|one| one.id != **id))
            {
                return Err(Error::NotFound {
                    what: "mention of the entity",
                    name: unknown.to_string(),
                });
            }
            let goes =
                |one: &Mention| articles.contains(&one.article) || mentions.contains(&one.id);
            let (gone, left): (Vec<Mention>, Vec<Mention>) = all.into_iter().partition(goes);
            let live = |all: &[Mention]| all.iter().any(|one| one.origin != Origin::Rejected);
            if !live(&gone) {
                return Err(Error::BadSplit("no mention of the entity was named"));
            }
            if !live(&left) {
                return Err(Error::BadSplit(
                    "the entity would be left without a mention; give it another name instead",
                ));
            }
            let class = EntityClass::new(before.kind, before.own_type);
            let made = self.new_entity(writer, &name, class, now)?;
            for mention in &gone {
                writer.entities().set_entity(mention, made.id)?;
            }
            forget_alias(writer, before, &name, &left)?;
            Ok(made)
        })
    }

    /// Removes an entity with all that was decided about it, in the whole library: its names are
    /// proposed again where they stand.
    pub fn forget_entity(&self, id: EntityId) -> Result<ChangeSet, Error> {
        let forgotten = self.transact(Op::RemoveEntity, |writer, _| {
            known_entity(writer.reader(), id)?;
            writer.entities().touch_articles_of(id)?;
            for mention in writer.reader().entities().decisions_of(id)? {
                writer.entities().delete_mention(&mention)?;
            }
            writer.rejections().move_unlinked(id, None)?;
            Ok(writer.entities().delete(id)?)
        })?;
        Ok(forgotten.1)
    }

    /// Changes what is known of an entity besides its name and kind.
    pub fn edit_entity_details(
        &self,
        id: EntityId,
        wanted: &EntityDetails,
    ) -> Result<(Entity, ChangeSet), Error> {
        let aliases = learnt(&wanted.aliases)?;
        let wikidata = wanted.wikidata.as_deref().map(str::trim);
        let wikidata = wikidata.filter(|text| !text.is_empty()).map(wikidata_item);
        let wikidata = wikidata.transpose()?;
        self.transact(Op::EditEntityDetails, |writer, _| {
            let before = known_entity(writer.reader(), id)?;
            known_type(writer.reader(), wanted.own_type)?;
            let mut names: Vec<String> = Vec::new();
            for alias in aliases {
                if alias != before.name && !names.contains(&alias) {
                    names.push(alias);
                }
            }
            let changed = Entity {
                aliases: names,
                wikidata,
                note: wanted.note.clone(),
                own_type: wanted.own_type,
                kind: EntityClass::new(before.kind, wanted.own_type).kind,
                ..before.clone()
            };
            if changed != before {
                writer.entities().update(&changed)?;
                writer.entities().touch_articles_of(id)?;
            }
            Ok(changed)
        })
    }

    /// The reader's own types in their order, each with the number of entities that are of it.
    pub fn entity_types(&self) -> Result<Vec<(EntityType, u32)>, Error> {
        self.read(|reader| Ok(reader.entity_types().all()?))
    }

    /// Makes `wanted` the reader's own types, in this order. Refused where entities are of one that
    /// would go.
    pub fn set_entity_types(
        &self,
        wanted: &[WantedType],
    ) -> Result<(Vec<EntityType>, ChangeSet), Error> {
        self.transact(Op::EditEntityTypes, |writer, now| {
            let present = writer.reader().entity_types().all()?;
            let made = |one: &WantedType| self.wanted_type(one, &present, now);
            let types = wanted.iter().map(made).collect::<Result<Vec<_>, _>>()?;
            check_types(&types)?;
            for (before, entities) in &present {
                let kept = types.iter().any(|one| one.id == before.id);
                if !kept && *entities > 0 {
                    return Err(Error::TypeInUse(before.name.clone()));
                }
            }
            writer.entity_types().set(&types)?;
            Ok(types)
        })
    }

    fn wanted_type(
        &self,
        wanted: &WantedType,
        present: &[(EntityType, u32)],
        now: Timestamp,
    ) -> Result<EntityType, Error> {
        if let Some(id) = wanted.id {
            let missing = || Error::NotFound {
                what: "type of entities",
                name: id.to_string(),
            };
            let known = present.iter().find(|(own, _)| own.id == id);
            known.ok_or_else(missing)?;
        }
        Ok(EntityType {
            id: wanted.id.unwrap_or_else(|| self.new_entity_type_id(now)),
            name: wanted.name.split_whitespace().collect::<Vec<_>>().join(" "),
            key: wanted.key,
            colour: wanted.colour,
            pattern: wanted.pattern,
        })
    }
}

/// `kept` with the names, the note and what else is known of `gone`.
fn with_all_of(mut kept: Entity, gone: Entity) -> Entity {
    kept.wikidata = kept.wikidata.or(gone.wikidata);
    if kept.kind == EntityKind::Other {
        kept.own_type = kept.own_type.or(gone.own_type);
    }
    for name in std::iter::once(gone.name).chain(gone.aliases) {
        if name != kept.name && !kept.aliases.contains(&name) {
            kept.aliases.push(name);
        }
    }
    if !gone.note.trim().is_empty() && gone.note != kept.note {
        let apart = if kept.note.trim().is_empty() {
            ""
        } else {
            "\n\n"
        };
        kept.note = format!("{}{apart}{}", kept.note, gone.note);
    }
    kept
}

/// Makes what was decided about `from` that of `into`, and removes `from`.
fn take_over(writer: &Writer<'_>, from: EntityId, into: EntityId) -> Result<(), Error> {
    writer.entities().move_mentions(from, into)?;
    writer.rejections().move_unlinked(from, Some(into))?;
    Ok(writer.entities().delete(from)?)
}

/// Lets an entity that stands nowhere any more go in favour of another one that gets its name.
fn give_way(writer: &Writer<'_>, taken: &Entity, by: EntityId) -> Result<(), Error> {
    if writer.reader().entities().mention_count(taken.id)? > 0 {
        return Err(Error::NameTaken(taken.name.clone()));
    }
    take_over(writer, taken.id, by)
}

/// Takes the alias `name` from an entity of which these decisions are left, if no mention has it.
fn forget_alias(
    writer: &Writer<'_>,
    entity: Entity,
    name: &str,
    left: &[Mention],
) -> Result<(), Error> {
    let key = name_key(name);
    let said = left
        .iter()
        .any(|one| one.origin != Origin::Rejected && name_key(&one.target.quote.exact) == key);
    let mut aliases = entity.aliases.clone();
    aliases.retain(|alias| said || name_key(alias) != key);
    if aliases != entity.aliases {
        writer.entities().update(&Entity { aliases, ..entity })?;
    }
    Ok(())
}

fn wikidata_item(text: &str) -> Result<String, Error> {
    let item = text.rsplit('/').next().unwrap_or_default().to_uppercase();
    let digits = item.strip_prefix('Q').unwrap_or_default();
    let fits = (1..=12).contains(&digits.len()) && digits.bytes().all(|c| c.is_ascii_digit());
    let bad = || Error::BadWikidata(text.chars().take(80).collect());
    fits.then_some(item).ok_or_else(bad)
}

fn check_types(types: &[EntityType]) -> Result<(), Error> {
    let twice = |same: &dyn Fn(&EntityType, &EntityType) -> bool| {
        let later = |at: usize| types.iter().skip(at + 1);
        let mut all = types.iter().enumerate();
        all.any(|(at, one)| later(at).any(|other| same(one, other)))
    };
    let named = |one: &EntityType| (1..=40).contains(&one.name.chars().count());
    let keyed = |one: &EntityType| one.key.is_none_or(|key| (1..=9).contains(&key));
    let problem = if types.len() > 99 {
        "a library has 99 types of your own at most"
    } else if !types.iter().all(named) {
        "a type needs a name of 1 to 40 characters"
    } else if !types.iter().all(keyed) {
        "the key of a type is a digit from 1 to 9"
    } else if twice(&|one, other| one.name == other.name || one.id == other.id) {
        "two types cannot have the same name"
    } else if twice(&|one, other| one.key.is_some() && one.key == other.key) {
        "two types cannot have the same key"
    } else {
        return Ok(());
    };
    Err(Error::BadTypes(problem))
}
