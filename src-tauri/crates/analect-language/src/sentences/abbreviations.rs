//! Words whose full stop is part of the word.

use super::surroundings::last_token;

/// What the full stop after a word tells about the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// An ordinary word: the stop ends a sentence.
    Plain,
    /// A title or a particle that always has its word after it ("Mr.", "e.g.").
    Never,
    /// Ends nothing before a number ("No. 5", "Sept. 4"), otherwise like an ordinary word.
    NotBeforeNumber,
    /// Ends a sentence only where what follows plainly opens another ("U.S.", "Inc.").
    OnlyBeforeOpening,
    /// A time of day: like the former, but also in front of a name ("6 p.m. Smith left.").
    TimeOfDay,
    /// The initial of a name ("J.").
    Initial,
}

/// Titles and particles, exactly as written.
#[rustfmt::skip]
const NEVER: &[&str] = &[
    // English titles and ranks
    "Mr", "Mrs", "Ms", "Mx", "Messrs", "Dr", "Drs", "Prof", "Rev", "Revd", "Fr", "Hon", "Rt", "Gen", "Col", "Lt", "Sgt",
    "Capt", "Cmdr", "Cdr", "Adm", "Maj", "Brig", "Cpl", "Pvt", "Gov", "Sen", "Sens", "Rep", "Reps", "Pres", "Supt", "Det",
    "Insp", "Atty", "Amb", "Sec", "St", "Ste", "Mt", "Ft", "Pt", "Asst", "Assoc",
    // English particles
    "vs", "v", "P.S", "PS", "cf", "viz", "approx", "ca", "esp", "incl", "e.g", "i.e", "eg", "ie", "resp", "al",
    // German
    "bzw", "bspw", "evtl", "ggf", "inkl", "Mio", "Mrd", "vgl", "Hr", "Frl", "Dipl", "z.B", "d.h", "u.a", "v.a", "sog",
    "zzgl", "gest", "geb", "Bd",
    // French
    "MM", "Mme", "Mmes", "Mlle", "Mgr", "Pr", "Me", "env", "av", "apr",
    // Spanish, Portuguese, Italian
    "Sr", "Sra", "Srta", "Sres", "Dra", "Dña", "Ud", "Uds", "Exmo", "Sto", "Sta", "Sig", "sig", "dott", "Dott", "avv",
    "Avv", "ing",
    // Dutch
    "dhr", "Dhr", "mevr", "Mevr", "drs", "mr", "bijv", "o.a", "d.w.z",
];

/// Labels of a number, months, days and what closes an enumeration, in lower case.
#[rustfmt::skip]
const NOT_BEFORE_NUMBER: &[&str] = &[
    "no", "nos", "n°", "nº", "nr", "nrs", "num", "núm", "p", "pp", "pg", "pág", "pag", "vol", "vols", "art", "arts", "fig",
    "figs", "ch", "chap", "sec", "sect", "para", "ed", "eq", "eqs", "ver", "op", "abs", "tel", "ext", "est", "bk", "pl",
    "jan", "feb", "febr", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "okt", "nov", "dec", "dez", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "b", "d", "c", "m", "r", "div", "etc", "ecc", "enz",
];

/// Words that may close a sentence but are mostly followed by a name, in lower case.
#[rustfmt::skip]
const ONLY_BEFORE_OPENING: &[&str] = &[
    "inc", "ltd", "co", "cos", "corp", "llc", "plc", "bros", "cie", "gmbh", "jr", "sr", "esq", "phd", "ph.d", "dept", "univ",
    "assn", "bldg", "mfg", "intl", "ave", "av", "blvd", "rd", "hwy", "str", "usw", "ariz", "ark",
    "calif", "colo", "conn", "del", "fla", "ga", "ill", "kan", "ky", "la", "md", "mass", "mich", "minn", "miss", "mo",
    "mont", "neb", "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "ont", "que", "gov't",
    "ft", "st", "sq", "lb", "lbs", "oz", "mi", "km", "min", "max", "avg", "misc",
];

/// Capitalised words that open a sentence much more often than they continue a name.
#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "The", "A", "An", "It", "He", "She", "They", "We", "You", "I", "This", "That", "These", "Those", "There", "Here", "His",
    "Her", "Its", "Their", "Our", "My", "Your", "But", "And", "Or", "So", "Yet", "For", "In", "On", "At", "By", "From",
    "With", "Without", "As", "If", "When", "While", "After", "Before", "Since", "Because", "Although", "Though", "However",
    "Meanwhile", "Moreover", "What", "Who", "Why", "How", "Where", "Which", "Did", "Do", "Does", "Is", "Are", "Was", "Were",
    "Has", "Have", "Had", "Can", "Could", "Will", "Would", "Should", "May", "Might", "Not", "Yes", "Let", "Please", "Then",
    "Now", "Also", "Some", "Many", "Most", "Several", "One", "Two", "Three", "Even", "During", "Under", "Until", "To", "Of",
    "Such", "Each", "Every", "All", "Both", "Nor", "Once", "Only", "Today", "Instead", "Still", "Among", "According",
    "Despite", "Although", "Another", "Any", "No", "Mr", "Mrs", "Ms", "It's", "It’s", "He's", "He’s", "She's", "She’s",
    "I'm", "I’m", "That's", "That’s", "There's", "There’s", "They're", "They’re", "We're", "We’re", "Don't", "Don’t",
    // German, French, Spanish, Italian, Portuguese, Dutch
    "Der", "Die", "Das", "Ein", "Eine", "Er", "Sie", "Es", "Wir", "Ich", "Und", "Aber", "Im", "Am", "Auch", "Le", "Les",
    "Il", "Elle", "Ils", "On", "Nous", "Un", "Une", "Et", "Mais", "Dans", "El", "Los", "Las", "Una", "Pero", "En", "Lo",
    "Gli", "Ma", "Nel", "O", "Os", "As", "Um", "Uma", "Mas", "Em", "Het", "De", "Een", "Maar", "Hij", "Zij",
];

/// Words in lower case that open sentences in hasty writing only.
#[rustfmt::skip]
const HASTY_OPENINGS: &[&str] = &[
    "im", "ive", "dont", "cant", "can't", "can’t", "couldn't", "couldn’t", "didn't", "didn’t", "theres", "whats", "thats",
    "thanks", "thank", "thx", "maybe", "just", "well", "oh", "ok", "okay", "lol", "hey", "hi", "great", "guess", "hope", "sorry",
];

/// Words that introduce a time at the head of a sentence ("At 5 a.m. Smith left").
#[rustfmt::skip]
pub(super) const TIME_OPENINGS: &[&str] =
    &["At", "By", "From", "Until", "Around", "About", "Shortly", "Before", "After", "Since", "On", "Every"];

/// Time zones, which follow a time of day inside its sentence.
#[rustfmt::skip]
const AFTER_TIME: &[&str] = &[
    "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT", "GMT", "UTC", "BST", "CET", "CEST", "IST",
    "JST", "AEST", "Eastern", "Central", "Pacific", "Mountain", "Greenwich",
];

#[rustfmt::skip]
const WEEKDAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

#[rustfmt::skip]
const MONTHS: &[&str] = &[
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Januar", "Februar",
    "März", "Mai", "Juni", "Juli", "Oktober", "Dezember",
];

/// Whether `word` names a month, in English or German.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// Whether `word` names a day of the week, in English.
pub(super) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word)
}

/// Whether `word` after a time of day belongs to it.
pub(super) fn continues_time(word: &str) -> bool {
    AFTER_TIME.contains(&word) || is_weekday(word) || is_month(word)
}

/// What the full stop after `word` (which holds no final stop) tells.
pub(super) fn stop_after(word: &str) -> Stop {
    if NEVER.contains(&word) {
        return Stop::Never;
    }
    if word.chars().count() > 7 {
        return Stop::Plain;
    }
    let lower = word.to_lowercase();
    match lower.as_str() {
        "a.m" | "p.m" | "am" | "pm" => Stop::TimeOfDay,
        _ if is_initial(word) => Stop::Initial,
        lower if NOT_BEFORE_NUMBER.contains(&lower) => Stop::NotBeforeNumber,
        lower if ONLY_BEFORE_OPENING.contains(&lower) || is_acronym(word) => {
            Stop::OnlyBeforeOpening
        }
        _ => Stop::Plain,
    }
}

/// Whether `text` ends with a full stop that belongs to its last word.
pub(crate) fn ends_with_abbreviation(text: &str) -> bool {
    let before = text.strip_suffix('.');
    before.is_some_and(|before| {
        !matches!(
            stop_after(last_token(before)),
            Stop::Plain | Stop::NotBeforeNumber
        )
    })
}

/// Whether `word`, capitalised, plainly opens a sentence.
pub(super) fn is_opening(word: &str) -> bool {
    OPENINGS.contains(&word)
}

/// Whether `word`, in lower case, would plainly open a sentence if it were capitalised.
pub(super) fn opens_in_lower_case(word: &str) -> bool {
    if HASTY_OPENINGS.contains(&word) {
        return true;
    }
    let mut characters = word.chars();
    let Some(first) = characters.next() else {
        return false;
    };
    let capitalised: String = first.to_uppercase().chain(characters).collect();
    is_opening(&capitalised)
}

/// One capital letter, which may follow other initials ("K" and "J.K" alike).
fn is_initial(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(char::is_uppercase) && characters.next().is_none()
}

/// Letters with stops between them: "U.S", "E.U", "Ph.D", "EE.UU".
fn is_acronym(word: &str) -> bool {
    let mut parts = 0;
    let short = |part: &str| {
        parts += 1;
        (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic)
    };
    word.split('.').all(short) && parts > 1
}
