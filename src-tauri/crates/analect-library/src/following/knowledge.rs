//! What the library knows of names: its entities and the stop list.

use crate::Error;
use analect_entities::{Known, name_key};
use analect_model::{Entity, EntityKind};
use analect_store::Reader;
use std::collections::HashMap;

/// The entities of the library, by their names.
pub(crate) struct Knowledge {
    /// The entities that are mentioned, those made first first.
    pub(crate) entities: Vec<Entity>,
    /// Those that have a name or alias with this key.
    by_key: HashMap<String, Vec<usize>>,
    /// The people whose name ends with this word.
    by_surname: HashMap<String, Vec<usize>>,
    /// The same for the analysis, with the stop list.
    pub(crate) known: Known,
}

impl Knowledge {
    pub(crate) fn read(reader: &Reader<'_>) -> Result<Self, Error> {
        let mut knowledge = Self {
            entities: reader.entities().all()?,
            by_key: HashMap::new(),
            by_surname: HashMap::new(),
            known: Known::default(),
        };
        for (at, entity) in knowledge.entities.iter().enumerate() {
            knowledge.known.add(entity.kind, names_of(entity));
            for key in keys_of(entity) {
                if let Some(word) = key.rsplit(' ').next().filter(|_| is_person(entity)) {
                    push(&mut knowledge.by_surname, word, at);
                }
                push(&mut knowledge.by_key, &key, at);
            }
        }
        for rejection in reader.rejections().all()? {
            knowledge.known.reject(&rejection.name, rejection.kind);
        }
        Ok(knowledge)
    }

    /// The entities that have a name or alias with this key.
    pub(crate) fn called<'k>(&'k self, key: &str) -> impl Iterator<Item = &'k Entity> {
        self.found(&self.by_key, key)
    }

    /// The people whose name or alias ends with this word.
    pub(crate) fn surnamed<'k>(&'k self, word: &str) -> impl Iterator<Item = &'k Entity> {
        self.found(&self.by_surname, word)
    }

    fn found<'k>(
        &'k self,
        index: &'k HashMap<String, Vec<usize>>,
        key: &str,
    ) -> impl Iterator<Item = &'k Entity> {
        let places = index.get(key).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|at| self.entities.get(*at))
    }
}

fn push(index: &mut HashMap<String, Vec<usize>>, key: &str, at: usize) {
    let places = index.entry(key.to_owned()).or_default();
    if places.last() != Some(&at) {
        places.push(at);
    }
}

fn is_person(entity: &Entity) -> bool {
    entity.kind == EntityKind::Person
}

/// The names an entity goes by, its own first.
pub(crate) fn names_of(entity: &Entity) -> impl Iterator<Item = &str> {
    std::iter::once(entity.name.as_str()).chain(entity.aliases.iter().map(String::as_str))
}

/// What the names of an entity are compared by, each once.
pub(crate) fn keys_of(entity: &Entity) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for key in names_of(entity).map(name_key) {
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}
