//! What a number counts: people, countries, ships.

use crate::Certainty;
use crate::lexeme::Lexemes;

/// Nouns in the plural that numbers in news count.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "people", "persons", "men", "women", "children", "boys", "girls", "adults", "students", "pupils", "teachers", "workers", "staff", "employees",
    "soldiers", "troops", "officers", "police", "policemen", "civilians", "refugees", "migrants", "patients", "prisoners", "hostages", "passengers",
    "residents", "inhabitants", "voters", "members", "leaders", "ministers", "officials", "lawmakers", "deputies", "senators", "mps", "delegates",
    "diplomats", "experts", "scientists", "doctors", "nurses", "farmers", "fans", "spectators", "players", "protesters", "demonstrators",
    "survivors", "victims", "suspects", "witnesses", "families", "households", "countries", "nations", "states", "cities", "towns", "villages", "islands",
    "homes", "houses", "buildings", "schools", "hospitals", "companies", "firms", "banks", "shops", "factories", "jobs", "vehicles", "cars", "buses",
    "trucks", "lorries", "trains", "ships", "boats", "vessels", "aircraft", "planes", "helicopters", "drones", "missiles", "rockets", "tanks",
    "bombs", "shells", "weapons", "animals", "birds", "cows", "cattle", "sheep", "pigs", "fish", "trees", "votes", "seats", "deaths", "cases",
    "injuries", "arrests", "customers", "users", "subscribers", "shares", "copies", "tickets", "flights", "species", "bodies", "others", "guests",
    "visitors", "tourists", "volunteers", "firefighters", "crew", "goals", "points", "medals", "matches", "games", "cups", "pages",
    "candidates", "judges", "jurors", "lawyers", "pensioners", "drivers", "sailors", "fishermen", "athletes", "artists", "units", "goats",
    "dollars",
];

/// Words that end the search for what is counted.
#[rustfmt::skip]
const STOPS: &[&str] = &[
    "and", "or", "but", "of", "in", "on", "at", "by", "for", "from", "to", "with", "as", "than", "that", "which", "who", "is", "are", "was", "were",
    "has", "have", "had", "said", "says", "will", "would", "could", "can", "may", "after", "before", "since", "until", "when", "while", "where", "the",
    "a", "an", "this", "these", "those", "his", "her", "its", "their", "he", "she", "it", "they", "we", "i", "you", "per", "more", "less",
    "over", "under", "between", "about", "into", "against", "during", "through", "not", "if", "so", "all", "am", "pm", "gmt", "out",
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "sept", "oct",
    "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "also", "only", "just", "times",
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "decade",
    "decades", "century", "centuries", "weekend", "weekends", "o", "th", "st", "nd", "rd", "s", "am", "spokesman",
];

/// Words in -s that are no plurals.
#[rustfmt::skip]
const SINGULAR: &[&str] = &[
    "does", "says", "shows", "always", "perhaps", "makes", "gives", "takes", "wins", "plays", "comes", "goes", "faces", "minus", "plus", "besides",
    "means", "remains", "needs", "wants", "sometimes", "afterwards", "overseas", "towards", "backwards", "runs", "lives", "thus",
];

/// What stands counted at `at`, behind a number: the lexeme that holds it, and how sure that is.
///
/// Up to three words may stand between ("26 mostly western European countries").
pub(super) fn counted(lexemes: &Lexemes, at: usize) -> Option<(usize, Certainty)> {
    for step in 0..4 {
        let index = at + step;
        let tied = lexemes.is_dash(index) && lexemes.joined(index + 1) && step > 0;
        let word = lexemes.lower(index);
        if tied {
            continue;
        }
        let follows = lexemes.joined_by_space(index) || lexemes.is_dash(index.saturating_sub(1));
        if !lexemes.is_word(index) || STOPS.contains(&word) || (step > 0 && !follows) {
            return None;
        }
        if lexemes.is_capital(index) && !is_national(word) {
            return None;
        }
        if NOUNS.contains(&word) {
            return Some((index, Certainty::Medium));
        }
        if is_plural(word) && !lexemes.is_capital(index) && step < 3 {
            return Some((index, Certainty::Low));
        }
    }
    None
}

/// Whether a word in a capital looks like one of a nation or party: "European", "Danish".
fn is_national(word: &str) -> bool {
    let endings = [
        "an", "ish", "ese", "ch", "sh", "ern", "ic", "ss", "i", "mps", "ek",
    ];
    endings.iter().any(|end| word.ends_with(end))
}

fn is_plural(word: &str) -> bool {
    let sibilant = ["ss", "us", "is", "ous"]
        .iter()
        .any(|end| word.ends_with(end));
    word.len() > 3 && word.ends_with('s') && !sibilant && !SINGULAR.contains(&word)
}
