//! Walks one run of text and ends a sentence where a terminator really ends it.

use super::abbreviations::{
    Stop, TIME_OPENINGS, continues_time, is_month, is_opening, opens_in_lower_case, stop_after,
};
use super::appendix::{appendix, spaced_dots};
use super::breaks::breaks;
use super::lists::next_marker;
use super::surroundings::{
    Following, is_closer, is_full_terminator, is_terminator, last_token, prefix_length,
};
use analect_text::{TextRange, slice};

/// Verbs after which a quotation's own terminator does not end the sentence around it.
#[rustfmt::skip]
const SPEECH: &[&str] = &[
    "said", "says", "asked", "asks", "told", "added", "adds", "replied", "replies", "wrote", "writes", "cried", "shouted",
    "exclaimed", "answered", "explained", "explains", "noted", "recalled", "continued", "insisted", "demanded", "tweeted",
    "quipped", "wondered", "whispered", "remarked", "observed",
];

/// Appends the sentences of `run` to `found`.
pub(super) fn split_run(text: &str, run: TextRange, found: &mut Vec<TextRange>) {
    let Some(content) = slice(text, run) else {
        return;
    };
    let mut scan = Scan {
        text: content,
        start: 0,
        list: None,
        breaks: breaks(content).into_iter().peekable(),
    };
    let mut add = |start: usize, end: usize| {
        let range = TextRange::of(start, end).map(|range| range.shifted(run.start()).trimmed(text));
        found.extend(range.filter(|range| !range.is_empty()));
    };
    scan.enter();
    let mut at = 0;
    while let Some(candidate) = scan.next_candidate(at) {
        at = candidate.end;
        if scan.ends(&candidate) {
            add(scan.start, candidate.end);
            scan.start = candidate.end;
            scan.enter();
        }
    }
    add(scan.start, content.len());
}

/// A place where a sentence may end.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    /// Where the first terminator stands; equals `end` in front of the next item of a list.
    mark: usize,
    /// After the terminators and what closes with them.
    end: usize,
    /// Whether quotes or brackets close after the terminators.
    closed: bool,
}

/// The walk over one run.
struct Scan<'text> {
    text: &'text str,
    /// Where the current sentence starts.
    start: usize,
    /// The marker that would open the next item of a list inside the line.
    list: Option<String>,
    /// Where sentences start without a terminator before them.
    breaks: std::iter::Peekable<std::vec::IntoIter<usize>>,
}

impl<'text> Scan<'text> {
    fn from(&self, at: usize) -> &'text str {
        self.text.get(at..).unwrap_or("")
    }

    fn between(&self, start: usize, end: usize) -> &'text str {
        self.text.get(start..end).unwrap_or("")
    }

    /// Moves to the first word of the sentence that starts here and notes what it opens with.
    fn enter(&mut self) {
        let sentence = self.from(self.start).trim_start();
        self.start = self.text.len() - sentence.len();
        if let Some(next) = next_marker(sentence) {
            self.list = Some(next);
        }
    }

    /// The first candidate at or after `at`.
    fn next_candidate(&mut self, at: usize) -> Option<Candidate> {
        let mut before = None;
        let start = self.start;
        while self
            .breaks
            .next_if(|place| *place <= start || *place < at)
            .is_some()
        {}
        let forced = self.breaks.peek().copied();
        for (offset, character) in self.from(at).char_indices() {
            let here = at + offset;
            if is_terminator(character) {
                return Some(self.candidate(here));
            }
            let opens_word = before.is_some_and(char::is_whitespace) && !character.is_whitespace();
            if forced == Some(here) || (opens_word && self.opens_next_item(here)) {
                return Some(Candidate {
                    mark: here,
                    end: here,
                    closed: false,
                });
            }
            before = Some(character);
        }
        None
    }

    fn opens_next_item(&self, at: usize) -> bool {
        let Some(marker) = &self.list else {
            return false;
        };
        let rest = self.from(at).strip_prefix(marker.as_str());
        at > self.start && rest.is_some_and(|rest| rest.starts_with(char::is_whitespace))
    }

    /// The candidate whose first terminator stands at `mark`.
    fn candidate(&self, mark: usize) -> Candidate {
        let rest = self.from(mark);
        let dots = spaced_dots(rest).unwrap_or(0);
        let tail = rest.get(dots..).unwrap_or("");
        let terminators = dots + prefix_length(tail, is_terminator);
        if dots == FULL_ELLIPSIS
            && self.between(0, mark).ends_with(char::is_alphabetic)
            && opens_capital(tail)
        {
            return Candidate {
                mark,
                end: mark + 1,
                closed: false,
            };
        }
        let closers = prefix_length(rest.get(terminators..).unwrap_or(""), is_closer);
        let end = mark + terminators + closers;
        Candidate {
            mark,
            end: end + appendix(self.from(end)),
            closed: closers > 0,
        }
    }

    /// Whether a sentence ends at `candidate`.
    fn ends(&self, candidate: &Candidate) -> bool {
        if candidate.mark == candidate.end {
            return true;
        }
        let following = Following::of(self.from(candidate.end));
        let Some(first) = following.first() else {
            return true;
        };
        let marks = self.between(candidate.mark, candidate.end);
        if candidate.mark == self.start {
            return false;
        }
        if self.is_omission(candidate) {
            return following.spaced && !following.opened && is_opening(following.word());
        }
        if marks.chars().any(is_full_terminator) {
            return !(candidate.closed && continues_quotation(first));
        }
        if !following.spaced {
            return self.is_glued_end(candidate, &following, marks);
        }
        if candidate.closed && (is_speech_tag(&following, marks) || is_source(&following)) {
            return false;
        }
        if first.is_lowercase() {
            return self.lower_case_start(candidate, &following, marks);
        }
        match terminators(marks) {
            "." => self.stop_ends(candidate, &following, first),
            "!" => {
                !is_exclaimed_name(last_token(self.between(self.start, candidate.mark)))
                    || is_opening(following.word())
            }
            marks if marks.ends_with(['…', '.']) => !is_first_person(following.word()),
            _ => true,
        }
    }

    /// Whether the terminators stand alone in brackets ("[...]") and mark words left out.
    fn is_omission(&self, candidate: &Candidate) -> bool {
        let ellipsis = terminators(self.between(candidate.mark, candidate.end));
        let after = self.from(candidate.mark + ellipsis.len());
        self.between(0, candidate.mark).ends_with(['[', '(']) && after.starts_with([']', ')'])
    }

    /// Whether a single full stop ends a sentence before `following`, which does not start in lower case.
    fn stop_ends(&self, candidate: &Candidate, following: &Following<'_>, first: char) -> bool {
        let sentence = self.between(self.start, candidate.mark);
        let word = last_token(sentence);
        if is_item_label(sentence, word) {
            return false;
        }
        let opening = following.quoted || is_opening(following.word());
        match stop_after(word) {
            Stop::Plain => true,
            Stop::Never => false,
            Stop::NotBeforeNumber => {
                !first.is_numeric() && !is_dash(first) && !is_month(following.word())
            }
            _ if candidate.closed => opening,
            Stop::OnlyBeforeOpening | Stop::Initial => opening,
            Stop::TimeOfDay => !opens_with_time(sentence) && !continues_time(following.word()),
        }
    }

    /// Whether a sentence ends before a word in lower case, as in hasty writing: only after an
    /// ordinary word in lower case, and before one that often opens a sentence.
    fn lower_case_start(
        &self,
        candidate: &Candidate,
        following: &Following<'_>,
        marks: &str,
    ) -> bool {
        let sentence = self.between(self.start, candidate.mark);
        let word = last_token(sentence);
        let ordinary = word.len() > 1
            && word.chars().all(char::is_lowercase)
            && stop_after(word) == Stop::Plain;
        let named = word.len() > 2 && word.chars().all(|c| c.is_alphabetic() || c == '&');
        if named && is_hasty_pronoun(following) {
            return !candidate.closed && stop_after(word) == Stop::Plain;
        }
        let hasty =
            sentence.starts_with(char::is_lowercase) || opens_in_lower_case(following.word());
        ordinary
            && !candidate.closed
            && (marks == "?" || (hasty && matches!(marks, "." | "!" | "??" | "???")))
    }

    /// Whether a stop without a space after it ends a sentence all the same ("out.The").
    fn is_glued_end(&self, candidate: &Candidate, following: &Following<'_>, marks: &str) -> bool {
        let word = last_token(self.between(self.start, candidate.mark));
        let next = following.word();
        let letters = word
            .chars()
            .rev()
            .take(2)
            .filter(|c| c.is_lowercase() || c.is_ascii_digit())
            .count();
        let plain = !word.contains(['.', '@', ':', '_', '\\', '='])
            && letters == 2
            && marks.chars().count() == 1;
        let mut initials = next.chars();
        let capitalised = initials.next().is_some_and(char::is_uppercase)
            && initials.next().is_some_and(char::is_lowercase);
        let after = following.rest.get(next.len()..).unwrap_or("");
        plain
            && capitalised
            && !following.opened
            && after.starts_with([' ', ',', '\n', '.'])
            && !is_domain(next)
    }
}

/// Japanese particles that carry a sentence on after a quotation.
fn continues_quotation(first: char) -> bool {
    matches!(
        first,
        'と' | 'っ' | 'は' | 'が' | 'を' | 'も' | 'の' | 'で' | 'に' | '、' | '，'
    )
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '–' | '—')
}

fn is_domain(word: &str) -> bool {
    matches!(
        word,
        "Com" | "Org" | "Net" | "Js" | "Io" | "Uk" | "Gov" | "Edu" | "De"
    )
}

/// Spaced stops that follow the full stop of a complete sentence: ". . . ." in bytes.
const FULL_ELLIPSIS: usize = 7;

fn opens_capital(tail: &str) -> bool {
    tail.strip_prefix(' ')
        .is_some_and(|next| next.starts_with(char::is_uppercase))
}

/// The terminators at the start of `marks`, without closing quotes and what else belongs to them.
fn terminators(marks: &str) -> &str {
    let length = spaced_dots(marks).unwrap_or_else(|| prefix_length(marks, is_terminator));
    marks.get(..length).unwrap_or(marks)
}

/// Whether what follows a closed question or exclamation names who speaks: at most three words,
/// then a verb of saying ("“Why?” Smith asked").
fn is_speech_tag(following: &Following<'_>, marks: &str) -> bool {
    let mut words = following.words();
    let Some(first) = words.next() else {
        return false;
    };
    let bare = |word: &str| SPEECH.contains(&word.trim_end_matches([',', '.', ':']));
    let named = first.starts_with(char::is_uppercase) && !is_opening(first);
    named && !marks.starts_with('.') && words.take(2).any(bare)
}

/// Whether a quotation's source follows after a dash.
fn is_source(following: &Following<'_>) -> bool {
    following
        .rest
        .strip_prefix(['-', '–', '—'])
        .is_some_and(|name| name.trim_start().starts_with(char::is_uppercase))
}

/// Names that carry an exclamation mark of their own.
fn is_exclaimed_name(word: &str) -> bool {
    matches!(
        word,
        "Yahoo" | "Jeopardy" | "Yum" | "Oklahoma" | "Oliver" | "Joomla" | "Panic"
    )
}

/// The pronoun that is a capital everywhere, so that its capital says nothing.
fn is_first_person(word: &str) -> bool {
    word == "I" || word.starts_with("I'") || word.starts_with("I’")
}

/// The English "I" in lower case, which stands capitalised wherever care is taken.
fn is_hasty_pronoun(following: &Following<'_>) -> bool {
    let word = following.word();
    let alone = word == "i" && following.rest.starts_with("i ");
    alone || word.starts_with("i'") || word.starts_with("i’")
}

/// Whether the sentence so far is nothing but the label of a list item ("1.", "b.", "IV.").
fn is_item_label(sentence: &str, word: &str) -> bool {
    if sentence.len() > word.len() + 8 {
        return false;
    }
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let alone = sentence
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .len()
        == word.len();
    let roman = word.len() < 6 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let number = word.len() < 8 && word.chars().all(|c| c.is_ascii_digit() || c == '.');
    alone && (roman || number || word.chars().count() == 1)
}

/// Whether the sentence so far only says at what time ("At 5 a.m").
fn opens_with_time(sentence: &str) -> bool {
    if sentence.len() > 40 {
        return false;
    }
    let mut words = sentence.split_whitespace();
    words
        .next()
        .is_some_and(|first| TIME_OPENINGS.contains(&first))
        && words.take(4).count() < 4
}
