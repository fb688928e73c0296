//! Whether the clause around a date speaks of what was or of what will be.

use crate::lexeme::Lexemes;
use crate::word_list::WordList;

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
static FUTURE: WordList = WordList::new(&[
    "ahead", "arrives", "beginning", "begins", "can", "closes", "coming", "could", "deadline", "due", "expected", "expires", "faces",
    "forthcoming", "goes", "hope", "hopes", "host", "hosts", "intends", "kicks", "leaves", "ll", "may", "meets", "must", "opens", "plan",
    "planned", "planning", "plans", "play", "plays", "returns", "scheduled", "shall", "should", "slated", "starting", "starts", "travels",
    "upcoming", "will", "wo", "would",
]);

/// Words before "to" that point ahead.
#[rustfmt::skip]
static AIMS: WordList = WordList::new(&[
    "about", "agreed", "agrees", "aims", "are", "asked", "be", "called", "decided", "decision", "due", "expected", "expects", "going",
    "hope", "hoped", "hopes", "hoping", "instructed", "intended", "intends", "invited", "is", "likely", "ordered", "plan", "planned",
    "planning", "plans", "pledged", "prepared", "prepares", "preparing", "promised", "ready", "required", "scheduled", "seeks", "set",
    "summoned", "told", "vowed", "wait", "waiting", "want", "wanted", "wants", "was", "were",
]);

#[rustfmt::skip]
static PAST: WordList = WordList::new(&[
    "ago", "beat", "became", "been", "began", "bore", "born", "bought", "broke", "brought", "built", "came", "caught", "chose", "cut",
    "did", "died", "drew", "drove", "fell", "felt", "fled", "flew", "forced", "fought", "found", "gave", "got", "grew", "had", "has",
    "have", "heard", "held", "hit", "kept", "knew", "last", "led", "left", "lost", "made", "met", "paid", "previously", "put", "quit",
    "ran", "read", "rode", "rose", "said", "sang", "sank", "sat", "saw", "sent", "set", "shot", "shut", "since", "sold", "sought", "spent",
    "spoke", "stole", "stood", "struck", "swam", "swore", "taken", "taught", "thought", "threw", "told", "took", "ve", "was", "went",
    "were", "woke", "won", "wore", "wrote",
]);

/// Words for what went on until a day that is past.
static LASTS: WordList = WordList::new(&[
    "continued",
    "lasted",
    "lived",
    "remained",
    "served",
    "stayed",
    "was",
    "were",
    "worked",
]);

/// Words in -ed that are no verbs in the past tense.
#[rustfmt::skip]
static NOT_PAST: WordList = WordList::new(&[
    "aged", "armed", "bed", "breed", "exceed", "feed", "hundred", "indeed", "kindred", "led", "naked", "need", "proceed", "red", "sacred",
    "seed", "so-called", "speed", "succeed", "united", "wed",
]);

/// The direction of the clause around the lexemes `start..end`: the nearest word before that tells
/// decides, and only where there is none the first one after.
pub(super) fn direction(lexemes: &Lexemes, start: usize, end: usize) -> Direction {
    let mut until = false;
    for index in (start.saturating_sub(REACH)..start).rev() {
        if ends_sentence(lexemes, index) {
            break;
        }
        match cue(lexemes, index) {
            // What was decided to last until then lies ahead: "postponed until Friday".
            Some(_) if until => return Direction::Future,
            None if lexemes.lower(index) == "until" => until = true,
            Some(found) => return found,
            None => {}
        }
    }
    let behind = end..(end + REACH).min(lexemes.len());
    let found = behind
        .take_while(|index| !ends_sentence(lexemes, *index))
        .find_map(|index| cue(lexemes, index));
    found.unwrap_or(if until {
        Direction::Future
    } else {
        Direction::Unknown
    })
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
            // "… way.” After": a closing mark may stand between.
            let closing = matches!(lexemes.text(index + 1), "”" | "\"" | "’" | "'" | ")" | "»")
                && lexemes.joined(index + 1);
            let next = index + 1 + usize::from(closing);
            let lower = lexemes.text(next).starts_with(char::is_lowercase);
            lexemes.spaced(next) && !lower && !short
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
    // "lasted until Friday" against "closed until Friday".
    if word == "until" && (1..=5).any(|back| LASTS.has(lexemes.lower_before(index, back))) {
        return Some(Direction::Past);
    }
    if FUTURE.has(word) {
        return Some(Direction::Future);
    }
    let next_to = lexemes.lower(index + 1) == "to";
    if AIMS.has(word) && next_to && !matches!(word, "is" | "are" | "was" | "were") {
        return Some(Direction::Future);
    }
    if word == "set" && lexemes.is(index + 1, &["to", "for"]) {
        return Some(Direction::Future);
    }
    let ed = word.len() > 3 && word.ends_with("ed") && !NOT_PAST.has(word);
    if !ed && !PAST.has(word) {
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
    let aims = (1..=3).any(|back| AIMS.has(lexemes.lower_before(index, back)));
    verb && aims
}
