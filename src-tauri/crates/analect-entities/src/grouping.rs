//! Grouping names into entities: which names of a document are names of the same.
//!
//! By rules over the words of the names alone, so that every grouping can be explained: a surname
//! goes with a full name, a short form with the name whose initials it has, a shortened name of a
//! body with the longer one. Names of different kinds are never one entity.

use crate::facts::{Facts, facts};
use crate::forms::{Form, is_shortened, may_be_one_person};
use crate::known::Known;
use crate::names::Name;
use analect_model::{Document, EntityKind};
use analect_text::{TextRange, slice};
use std::collections::BTreeMap;

/// An entity that a document names.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest of its names, as written.
    pub name: String,
    /// Its other names, as written, in the order they first occur.
    pub aliases: Vec<String>,
    /// How sure the surest of its mentions is, from 0 to 1.
    pub confidence: f32,
    /// Where it is named, in order; at least one place.
    pub mentions: Vec<GroupedName>,
}

/// A name as the mention of an entity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupedName {
    /// The name.
    pub name: Name,
    /// The form of address or rank directly before it ("Mr", "Gen."), in bytes; only of people.
    pub honorific: Option<TextRange>,
    /// The office before it or, after a comma, behind it ("French president"), in bytes; only of
    /// people.
    pub role: Option<TextRange>,
}

/// The entities that `names` of `document` name, in the order in which they first occur. Every name
/// belongs to exactly one. Names of one entity that `known` has belong together.
pub(crate) fn group(document: &Document, names: &[Name], known: &Known) -> Vec<Group> {
    let text = document.text();
    let forms: Vec<Form> = names.iter().map(|name| Form::new(text, name)).collect();
    let facts: Vec<Facts> = names.iter().map(|name| facts(document, name)).collect();
    let owners = owners(text, names, &forms, known);
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, owner) in owners.into_iter().enumerate() {
        members.entry(owner).or_default().push(index);
    }
    let mut groups: Vec<(usize, Group)> = members
        .into_values()
        .filter_map(|members| {
            Some((
                *members.first()?,
                built(text, names, &forms, &facts, &members)?,
            ))
        })
        .collect();
    groups.sort_by_key(|(first, _)| *first);
    groups.into_iter().map(|(_, group)| group).collect()
}

fn built(
    text: &str,
    names: &[Name],
    forms: &[Form],
    facts: &[Facts],
    members: &[usize],
) -> Option<Group> {
    let written = |index: usize| slice(text, names.get(index)?.range);
    let fullest = members
        .iter()
        .copied()
        .max_by_key(|index| (forms[*index].fullness(), std::cmp::Reverse(*index)))?;
    let name = written(fullest)?.to_owned();
    let mut aliases: Vec<String> = Vec::new();
    for alias in members.iter().filter_map(|index| written(*index)) {
        if alias != name && !aliases.iter().any(|one| one == alias) {
            aliases.push(alias.to_owned());
        }
    }
    let grouped = |index: &usize| GroupedName {
        name: names[*index],
        honorific: facts[*index].honorific,
        role: facts[*index].role,
    };
    let confidences = members.iter().map(|index| names[*index].confidence);
    Some(Group {
        kind: names[fullest].kind,
        confidence: confidences.fold(0.0, f32::max),
        name,
        aliases,
        mentions: members.iter().map(grouped).collect(),
    })
}

/// For each name the number of one that stands for its entity.
fn owners(text: &str, names: &[Name], forms: &[Form], known: &Known) -> Vec<usize> {
    let mut sets = Sets::new(names.len());
    let mut first: BTreeMap<(EntityKind, &[String]), usize> = BTreeMap::new();
    for (index, (name, form)) in names.iter().zip(forms).enumerate() {
        let same = *first.entry((name.kind, &form.words)).or_insert(index);
        if name.kind != EntityKind::Person || form.words.len() > 1 {
            sets.join(same, index);
        }
    }
    join_bracketed(text, names, forms, &mut sets);
    let distinct: Vec<usize> = first.into_values().collect();
    let of_kind = |kind: EntityKind| -> Vec<usize> {
        let all = distinct.iter().copied();
        all.filter(|index| names[*index].kind == kind).collect()
    };
    for kind in [
        EntityKind::Organization,
        EntityKind::Event,
        EntityKind::Work,
    ] {
        join_bodies(&of_kind(kind), forms, &mut sets);
    }
    join_places(&of_kind(EntityKind::Place), forms, &mut sets);
    join_full_names(&of_kind(EntityKind::Person), forms, &mut sets);
    let entities = join_known(&distinct, names, forms, known, &mut sets);
    join_single_names(names, forms, known, &entities, &mut sets);
    (0..names.len()).map(|index| sets.root(index)).collect()
}

/// Joins a name with the short form that stands in brackets behind it: "Lega Nord (LN)".
fn join_bracketed(text: &str, names: &[Name], forms: &[Form], sets: &mut Sets) {
    for (index, pair) in names.windows(2).enumerate() {
        let [long, short] = pair else { continue };
        let between = TextRange::new(long.range.end(), short.range.start());
        let opened = between.and_then(|range| slice(text, range)) == Some(" (");
        let after = text.get(short.range.end().index()..);
        let closed = after.is_some_and(|after| after.starts_with([')', ',', ';']));
        if opened && closed && long.kind == short.kind && forms[index + 1].is_capitals() {
            sets.join(index, index + 1);
        }
    }
}

/// Names by what they have in common.
type Index = BTreeMap<String, Vec<usize>>;

/// `names` by each of what `keys` says of them.
fn index<'a, K>(names: &[usize], forms: &'a [Form], keys: impl Fn(&'a Form) -> K) -> Index
where
    K: IntoIterator<Item = String>,
{
    let mut index = Index::new();
    for name in names {
        for key in keys(&forms[*name]) {
            let members = index.entry(key).or_default();
            if members.last() != Some(name) {
                members.push(*name);
            }
        }
    }
    index
}

/// Joins short forms and shortened names with the one longer name they may stand for.
fn join_bodies(distinct: &[usize], forms: &[Form], sets: &mut Sets) {
    let by_initials = index(distinct, forms, Form::initials);
    let by_ends = index(distinct, forms, Form::ends);
    for &short in distinct {
        let form = &forms[short];
        let spelt = form
            .single()
            .and_then(|word| by_initials.get(word)?.first());
        if let Some(long) = spelt {
            sets.join(*long, short);
            continue;
        }
        let similar = form.ends().into_iter().filter_map(|end| by_ends.get(&end));
        let longer: Vec<usize> = similar
            .flatten()
            .copied()
            .filter(|long| is_shortened(form, &forms[*long]))
            .collect();
        if let Some((one, others)) = longer.split_first() {
            let root = sets.root(*one);
            if others.iter().all(|other| sets.root(*other) == root) {
                sets.join(*one, short);
            }
        }
    }
}

/// Joins the several names of one place, and short forms with what they stand for.
fn join_places(distinct: &[usize], forms: &[Form], sets: &mut Sets) {
    let by_place = index(distinct, forms, |form| [form.place()]);
    for members in by_place.values() {
        for other in members {
            sets.join(members[0], *other);
        }
    }
    let by_initials = index(distinct, forms, Form::initials);
    for &short in distinct {
        let spelt = forms[short]
            .single()
            .and_then(|word| by_initials.get(word)?.first());
        if let Some(long) = spelt {
            sets.join(*long, short);
        }
    }
}

/// Joins names of people of several words that agree.
fn join_full_names(distinct: &[usize], forms: &[Form], sets: &mut Sets) {
    let full: Vec<usize> = distinct
        .iter()
        .copied()
        .filter(|index| forms[*index].words.len() > 1)
        .collect();
    for members in index(&full, forms, Form::ends).values() {
        for (at, one) in members.iter().enumerate() {
            for other in members.iter().skip(at + 1) {
                if may_be_one_person(&forms[*one], &forms[*other]) {
                    sets.join(*one, *other);
                }
            }
        }
    }
}

/// Joins the names of one known entity, but for people named by one word; returns a name of each
/// entity.
fn join_known(
    distinct: &[usize],
    names: &[Name],
    forms: &[Form],
    known: &Known,
    sets: &mut Sets,
) -> BTreeMap<usize, usize> {
    let mut entities = BTreeMap::new();
    for &index in distinct {
        let (kind, words) = (names[index].kind, &forms[index].words);
        if kind == EntityKind::Person && words.len() == 1 {
            continue;
        }
        if let Some(entity) = known.owner(kind, &words.join(" ")) {
            let one = *entities.entry(entity).or_insert(index);
            sets.join(one, index);
        }
    }
    entities
}

/// Joins each name of a person of one word with the person of that surname who was named last before,
/// or else is named next; where there is none, by first name, then by any other word, then with the
/// other names of the known entity of that name, of which `entities` has one each.
fn join_single_names(
    names: &[Name],
    forms: &[Form],
    known: &Known,
    entities: &BTreeMap<usize, usize>,
    sets: &mut Sets,
) {
    let people: Vec<usize> = (0..names.len())
        .filter(|index| names[*index].kind == EntityKind::Person)
        .collect();
    let (single, full): (Vec<usize>, Vec<usize>) = people
        .into_iter()
        .partition(|index| forms[*index].words.len() == 1);
    let lasts = index(&full, forms, |form| form.words.last().cloned());
    let firsts = index(&full, forms, |form| form.words.first().cloned());
    let others = index(&full, forms, |form| form.words.clone());
    let mut alone: BTreeMap<&str, usize> = BTreeMap::new();
    for name in single {
        let Some(word) = forms[name].single() else {
            continue;
        };
        let by = |index: &Index| nearest(name, index.get(word)?);
        let entity = || {
            entities
                .get(&known.owner(EntityKind::Person, word)?)
                .copied()
        };
        let bearer = by(&lasts).or_else(|| by(&firsts)).or_else(|| by(&others));
        match bearer.or_else(entity) {
            Some(bearer) => sets.join(bearer, name),
            None => sets.join(*alone.entry(word).or_insert(name), name),
        }
    }
}

/// Of `candidates`, in order, the last before `index`, or else the first after it.
fn nearest(index: usize, candidates: &[usize]) -> Option<usize> {
    let after = candidates.partition_point(|candidate| *candidate < index);
    candidates.get(after.saturating_sub(1)).copied()
}

/// Disjoint sets of names.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&self, mut index: usize) -> usize {
        while self.0[index] != index {
            index = self.0[index];
        }
        index
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let (first, later) = (one.min(other), one.max(other));
        self.0[later] = first;
    }
}
