//! Words around quotations: verbs that report, pronouns, and the roles of those who speak.

use crate::lexeme::Lexemes;
use crate::word_list::WordList;

/// How surely a verb reports what somebody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    /// Reports, also without "that": "said".
    Says,
    /// Reports, with words quoted or with "that": "warned".
    Reports,
    /// Names something, in somebody's words: "called".
    Names,
    /// Reports in a participle: "adding".
    Participle,
    /// "according to".
    According,
}

#[rustfmt::skip]
static SAYS: WordList = WordList::new(&[
    "add", "added", "adds", "said", "say", "says", "tell", "tells", "told",
]);

#[rustfmt::skip]
static REPORTS: WordList = WordList::new(&[
    "acknowledge", "acknowledged", "acknowledges", "admits", "admitted", "affirmed", "agreed", "agrees", "allege", "alleged", "alleges",
    "announced", "announces", "answered", "apologised", "apologized", "argue", "argued", "argues", "ask", "asked", "asks", "asserted",
    "asserts", "begins", "believe", "believed", "believes", "boasted", "caution", "cautioned", "chanted", "claim", "claimed", "claims",
    "commented", "comments", "complain", "complained", "complains", "concede", "conceded", "concedes", "concluded", "concludes",
    "confirmed", "confirms", "contend", "contended", "contends", "continued", "continues", "countered", "cried", "declared", "declares",
    "denied", "denies", "deny", "disclosed", "emphasised", "emphasises", "emphasized", "emphasizes", "estimated", "estimates", "exclaimed",
    "explain", "explained", "explains", "hoped", "hopes", "insist", "insisted", "insists", "interjected", "joked", "jokes", "lamented",
    "laughed", "laughs", "maintain", "maintained", "maintains", "mused", "noted", "notes", "objected", "observed", "opined", "pleaded",
    "pledged", "posted", "predict", "predicted", "predicts", "proclaimed", "promised", "promises", "protested", "quipped", "read", "reads",
    "recall", "recalled", "recalls", "reiterated", "remarked", "repeated", "replied", "replies", "reply", "reported", "reports",
    "responded", "responds", "retorted", "revealed", "reveals", "ruled", "shouted", "sighed", "stated", "states", "stressed", "stresses",
    "suggest", "suggested", "suggests", "summed", "testified", "testifies", "texted", "thinks", "thundered", "tweeted", "tweets",
    "underlined", "underscored", "urged", "vowed", "warn", "warned", "warns", "went", "whispered", "wondered", "write", "writes", "wrote",
    "yelled",
]);

#[rustfmt::skip]
static NAMES: WordList = WordList::new(&[
    "accused", "attacked", "blamed", "branded", "called", "calls", "characterised", "characterized", "cited", "condemned", "considers",
    "criticised", "criticized", "decried", "demanded", "demands", "denounced", "derided", "describe", "described", "describes", "dismissed",
    "found", "hailed", "labeled", "labelled", "likened", "praised", "rejected", "ridiculed", "sees", "slammed", "speaks", "spoke", "wanted",
    "welcomed",
]);

#[rustfmt::skip]
static PARTICIPLES: WordList = WordList::new(&[
    "adding", "announcing", "arguing", "asking", "calling", "claiming", "declaring", "describing", "explaining", "insisting", "joking",
    "noting", "promising", "quoting", "recalling", "replying", "saying", "shouting", "stating", "stressing", "suggesting", "telling",
    "tweeting", "vowing", "warning", "writing",
]);

/// Words that are nouns or other verbs as often as they report.
#[rustfmt::skip]
static OFTEN_NOUNS: WordList = WordList::new(&[
    "add", "answers", "argue", "ask", "begins", "believe", "calls", "claim", "claims", "comments", "continued", "continues", "demands",
    "estimates", "found", "hopes", "jokes", "notes", "observed", "posted", "promises", "read", "reads", "reply", "reports", "ruled", "say",
    "states", "stresses", "tweets", "warn", "went",
]);

/// Between a subject and its verb.
#[rustfmt::skip]
static ADVERBS: WordList = WordList::new(&[
    "again", "all", "also", "always", "both", "could", "d", "did", "does", "even", "first", "friday", "further", "had", "has", "have",
    "herself", "himself", "itself", "just", "later", "monday", "never", "not", "now", "often", "once", "saturday", "simply", "since",
    "still", "sunday", "themselves", "then", "thursday", "today", "tuesday", "ve", "wednesday", "will", "would", "yesterday",
]);

/// Nouns for people who speak.
#[rustfmt::skip]
static ROLES: WordList = WordList::new(&[
    "academic", "activist", "actor", "actress", "adviser", "advisor", "aide", "ambassador", "analyst", "architect", "attendee", "attorney",
    "author", "baker", "banker", "biologist", "bishop", "boss", "boy", "broker", "brother", "bystander", "campaigner", "candidate",
    "captain", "captains", "carmaker", "chair", "chairman", "chairwoman", "chancellor", "chef", "chief", "climber", "coach", "colleague",
    "colonel", "columnist", "commander", "commissioner", "commuter", "constable", "cook", "councillor", "councilor", "counsel", "couple",
    "creditor", "critic", "curator", "customer", "daughter", "dealer", "defence", "defendant", "defense", "delegate", "deputy", "detective",
    "developer", "diplomat", "director", "doctor", "donor", "driver", "economist", "editor", "employee", "engineer", "envoy", "executive",
    "expert", "family", "farmer", "father", "fighter", "firefighter", "fisherman", "fishermen", "forecaster", "founder", "friend",
    "general", "girl", "goalkeeper", "governor", "guide", "gunman", "hacker", "head", "historian", "hostage", "hunter", "husband",
    "insider", "inspector", "inspectors", "insurgent", "investigator", "investor", "islander", "journalist", "judge", "juror", "king",
    "landlord", "lawmaker", "lawyer", "leader", "lender", "lobbyist", "man", "manager", "mayor", "mediator", "member", "men",
    "meteorologist", "midfielder", "midwife", "migrant", "militant", "minister", "monk", "mother", "mp", "nanny", "negotiator", "neighbor",
    "neighbour", "nun", "nurse", "observer", "officer", "official", "onlooker", "opponent", "organiser", "organizer", "owner", "paramedic",
    "parent", "participant", "partner", "passenger", "people", "person", "physician", "pilot", "plaintiff", "player", "pollster", "pope",
    "predecessor", "premier", "president", "priest", "prince", "producer", "professor", "prosecution", "prosecutor", "protester", "pupil",
    "queen", "reader", "rebel", "refugee", "relative", "reporter", "representative", "researcher", "resident", "retailer", "sailor",
    "scholar", "scientist", "secretary", "senator", "separatist", "shareholder", "sheriff", "shopkeeper", "singer", "sister", "skipper",
    "soldier", "son", "source", "spokesman", "spokesmen", "spokespeople", "spokesperson", "spokeswoman", "staffer", "strategist", "striker",
    "student", "successor", "superintendent", "supplier", "supporter", "surgeon", "survivor", "suspect", "teacher", "teenager", "tenant",
    "tourist", "trader", "treasurer", "trustee", "user", "veteran", "vicar", "victim", "viewer", "villager", "volunteer", "widow", "wife",
    "witness", "woman", "women", "worker", "writer",
]);

/// Nouns for bodies that speak.
#[rustfmt::skip]
static BODIES: WordList = WordList::new(&[
    "administration", "agency", "airline", "army", "association", "authorities", "authority", "bank", "board", "broadcaster", "bureau",
    "charity", "club", "coalition", "commission", "committee", "company", "complaint", "council", "court", "department", "embassy",
    "federation", "firm", "force", "foundation", "government", "group", "hospital", "house", "indictment", "institute", "kremlin",
    "lawsuit", "league", "letter", "magazine", "management", "media", "memo", "military", "ministry", "navy", "newspaper", "office",
    "operator", "opposition", "organisation", "organization", "palace", "panel", "paper", "parliament", "party", "pentagon", "police",
    "presidency", "prosecutors", "regulator", "report", "school", "senate", "service", "statement", "station", "study", "survey", "team",
    "treasury", "tribunal", "union", "university", "vatican", "verdict", "watchdog", "website",
]);

/// The reporting verb at `index`, if there is one.
pub(super) fn verb(lexemes: &Lexemes, index: usize) -> Option<Verb> {
    if !lexemes.is_word(index) {
        return None;
    }
    let word = lexemes.lower(index);
    let found = if matches!(word, "put" | "puts") && lexemes.lower(index + 1) == "it" {
        Verb::Reports
    } else if SAYS.has(word) {
        Verb::Says
    } else if word == "according" && lexemes.lower(index + 1) == "to" {
        return Some(Verb::According);
    } else if REPORTS.has(word) {
        Verb::Reports
    } else if PARTICIPLES.has(word) {
        Verb::Participle
    } else if NAMES.has(word) {
        Verb::Names
    } else {
        return None;
    };
    // "United States", "Reports from".
    let capital = lexemes.is_capital(index) && !lexemes.starts_sentence(index);
    (!capital).then_some(found)
}

pub(super) fn is_often_noun(word: &str) -> bool {
    OFTEN_NOUNS.has(word)
}

/// Whether the word at `index` may stand between a subject and its verb.
pub(super) fn is_adverb(lexemes: &Lexemes, index: usize) -> bool {
    let word = lexemes.lower(index);
    matches!(word, "'" | "’")
        || ADVERBS.has(word)
        || (word.len() > 4
            && word.ends_with("ly")
            && !matches!(
                word,
                "family" | "italy" | "july" | "ally" | "reply" | "assembly"
            ))
}

pub(super) fn is_form_of_be(word: &str) -> bool {
    matches!(
        word,
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am"
    )
}

fn in_singular(list: &WordList, word: &str) -> bool {
    list.has(word)
        || word
            .strip_suffix('s')
            .is_some_and(|singular| list.has(singular))
}

pub(super) fn is_role(word: &str) -> bool {
    in_singular(&ROLES, word)
}

pub(super) fn is_body(word: &str) -> bool {
    in_singular(&BODIES, word)
        || word.strip_suffix("ies").is_some_and(|stem| {
            matches!(stem, "ministr" | "compan" | "part" | "agenc" | "universit")
        })
}

/// Determiners of somebody not named before.
#[rustfmt::skip]
static INDEFINITE: WordList = WordList::new(&[
    "a", "an", "another", "both", "few", "five", "four", "many", "most", "no", "numerous", "one", "other", "several", "six", "some",
    "somebody", "someone", "three", "two", "unnamed", "various",
]);

#[rustfmt::skip]
static DEFINITE: WordList = WordList::new(&[
    "her", "his", "its", "my", "our", "s", "that", "the", "their", "these", "this", "those", "your",
]);

pub(super) fn is_indefinite(word: &str) -> bool {
    INDEFINITE.has(word)
}

pub(super) fn is_determiner(word: &str) -> bool {
    is_indefinite(word) || DEFINITE.has(word)
}

/// Prepositions that tie a further noun to a noun.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "at"
            | "in"
            | "from"
            | "with"
            | "close"
            | "familiar"
            | "near"
            | "on"
            | "to"
            | "inside"
            | "within"
            | "involved"
            | "briefed"
    )
}

/// Words that no noun phrase reaches over.
#[rustfmt::skip]
static BREAKS: WordList = WordList::new(&[
    "about", "after", "against", "also", "although", "amid", "and", "are", "as", "be", "because", "been", "before", "but", "by", "can",
    "could", "despite", "did", "do", "does", "during", "had", "has", "have", "he", "him", "how", "i", "if", "into", "is", "it", "may",
    "meanwhile", "must", "not", "or", "over", "said", "says", "she", "should", "since", "so", "than", "that", "them", "there", "they",
    "though", "today", "told", "until", "us", "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who", "why",
    "will", "would", "yes", "yesterday", "you",
]);

pub(super) fn breaks_phrase(word: &str) -> bool {
    BREAKS.has(word)
}

/// A word that stands for somebody who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pronoun {
    He,
    She,
    They,
    /// "I", "we", "you", "it".
    Other,
}

pub(super) fn pronoun(word: &str) -> Option<Pronoun> {
    match word {
        "he" => Some(Pronoun::He),
        "she" => Some(Pronoun::She),
        "they" => Some(Pronoun::They),
        "i" | "we" | "you" | "it" => Some(Pronoun::Other),
        _ => None,
    }
}
