//! Noun phrases for those who speak: "the minister", "a spokesman for Acme", "one of the diplomats".

use super::scene::{Placed, Scene};
use super::subjects::{REACH, Subject, Who};
use super::words::{
    breaks_phrase, is_adverb, is_body, is_determiner, is_indefinite, is_preposition, is_role,
    pronoun,
};
use analect_model::EntityKind;

/// Somebody told by a noun of any kind, where an article opens the phrase: "the 19-year-old said".
pub(super) fn of_any_role(scene: &Scene, floor: usize, end: usize) -> Option<Subject> {
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
pub(super) fn unlisted_until(scene: &Scene, floor: usize, end: usize) -> Option<Subject> {
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

/// "another", "some", where no noun stands with it.
pub(super) fn is_somebody(scene: &Scene, index: usize) -> bool {
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
pub(super) fn headed(scene: &Scene, floor: usize, name: Placed) -> Option<Subject> {
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
pub(super) fn described(scene: &Scene, floor: usize, end: usize) -> Option<Subject> {
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
