//! Who speaks: the subject of a reporting verb.

use super::phrases::{described, headed, is_somebody, of_any_role, phrase_from, unlisted_until};
use super::scene::{Placed, Scene};
use super::words::{Pronoun, Verb, is_adverb, is_form_of_be, pronoun, verb};
use crate::Certainty;
use analect_model::EntityKind;

/// How far a subject is looked for, in lexemes.
pub(super) const REACH: usize = 24;

/// Who a phrase stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// A name, by its place among the names handed in.
    Name(usize, EntityKind),
    Pronoun(Pronoun),
    /// Somebody told by what they are: "the minister".
    Described,
    /// Somebody who is not to be known: "a spokesman", "officials".
    Anonymous,
}

/// The words for a speaker, in lexemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) who: Who,
}

impl Subject {
    /// How sure it is at most who a subject of this kind is: whom a pronoun means is inferred.
    pub(super) fn certainty(&self) -> Certainty {
        match self.who {
            Who::Pronoun(_) => Certainty::Medium,
            _ => Certainty::High,
        }
    }

    pub(super) fn named(name: Placed) -> Self {
        let (start, end) = (name.start, name.end);
        Self {
            start,
            end,
            who: Who::Name(name.number, name.kind),
        }
    }
}

/// The subject before the verb at `verb`.
pub(super) fn before(scene: &Scene, verb: usize) -> Option<Subject> {
    let lexemes = &scene.lexemes;
    let floor = scene.sentence_start(verb, REACH);
    let mut at = verb;
    while at > floor
        && !scene.is_quoted(at - 1)
        && is_adverb(lexemes, at - 1)
        && scene.name_until(at).is_none()
    {
        let on = is_weekday(lexemes.lower(at - 1)) && lexemes.lower_before(at - 1, 1) == "on";
        at -= 1 + usize::from(on);
    }
    let last = at
        .checked_sub(1)
        .filter(|last| *last >= floor && !scene.is_quoted(*last))?;
    let word = lexemes.lower(last);
    if is_form_of_be(word) {
        return None;
    }
    if matches!(lexemes.text(last), ")" | ",") {
        return across_apposition(scene, floor, last);
    }
    if matches!(word, "who" | "which") {
        return antecedent(scene, floor, last);
    }
    if word == "to" {
        return None;
    }
    // Only where somebody surely speaks a noun of any kind is taken for a speaker.
    let plain = verb_says(scene, verb);
    let speaks = |subject: &Subject| {
        let quoted = |before: usize| scene.is_quoted(before);
        plain || subject.start.checked_sub(1).is_some_and(quoted)
    };
    ending_at(scene, floor, at)
        .or_else(|| of_any_role(scene, floor, at).filter(speaks))
        .or_else(|| unlisted_until(scene, floor, at).filter(speaks))
}

fn is_weekday(word: &str) -> bool {
    matches!(
        word,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
    )
}

fn verb_says(scene: &Scene, at: usize) -> bool {
    verb(&scene.lexemes, at) == Some(Verb::Says)
}

/// The subject that ends before the lexeme `end`.
fn ending_at(scene: &Scene, floor: usize, end: usize) -> Option<Subject> {
    let lexemes = &scene.lexemes;
    let last = end.checked_sub(1)?;
    if let Some(name) = scene.name_until(end) {
        return Some(headed(scene, floor, name).unwrap_or(Subject::named(name)));
    }
    if let Some(pronoun) = pronoun(lexemes.lower(last)) {
        let (start, who) = (last, Who::Pronoun(pronoun));
        return Some(Subject { start, end, who });
    }
    if is_somebody(scene, last) {
        let (start, who) = (last, Who::Anonymous);
        return Some(Subject { start, end, who });
    }
    described(scene, floor, end)
}

/// "Marta Holm, 34, a nurse, said": the comma or bracket at `last` closes an apposition.
fn across_apposition(scene: &Scene, floor: usize, last: usize) -> Option<Subject> {
    let lexemes = &scene.lexemes;
    let opens = |index: usize| index < last && matches!(lexemes.text(index), "," | "(");
    let inside = scene.names_between(floor, last);
    let person = |name: &&Placed| name.kind == EntityKind::Person && !scene.is_quoted(name.start);
    let owned = inside
        .iter()
        .rev()
        .find(|name| person(name) && opens(name.end));
    let behind = inside
        .iter()
        .rev()
        .find(|name| person(name) && name.end == last);
    let body = inside
        .iter()
        .rev()
        .find(|name| opens(name.end) && !scene.is_quoted(name.start));
    // "Mark Tully of Ohio, a Republican, said".
    let placed = inside.iter().rev().find(|name| {
        let near = name.end + 1..(name.end + 6).min(last);
        person(name)
            && matches!(lexemes.lower(name.end), "of" | "from" | "at")
            && near.clone().any(opens)
    });
    if let Some(name) = owned.or(placed).or(behind).or(body) {
        return Some(Subject::named(*name));
    }
    let comma = (floor..last).rev().find(|index| opens(*index))?;
    let end = comma;
    if let Some(pronoun) = end
        .checked_sub(1)
        .and_then(|index| pronoun(lexemes.lower(index)))
    {
        let (start, who) = (end - 1, Who::Pronoun(pronoun));
        return Some(Subject { start, end, who });
    }
    described(scene, floor, end)
}

/// Whom "who" at `who` speaks of.
fn antecedent(scene: &Scene, floor: usize, who: usize) -> Option<Subject> {
    let comma = usize::from(scene.lexemes.text(who.wrapping_sub(1)) == ",");
    let end = who.checked_sub(comma)?;
    (end > floor)
        .then(|| ending_at(scene, floor, end))
        .flatten()
}

/// The subject behind the verb that ends before `at`: "said Marta Holm", "said a spokesman for
/// the port". Something that goes on like a clause is none.
pub(super) fn behind(scene: &Scene, at: usize) -> Option<Subject> {
    let subject = phrase_from(scene, at)?;
    let lexemes = &scene.lexemes;
    let word = lexemes.lower(subject.end);
    let closes = subject.end >= lexemes.len()
        || scene.is_quoted(subject.end)
        || lexemes.kind(subject.end) == Some(crate::lexeme::Kind::Sign)
            && !(lexemes.is_apostrophe(subject.end) && lexemes.joined(subject.end))
        || matches!(
            word,
            "in" | "on"
                | "at"
                | "after"
                | "during"
                | "when"
                | "while"
                | "as"
                | "of"
                | "from"
                | "before"
                | "who"
                | "with"
                | "by"
                | "to"
                | "about"
                | "last"
                | "this"
                | "yesterday"
                | "today"
                | "following"
                | "outside"
                | "and"
                | "earlier"
                | "late"
                | "told"
                | "for"
        )
        || is_adverb(lexemes, subject.end)
        || scene.sentence(subject.end) != scene.sentence(at);
    closes.then_some(subject)
}

/// The first name or pronoun of the sentence before `at`: who a participle or a second verb
/// belongs to.
pub(super) fn first_in_sentence(scene: &Scene, at: usize) -> Option<Subject> {
    let floor = scene.sentence_start(at, 60);
    let mut index = floor;
    while index < at {
        if !scene.is_quoted(index) {
            if let Some(name) = scene.name_from(index) {
                let owner = scene.lexemes.is_apostrophe(name.end);
                if !owner && matches!(name.kind, EntityKind::Person | EntityKind::Organization) {
                    return Some(Subject::named(name));
                }
                index = name.end;
                continue;
            }
            if let Some(found) =
                pronoun(scene.lexemes.lower(index)).filter(|found| *found != Pronoun::Other)
            {
                let who = Who::Pronoun(found);
                return Some(Subject {
                    start: index,
                    end: index + 1,
                    who,
                });
            }
        }
        index += 1;
    }
    described_first(scene, floor, at)
}

/// The role the sentence from `floor` on opens with.
fn described_first(scene: &Scene, floor: usize, at: usize) -> Option<Subject> {
    phrase_from(scene, floor).filter(|subject| subject.end <= at)
}
