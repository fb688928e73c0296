//! Packing lists of names into the table the program carries.

use crate::keys::{Key, join};
use crate::lists::{LONGEST, List, phrase, place};
use crate::sheet::lowered_key;
use crate::tokens::tokens;
use std::collections::BTreeMap;

/// Lists of names as read from files.
#[derive(Debug, Clone, Default)]
pub struct NameLists {
    known: BTreeMap<Key, u16>,
}

/// The lists, by the names of their files.
const FILES: [(&str, List); 10] = [
    ("first", List::First),
    ("last", List::Last),
    ("city", List::City),
    ("country", List::Country),
    ("state", List::State),
    ("nat", List::Nationality),
    ("worg", List::Body),
    ("wper", List::Person),
    ("wplace", List::Place),
    ("corg", List::Company),
];

/// Words that the list of countries holds as countries of their own, being halves of one.
const HALVES: [&str; 2] = ["Bank", "West"];

/// Nationalities, peoples and faiths that the list of files lacks.
const MORE_NATIONALITIES: [&str; 70] = [
    "Anglican",
    "Anglicans",
    "Basque",
    "Basques",
    "Bavarian",
    "Bavarians",
    "Bedouin",
    "Bedouins",
    "Berber",
    "Berbers",
    "Briton",
    "Britons",
    "Buddhists",
    "Californian",
    "Californians",
    "Catalan",
    "Catalans",
    "Catholics",
    "Chechens",
    "Crimean",
    "Croat",
    "Croats",
    "Danes",
    "Emirati",
    "Emiratis",
    "Finns",
    "Flemish",
    "Hindus",
    "Hispanic",
    "Hispanics",
    "Hutus",
    "Kosovars",
    "Kurds",
    "Latinos",
    "Mexicans",
    "Pashtun",
    "Pashtuns",
    "Persians",
    "Poles",
    "Protestant",
    "Protestants",
    "Saudis",
    "Scandinavian",
    "Scandinavians",
    "Scots",
    "Serbs",
    "Shiites",
    "Sicilian",
    "Sicilians",
    "Sikh",
    "Sikhs",
    "Slavic",
    "Somalis",
    "Spaniard",
    "Spaniards",
    "Sunnis",
    "Swedes",
    "Tamil",
    "Tamils",
    "Texan",
    "Texans",
    "Thais",
    "Tibetans",
    "Turks",
    "Tutsis",
    "Uighur",
    "Uighurs",
    "Uyghur",
    "Uyghurs",
    "Yemeni",
];

impl NameLists {
    /// The names of the files that are read: one name a line.
    pub fn files() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(file, _)| *file)
    }

    /// Adds the lines of the file called `file`.
    pub fn add(&mut self, file: &str, lines: &str) {
        let Some((_, list)) = FILES.iter().find(|(name, _)| *name == file) else {
            return;
        };
        let more = MORE_NATIONALITIES
            .iter()
            .filter(|_| *list == List::Nationality);
        for line in lines.lines().chain(more.copied()) {
            let words: Vec<Key> = tokens(line, 0)
                .iter()
                .map(|token| lowered_key(token.text))
                .collect();
            let is_half = *list == List::Country && HALVES.contains(&line);
            if words.is_empty() || words.len() > LONGEST || is_half {
                continue;
            }
            *self.known.entry(phrase(words.iter().copied())).or_default() |= list.bit();
            if let (List::Person, Some(last)) = (list, words.last()) {
                *self.known.entry(join(0, *last)).or_default() |= List::PersonLast.bit();
            }
        }
    }

    /// Adds words with their class of lower case, from 1 to 15: lines of word, tab, class.
    pub fn add_lower(&mut self, lines: &str) {
        for line in lines.lines() {
            let Some((word, class)) = line.split_once('\t') else {
                continue;
            };
            let class = class.trim().parse::<u16>().unwrap_or(0).min(15);
            *self.known.entry(phrase([lowered_key(word)])).or_default() |= class;
        }
    }

    /// The packed table.
    pub fn pack(&self) -> Vec<u8> {
        let entries: Vec<(Key, u16)> = self
            .known
            .iter()
            .filter(|(_, known)| **known != 0)
            .map(|(phrase, known)| (*phrase, *known))
            .collect();
        let slots = entries.len() + entries.len() / 4 + 1;
        let mut table = vec![[0u8; 4]; slots];
        for (phrase, known) in entries {
            let (mut at, print) = place(phrase, slots);
            while table[at] != [0; 4] {
                at = (at + 1) % slots;
            }
            let ([a, b], [c, d]) = (print.to_le_bytes(), known.to_le_bytes());
            table[at] = [a, b, c, d];
        }
        table.concat()
    }
}
