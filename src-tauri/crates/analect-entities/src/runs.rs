//! Runs of capitals: words with a capital that follow each other, and wider ones over "of", "and"
//! and other small words.

use crate::sheet::{Class, Manner, Note};
use crate::tokens::Token;

/// The run of capitals a token belongs to, as numbers of tokens in its sentence; all zero where it
/// belongs to none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Run {
    /// How far its first token lies before this one.
    pub(crate) back: u8,
    /// How many tokens it has.
    pub(crate) length: u8,
    /// How far the first token of the wider run lies before this one.
    pub(crate) wide_back: u8,
    /// How many tokens the wider run has.
    pub(crate) wide_length: u8,
}

/// How many small words may stand between two capitals of a wider run.
const BRIDGE: usize = 2;

/// Marks the runs of a sentence.
pub(crate) fn mark(notes: &mut [Note], tokens: &[Token<'_>]) {
    let capital: Vec<bool> = notes.iter().map(opens).collect();
    let member: Vec<bool> = (0..notes.len())
        .map(|at| capital[at] || joins(notes, tokens, &capital, at))
        .collect();
    set(notes, &member, |run| (&mut run.back, &mut run.length));
    let mut wide = member.clone();
    for at in 0..notes.len() {
        let gap = (1..=BRIDGE).find(|gap| {
            member.get(at + gap).copied().unwrap_or_default()
                && notes
                    .get(at..at + gap)
                    .is_some_and(|bridge| bridge.iter().all(is_bridge))
        });
        if at > 0 && member[at - 1] && !member[at] && gap.is_some() {
            let gap = gap.unwrap_or_default();
            wide.iter_mut()
                .skip(at)
                .take(gap)
                .for_each(|one| *one = true);
        }
    }
    set(notes, &wide, |run| {
        (&mut run.wide_back, &mut run.wide_length)
    });
}

/// Whether a run may consist of the word: a capital that is more than the start of a sentence.
fn opens(note: &Note) -> bool {
    let usual = note.first
        && note.manner == Manner::Running
        && note.known.lower_class() & 3 == 3
        && note.known.lower_class() > 7;
    note.class.is_capital() && !usual
}

/// Whether a sign or number belongs to a run because capitals stand on both sides of it.
fn joins(notes: &[Note], tokens: &[Token<'_>], capital: &[bool], at: usize) -> bool {
    let before = at.checked_sub(1).is_some_and(|one| capital[one]);
    let after = capital.get(at + 1).copied().unwrap_or_default();
    let glued = !tokens[at].spaced && tokens.get(at + 1).is_some_and(|next| !next.spaced);
    match notes[at].class {
        Class::Dash => before && after && glued,
        Class::And => before && after && tokens[at].text == "&",
        Class::Possessive => before && after,
        _ => false,
    }
}

const fn is_bridge(note: &Note) -> bool {
    matches!(
        note.class,
        Class::Of | Class::And | Class::The | Class::Preposition | Class::Particle
    )
}

fn set(notes: &mut [Note], member: &[bool], field: impl Fn(&mut Run) -> (&mut u8, &mut u8)) {
    let mut at = 0;
    while at < member.len() {
        let length = member.iter().skip(at).take_while(|one| **one).count();
        for (place, note) in notes.iter_mut().skip(at).take(length).enumerate() {
            let (back, whole) = field(&mut note.run);
            *back = u8::try_from(place).unwrap_or(u8::MAX);
            *whole = u8::try_from(length).unwrap_or(u8::MAX);
        }
        at += length.max(1);
    }
}
