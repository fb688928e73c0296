//! The gender a person is spoken of with, as far as a title or the first name tells it.

use analect_model::EntityKind;
use analect_text::slice;
use std::collections::BTreeMap;

use crate::Name;

/// The grammatical gender a person is spoken of with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    /// "he".
    Male,
    /// "she".
    Female,
}

/// First names that news and the US Census of 1990 know for one gender only.
const MALE: &str = include_str!("male.txt");
const FEMALE: &str = include_str!("female.txt");

/// Words before a name, or at its start, that tell a gender.
#[rustfmt::skip]
const MALE_TITLES: &[&str] = &[
    "Mr", "Sir", "Lord", "King", "Prince", "Pope", "Father", "Baron", "chairman", "spokesman", "actor", "businessman", "congressman", "husband",
    "father", "brother", "son", "uncle", "grandfather", "nephew",
];
#[rustfmt::skip]
const FEMALE_TITLES: &[&str] = &[
    "Mrs", "Ms", "Miss", "Lady", "Dame", "Queen", "Princess", "Baroness", "chairwoman", "spokeswoman", "actress", "businesswoman",
    "congresswoman", "wife", "mother", "sister", "daughter", "widow", "aunt", "grandmother", "niece",
];

/// What the names of a text tell of genders.
#[derive(Debug)]
pub(super) struct Genders {
    /// Of each name by itself.
    own: Vec<Option<Gender>>,
    /// By surname; where its bearers differ it tells nothing.
    by_surname: BTreeMap<String, Option<Gender>>,
}

impl Genders {
    /// The genders of `names` in `text`.
    pub(super) fn of(text: &str, names: &[Name]) -> Self {
        let titles: Vec<Option<Gender>> = names.iter().map(|name| title(text, name)).collect();
        let own = names.iter().zip(&titles);
        let own: Vec<_> = own
            .map(|(name, title)| title.or_else(|| first_name(text, name)))
            .collect();
        let mut genders = Self {
            own,
            by_surname: BTreeMap::new(),
        };
        for (number, name) in names.iter().enumerate() {
            if let (Some(gender), Some(surname)) = (genders.own[number], surname(text, name)) {
                let known = genders.by_surname.entry(surname.to_owned());
                known
                    .and_modify(|known| *known = known.filter(|known| *known == gender))
                    .or_insert(Some(gender));
            }
        }
        genders
    }

    /// The gender of the name `number`, which is `name`.
    pub(super) fn get(&self, text: &str, number: usize, name: &Name) -> Option<Gender> {
        let own = self.own.get(number).copied().flatten();
        own.or_else(|| *self.by_surname.get(surname(text, name)?)?)
    }

    /// Keeps that the bearer of `name` is spoken of with `gender`, where nothing else told one.
    pub(super) fn learn(&mut self, text: &str, name: &Name, gender: Gender) {
        if let Some(surname) = surname(text, name) {
            let known = self.by_surname.entry(surname.to_owned());
            known.or_insert(Some(gender));
        }
    }
}

/// The last word of a name of a person.
fn surname<'text>(text: &'text str, name: &Name) -> Option<&'text str> {
    let person = name.kind == EntityKind::Person;
    let words = slice(text, name.range).filter(|_| person)?;
    words.split_whitespace().next_back()
}

/// What the word before the name, or its first one, tells as a title.
fn title(text: &str, name: &Name) -> Option<Gender> {
    let person = name.kind == EntityKind::Person;
    let before = text.get(..name.range.start().index()).filter(|_| person)?;
    let before = before.trim_end().trim_end_matches(['.', ',']);
    let before = before.rsplit(|c: char| !c.is_alphabetic()).next();
    let own = slice(text, name.range)?.split([' ', '.']).next();
    of_title(before.unwrap_or("")).or_else(|| of_title(own.unwrap_or("")))
}

fn of_title(title: &str) -> Option<Gender> {
    told(MALE_TITLES.contains(&title), FEMALE_TITLES.contains(&title))
}

/// What the first of several words tells.
fn first_name(text: &str, name: &Name) -> Option<Gender> {
    let person = name.kind == EntityKind::Person;
    let words = slice(text, name.range).filter(|_| person)?;
    let (first, _) = words.split_once(char::is_whitespace)?;
    let first = first.to_lowercase();
    let is_on = |list: &str| list.split_ascii_whitespace().any(|one| one == first);
    told(is_on(MALE), is_on(FEMALE))
}

const fn told(male: bool, female: bool) -> Option<Gender> {
    match (male, female) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use analect_text::TextRange;

    #[test]
    fn titles_tell_more_than_first_names_and_surnames_of_both_nothing() {
        let text = "Marta Holm. Mr Kim Holm. Dame Robert Vane. Vane. Holm. Robin Lund. Lund.";
        let person = |words: &str, nth: usize| {
            let (start, _) = text.match_indices(words).nth(nth).unwrap();
            let range = TextRange::of(start, start + words.len()).unwrap();
            Name::sure(range, EntityKind::Person)
        };
        let names = [
            person("Marta Holm", 0),
            person("Kim Holm", 0),
            person("Robert Vane", 0),
            person("Vane", 1),
            person("Holm", 2),
            person("Robin Lund", 0),
            person("Lund", 1),
        ];
        let mut genders = Genders::of(text, &names);
        let found = |genders: &Genders| -> Vec<Option<Gender>> {
            let all = names.iter().enumerate();
            all.map(|(number, name)| genders.get(text, number, name))
                .collect()
        };
        let (he, she) = (Some(Gender::Male), Some(Gender::Female));
        assert_eq!(found(&genders), [she, he, she, she, None, None, None]);
        genders.learn(text, &names[6], Gender::Male);
        genders.learn(text, &names[4], Gender::Male);
        assert_eq!(found(&genders), [she, he, she, she, None, he, he]);
    }

    #[test]
    fn no_first_name_stands_on_both_lists() {
        let male: Vec<&str> = MALE.split_ascii_whitespace().collect();
        assert!(
            FEMALE
                .split_ascii_whitespace()
                .all(|name| !male.contains(&name))
        );
    }
}
