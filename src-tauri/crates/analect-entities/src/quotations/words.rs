//! Words around quotations: verbs that report, pronouns, and the roles of those who speak.

use crate::lexeme::Lexemes;

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
const SAYS: &[&str] = &["said", "says", "say", "told", "tells", "added", "adds"];

#[rustfmt::skip]
const REPORTS: &[&str] = &[
    "asked", "asks", "replied", "replies", "wrote", "writes", "explained", "explains", "insisted", "insists", "claimed", "claims", "claim", "argued",
    "argues", "argue", "warned", "warns", "warn", "noted", "notes", "stated", "states", "declared", "declares", "announced", "announces", "admitted", "admits",
    "acknowledged", "acknowledges", "conceded", "concedes", "recalled", "recalls", "joked", "jokes", "tweeted", "tweets", "posted", "continued",
    "continues", "concluded", "concludes", "commented", "remarked", "observed", "shouted", "whispered", "responded", "responds", "answered",
    "quipped", "stressed", "stresses", "emphasised", "emphasized", "emphasises", "emphasizes", "confirmed", "confirms", "denied", "denies",
    "suggested", "suggests", "complained", "complains", "contended", "contends", "maintained", "maintains", "predicted", "predicts", "promised",
    "promises", "vowed", "pledged", "urged", "testified", "testifies", "alleged", "alleges", "reported", "reports", "believes", "believe", "believed",
    "revealed", "reveals", "disclosed", "estimated", "estimates", "reiterated", "repeated", "cautioned", "countered", "protested", "objected", "boasted",
    "lamented", "mused", "cried", "exclaimed", "yelled", "sighed", "thundered", "retorted", "interjected", "agreed", "agrees", "thinks", "ruled",
    "asserted", "asserts", "affirmed", "wondered", "laughs", "laughed", "begins", "pleaded", "apologised", "apologized", "reads", "read", "proclaimed",
    "underlined", "underscored", "commented", "comments", "chanted", "texted", "opined", "summed", "hopes", "hoped", "went",
];

#[rustfmt::skip]
const NAMES: &[&str] = &[
    "called", "calls", "described", "describes", "branded", "labelled", "labeled", "denounced", "dismissed", "criticised", "criticized", "praised",
    "hailed", "condemned", "spoke", "speaks", "characterised", "characterized", "blamed", "accused", "ridiculed", "welcomed",
    "rejected", "attacked", "derided", "decried", "likened", "slammed", "cited", "demanded", "demands", "wanted", "sees", "considers", "found",
];

#[rustfmt::skip]
const PARTICIPLES: &[&str] = &[
    "saying", "adding", "telling", "insisting", "warning", "arguing", "claiming", "writing", "calling", "describing", "noting", "stating", "declaring",
    "explaining", "asking", "shouting", "joking", "stressing", "promising", "vowing", "tweeting", "recalling", "replying", "quoting", "announcing",
    "suggesting",
];

/// Words that are nouns or other verbs as often as they report.
#[rustfmt::skip]
const OFTEN_NOUNS: &[&str] = &[
    "claim", "claims", "states", "notes", "reports", "promises", "comments", "estimates", "hopes", "stresses", "answers", "calls", "demands", "tweets",
    "jokes", "say", "warn", "argue", "believe", "reads", "read", "went", "found", "ruled", "begins", "posted", "continued", "continues", "observed",
];

/// Between a subject and its verb.
#[rustfmt::skip]
const ADVERBS: &[&str] = &[
    "also", "later", "then", "once", "has", "have", "had", "did", "not", "never", "just", "again", "further", "himself", "herself", "themselves", "since",
    "often", "still", "even", "always", "would", "will", "could", "first", "now", "ve", "d", "'", "’", "all", "both", "simply", "itself", "today", "does",
    "yesterday", "thursday", "friday", "saturday", "sunday", "monday", "tuesday", "wednesday",
];

/// Nouns for people who speak.
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen", "official", "source", "diplomat", "aide", "adviser", "advisor", "minister",
    "president", "leader", "officer", "analyst", "expert", "economist", "lawyer", "attorney", "prosecutor", "judge", "witness", "resident", "neighbour",
    "neighbor", "survivor", "victim", "relative", "friend", "colleague", "mother", "father", "brother", "sister", "son", "daughter", "wife", "husband",
    "widow", "coach", "manager", "captain", "player", "doctor", "nurse", "teacher", "scientist", "researcher", "professor", "author", "director",
    "chairman", "chairwoman", "chair", "chief", "executive", "founder", "owner", "trader", "investor", "farmer", "worker", "driver", "pilot", "soldier",
    "commander", "general", "colonel", "governor", "mayor", "senator", "lawmaker", "deputy", "mp", "secretary", "ambassador", "envoy", "critic",
    "supporter", "opponent", "activist", "campaigner", "protester", "student", "pupil", "parent", "man", "woman", "boy", "girl", "person", "people",
    "men", "women", "insider", "observer", "historian", "reporter", "journalist", "editor", "columnist", "writer", "actor", "actress", "singer",
    "detective", "inspector", "sheriff", "constable", "superintendent", "commissioner", "investigator", "inspectors", "negotiator", "mediator",
    "physician", "surgeon", "paramedic", "firefighter", "fisherman", "fishermen", "skipper", "sailor", "passenger", "customer", "tenant", "landlord",
    "shopkeeper", "strategist", "veteran", "priest", "bishop", "pope", "king", "queen", "prince", "premier", "chancellor", "representative",
    "participant", "attendee", "employee", "staffer", "member", "head", "boss", "defendant", "plaintiff", "suspect", "juror", "volunteer",
    "organiser", "organizer", "curator", "architect", "engineer", "climber", "guide", "hunter", "baker", "cook", "chef", "dealer", "broker",
    "prosecution", "defence", "defense", "counsel", "teenager", "couple", "family", "midwife", "forecaster", "meteorologist", "biologist", "striker",
    "goalkeeper", "midfielder", "candidate", "successor", "predecessor", "partner", "secretary", "treasurer", "trustee", "banker", "captains",
    "rebel", "militant", "insurgent", "separatist", "fighter", "hacker", "gunman", "scholar", "academic", "villager", "tourist", "refugee", "migrant",
    "hostage", "islander", "commuter", "bystander", "onlooker", "user", "reader", "viewer", "donor", "lender", "supplier", "retailer", "developer",
    "producer", "creditor", "shareholder", "lobbyist", "pollster", "delegate", "councillor", "councilor", "carmaker", "vicar", "monk", "nun", "nanny",
];

/// Nouns for bodies that speak.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "ministry", "government", "company", "police", "court", "report", "statement", "presidency", "office", "agency", "union", "party", "commission",
    "bank", "army", "military", "navy", "council", "administration", "department", "committee", "club", "firm", "group", "association", "authorities",
    "authority", "regulator", "institute", "university", "hospital", "school", "newspaper", "paper", "station", "embassy", "federation", "league",
    "kremlin", "parliament", "board", "tribunal", "panel", "charity", "organisation", "organization", "airline", "operator", "study", "survey",
    "media", "opposition", "coalition", "service", "bureau", "foundation", "watchdog", "indictment", "lawsuit", "complaint", "verdict", "letter", "memo",
    "prosecutors", "website", "broadcaster", "magazine", "treasury", "palace", "vatican", "pentagon", "senate", "house", "force", "team", "management",
];

/// The reporting verb at `index`, if there is one.
pub(super) fn verb(lexemes: &Lexemes, index: usize) -> Option<Verb> {
    if !lexemes.is_word(index) {
        return None;
    }
    let word = lexemes.lower(index);
    let found = if SAYS.contains(&word) {
        Verb::Says
    } else if word == "according" && lexemes.lower(index + 1) == "to" {
        return Some(Verb::According);
    } else if REPORTS.contains(&word) {
        Verb::Reports
    } else if PARTICIPLES.contains(&word) {
        Verb::Participle
    } else if NAMES.contains(&word) {
        Verb::Names
    } else {
        return None;
    };
    // "United States", "Reports from".
    let capital = lexemes.is_capital(index) && !lexemes.starts_sentence(index);
    (!capital).then_some(found)
}

pub(super) fn is_often_noun(word: &str) -> bool {
    OFTEN_NOUNS.contains(&word)
}

/// Whether the word at `index` may stand between a subject and its verb.
pub(super) fn is_adverb(lexemes: &Lexemes, index: usize) -> bool {
    let word = lexemes.lower(index);
    ADVERBS.contains(&word)
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

fn in_singular(list: &[&str], word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    list.contains(&word) || list.contains(&singular)
}

pub(super) fn is_role(word: &str) -> bool {
    in_singular(ROLES, word)
}

pub(super) fn is_body(word: &str) -> bool {
    in_singular(BODIES, word)
        || word.strip_suffix("ies").is_some_and(|stem| {
            matches!(stem, "ministr" | "compan" | "part" | "agenc" | "universit")
        })
}

/// Determiners of somebody not named before.
#[rustfmt::skip]
const INDEFINITE: &[&str] = &[
    "a", "an", "one", "two", "three", "four", "five", "six", "several", "some", "many", "another", "other", "most", "few", "unnamed", "no", "both",
    "numerous", "various", "someone", "somebody",
];

#[rustfmt::skip]
const DEFINITE: &[&str] = &[
    "the", "his", "her", "their", "its", "my", "our", "your", "this", "that", "these", "those", "s",
];

pub(super) fn is_indefinite(word: &str) -> bool {
    INDEFINITE.contains(&word)
}

pub(super) fn is_determiner(word: &str) -> bool {
    is_indefinite(word) || DEFINITE.contains(&word)
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
const BREAKS: &[&str] = &[
    "and", "but", "or", "that", "as", "when", "while", "because", "which", "who", "if", "is", "are", "was", "were", "has", "had", "have", "said", "says", "will",
    "would", "after", "before", "since", "than", "so", "though", "although", "where", "meanwhile", "until", "he", "she", "they", "it", "we", "i", "you",
    "not", "whether", "what", "how", "why", "yesterday", "today", "be", "been", "do", "did", "does", "can", "could", "may", "should", "must", "there",
    "him", "them", "us", "into", "over", "by", "about", "during", "told", "against", "amid", "despite", "also", "yes",
];

pub(super) fn breaks_phrase(word: &str) -> bool {
    BREAKS.contains(&word)
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
