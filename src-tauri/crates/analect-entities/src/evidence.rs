//! What the rest of a document says about a word: it stands there after "Mr", at the end of a longer
//! name, in lower case, after "in".

use crate::keys::Key;
use crate::lists::List;
use crate::sheet::{Class, Manner, Note, Sheet};
use crate::titles::{is_body, is_saying};
use std::collections::HashMap;

/// A set of observations, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Evidence(pub(crate) u16);

/// How many observations there are.
pub(crate) const COUNT: usize = 12;

/// Notes for each word what its other occurrences in the document show.
pub(crate) fn mark(sheet: &mut Sheet<'_>) {
    let own: Vec<u16> = (0..sheet.notes.len())
        .map(|at| observe(sheet, at))
        .collect();
    let mut counts: HashMap<Key, [u16; COUNT]> = HashMap::new();
    for (note, bits) in sheet.notes.iter().zip(&own) {
        if *bits != 0 {
            let counts = counts.entry(note.lower).or_default();
            for (bit, count) in counts.iter_mut().enumerate() {
                *count = count.saturating_add(bits >> bit & 1);
            }
        }
    }
    for (note, bits) in sheet.notes.iter_mut().zip(&own) {
        if !note.class.is_capital() {
            continue;
        }
        if let Some(counts) = counts.get(&note.lower) {
            let elsewhere = |bit: usize| counts[bit] > (bits >> bit & 1);
            note.evidence = Evidence((0..COUNT).map(|bit| u16::from(elsewhere(bit)) << bit).sum());
        }
    }
}

/// What this occurrence shows.
fn observe(sheet: &Sheet<'_>, at: usize) -> u16 {
    let note = &sheet.notes[at];
    if !note.class.is_word() || note.class == Class::Number || note.manner == Manner::Capitals {
        return 0;
    }
    let before = at.checked_sub(1).and_then(|one| sheet.notes.get(one));
    let after = sheet.notes.get(at + 1);
    if !note.class.is_capital() {
        return 1;
    }
    let several = note.run.length > 1;
    let start = note.run.back == 0;
    let end = note.run.back + 1 == note.run.length;
    let in_run = |place: usize| sheet.tokens.get(place);
    let run_start = at.saturating_sub(usize::from(note.run.back));
    let bodies = (run_start..run_start + usize::from(note.run.length))
        .filter_map(in_run)
        .any(|token| is_body(&token.text.to_ascii_lowercase()));
    let text = |offset: usize| sheet.tokens.get(at + offset).map_or("", |token| token.text);
    let first_name = before.is_some_and(|one| is_capital_on(one, List::First));
    let facts = [
        false,
        !note.first && note.manner == Manner::Running,
        before.is_some_and(|one| one.title == 1),
        several && end,
        several && start,
        before.is_some_and(|one| one.class == Class::Preposition),
        !several,
        several && end && first_name,
        several && bodies,
        is_saying(text(1)) || before.is_some() && at > 0 && is_saying(sheet.tokens[at - 1].text),
        after.is_some_and(|one| one.class == Class::Possessive),
        before.is_some_and(|one| one.title == 2),
    ];
    facts
        .iter()
        .enumerate()
        .map(|(bit, fact)| u16::from(*fact) << bit)
        .sum()
}

const fn is_capital_on(note: &Note, list: List) -> bool {
    note.class.is_capital() && note.known.is_on(list)
}
