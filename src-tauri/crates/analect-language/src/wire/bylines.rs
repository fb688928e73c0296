//! Lines that name the authors of a story.

use super::WireDate;
use super::agencies::agency;
use super::dates::{is_weekday, month};
use super::matching::{after_any, word_count};
use super::stamps::{Stamp, day_line};

/// Words that introduce authors.
#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "by", "by:", "byline:", "author:", "authors:", "words by", "words:", "story by", "written by", "text by", "report by", "reported by",
    "reporting by", "von", "par", "por", "di", "door", "texte", "autor:", "autorin:",
];

/// Small words inside names.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "de", "del", "della", "di", "da", "dos", "das", "do", "du", "van", "von", "der", "den", "ter", "ten", "zu", "la", "le", "el", "al",
    "bin", "ibn", "ben", "y", "e", "i", "af", "av", "bint", "d’", "d'",
];

/// Words of an office or newsroom, which are no part of a name.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "correspondent", "editor", "reporter", "writer", "staff", "bureau", "newsroom", "desk", "contributor", "columnist", "chief",
    "producer", "team", "agencies", "news", "press", "analyst", "journalist", "photographer", "senior", "associate", "business",
    "political", "special", "times", "post", "tribune", "journal", "herald", "gazette", "redaktion",
];

/// What a byline says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Byline {
    /// The authors, in order.
    pub(super) names: Vec<String>,
    /// The day that stands on the same line.
    pub(super) date: Option<WireDate>,
}

/// The authors `line` names; `None` where it is no byline.
pub(super) fn byline(line: &str) -> Option<Byline> {
    let rest = after_any(line, OPENINGS).filter(|rest| rest.starts_with(char::is_whitespace))?;
    named(rest)
}

/// The authors `line` names without a word that introduces them, as pages print them under a headline.
pub(super) fn bare_byline(line: &str) -> Option<Byline> {
    let short = word_count(line) <= 12 && !is_office(line);
    if short { named(line) } else { None }
}

fn named(line: &str) -> Option<Byline> {
    let line = line.trim().trim_end_matches(['.', '|', '-', '–']);
    if line.chars().count() > 200 || line.ends_with(['!', '?', ':', ';']) {
        return None;
    }
    let (mut found, mut date) = (Vec::new(), None);
    for part in line.split(['|', '•', '·']).map(str::trim) {
        match day_line(part) {
            Some(Stamp::Day(day, _)) => date = date.or(day),
            _ => found.extend(names(part)?),
        }
    }
    (!found.is_empty()).then_some(Byline { names: found, date })
}

/// Whether `line`, under a byline, tells the authors' agency or office.
pub(super) fn is_office(line: &str) -> bool {
    agency(line).is_some()
        || (word_count(line) <= 8
            && !line.ends_with('.')
            && line.split(',').all(|part| is_aside(part.trim()))
            && has_office(line))
}

/// The names in `list`, with places, offices and agencies left out; `None` where something in it is none of these.
pub(super) fn names(list: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let parts = list
        .split([',', '|', '•', '·', ';', '&', '/', '(', ')'])
        .flat_map(split_and);
    let parts = parts.flat_map(|part| part.split(" with "));
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        let name = without_place(part.strip_prefix("and ").unwrap_or(part));
        if is_name(name) {
            found.push(name.to_owned());
        } else if !is_aside(part) {
            return None;
        }
    }
    Some(found)
}

/// `list` cut at the words for "and".
fn split_and(list: &str) -> impl Iterator<Item = &str> {
    let ands = [" and ", " AND ", " und ", " et ", " UND ", " ET "];
    let and = ands
        .iter()
        .find(|and| list.contains(**and))
        .copied()
        .unwrap_or(" and ");
    list.split(and)
}

/// "Ana Lund in Oslo" without the place.
fn without_place(part: &str) -> &str {
    part.split(" in ").next().unwrap_or(part).trim()
}

/// Whether `text` has the form of a person's name: two to five capitalised words, particles between.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let letters =
        |c: char| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | '\u{ad}' | ' ');
    let ends =
        |word: Option<&&str>| word.is_some_and(|word| is_capitalised(word) && !is_day_word(word));
    let inner = |word: &&str| is_capitalised(word) || PARTICLES.contains(word);
    let office = |word: &&str| OFFICES.contains(&word.to_lowercase().as_str());
    (2..=5).contains(&words.len())
        && ends(words.first())
        && ends(words.last())
        && words.iter().all(inner)
        && !words.iter().any(office)
        && text.chars().all(letters)
        && agency(text).is_none()
}

fn is_capitalised(word: &str) -> bool {
    word.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(char::is_uppercase)
        || word
            .split_once(['\'', '’'])
            .is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase))
}

fn is_day_word(word: &str) -> bool {
    // "May" and "August" are names too, but rarely with a second word that makes one.
    is_weekday(word) || (month(word).is_some() && word.len() > 5)
}

/// Whether `part` is a place, an office, an agency or a day beside the names of a byline.
fn is_aside(part: &str) -> bool {
    let titled = word_count(part) <= 6 && has_office(part);
    let first = part.split_whitespace().next().unwrap_or("");
    let digits = part.starts_with(|c: char| c.is_ascii_digit())
        || (month(first).is_some() && word_count(part) == 2);
    let one_word = word_count(part) == 1 && is_capitalised(part);
    agency(part).is_some() || titled || digits || one_word && !is_weekday(part)
}

fn has_office(part: &str) -> bool {
    let known = |word: &str| {
        let lower = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        OFFICES.contains(&lower.as_str()) || OFFICES.contains(&lower.trim_end_matches('s'))
    };
    part.split_whitespace().any(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_give_names_without_offices_and_places() {
        let check = |line: &str, expect: &[&str]| {
            assert_eq!(
                byline(line).map(|byline| byline.names).unwrap_or_default(),
                expect,
                "{line:?}"
            );
        };
        check("By Ana Lund", &["Ana Lund"]);
        check("BY ANA LUND AND TOM BERG", &["ANA LUND", "TOM BERG"]);
        check(
            "By Ana Lund, Tom Berg and Eva-Lis de la Cruz",
            &["Ana Lund", "Tom Berg", "Eva-Lis de la Cruz"],
        );
        check("By Ana Lund, Environment Correspondent", &["Ana Lund"]);
        check(
            "By Ana Lund in Oslo and Tom Berg in Rome",
            &["Ana Lund", "Tom Berg"],
        );
        check("By ANA LUND, Associated Press", &["ANA LUND"]);
        check("By J. K. O’Neill", &["J. K. O’Neill"]);
        check("Von Ana Lund und Tom Berg", &["Ana Lund", "Tom Berg"]);
        check("Written by Ana Lund", &["Ana Lund"]);
        check("By Ana Lund • 7 February 2031 • 4 min read", &["Ana Lund"]);
    }

    #[test]
    fn offices_stand_under_a_byline() {
        let check = |line: &str, expect| assert_eq!(is_office(line), expect, "{line:?}");
        check("Associated Press", true);
        check("BBC News, Bergen", true);
        check("Senior Reporter", true);
        check("Cod is dear", false);
        check("The editor left.", false);
    }

    #[test]
    fn ordinary_sentences_are_no_bylines() {
        let check = |line: &str| assert_eq!(byline(line), None, "{line:?}");
        check("By Monday the ice had gone.");
        check("By contrast, Ana Lund stayed.");
        check("By Monday");
        check("By the time Ana Lund came, it was late");
        check("Par exemple, il pleut.");
        check("By Ana Lund's account the ice had gone.");
        check("Byron Lund");
    }
}
