//! What a number counts: people, countries, ships.

use crate::Certainty;
use crate::lexeme::Lexemes;
use crate::word_list::WordList;

/// Nouns in the plural that numbers in news count.
#[rustfmt::skip]
static NOUNS: WordList = WordList::new(&[
    "adults", "aircraft", "animals", "arrests", "artists", "athletes", "banks", "birds", "boats", "bodies", "bombs", "boys", "buildings",
    "buses", "candidates", "cars", "cases", "cattle", "children", "cities", "civilians", "companies", "copies", "countries", "cows", "crew",
    "cups", "customers", "deaths", "delegates", "demonstrators", "deputies", "diplomats", "doctors", "dollars", "drivers", "drones",
    "employees", "experts", "factories", "families", "fans", "farmers", "firefighters", "firms", "fish", "fishermen", "flights", "games",
    "girls", "goals", "goats", "guests", "helicopters", "homes", "hospitals", "hostages", "households", "houses", "inhabitants", "injuries",
    "islands", "jobs", "judges", "jurors", "lawmakers", "lawyers", "leaders", "lorries", "matches", "medals", "members", "men", "migrants",
    "ministers", "missiles", "mps", "nations", "nurses", "officers", "officials", "others", "pages", "passengers", "patients", "pensioners",
    "people", "persons", "pigs", "planes", "players", "points", "police", "policemen", "prisoners", "protesters", "pupils", "refugees",
    "residents", "rockets", "sailors", "schools", "scientists", "seats", "senators", "shares", "sheep", "shells", "ships", "shops",
    "soldiers", "species", "spectators", "staff", "states", "students", "subscribers", "survivors", "suspects", "tanks", "teachers",
    "tickets", "tourists", "towns", "trains", "trees", "troops", "trucks", "units", "users", "vehicles", "vessels", "victims", "villages",
    "visitors", "volunteers", "voters", "votes", "weapons", "witnesses", "women", "workers",
]);

/// Words that end the search for what is counted.
#[rustfmt::skip]
static STOPS: WordList = WordList::new(&[
    "a", "about", "after", "against", "all", "also", "am", "an", "and", "april", "are", "as", "at", "august", "before", "between", "but",
    "by", "can", "centuries", "century", "could", "day", "days", "dec", "decade", "decades", "december", "during", "feb", "february", "for",
    "friday", "from", "gmt", "had", "has", "have", "he", "her", "his", "hour", "hours", "i", "if", "in", "into", "is", "it", "its", "jan",
    "january", "july", "june", "just", "less", "march", "may", "minute", "minutes", "monday", "month", "months", "more", "nd", "not", "nov",
    "november", "o", "oct", "october", "of", "on", "only", "or", "out", "over", "per", "pm", "rd", "s", "said", "saturday", "says",
    "second", "seconds", "sept", "september", "she", "since", "so", "spokesman", "st", "sunday", "th", "than", "that", "the", "their",
    "these", "they", "this", "those", "through", "thursday", "times", "to", "tuesday", "under", "until", "was", "we", "wednesday", "week",
    "weekend", "weekends", "weeks", "were", "when", "where", "which", "while", "who", "will", "with", "would", "year", "years", "you",
]);

/// Words in -s that are no plurals.
#[rustfmt::skip]
static SINGULAR: WordList = WordList::new(&[
    "afterwards", "always", "backwards", "besides", "comes", "does", "faces", "gives", "goes", "lives", "makes", "means", "minus", "needs",
    "overseas", "perhaps", "plays", "plus", "remains", "runs", "says", "shows", "sometimes", "takes", "thus", "towards", "wants", "wins",
]);

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
        if !lexemes.is_word(index) || STOPS.has(word) || (step > 0 && !follows) {
            return None;
        }
        if lexemes.is_capital(index) && !is_national(word) {
            return None;
        }
        if NOUNS.has(word) {
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
    word.len() > 3 && word.ends_with('s') && !sibilant && !SINGULAR.has(word)
}
