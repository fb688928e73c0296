//! The entities of the library as a list.

use super::analysis::state;
use super::knowledge::names_of;
use super::types::{EntityFilter, EntityList, EntitySort};
use crate::entity::known_entity;
use crate::{Error, Library};
use analect_model::{Entity, EntityId};
use analect_store::{EntityListing, Reader};
use std::cmp::Reverse;

impl Library {
    /// The entities of the library that fit a filter, a part of them.
    pub fn entities(&self, filter: &EntityFilter) -> Result<EntityList, Error> {
        self.read(|reader| {
            let mut found = reader.entities().listings()?;
            let query = filter.query.trim().to_lowercase();
            found.retain(|one| fits(&one.entity, filter, &query));
            sort(&mut found, filter.sort);
            Ok(EntityList {
                total: found.len(),
                entities: found
                    .into_iter()
                    .skip(filter.offset)
                    .take(filter.limit)
                    .collect(),
                unread: state(reader)?.unread,
            })
        })
    }

    /// An entity with its counts.
    pub fn entity_listing(&self, id: EntityId) -> Result<EntityListing, Error> {
        self.read(|reader| listing(reader, id))
    }

    /// The entity whose id is `name` or starts with it, or else the one that goes by that name.
    pub fn find_entity(&self, name: &str) -> Result<EntityId, Error> {
        let what = "entity";
        self.read(|reader| {
            let all = reader.entities().all()?;
            let prefix = name.to_lowercase();
            let is_id = !name.is_empty() && name.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
            let by_id = |one: &&Entity| is_id && one.id.to_string().starts_with(&prefix);
            let by_name = |one: &&Entity| one.name == name;
            let by_alias = |one: &&Entity| one.aliases.iter().any(|alias| alias == name);
            let tries: [&dyn Fn(&&Entity) -> bool; 3] = [&by_name, &by_alias, &by_id];
            for fits in tries {
                let found: Vec<&Entity> = all.iter().filter(fits).collect();
                match found[..] {
                    [] => {}
                    [one] => return Ok(one.id),
                    _ => {
                        return Err(Error::Ambiguous {
                            what,
                            name: name.to_owned(),
                        });
                    }
                }
            }
            Err(Error::NotFound {
                what,
                name: name.to_owned(),
            })
        })
    }
}

/// An entity with its counts; they are zero where only articles in the trash mention it.
pub(super) fn listing(reader: &Reader<'_>, id: EntityId) -> Result<EntityListing, Error> {
    let entity = known_entity(reader, id)?;
    let found = reader.entities().listings_of(&[id])?;
    Ok(found.into_iter().next().unwrap_or(EntityListing {
        entity,
        articles: 0,
        mentions: 0,
        first_seen: None,
        last_seen: None,
    }))
}

fn fits(entity: &Entity, filter: &EntityFilter, query: &str) -> bool {
    let own = filter
        .own_type
        .is_none_or(|own| entity.own_type == Some(own));
    let kind = filter.kind.is_none_or(|kind| entity.kind == kind);
    let mut names = names_of(entity);
    own && kind && (query.is_empty() || names.any(|name| name.to_lowercase().contains(query)))
}

fn sort(found: &mut [EntityListing], by: EntitySort) {
    // By name first: what counts the same stays in that order.
    found.sort_by_cached_key(|one| (one.entity.name.to_lowercase(), one.entity.id));
    match by {
        EntitySort::Name => {}
        EntitySort::Articles => found.sort_by_key(|one| Reverse(one.articles)),
        EntitySort::Mentions => found.sort_by_key(|one| Reverse(one.mentions)),
        EntitySort::Recent => found.sort_by_key(|one| Reverse(one.last_seen)),
    }
}
