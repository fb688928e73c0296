//! Examples as sequences of tokens with their labels.

use super::Example;
use super::clean::{self, Name};
use crate::chain::{LABELS, first_of, kind_of};
use crate::keys::Key;
use crate::lists::{List, Lists};
use crate::mentions::NATIONALITY;
use crate::recognise::sheet;
use crate::sheet::Sheet;
use analect_model::EntityKind;
use std::collections::HashMap;

/// A document with the label of each token.
pub(crate) struct Labelled<'text> {
    pub(crate) sheet: Sheet<'text>,
    pub(crate) labels: Vec<usize>,
    /// A bit for each label that the collection may have.
    pub(crate) allowed: u16,
    /// How much the collection counts.
    pub(crate) weight: f32,
}

/// The number of `kind`; `None` for kinds that are not looked for.
pub(crate) fn number(kind: EntityKind) -> Option<usize> {
    crate::KIND_ORDER.iter().position(|one| *one == kind)
}

/// How much a collection counts.
pub(crate) fn weight(id: &str, source: &str) -> f32 {
    match source {
        "btc" => 0.6,
        "wnut17" | "secfin" => 0.5,
        "crossner" if id.contains("/politics/") => 3.0,
        _ => 1.0,
    }
}

/// The labels that occur in a collection, a bit each.
fn allowed(source: &str) -> u16 {
    let kinds: &[usize] = match source {
        "gmb" | "crossner" => &[0, 1, 2, 3, 4, 5],
        "wnut17" => &[0, 1, 2, 3, 5],
        _ => &[0, 1, 2, 3],
    };
    let bit = |label: &usize| kind_of(*label).is_none_or(|kind| kinds.contains(&kind));
    (0..LABELS).filter(bit).map(|label| 1 << label).sum()
}

/// The cleaned names of all examples.
pub(crate) fn names(examples: &[&Example], lists: Lists<'_>) -> Vec<Vec<Name>> {
    let mut all: Vec<Vec<Name>> = examples.iter().map(|one| trimmed(one, lists)).collect();
    let newswire = |(example, _): &(&&Example, &Vec<Name>)| example.source == "gmb";
    let pairs: Vec<(&str, Name)> = examples
        .iter()
        .zip(&all)
        .filter(newswire)
        .flat_map(|(example, names)| names.iter().map(|name| (example.document.text(), *name)))
        .collect();
    let majorities: HashMap<Key, usize> = clean::majorities(pairs);
    for (example, names) in examples.iter().zip(&mut all) {
        if example.source == "gmb" {
            let text = example.document.text();
            for name in names {
                *name = clean::by_majority(text, *name, &majorities);
            }
        }
    }
    all
}

fn trimmed(example: &Example, lists: Lists<'_>) -> Vec<Name> {
    let text = example.document.text();
    let mut found = Vec::new();
    for (range, kind) in &example.names {
        let Some(kind) = number(*kind) else { continue };
        let name = (range.start().index(), range.end().index(), kind);
        let Some(name) = clean::trimmed(text, name) else {
            continue;
        };
        if example.source == "secfin" && clean::is_role(text, name) {
            continue;
        }
        let before = text.get(..name.0).unwrap_or_default();
        if before.ends_with("Secretary of ") && text.get(name.0..name.1) == Some("State") {
            continue;
        }
        found.push(clean::by_lists(text, name, lists));
    }
    found.sort_unstable_by_key(|name| (name.0, std::cmp::Reverse(name.1)));
    found
}

/// `example` as tokens with labels.
pub(crate) fn labelled<'text>(
    example: &'text Example,
    names: &[Name],
    lists: Lists<'_>,
) -> Labelled<'text> {
    let sheet = sheet(&example.document, lists);
    let allowed = allowed(&example.source);
    let mut labels = vec![0; sheet.tokens.len()];
    for &(start, end, kind) in names {
        if allowed >> first_of(kind) & 1 == 0 {
            continue;
        }
        let from = sheet.tokens.partition_point(|token| token.end() <= start);
        let to = sheet.tokens.partition_point(|token| token.start < end);
        for (at, label) in labels.iter_mut().enumerate().take(to).skip(from) {
            if *label == 0 {
                *label = first_of(kind) + usize::from(at > from);
            }
        }
    }
    for (label, note) in labels.iter_mut().zip(&sheet.notes) {
        if *label == 0 && note.class.is_capital() && note.known.is_on(List::Nationality) {
            *label = first_of(NATIONALITY);
        }
    }
    Labelled {
        sheet,
        labels,
        allowed,
        weight: weight(&example.id, &example.source),
    }
}
