//! Statements reported without quotation marks.

use super::attributions::Attribution;
use super::scene::Scene;
use super::subjects::Who;
use super::words::Verb;
use crate::Certainty;
use crate::lexeme::Kind;

/// The fewest words of a statement.
const FEWEST: usize = 3;

/// Words that open an adjunct before the clause of the speaker: "In May, Holm said".
#[rustfmt::skip]
const ADJUNCTS: &[&str] = &[
    "in", "on", "at", "after", "before", "when", "while", "if", "although", "though", "as", "but", "with", "for", "during", "speaking", "asked",
    "since", "under", "despite", "earlier", "later",
];

/// How many lexemes may stand between a verb and its "that".
const TO_THAT: usize = 14;

/// A statement and its attribution.
#[derive(Debug, Clone, Copy)]
pub(super) struct Statement<'a> {
    /// Its first lexeme.
    pub(super) start: usize,
    /// The lexeme after its last one.
    pub(super) end: usize,
    pub(super) attribution: &'a Attribution,
    pub(super) certainty: Certainty,
}

/// The indirect statements of the block, one a sentence: by the first attribution that has one.
pub(super) fn statements<'a>(scene: &Scene, attributions: &'a [Attribution]) -> Vec<Statement<'a>> {
    let mut found: Vec<Statement> = Vec::new();
    let mut done = None;
    for attribution in attributions {
        let sentence = scene.sentence(attribution.verb.0);
        if done == Some(sentence) {
            continue;
        }
        if let Some(statement) = statement(scene, attribution) {
            found.push(statement);
            done = Some(sentence);
        }
    }
    found
}

fn statement<'a>(scene: &Scene, attribution: &'a Attribution) -> Option<Statement<'a>> {
    let (first, last) = bounds(scene, attribution.verb.0);
    let (start, end, certainty) = match attribution.kind {
        Verb::Names | Verb::Participle => return None,
        Verb::According => by_according(scene, attribution, first, last)?,
        Verb::Says | Verb::Reports => before_it(scene, attribution, first, last)
            .or_else(|| behind_it(scene, attribution, last))?,
    };
    let words = (start..end)
        .filter(|index| scene.lexemes.is_word(*index))
        .count();
    (words >= FEWEST).then_some(Statement {
        start,
        end,
        attribution,
        certainty,
    })
}

/// The lexemes of the sentence of `index`, without the sign that ends it.
fn bounds(scene: &Scene, index: usize) -> (usize, usize) {
    let range = scene.sentences.get(scene.sentence(index));
    let of = |at: Option<usize>| scene.lexemes.at_or_after(at.unwrap_or(0));
    let first = of(range.map(|range| range.start().index()));
    let mut last = of(range.map(|range| range.end().index()));
    while last > index && matches!(scene.lexemes.text(last - 1), "." | "!" | "?" | "…") {
        last -= 1;
    }
    (first, last)
}

/// "The port will close, Holm said."
fn before_it(
    scene: &Scene,
    attribution: &Attribution,
    first: usize,
    last: usize,
) -> Option<(usize, usize, Certainty)> {
    let lexemes = &scene.lexemes;
    let opening = title_start(scene, attribution.start, first);
    let comma = opening
        .checked_sub(1)
        .filter(|at| lexemes.text(*at) == "," && *at > first)?;
    let rest = last.saturating_sub(attribution.end);
    let that = lexemes.lower(attribution.end) == "that";
    // A clause of its own stands before: one with a verb, not only an adjunct.
    let least = lexemes.are(first, &["at", "least"]) || lexemes.are(first, &["at", "most"]);
    let clause = (first..comma)
        .filter(|index| lexemes.is_word(*index))
        .count()
        >= 4
        && (least || !lexemes.is(first, ADJUNCTS));
    if lexemes.text(attribution.end) == "," && rest > 1 {
        // "The port, Holm said, will close": the statement stands around its attribution.
        let tied = super::words::breaks_phrase(lexemes.lower(comma - 1));
        let adjunct = lexemes.is(attribution.end + 1, AFTERWARDS);
        if !adjunct {
            return (!tied).then_some((first, last, Certainty::Medium));
        }
        return clause.then_some((first, comma, Certainty::High));
    }
    let tail = rest == 0
        || is_day(lexemes.lower(attribution.end))
        || lexemes.is(attribution.end, AFTERWARDS);
    (clause && tail && !that && rest <= 24).then_some((first, comma, Certainty::High))
}

/// Words that open what may stand behind the attribution of a statement.
const AFTERWARDS: &[&str] = &[
    "in", "on", "at", "after", "during", "late", "last", "citing", "while", "as", "adding", "who",
    "which", "though", "when", "before", "and",
];

fn is_day(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "yesterday"
            | "today"
    )
}

/// Where the words before the name at `start` begin that belong to it: titles and articles.
fn title_start(scene: &Scene, start: usize, first: usize) -> usize {
    let lexemes = &scene.lexemes;
    let mut at = start;
    while at > first
        && start - at < 8
        && (lexemes.is_word(at - 1) || matches!(lexemes.text(at - 1), "." | "’" | "'" | "-"))
        && !super::words::breaks_phrase(lexemes.lower(at - 1))
    {
        at -= 1;
    }
    at
}

/// "Holm said (that) the port would close", "Holm told reporters that it would".
fn behind_it(
    scene: &Scene,
    attribution: &Attribution,
    last: usize,
) -> Option<(usize, usize, Certainty)> {
    let lexemes = &scene.lexemes;
    if attribution.inverted {
        return None;
    }
    let from = attribution.verb.1;
    let that = (from..(from + TO_THAT).min(last))
        .take_while(|index| {
            // Another sign ends the part in which the "that" of the verb can stand.
            lexemes.kind(*index) != Some(Kind::Sign) || lexemes.joined(*index)
        })
        .find(|index| lexemes.lower(*index) == "that" && is_conjunction(scene, from, *index));
    if let Some(that) = that {
        return Some((that + 1, last, Certainty::High));
    }
    if attribution.kind != Verb::Says || lexemes.kind(from) == Some(Kind::Sign) {
        return None;
    }
    // "The singer adds colour": without "that" only a person or body adds a statement.
    let adds = lexemes.is(attribution.verb.0, &["added", "adds"]);
    if adds && matches!(attribution.subject.who, Who::Anonymous | Who::Described) {
        return None;
    }
    let start = past_adjuncts(scene, attribution, last);
    let certainty = if start == from {
        Certainty::High
    } else {
        Certainty::Medium
    };
    let legal = lexemes.kind(start) != Some(Kind::Sign)
        && !lexemes.is(
            start,
            &[
                "about", "of", "to", "how", "why", "what", "nothing", "in", "goodbye", "more",
                "much", "yes", "no", "so", "as",
            ],
        );
    legal.then_some((start, last, certainty))
}

/// Whether the "that" at `index` opens a clause rather than pointing: not "said that day".
fn is_conjunction(scene: &Scene, from: usize, index: usize) -> bool {
    let lexemes = &scene.lexemes;
    let points = lexemes.is(
        index + 1,
        &[
            "day", "week", "night", "year", "evening", "morning", "much", ",", ".",
        ],
    );
    let tied = lexemes.is(
        index - 1,
        &[
            "but", "and", "or", "all", "of", "for", "with", "to", "than", "like", "on", "from",
        ],
    );
    let clear = !tied
        && (from..index).all(|at| {
            !super::words::is_form_of_be(lexemes.lower(at))
                && !lexemes.is(at, &["has", "had", "will", "would"])
        });
    !points && clear
}

/// Where the clause starts behind "said on Wednesday", "told reporters", "told Kyiv on Monday".
fn past_adjuncts(scene: &Scene, attribution: &Attribution, last: usize) -> usize {
    let lexemes = &scene.lexemes;
    let mut at = attribution.verb.1;
    if lexemes.is(attribution.verb.0, &["told", "tells"]) {
        at = match scene.name_from(at) {
            Some(name) => name.end,
            None if lexemes.is(at, &["the", "a", "his", "her", "their", "its", "our", "my"]) => {
                at + 2
            }
            None => at + 1,
        };
    }
    for _ in 0..2 {
        let day = |index: usize| is_day(lexemes.lower(index));
        if lexemes.lower(at) == "on" && day(at + 1) && at + 2 < last {
            at += 2;
        } else if day(at) && at + 1 < last {
            at += 1;
        } else if lexemes.is(at, &["in", "at"])
            && lexemes.is(at + 1, &["a", "an", "the"])
            && lexemes.is(
                at + 2,
                &[
                    "statement",
                    "interview",
                    "briefing",
                    "speech",
                    "letter",
                    "conference",
                    "report",
                ],
            )
            && at + 3 < last
        {
            at += 3;
        }
    }
    at
}

/// "The port will close, according to Holm", "According to Holm, the port will close".
fn by_according(
    scene: &Scene,
    attribution: &Attribution,
    first: usize,
    last: usize,
) -> Option<(usize, usize, Certainty)> {
    let lexemes = &scene.lexemes;
    let verb = attribution.verb.0;
    if verb == first {
        let comma = (attribution.end..(attribution.end + 20).min(last))
            .find(|at| lexemes.text(*at) == ",")?;
        return Some((comma + 1, last, Certainty::High));
    }
    let comma = usize::from(lexemes.text(verb - 1) == ",");
    (verb - comma > first).then_some((first, verb - comma, Certainty::High))
}
