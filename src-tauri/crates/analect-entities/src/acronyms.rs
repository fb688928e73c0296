//! Short forms made of initials: "Party of Socialists and Democrats (PSD)".

use crate::keys::{Key, key};
use crate::sheet::{Class, Sheet};
use std::collections::HashSet;

/// The word is a short form whose initials a run of capitals of the document has.
pub(crate) const SHORT: u8 = 1;
/// The first word of a name whose short form follows in brackets.
pub(crate) const FIRST: u8 = 2;
/// A later word of such a name.
pub(crate) const LATER: u8 = 3;
/// A word of a run of capitals whose initials are a word in capitals of the document.
pub(crate) const SPELT: u8 = 4;

/// How many tokens before its short form a name may begin.
const REACH: usize = 14;

/// Marks short forms and the names they stand for.
pub(crate) fn mark(sheet: &mut Sheet<'_>) {
    let short: HashSet<Key> = (0..sheet.tokens.len())
        .filter(|&at| is_short(sheet, at))
        .map(|at| letters(sheet.tokens[at].text))
        .collect();
    if short.is_empty() {
        return;
    }
    let mut spelt = HashSet::new();
    let mut at = 0;
    while at < sheet.notes.len() {
        let length = usize::from(sheet.notes[at].run.wide_length).max(1);
        if length > 1 && sheet.notes[at].run.wide_back == 0 {
            let initials = initials(sheet, at, length);
            if let Some(found) = initials.into_iter().find(|one| short.contains(one)) {
                spelt.insert(found);
                for note in sheet.notes.iter_mut().skip(at).take(length) {
                    note.acronym = SPELT;
                }
            }
        }
        at += length;
    }
    for at in 0..sheet.tokens.len() {
        if !is_short(sheet, at) {
            continue;
        }
        if spelt.contains(&letters(sheet.tokens[at].text)) {
            sheet.notes[at].acronym = SHORT;
        }
        if let Some(start) = spelt_before(sheet, at) {
            sheet.notes[at].acronym = SHORT;
            sheet.notes[start].acronym = FIRST;
            for note in sheet.notes.iter_mut().take(at - 1).skip(start + 1) {
                note.acronym = LATER;
            }
        }
    }
}

fn is_short(sheet: &Sheet<'_>, at: usize) -> bool {
    sheet.notes[at].class == Class::Capitals && (2..=12).contains(&sheet.tokens[at].text.len())
}

/// The key of the letters of a word, in capitals.
fn letters(word: &str) -> Key {
    let letters: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    key(&letters)
}

/// The initials of the capitals of a run, and of all its words.
fn initials(sheet: &Sheet<'_>, at: usize, length: usize) -> [Key; 2] {
    let (mut capitals, mut all) = (String::new(), String::new());
    let tokens = sheet.tokens.iter().skip(at).take(length);
    for (token, note) in tokens.zip(sheet.notes.iter().skip(at)) {
        let initial = token.text.chars().next().filter(|c| c.is_alphabetic());
        all.extend(initial.into_iter().flat_map(char::to_uppercase));
        capitals.extend(initial.filter(|_| note.class.is_capital()));
    }
    [key(&capitals), key(&all)]
}

/// Where the name begins whose short form stands at token `at`, in brackets directly after it: every
/// letter of the short form is the initial of a word, in order; small words may be passed over.
fn spelt_before(sheet: &Sheet<'_>, at: usize) -> Option<usize> {
    let bracket = at.checked_sub(1)?;
    if sheet.tokens.get(bracket)?.text != "(" {
        return None;
    }
    let mut wanted: Vec<char> = sheet.tokens[at]
        .text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    for place in (bracket.saturating_sub(REACH)..bracket).rev() {
        let note = &sheet.notes[place];
        let initial = sheet.tokens[place]
            .text
            .chars()
            .next()?
            .to_uppercase()
            .next()?;
        if wanted.last() == Some(&initial) && (note.class.is_capital() || wanted.len() > 1) {
            wanted.pop();
            if wanted.is_empty() {
                return Some(place);
            }
        } else if note.class.is_capital() || matches!(note.class, Class::Stop | Class::Bracket) {
            return None;
        }
    }
    None
}
