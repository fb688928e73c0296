//! Reporting verbs with their speakers, outside quotation marks.

use super::phrases::phrase_from;
use super::scene::Scene;
use super::subjects::{Subject, before, behind, first_in_sentence};
use super::words::{Verb, is_form_of_be, is_often_noun, verb};

/// A verb that reports, and who speaks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attribution {
    pub(super) kind: Verb,
    /// The verb, in lexemes.
    pub(super) verb: (usize, usize),
    pub(super) subject: Subject,
    /// Whether the speaker stands behind the verb.
    pub(super) inverted: bool,
    /// The first lexeme of verb and speaker.
    pub(super) start: usize,
    /// The lexeme after the last one of the two.
    pub(super) end: usize,
}

/// The attributions of the block, in text order.
pub(super) fn attributions(scene: &Scene) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    for index in 0..scene.lexemes.len() {
        if scene.is_quoted(index) {
            continue;
        }
        let Some(kind) = verb(&scene.lexemes, index) else {
            continue;
        };
        found.extend(attribution(scene, index, kind));
    }
    found
}

fn attribution(scene: &Scene, index: usize, kind: Verb) -> Option<Attribution> {
    let lexemes = &scene.lexemes;
    if kind == Verb::According {
        let (subject, verb) = (phrase_from(scene, index + 2)?, (index, index + 2));
        return Some(Attribution::of(kind, verb, subject));
    }
    let verb = (index, index + 1);
    if kind == Verb::Participle {
        return participle(scene, index).map(|subject| Attribution::of(kind, verb, subject));
    }
    let noun = is_often_noun(lexemes.lower(index));
    if noun
        && index > 0
        && super::words::is_determiner(lexemes.lower(index - 1))
        && lexemes.lower(index - 1) != "s"
    {
        return None;
    }
    if let Some(subject) = before(scene, index) {
        return Some(Attribution::of(kind, verb, subject));
    }
    let passive = (1..=3).any(|back| is_form_of_be(lexemes.lower_before(index, back)));
    let free = index == 0
        || scene.is_quoted(index - 1)
        || matches!(lexemes.text(index - 1), "," | "—" | "–" | ";")
        || scene.sentence(index - 1) != scene.sentence(index);
    if free && kind != Verb::Names {
        return behind(scene, index + 1).map(|subject| Attribution::of(kind, verb, subject));
    }
    // "Holm laughed and said".
    let second = matches!(lexemes.lower_before(index, 1), "and" | "but" | "then");
    (second && !passive && !noun)
        .then(|| first_in_sentence(scene, index))
        .flatten()
        .map(|subject| Attribution::of(kind, verb, subject))
}

/// Whose participle stands at `index`: "Holm left, adding", "Holm was quoted as saying".
fn participle(scene: &Scene, index: usize) -> Option<Subject> {
    let lexemes = &scene.lexemes;
    let before = lexemes.lower_before(index, 1);
    let tied = matches!(before, "," | "as" | "and" | "by" | "—" | "–") || index == 0;
    if !tied {
        return None;
    }
    if before == "as" && lexemes.lower_before(index, 2) != "quoted" {
        // "Reuters quoted Holm as saying".
        let name = index
            .checked_sub(1)
            .and_then(|at| super::subjects::before(scene, at));
        if name.is_some() {
            return name;
        }
    }
    first_in_sentence(scene, index)
}

impl Attribution {
    fn of(kind: Verb, verb: (usize, usize), subject: Subject) -> Self {
        Self {
            kind,
            verb,
            subject,
            inverted: subject.start >= verb.1,
            start: verb.0.min(subject.start),
            end: verb.1.max(subject.end),
        }
    }
}
