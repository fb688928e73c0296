//! Cleaning what the collections call names, so that they agree with each other and with what the
//! program calls one: no titles in people, countries are places, one kind for one name.

use crate::chain::KINDS;
use crate::keys::{Key, join};
use crate::lists::{List, Lists, phrase};
use crate::mentions::{NATIONALITY, ORGANIZATION, PERSON, PLACE};
use crate::sheet::lowered_key;
use crate::titles::is_honorific;
use crate::tokens::tokens;
use std::collections::HashMap;

/// A name in bytes of its text, with the number of its kind.
pub(crate) type Name = (usize, usize, usize);

/// The name without what is no part of it; `None` where nothing is left.
pub(crate) fn trimmed(text: &str, (mut start, mut end, kind): Name) -> Option<Name> {
    let inside = |start: usize, end: usize| text.get(start..end).unwrap_or_default();
    let whole = inside(start, end);
    start += whole.len()
        - whole
            .trim_start_matches([' ', '\n', '"', '“', '‘', '('])
            .len();
    let whole = inside(start, end);
    end -= whole.len()
        - whole
            .trim_end_matches([' ', '\n', '"', '”', ',', ';', ':', ')'])
            .len();
    for ending in ["'s", "’s", " 's", " ’s"] {
        if inside(start, end).ends_with(ending) {
            end -= ending.len();
        }
    }
    if kind == ORGANIZATION || kind == PLACE {
        for article in ["the ", "The "] {
            if inside(start, end).starts_with(article) {
                start += article.len();
            }
        }
    }
    if kind == PERSON {
        loop {
            let found = tokens(inside(start, end), start);
            let Some(first) = found.first() else { break };
            let bare = first.text.trim_end_matches('.').to_lowercase();
            if !is_honorific(&bare) && !is_stripped_office(&bare) {
                break;
            }
            start = found.get(1).map_or(end, |next| next.start);
        }
    }
    (start < end).then_some((start, end, kind))
}

fn is_stripped_office(word: &str) -> bool {
    matches!(
        word,
        "president"
            | "vice"
            | "prime"
            | "minister"
            | "chancellor"
            | "senator"
            | "governor"
            | "king"
            | "queen"
            | "prince"
            | "princess"
            | "pope"
            | "secretary"
            | "secretary-general"
            | "ambassador"
            | "spokesman"
            | "spokeswoman"
            | "attorney"
            | "premier"
    )
}

/// The name of `name` in one key, whatever its capitals.
fn form(text: &str, name: Name) -> Key {
    let whole = text.get(name.0..name.1).unwrap_or_default();
    tokens(whole, 0)
        .iter()
        .fold(0, |form, token| join(form, lowered_key(token.text)))
}

/// Gives countries and nationalities their kind.
pub(crate) fn by_lists(text: &str, name: Name, lists: Lists<'_>) -> Name {
    let whole = text.get(name.0..name.1).unwrap_or_default();
    let known = lists.get(phrase(
        tokens(whole, 0).iter().map(|token| lowered_key(token.text)),
    ));
    if known.is_on(List::Country) && name.2 != PLACE && !known.is_on(List::First) {
        return (name.0, name.1, PLACE);
    }
    if known.is_on(List::Nationality)
        && name.2 != NATIONALITY
        && whole.starts_with(char::is_uppercase)
    {
        return (name.0, name.1, NATIONALITY);
    }
    if matches!(
        whole,
        "West Bank"
            | "Gaza"
            | "Gaza Strip"
            | "Kashmir"
            | "Chechnya"
            | "Darfur"
            | "Kosovo"
            | "Middle East"
            | "Europe"
            | "Africa"
            | "Asia"
    ) {
        return (name.0, name.1, PLACE);
    }
    name
}

/// For each form that occurs six times or more, the kind that three in five of them have.
pub(crate) fn majorities<'a>(
    names: impl IntoIterator<Item = (&'a str, Name)>,
) -> HashMap<Key, usize> {
    let mut counts: HashMap<Key, [u32; KINDS]> = HashMap::new();
    for (text, name) in names {
        counts.entry(form(text, name)).or_default()[name.2] += 1;
    }
    let majority = |(form, counts): (Key, [u32; KINDS])| {
        let total: u32 = counts.iter().sum();
        let most = (0..KINDS).max_by_key(|kind| counts[*kind])?;
        (total >= 6 && counts[most] * 5 >= total * 3).then_some((form, most))
    };
    counts.into_iter().filter_map(majority).collect()
}

/// The name with the kind that most of its like have.
pub(crate) fn by_majority(text: &str, name: Name, majorities: &HashMap<Key, usize>) -> Name {
    let kind = majorities.get(&form(text, name)).copied().unwrap_or(name.2);
    (name.0, name.1, kind)
}

/// Roles that collections of contracts mark as names.
const ROLES: [&str; 12] = [
    "agent",
    "bank",
    "borrower",
    "borrowers",
    "company",
    "executive",
    "guarantor",
    "lender",
    "lenders",
    "parties",
    "party",
    "seller",
];

/// Whether a collection of contracts marks a role as a name ("Borrower").
pub(crate) fn is_role(text: &str, name: Name) -> bool {
    let whole = text.get(name.0..name.1).unwrap_or_default().to_lowercase();
    ROLES.binary_search(&whole.trim()).is_ok()
}
