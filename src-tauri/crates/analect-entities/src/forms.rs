//! The words of names, and how names of the same differ.

use crate::names::Name;
use crate::titles::is_body;
use crate::tokens::tokens;
use analect_model::EntityKind;
use analect_text::slice;

/// A name in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    /// Its words in lower case, without full stops and signs.
    pub(crate) words: Vec<String>,
    /// Whether it is written with small letters.
    small: bool,
}

/// Words that end the names of companies.
const COMPANY_ENDS: [&str; 11] = [
    "ag",
    "co",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "llc",
    "ltd",
    "nv",
    "plc",
    "sa",
];

/// Small words inside names.
const SMALL: [&str; 10] = ["and", "de", "for", "in", "la", "of", "on", "the", "to", "&"];

/// Countries with several names.
const COUNTRIES: [&[&str]; 6] = [
    &[
        "us",
        "usa",
        "united states",
        "united states of america",
        "america",
    ],
    &["uk", "united kingdom", "britain", "great britain"],
    &["uae", "united arab emirates"],
    &["ussr", "soviet union"],
    &[
        "drc",
        "democratic republic of congo",
        "democratic republic of the congo",
    ],
    &["kiev", "kyiv"],
];

impl Form {
    /// The form of `name` in `text`.
    pub(crate) fn new(text: &str, name: &Name) -> Self {
        let written = slice(text, name.range).unwrap_or_default();
        let mut words = words_of(written);
        if let ([one], EntityKind::Nationality) = (words.as_mut_slice(), name.kind)
            && one.len() > 4
            && one.ends_with('s')
            && !one.ends_with("ss")
        {
            one.pop();
        }
        Self {
            words,
            small: written.chars().any(char::is_lowercase),
        }
    }

    /// The order in which forms are preferred as the name of an entity, the best being greatest.
    pub(crate) fn fullness(&self) -> (bool, usize, usize) {
        let letters = self.words.iter().map(String::len).sum();
        (self.small, self.words.len(), letters)
    }

    /// Whether it is one word in capitals.
    pub(crate) fn is_capitals(&self) -> bool {
        self.words.len() == 1 && !self.small
    }

    /// Its word, where it is only one.
    pub(crate) fn single(&self) -> Option<&str> {
        match self.words.as_slice() {
            [word] => Some(word),
            _ => None,
        }
    }

    /// Its first and its last word.
    pub(crate) fn ends(&self) -> Vec<String> {
        self.words
            .first()
            .into_iter()
            .chain(self.words.last())
            .cloned()
            .collect()
    }

    /// The initials of its words, with and without those of small words; none for a single word.
    pub(crate) fn initials(&self) -> Vec<String> {
        let initials = |small: bool| -> String {
            let counted = self
                .words
                .iter()
                .filter(|word| small || !SMALL.contains(&word.as_str()));
            counted.filter_map(|word| word.chars().next()).collect()
        };
        let both = [initials(false), initials(true)].into_iter();
        both.filter(|letters| self.words.len() > 1 && letters.chars().count() > 1)
            .collect()
    }

    /// What the place of this name is known by, whichever of its names this is.
    pub(crate) fn place(&self) -> String {
        let joined = self.words.join(" ");
        if let Some(names) = COUNTRIES
            .iter()
            .find(|names| names.contains(&joined.as_str()))
        {
            return names.concat();
        }
        let before = ["city of ", "republic of ", "kingdom of "];
        let after = [" city", " islands", " island"];
        let bare = before.iter().find_map(|before| joined.strip_prefix(before));
        let bare = bare.or_else(|| after.iter().find_map(|after| joined.strip_suffix(after)));
        bare.map_or(joined.clone(), str::to_owned)
    }
}

/// The words of a name in lower case, without full stops and signs, a leading "the" and a closing
/// "Inc.".
pub(crate) fn words_of(name: &str) -> Vec<String> {
    let word = |word: &str| -> Option<String> {
        let kept: String = word
            .chars()
            .map(|c| if c == '’' { '\'' } else { c })
            .filter(|c| c.is_alphanumeric() || *c == '&' || *c == '\'')
            .flat_map(char::to_lowercase)
            .collect();
        (!kept.is_empty() && kept != "'s").then_some(kept)
    };
    let tokens = tokens(name, 0);
    let mut words: Vec<String> = tokens.iter().filter_map(|token| word(token.text)).collect();
    if words.len() > 1 && words.first().is_some_and(|first| first == "the") {
        words.remove(0);
    }
    let is_end = |word: &String| COMPANY_ENDS.contains(&word.as_str());
    while words.len() > 1 && words.last().is_some_and(is_end) {
        words.pop();
    }
    words
}

/// Whether two names of several words may name one person: the same surname, and first names that
/// are equal, initials of each other, or left out.
pub(crate) fn may_be_one_person(one: &Form, other: &Form) -> bool {
    let (short, long) = if one.words.len() <= other.words.len() {
        (&one.words, &other.words)
    } else {
        (&other.words, &one.words)
    };
    if long.ends_with(short) || short.len() > 1 && long.starts_with(short) {
        return true;
    }
    let (Some((last, firsts)), Some((other_last, other_firsts))) =
        (short.split_last(), long.split_last())
    else {
        return false;
    };
    let starts = match (firsts.first(), other_firsts.first()) {
        (Some(a), Some(b)) => a == b || is_initial(a, b) || is_initial(b, a),
        _ => true,
    };
    last == other_last && starts && in_order(firsts, other_firsts)
}

fn is_initial(short: &str, long: &str) -> bool {
    short.chars().count() == 1 && long.starts_with(short)
}

/// Whether all of `short` occur in `long` in order, initials standing for names.
fn in_order(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|one| {
        rest.any(|other| one == other || is_initial(one, other) || is_initial(other, one))
    })
}

/// Whether `short` is the beginning or the end of the name `long` of a body, and says enough.
pub(crate) fn is_shortened(short: &Form, long: &Form) -> bool {
    let (short, long) = (&short.words, &long.words);
    if short.len() >= long.len() || short.is_empty() {
        return false;
    }
    let says_enough = short
        .iter()
        .any(|word| !is_body(word) && !SMALL.contains(&word.as_str()));
    says_enough && (long.starts_with(short) || long.ends_with(short))
}
