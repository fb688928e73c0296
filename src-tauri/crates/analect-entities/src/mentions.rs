//! From labels to mentions, and what the document as a whole says about them.

use crate::chain::{KINDS, Scores, first_of, is_later, kind_of};
use crate::keys::{Key, join};
use crate::lists::List;
use crate::model::{OBSERVATIONS, log_odds};
use crate::sheet::{Manner, Sheet};
use crate::titles::is_form_of_address;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A mention in terms of tokens.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Span {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// The number of its kind.
    pub(crate) kind: usize,
    /// How sure the chain is, from 0 to 1; not calibrated.
    pub(crate) sureness: f32,
    /// Whether its kind is another than the chain's.
    changed: bool,
    /// How sure the chain is of other mentions of the same words, as log-odds; 0 where there are none.
    others: f32,
}

/// Numbers of kinds.
pub(crate) const PERSON: usize = 0;
pub(crate) const ORGANIZATION: usize = 1;
pub(crate) const PLACE: usize = 2;
pub(crate) const NATIONALITY: usize = 3;

/// How sure a full name must be to speak for its surname.
const SURE: f32 = 0.6;
/// How sure a person is whom the chain has passed over.
const ADDED: f32 = 0.8;

/// The mentions that `labels` say stand in the tokens from number `offset` on.
pub(crate) fn spans(labels: &[usize], chances: &[Scores], offset: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&label) = labels.get(at) {
        let Some(kind) = kind_of(label) else {
            at += 1;
            continue;
        };
        let later = labels.iter().skip(at + 1);
        let goes_on = |next: &&usize| is_later(**next) && kind_of(**next) == Some(kind);
        let end = at + 1 + later.take_while(goes_on).count();
        let least = (at..end)
            .map(|place| chances[place][labels[place]])
            .fold(1.0, f32::min);
        let more = chances
            .get(end)
            .map_or(0.0, |next| next[first_of(kind) + 1]);
        found.push(Span::new(
            offset + at..offset + end,
            kind,
            least * (1.0 - more),
        ));
        at = end;
    }
    found
}

/// Takes forms of address off the front of mentions; who bears one is a person.
pub(crate) fn take_off_titles(sheet: &Sheet<'_>, spans: &mut Vec<Span>) {
    for span in &mut *spans {
        let notes = sheet.notes.get(span.tokens.clone()).unwrap_or_default();
        let titles = notes.iter().take_while(|note| note.title == 1).count();
        let bears = notes
            .get(titles)
            .is_some_and(|note| note.class.is_capital());
        let first = sheet.tokens[span.tokens.start].text.trim_end_matches('.');
        let person = matches!(span.kind, PERSON | PLACE) || is_form_of_address(first);
        if titles > 0 && bears && person {
            span.tokens.start += titles;
            span.kind = PERSON;
        }
    }
    spans.retain(|span| is_name(sheet, span));
}

/// Adds people that the chain has passed over: who is called "Mr", and who stands alone with the
/// surname of a longer name.
pub(crate) fn add_people(sheet: &Sheet<'_>, spans: &mut Vec<Span>) {
    let mut covered = vec![false; sheet.tokens.len()];
    let mut surnames = HashSet::new();
    for span in &*spans {
        for one in covered
            .iter_mut()
            .take(span.tokens.end)
            .skip(span.tokens.start)
        {
            *one = true;
        }
        if span.kind == PERSON && span.tokens.len() > 1 && span.sureness > SURE {
            surnames.insert(sheet.notes[span.tokens.end - 1].lower);
        }
    }
    let free = |at: usize| {
        let note = &sheet.notes[at];
        note.class.is_capital() && note.manner == Manner::Running && !covered[at]
    };
    for sentence in &sheet.sentences {
        for at in sentence.tokens.clone().filter(|at| free(*at)) {
            let addressed = at > sentence.tokens.start
                && is_form_of_address(sheet.tokens[at - 1].text.trim_end_matches('.'));
            let note = &sheet.notes[at];
            let alone = note.run.length == 1 && surnames.contains(&note.lower);
            let end = (at..sentence.tokens.end)
                .find(|next| !free(*next))
                .unwrap_or(sentence.tokens.end);
            if addressed || alone {
                spans.push(Span::new(
                    at..if addressed { end } else { at + 1 },
                    PERSON,
                    ADDED,
                ));
            }
        }
    }
    spans.sort_by_key(|span| span.tokens.start);
}

/// Makes the kinds of mentions agree with the lists and with each other.
pub(crate) fn agree(sheet: &Sheet<'_>, spans: &mut [Span]) {
    let names: Vec<Key> = spans.iter().map(|span| name(sheet, &span.tokens)).collect();
    let mut surnames: HashMap<Key, f32> = HashMap::new();
    let mut votes: HashMap<Key, [f32; KINDS]> = HashMap::new();
    let mut odds: HashMap<Key, (f32, f32)> = HashMap::new();
    for (span, name) in spans.iter().zip(&names) {
        let odds = odds.entry(*name).or_default();
        *odds = (odds.0 + log_odds(span.sureness), odds.1 + 1.0);
        if let Some(votes) = votes.entry(*name).or_default().get_mut(span.kind) {
            *votes += span.sureness;
        }
        if span.kind == PERSON && span.tokens.len() > 1 {
            let last = surnames
                .entry(sheet.notes[span.tokens.end - 1].lower)
                .or_default();
            *last = last.max(span.sureness);
        }
    }
    for (span, name) in spans.iter_mut().zip(&names) {
        let note = &sheet.notes[span.tokens.start];
        let single = span.tokens.len() == 1;
        let known = if single { note.known } else { note.phrase };
        let whole = single || note.phrase_place == 1 && phrase_ends(sheet, &span.tokens);
        let surname = surnames.get(&note.lower).copied().unwrap_or_default();
        let votes = votes.get(name).copied().unwrap_or_default();
        let (sum, count) = odds.get(name).copied().unwrap_or_default();
        span.others = (sum - log_odds(span.sureness)) / (count - 1.0).max(1.0);
        let before = span.kind;
        let bearer = single && surname > SURE;
        if whole && known.is_on(List::Country) && !(bearer && span.kind == PERSON) {
            span.kind = PLACE;
        } else if single && known.is_on(List::Nationality) && span.kind != NATIONALITY {
            span.kind = NATIONALITY;
        } else if bearer {
            span.kind = PERSON;
        } else {
            let most = (0..KINDS).max_by(|a, b| votes[*a].total_cmp(&votes[*b]));
            span.kind = most.unwrap_or(span.kind);
        }
        span.changed = span.kind != before;
    }
}

impl Span {
    fn new(tokens: Range<usize>, kind: usize, sureness: f32) -> Self {
        Self {
            tokens,
            kind,
            sureness,
            changed: false,
            others: 0.0,
        }
    }

    #[cfg(feature = "training")]
    /// Whether it is a word of the list of nationalities.
    pub(crate) fn is_known_nationality(&self, sheet: &Sheet<'_>) -> bool {
        self.tokens.len() == 1
            && sheet.notes[self.tokens.start]
                .known
                .is_on(List::Nationality)
    }

    /// What confidence is made of.
    pub(crate) fn observed(&self, sheet: &Sheet<'_>) -> [f32; OBSERVATIONS] {
        let note = &sheet.notes[self.tokens.start];
        let known = if self.tokens.len() == 1 {
            note.known
        } else {
            note.phrase
        };
        let list = match self.kind {
            PERSON => note.known.is_on(List::First) || known.is_on(List::Person),
            ORGANIZATION => known.is_on(List::Body) || known.is_on(List::Company),
            PLACE => [List::City, List::Country, List::State, List::Place]
                .iter()
                .any(|list| known.is_on(*list)),
            _ => known.is_on(List::Nationality),
        };
        let sign = |fact: bool| if fact { 1.0 } else { 0.0 };
        [
            1.0,
            log_odds(self.sureness) / 4.0,
            self.others / 4.0,
            sign(list),
            sign(self.changed),
            sign(note.manner != Manner::Running),
        ]
    }
}

fn phrase_ends(sheet: &Sheet<'_>, tokens: &Range<usize>) -> bool {
    sheet.notes[tokens.end - 1].phrase_place == 3
        && sheet
            .notes
            .get(tokens.start + 1..tokens.end - 1)
            .is_some_and(|inner| inner.iter().all(|note| note.phrase_place == 2))
}

/// A key for the words of a mention, whatever their capitals.
fn name(sheet: &Sheet<'_>, tokens: &Range<usize>) -> Key {
    let notes = sheet.notes.get(tokens.clone()).unwrap_or_default();
    notes.iter().fold(0, |name, note| join(name, note.lower))
}

/// Whether a span may be a name at all: it holds a letter and, outside sentences in capitals, a
/// capital or a digit.
pub(crate) fn is_name(sheet: &Sheet<'_>, span: &Span) -> bool {
    let range = span.tokens.clone();
    let notes = sheet.notes.get(range.clone()).unwrap_or_default();
    let tokens = sheet.tokens.get(range).unwrap_or_default();
    tokens
        .iter()
        .any(|token| token.text.chars().any(char::is_alphabetic))
        && notes
            .iter()
            .any(|note| note.class.is_capital() || note.manner == Manner::Capitals)
}
