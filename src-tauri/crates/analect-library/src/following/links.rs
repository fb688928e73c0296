//! Which entities of the library the names of an article may be, with the reasons.
//!
//! The same string is somebody else in about one pair of eight, so a link is only ever proposed;
//! the reader confirms it once by accepting.

use super::knowledge::{Knowledge, keys_of};
use super::suggest::{Decisions, Open};
use super::types::Link;
use crate::Error;
use analect_entities::name_key;
use analect_model::{Entity, EntityId, EntityKind, Origin, Revision};
use analect_store::{EntityListing, Reader};
use std::collections::HashMap;

/// What makes an entity likely, in the order the reasons are told. The weights say what outweighs
/// what: a name of several words alone is enough for a link, a surname is not.
const SAME_NAME: f64 = 3.0;
const ONE_WORD: f64 = 1.5;
const ALSO_CALLED: f64 = 2.0;
const SURNAME: f64 = 1.0;
const IN_THIS_ARTICLE: f64 = 2.0;
const SAME_OFFICE: f64 = 1.5;
const TOGETHER: f64 = 1.0;
const OTHER_KIND: f64 = -2.0;
/// The least that a link is proposed for.
const ENOUGH: f64 = 1.5;
/// Candidates of one name that are looked at.
const MOST: usize = 6;

/// The links of each open group, in their order.
pub(super) struct Links(pub(super) Vec<GroupLinks>);

/// The entities that a group of names may be.
#[derive(Default)]
pub(super) struct GroupLinks {
    pub(super) link: Option<Link>,
    pub(super) others: Vec<Link>,
    pub(super) elsewhere: u32,
}

/// An entity that a group of names may be.
struct Candidate<'k> {
    entity: &'k Entity,
    weight: f64,
    reasons: Vec<String>,
    /// Whether it goes by the very name.
    named: bool,
}

impl Links {
    pub(super) fn find(
        reader: &Reader<'_>,
        revision: &Revision,
        knowledge: &Knowledge,
        decisions: &Decisions,
        open: &[Open<'_>],
    ) -> Result<Self, Error> {
        let unlinked: Vec<(String, EntityId)> = reader
            .rejections()
            .unlinked(revision.article)?
            .into_iter()
            .map(|(name, entity)| (name_key(&name), entity))
            .collect();
        let mut candidates: Vec<Vec<Candidate<'_>>> = open
            .iter()
            .map(|open| by_name(knowledge, decisions, open, &unlinked))
            .collect();
        add_offices(reader, revision, open, &mut candidates)?;
        add_company(reader, knowledge, decisions, &mut candidates)?;
        let counts = counts(reader, &candidates)?;
        let links = open.iter().zip(candidates).map(|(open, candidates)| {
            let entities: Vec<EntityId> = candidates
                .iter()
                .filter(|one| one.named)
                .map(|one| one.entity.id)
                .collect();
            let mut links = chosen(candidates, &counts);
            if let Some(key) = open.keys().first() {
                let analyses = reader.analyses();
                links.elsewhere =
                    analyses.waiting(key, open.group.kind, revision.article, &entities)?;
            }
            Ok(links)
        });
        links.collect::<Result<_, Error>>().map(Self)
    }
}

/// The entities that a group may be by its names, the likeliest first.
fn by_name<'k>(
    knowledge: &'k Knowledge,
    decisions: &Decisions,
    open: &Open<'_>,
    unlinked: &[(String, EntityId)],
) -> Vec<Candidate<'k>> {
    let keys = open.keys();
    let Some(key) = keys.first() else {
        return Vec::new();
    };
    let here = decisions.entity(open.group);
    let mut found: Vec<Candidate<'k>> = Vec::new();
    let mut add = |entity: &'k Entity, weight: f64, reason: String, named: bool| {
        let known = found.iter().any(|one| one.entity.id == entity.id);
        if !known
            && !unlinked
                .iter()
                .any(|(name, id)| name == key && *id == entity.id)
        {
            found.push(Candidate {
                entity,
                weight: weight + of_kind(entity, open.group.kind),
                reasons: vec![reason],
                named,
            });
        }
    };
    for entity in knowledge.called(key) {
        let (weight, reason) = same_name(entity, open.group.kind, key);
        add(entity, weight, reason, true);
    }
    for alias in keys
        .iter()
        .skip(1)
        .filter(|alias| tells(alias, open.group.kind))
    {
        for entity in knowledge.called(alias) {
            add(entity, ALSO_CALLED, called(entity, alias), true);
        }
    }
    if open.group.kind == EntityKind::Person {
        let word = key.rsplit(' ').next().unwrap_or_default();
        let alone = |one: &&Entity| name_key(&one.name) == word || word == key.as_str();
        for entity in knowledge.surnamed(word).filter(alone) {
            add(entity, SURNAME, "the same surname".to_owned(), false);
        }
    }
    for one in &mut found {
        if here == Some(one.entity.id) {
            one.weight += IN_THIS_ARTICLE;
            one.reasons.push("named in this article already".to_owned());
        }
    }
    found.sort_by(|one, other| other.weight.total_cmp(&one.weight));
    found.truncate(MOST);
    found
}

/// Whether a further name tells who is meant: surnames alone do not.
fn tells(key: &str, kind: EntityKind) -> bool {
    kind != EntityKind::Person || key.contains(' ')
}

fn of_kind(entity: &Entity, kind: EntityKind) -> f64 {
    if entity.kind == kind || entity.kind == EntityKind::Other {
        0.0
    } else {
        OTHER_KIND
    }
}

fn same_name(entity: &Entity, kind: EntityKind, key: &str) -> (f64, String) {
    let own = name_key(&entity.name) == key;
    match (own, tells(key, kind)) {
        (true, true) if key.contains(' ') => (SAME_NAME, "the same full name".to_owned()),
        (true, true) => (SAME_NAME, "the same name".to_owned()),
        (true, false) => (ONE_WORD, "the same name".to_owned()),
        (false, true) => (ALSO_CALLED, called(entity, key)),
        (false, false) => (ONE_WORD, called(entity, key)),
    }
}

/// “also called …” with the alias as the library writes it.
fn called(entity: &Entity, key: &str) -> String {
    let mut names = entity.aliases.iter();
    match names.find(|alias| name_key(alias) == key) {
        Some(alias) => format!("also called {alias}"),
        None => format!("also called {}", entity.name),
    }
}

fn add_offices(
    reader: &Reader<'_>,
    revision: &Revision,
    open: &[Open<'_>],
    candidates: &mut [Vec<Candidate<'_>>],
) -> Result<(), Error> {
    for (open, candidates) in open.iter().zip(candidates) {
        let Some(role) = open.role(revision.document.text()) else {
            continue;
        };
        for one in candidates {
            let known = reader
                .analyses()
                .roles(&keys_of(one.entity), one.entity.id)?;
            if known
                .iter()
                .any(|other| other.to_lowercase() == role.to_lowercase())
            {
                one.weight += SAME_OFFICE;
                one.reasons.push(format!("the same office: {role}"));
            }
        }
    }
    Ok(())
}

/// Adds to each candidate the entities it stands together with elsewhere that are here too.
fn add_company(
    reader: &Reader<'_>,
    knowledge: &Knowledge,
    decisions: &Decisions,
    candidates: &mut [Vec<Candidate<'_>>],
) -> Result<(), Error> {
    let decided = decisions.0.iter();
    let decided = decided.filter(|one| one.origin != Origin::Rejected);
    let sure = candidates
        .iter()
        .filter_map(|group| match group.as_slice() {
            [one] if one.weight >= SAME_NAME => Some(one.entity.id),
            _ => None,
        });
    let mut here: Vec<EntityId> = decided.map(|one| one.entity).chain(sure).collect();
    here.sort_unstable();
    here.dedup();
    let some: Vec<EntityId> = ids(candidates).collect();
    if here.is_empty() || some.is_empty() {
        return Ok(());
    }
    let mut company: HashMap<EntityId, Vec<(u32, &str)>> = HashMap::new();
    for (one, other, articles) in reader.entities().shared(&some, &here)? {
        let name = knowledge.entities.iter().find(|entity| entity.id == other);
        let name = name.map_or("", |entity| entity.name.as_str());
        company.entry(one).or_default().push((articles, name));
    }
    for one in candidates.iter_mut().flatten() {
        let Some(with) = company.get_mut(&one.entity.id) else {
            continue;
        };
        with.sort_unstable_by(|a, b| b.cmp(a));
        one.weight += if with.len() > 1 {
            1.5 * TOGETHER
        } else {
            TOGETHER
        };
        let names: Vec<&str> = with.iter().take(2).map(|(_, name)| *name).collect();
        one.reasons
            .push(format!("both with {}", names.join(" and ")));
    }
    Ok(())
}

fn ids(candidates: &[Vec<Candidate<'_>>]) -> impl Iterator<Item = EntityId> {
    candidates.iter().flatten().map(|one| one.entity.id)
}

fn counts(
    reader: &Reader<'_>,
    candidates: &[Vec<Candidate<'_>>],
) -> Result<HashMap<EntityId, EntityListing>, Error> {
    let mut wanted: Vec<EntityId> = ids(candidates).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let found = reader.entities().listings_of(&wanted)?;
    Ok(found.into_iter().map(|one| (one.entity.id, one)).collect())
}

/// The link and the other candidates, best first.
fn chosen(
    mut candidates: Vec<Candidate<'_>>,
    counts: &HashMap<EntityId, EntityListing>,
) -> GroupLinks {
    let articles = |one: &Candidate<'_>| counts.get(&one.entity.id).map_or(0, |one| one.articles);
    candidates.sort_by(|one, other| {
        let weight = other.weight.total_cmp(&one.weight);
        weight.then(articles(other).cmp(&articles(one)))
    });
    let enough = candidates.first().is_some_and(|one| one.weight >= ENOUGH);
    let mut links = candidates.into_iter().map(|one| Link {
        articles: articles(&one),
        since: counts.get(&one.entity.id).and_then(|one| one.first_seen),
        entity: one.entity.clone(),
        reasons: one.reasons,
    });
    GroupLinks {
        link: if enough { links.next() } else { None },
        others: links.collect(),
        elsewhere: 0,
    }
}
