//! Words that stand before names, and words that bodies are called by.

/// Forms of address and ranks that stand before a name and are no part of it, in lower case and
/// without a full stop.
const HONORIFICS: [&str; 46] = [
    "adm",
    "admiral",
    "brig",
    "brigadier",
    "capt",
    "captain",
    "cmdr",
    "col",
    "colonel",
    "commander",
    "corporal",
    "cpl",
    "dame",
    "dr",
    "fr",
    "gen",
    "general",
    "hon",
    "judge",
    "justice",
    "lady",
    "lieutenant",
    "lord",
    "lt",
    "madame",
    "maj",
    "major",
    "mayor",
    "miss",
    "monsieur",
    "mr",
    "mrs",
    "ms",
    "officer",
    "private",
    "prof",
    "professor",
    "rabbi",
    "rep",
    "rev",
    "reverend",
    "sen",
    "sergeant",
    "sgt",
    "sir",
    "sister",
];

/// Offices and occupations that stand before a name.
const OFFICES: [&str; 67] = [
    "actor",
    "actress",
    "ambassador",
    "analyst",
    "archbishop",
    "attorney",
    "author",
    "bishop",
    "boss",
    "candidate",
    "cardinal",
    "chairman",
    "chairwoman",
    "chancellor",
    "chef",
    "chief",
    "coach",
    "commissioner",
    "congressman",
    "congresswoman",
    "counterpart",
    "director",
    "economist",
    "editor",
    "emperor",
    "envoy",
    "executive",
    "founder",
    "governor",
    "head",
    "historian",
    "husband",
    "journalist",
    "king",
    "lawmaker",
    "lawyer",
    "leader",
    "manager",
    "minister",
    "mp",
    "officials",
    "opponent",
    "owner",
    "pastor",
    "player",
    "poet",
    "pope",
    "premier",
    "president",
    "prince",
    "princess",
    "prosecutor",
    "queen",
    "representative",
    "researcher",
    "rival",
    "scientist",
    "secretary",
    "senator",
    "sheik",
    "sheikh",
    "singer",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "striker",
    "writer",
];

/// Words by which bodies are known.
const BODIES: [&str; 78] = [
    "academy",
    "administration",
    "agency",
    "airlines",
    "airways",
    "alliance",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "board",
    "brigade",
    "brotherhood",
    "bureau",
    "cabinet",
    "capital",
    "center",
    "centre",
    "chamber",
    "church",
    "city",
    "club",
    "coalition",
    "college",
    "commission",
    "committee",
    "company",
    "conference",
    "congress",
    "corp",
    "corporation",
    "council",
    "court",
    "democrats",
    "department",
    "federation",
    "force",
    "forces",
    "foundation",
    "front",
    "fund",
    "group",
    "guard",
    "holdings",
    "hospital",
    "inc",
    "industries",
    "institute",
    "institution",
    "league",
    "ltd",
    "media",
    "ministry",
    "movement",
    "museum",
    "network",
    "office",
    "organisation",
    "organization",
    "parliament",
    "partners",
    "party",
    "plc",
    "police",
    "press",
    "resistance",
    "school",
    "senate",
    "service",
    "services",
    "society",
    "systems",
    "times",
    "union",
    "united",
    "university",
    "works",
];

/// Whether `word`, as written and without a full stop, is a form of address that only names of people
/// follow.
pub(crate) fn is_form_of_address(word: &str) -> bool {
    matches!(word, "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Prof")
}

/// Whether `word`, in lower case and without a full stop, is an honorific or a rank.
pub(crate) fn is_honorific(word: &str) -> bool {
    HONORIFICS.binary_search(&word).is_ok()
}

/// Whether `word`, in lower case, is an office or occupation.
pub(crate) fn is_office(word: &str) -> bool {
    OFFICES.binary_search(&word).is_ok()
}

/// Whether bodies are known by `word`, in lower case.
pub(crate) fn is_body(word: &str) -> bool {
    BODIES.binary_search(&word).is_ok()
}

/// Whether `word`, in lower case, says or tells something.
pub(crate) fn is_saying(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "told"
            | "added"
            | "adds"
            | "asked"
            | "called"
            | "warned"
            | "urged"
            | "wrote"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order() {
        assert!(HONORIFICS.is_sorted());
        assert!(OFFICES.is_sorted());
        assert!(BODIES.is_sorted());
    }
}
