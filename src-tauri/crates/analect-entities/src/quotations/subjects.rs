//! Who speaks: the subject of a reporting verb.

use super::scene::{Placed, Scene};
use super::words::{
    Pronoun, Verb, breaks_phrase, is_adverb, is_body, is_determiner, is_form_of_be, is_indefinite,
    is_preposition, is_role, pronoun, verb,
};
use crate::Certainty;
use analect_model::EntityKind;

/// How far a subject is looked for, in lexemes.
const REACH: usize = 24;

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

    fn named(name: Placed) -> Self {
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

/// Somebody told by a noun of any kind, where an article opens the phrase: "the 19-year-old said".
fn of_any_role(scene: &Scene, floor: usize, end: usize) -> Option<Subject> {
    let lexemes = &scene.lexemes;
    let noun = end.checked_sub(1).filter(|last| lexemes.is_word(*last))?;
    let near = noun.saturating_sub(8).max(floor);
    let start = (near..noun)
        .rev()
        .take_while(|at| belongs(scene, *at) && !is_preposition(lexemes.lower(*at)))
        .find(|at| is_determiner(lexemes.lower(*at)) && lexemes.lower(*at) != "s")?;
    let open = is_indefinite(lexemes.lower(start));
    let who = if open { Who::Anonymous } else { Who::Described };
    Some(Subject { start, end, who })
}

/// Words in capitals that are no list's name, before the lexeme `end`: "Zarif said".
fn unlisted_until(scene: &Scene, floor: usize, end: usize) -> Option<Subject> {
    let mut start = end;
    while start > floor && !scene.is_quoted(start - 1) && is_unlisted(scene, start - 1) {
        start -= 1;
    }
    let who = Who::Described;
    (start < end).then_some(Subject { start, end, who })
}

/// The same from the lexeme `start` on: "said Zarif".
fn unlisted_from(scene: &Scene, start: usize) -> Option<Subject> {
    let mut end = start;
    while end < scene.lexemes.len() && !scene.is_quoted(end) && is_unlisted(scene, end) {
        end += 1;
    }
    let owner = scene.lexemes.is_apostrophe(end);
    let who = Who::Described;
    (start < end && !owner).then_some(Subject { start, end, who })
}

/// Whether a word in a capital may be a part of a name.
fn is_unlisted(scene: &Scene, index: usize) -> bool {
    let lexemes = &scene.lexemes;
    let word = lexemes.lower(index);
    let hyphen = lexemes.text(index) == "-" && lexemes.joined(index) && lexemes.joined(index + 1);
    let general = breaks_phrase(word)
        || is_determiner(word)
        || is_preposition(word)
        || is_adverb(lexemes, index)
        || matches!(
            word,
            "nobody"
                | "everyone"
                | "everybody"
                | "anyone"
                | "nothing"
                | "none"
                | "others"
                | "those"
                | "like"
                | "having"
                | "being"
        );
    hyphen || (lexemes.is_capital(index) && !general)
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

/// "another", "some", where no noun stands with it.
fn is_somebody(scene: &Scene, index: usize) -> bool {
    let lexemes = &scene.lexemes;
    let alone = index == 0 || !lexemes.is_word(index - 1) || scene.is_quoted(index - 1);
    let starts = alone || scene.sentence(index - 1) != scene.sentence(index);
    starts
        && lexemes.is(
            index,
            &[
                "another", "others", "one", "someone", "somebody", "some", "many", "several",
            ],
        )
}

/// "a spokesman for Acme", "the mother of Anna Berg": the phrase whose noun comes before the
/// preposition before `name`.
fn headed(scene: &Scene, floor: usize, name: Placed) -> Option<Subject> {
    let lexemes = &scene.lexemes;
    let mut at = name.start;
    // Titles and articles before the name.
    while at > floor
        && at + 4 > name.start
        && lexemes.is_word(at - 1)
        && !is_preposition(lexemes.lower(at - 1))
        && !breaks_phrase(lexemes.lower(at - 1))
    {
        at -= 1;
    }
    let tied = at > floor && is_preposition(lexemes.lower(at - 1)) && !lexemes.is_capital(at - 1);
    tied.then(|| described(scene, floor, name.end)).flatten()
}

/// The noun phrase for somebody who speaks that ends before `end`.
fn described(scene: &Scene, floor: usize, end: usize) -> Option<Subject> {
    let mut start = end;
    while start > floor && !scene.is_quoted(start - 1) && belongs(scene, start - 1) {
        start -= 1;
    }
    let head = head_of(scene, start, end)?;
    // A person whose name follows the role before the preposition: "minister Anna Berg of Oslo".
    if let Some(name) = scene
        .name_from(head + 1)
        .filter(|name| name.kind == EntityKind::Person)
    {
        return Some(Subject::named(name));
    }
    let start = phrase_start(scene, start, head);
    let part = one_of(scene, start).filter(|_| is_role(scene.lexemes.lower(head)));
    let who = if part.is_some() {
        Who::Anonymous
    } else {
        standing(scene, start, head)
    };
    let start = part.unwrap_or(start);
    Some(Subject { start, end, who })
}

/// Where "one of", "several of" before the phrase that starts at `start` begins.
fn one_of(scene: &Scene, start: usize) -> Option<usize> {
    let lexemes = &scene.lexemes;
    let count = start.checked_sub(2)?;
    (lexemes.lower(start - 1) == "of" && is_indefinite(lexemes.lower(count))).then_some(count)
}

/// Whether the lexeme may stand inside a noun phrase.
fn belongs(scene: &Scene, index: usize) -> bool {
    let lexemes = &scene.lexemes;
    match lexemes.text(index) {
        "-" | "‑" | "’" | "'" | "&" | "$" | "€" | "£" => true,
        "." => {
            lexemes.joined(index + 1) || lexemes.text(index.wrapping_sub(1)).chars().count() == 1
        }
        _ => {
            lexemes.kind(index) != Some(crate::lexeme::Kind::Sign)
                && !breaks_phrase(lexemes.lower(index))
        }
    }
}

/// The noun of `start..end` that speaks: the last role or body before the first preposition, or
/// else the first one behind it.
fn head_of(scene: &Scene, start: usize, end: usize) -> Option<usize> {
    let lexemes = &scene.lexemes;
    let speaks = |index: &usize| {
        let word = lexemes.lower(*index);
        let owner = lexemes.is_apostrophe(index + 1) && lexemes.lower(index + 2) == "s";
        lexemes.is_word(*index) && !owner && (is_role(word) || is_body(word))
    };
    let first = (start..end).find(speaks)?;
    let stop = (first..end)
        .find(|index| is_preposition(lexemes.lower(*index)))
        .unwrap_or(end);
    (first..stop).rev().find(speaks)
}

/// Where the phrase with the noun `head` starts, from `floor` on.
fn phrase_start(scene: &Scene, floor: usize, head: usize) -> usize {
    let lexemes = &scene.lexemes;
    let mut start = head;
    while start > floor {
        let word = lexemes.lower(start - 1);
        if is_preposition(word) {
            break;
        }
        start -= 1;
        if is_determiner(word) && word != "s" {
            break;
        }
    }
    start
}

/// Whether the phrase speaks of somebody who stays unknown: a role without a definite article.
fn standing(scene: &Scene, start: usize, head: usize) -> Who {
    let lexemes = &scene.lexemes;
    let first = lexemes.lower(start);
    let word = lexemes.lower(head);
    let owned =
        (start..head).any(|index| lexemes.is_apostrophe(index) && lexemes.lower(index + 1) == "s");
    let plural = word.ends_with('s') || matches!(word, "people" | "men" | "women" | "police");
    let counted = lexemes.kind(start) == Some(crate::lexeme::Kind::Number);
    let open = is_indefinite(first) || counted || (!is_determiner(first) && !owned && plural);
    if is_role(word) && open {
        Who::Anonymous
    } else {
        Who::Described
    }
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

/// The phrase for somebody that starts at `at`.
pub(super) fn phrase_from(scene: &Scene, at: usize) -> Option<Subject> {
    let lexemes = &scene.lexemes;
    if let Some(pronoun) = pronoun(lexemes.lower(at)) {
        let who = Who::Pronoun(pronoun);
        return Some(Subject {
            start: at,
            end: at + 1,
            who,
        });
    }
    let limit = (at + REACH).min(lexemes.len());
    let sentence = scene.sentence(at);
    let mut end = at;
    let mut tied = None;
    while end < limit && !scene.is_quoted(end) && scene.sentence(end) == sentence {
        if let Some(name) = scene.name_from(end) {
            let owner = lexemes.is_apostrophe(name.end) && lexemes.lower(name.end + 1) == "s";
            if tied.is_none() && !owner {
                return Some(Subject::named(name));
            }
            end = name.end;
            continue;
        }
        if !belongs(scene, end) {
            break;
        }
        if is_preposition(lexemes.lower(end)) {
            // "a spokesman on Monday": no further noun.
            if ends_phrase(scene, end, tied.is_some()) {
                break;
            }
            tied = tied.or(Some(end));
        }
        end += 1;
    }
    let Some(head) = head_of(scene, at, end) else {
        return unlisted_from(scene, at);
    };
    let known = tied.is_none_or(|tied| head < tied);
    let who = standing(scene, at, head);
    known.then_some(Subject {
        start: at,
        end,
        who,
    })
}

/// Whether the preposition at `index` starts something that is no part of the phrase; `tied` where
/// one has come before.
fn ends_phrase(scene: &Scene, index: usize, tied: bool) -> bool {
    let lexemes = &scene.lexemes;
    let before = lexemes.lower_before(index, 1);
    match lexemes.lower(index) {
        "with" => tied && !matches!(before, "familiar" | "involved"),
        "to" => before != "close",
        "on" => !matches!(before, "briefed"),
        "in" | "at" => tied,
        _ => false,
    }
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
