//! Whether the clause around a date speaks of what was or of what will be.

use crate::lexeme::Lexemes;

/// Where in time a clause lies, seen from the day it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    Unknown,
}

/// How many lexemes on either side of a date are looked at.
const REACH: usize = 20;

#[rustfmt::skip]
const FUTURE: &[&str] = &[
    "will", "shall", "ll", "wo", "would", "due", "scheduled", "slated", "expected", "plans", "plan", "planned", "planning", "must", "should",
    "deadline", "upcoming", "coming", "until", "can", "may", "could", "ahead", "faces", "opens", "starts", "begins", "plays", "play", "host",
    "hosts", "meets", "travels", "returns", "expires", "closes", "goes", "arrives", "leaves", "kicks",
    "forthcoming", "starting", "beginning", "hopes", "hope", "intends",
];

/// Words before "to" that point ahead.
#[rustfmt::skip]
const AIMS: &[&str] = &[
    "agreed", "ordered", "told", "asked", "plan", "plans", "planned", "planning", "due", "set", "expected", "scheduled", "hope", "hopes", "hoped",
    "hoping", "vowed", "promised", "pledged", "is", "are", "was", "were", "be", "likely", "want", "wants", "wanted", "intends", "intended",
    "invited", "waiting", "decided", "decision", "going", "ready", "preparing", "prepares", "prepared", "wait", "about", "aims", "seeks",
    "required", "summoned", "instructed", "expects", "called", "agrees",
];

#[rustfmt::skip]
const PAST: &[&str] = &[
    "said", "told", "was", "were", "had", "did", "has", "have", "ve", "been", "came", "went", "met", "won", "lost", "left", "began", "broke",
    "brought", "built", "bought", "caught", "chose", "cut", "drew", "fell", "felt", "flew", "found", "gave", "got", "grew", "heard", "held",
    "hit", "kept", "knew", "led", "made", "paid", "ran", "rose", "sank", "saw", "sent", "shot", "shut", "spent", "spoke", "stood", "struck", "swore",
    "threw", "took", "taken", "thought", "woke", "wrote", "beat", "became", "died", "sold", "sat", "set", "drove", "rode", "ago", "since", "previously", "last", "born",
    "fought", "forced", "put", "quit", "read", "sought", "taught", "wore", "bore", "fled", "stole", "sang", "swam",
];

/// Words in -ed that are no verbs in the past tense.
const NOT_PAST: &[&str] = &[
    "united",
    "indeed",
    "need",
    "hundred",
    "red",
    "speed",
    "seed",
    "feed",
    "exceed",
    "proceed",
    "succeed",
    "bed",
    "led",
    "aged",
    "wed",
    "breed",
    "so-called",
    "armed",
    "kindred",
    "sacred",
    "naked",
];

/// The direction of the clause around the lexemes `start..end`: the nearest word before that tells
/// decides, and only where there is none the first one after.
pub(super) fn direction(lexemes: &Lexemes, start: usize, end: usize) -> Direction {
    let before = (start.saturating_sub(REACH)..start).rev();
    for index in before {
        if ends_sentence(lexemes, index) {
            break;
        }
        if let Some(found) = cue(lexemes, index) {
            return found;
        }
    }
    for index in end..(end + REACH).min(lexemes.len()) {
        if ends_sentence(lexemes, index) {
            break;
        }
        if let Some(found) = cue(lexemes, index) {
            return found;
        }
    }
    Direction::Unknown
}

/// Whether a sentence ends with the sign at `index`.
fn ends_sentence(lexemes: &Lexemes, index: usize) -> bool {
    match lexemes.text(index) {
        "!" | "?" => true,
        "." => {
            // "Mr. Berg", "Sept. 4", "U.S. officials".
            let short = lexemes.get(index.wrapping_sub(1)).is_some_and(|before| {
                before.end - before.start <= 4 && lexemes.is_capital(index - 1)
            });
            lexemes.spaced(index + 1) && lexemes.starts_sentence(index + 1) && !short
        }
        _ => false,
    }
}

fn cue(lexemes: &Lexemes, index: usize) -> Option<Direction> {
    if !lexemes.is_word(index)
        || lexemes.is_capital(index) && index > 0 && lexemes.lower(index) == "may"
    {
        return None;
    }
    let word = lexemes.lower(index);
    if word == "to" {
        return aim(lexemes, index).then_some(Direction::Future);
    }
    if FUTURE.contains(&word) {
        return Some(Direction::Future);
    }
    let next_to = lexemes.lower(index + 1) == "to";
    if AIMS.contains(&word) && next_to && !matches!(word, "is" | "are" | "was" | "were") {
        return Some(Direction::Future);
    }
    if word == "set" && lexemes.is(index + 1, &["to", "for"]) {
        return Some(Direction::Future);
    }
    let ed = word.len() > 3 && word.ends_with("ed") && !NOT_PAST.contains(&word);
    if !ed && !PAST.contains(&word) {
        return None;
    }
    // "will be held", "to be opened".
    let passive = (1..=2).any(|back| lexemes.lower_before(index, back) == "be");
    Some(if passive {
        Direction::Future
    } else {
        Direction::Past
    })
}

/// Whether the "to" at `index` stands between an aim and a verb.
fn aim(lexemes: &Lexemes, index: usize) -> bool {
    let verb = lexemes.is_word(index + 1)
        && !lexemes.is_capital(index + 1)
        && !lexemes.is(
            index + 1,
            &[
                "the", "a", "an", "his", "her", "their", "its", "have", "this", "that",
            ],
        );
    let aims = (1..=3).any(|back| AIMS.contains(&lexemes.lower_before(index, back)));
    verb && aims
}
