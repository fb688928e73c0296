//! Openings that lean on the sentence before, and words that say who speaks.

use crate::features::is_date_word;
use crate::sentence::Quotation;
use analect_language::{Language, is_stop_word};

/// Words that stand for something named before, in lower case.
#[rustfmt::skip]
const PRONOUNS: &[&str] = &[
    "he", "she", "it", "they", "his", "her", "their", "its", "him", "them", "this", "these", "those", "that", "such", "he's", "she's", "it's",
    "they're", "that's", "he'd", "she'd", "they'd", "hers", "theirs", "neither", "both",
];

/// Words and phrases that tie a sentence to the one before, in lower case.
#[rustfmt::skip]
const CONNECTIVES: &[&str] = &[
    "however", "but", "and", "so", "then", "meanwhile", "moreover", "furthermore", "instead", "also", "nor", "or", "therefore",
    "nevertheless", "nonetheless", "thus", "still", "yet", "besides", "similarly", "in addition", "for example", "for instance",
    "as a result", "in contrast", "by contrast", "on the other hand", "on the contrary", "after that", "afterwards", "afterward", "later",
    "the former", "the latter", "the pair", "the two", "the duo", "the trio", "hence", "otherwise", "likewise", "consequently",
    "accordingly", "in fact", "indeed", "in other words", "at the same time", "at that time", "by this time", "by then", "in the end",
    "in turn", "that said", "what is more", "to that end", "because of this", "despite this", "in this", "in that",
    "of these", "of those", "among them", "one of them", "some of them", "none of them", "most of them", "the same", "another", "others",
    "here", "there,", "too", "plus", "even so", "even then", "again", "finally", "earlier,", "previously,",
];

/// Nouns that stand for what was said before (shell nouns, Schmid 2000), in lower case: "the process"
/// leans back, unless the sentence goes on to say which.
#[rustfmt::skip]
const SHELLS: &[&str] = &[
    "process", "situation", "practice", "procedure", "approach", "idea", "issue", "problem", "question", "answer", "reason", "difference",
    "effect", "attempt", "exception", "response", "reaction", "discussion", "experience", "trend", "event", "events", "episode", "issues",
    "problems", "circumstances", "move", "decision", "announcement", "incident", "remark", "remarks", "comment", "comments", "news",
    "claim", "claims", "allegation", "allegations", "figure", "figures", "change", "changes", "result", "results", "proposal", "finding",
    "findings",
];

/// Words after a shell noun that go on to say which is meant, in lower case.
#[rustfmt::skip]
const SAYING_WHICH: &[&str] = &[
    "of", "with", "for", "to", "that", "which", "who", "where", "when", "whether", "why", "how", "in", "on", "at", "between", "about",
    "over", "behind", "facing", "from", "by",
];

/// Words that open a sentence with a capital and are no names, beside the stop words, in lower case.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "despite", "following", "asked", "speaking", "regarding", "amid", "throughout", "unlike", "although", "whereas", "having", "being",
    "born", "according", "given", "within", "upon", "until", "unless", "instead",
];

/// Words with which a phrase goes on instead of tying a sentence to the one before: "a cambio de".
const GOING_ON: &[&str] = &[
    "de", "d'", "du", "des", "del", "di", "do", "da", "für", "van", "voor",
];

/// Words before a pronoun that say whom it means, or may do so, in lower case.
const INTRODUCING: &[&str] = &[
    "the", "a", "an", "one", "every", "each", "some", "no", "who", "anyone", "everyone", "someone",
    "nobody", "people",
];

/// Openings that look like the former and lean on nothing.
#[rustfmt::skip]
const INDEPENDENT: &[&str] = &[
    "it is the", "it is a", "it is not", "it was the", "it was a", "it was not", "it will be", "it would be", "this week", "this year", "this month",
    "this morning", "this season", "this summer", "this winter", "this spring", "this autumn", "this fall", "this weekend", "this time",
    "those who", "that is why", "both the", "such a",
];

/// Leaning openings of other languages, in lower case. A word that is an article too ("die", "il") is in
/// no list of its language.
#[rustfmt::skip]
const FOREIGN: &[(Language, &[&str])] = &[
    (Language::GERMAN, &[
        "er", "sie", "es", "dies", "diese", "dieser", "dieses", "diesen", "diesem", "ihr", "ihre", "sein", "seine", "ihm", "ihn", "ihnen",
        "aber", "doch", "jedoch", "deshalb", "deswegen", "daher", "dann", "dabei", "damit", "dadurch", "dafür", "dagegen", "außerdem",
        "dennoch", "trotzdem", "zudem", "denn", "und", "auch", "so", "allerdings", "danach", "später", "dort", "beide", "darum", "dazu",
        "im gegenzug", "stattdessen", "hingegen", "gleichzeitig", "zugleich", "inzwischen", "unterdessen", "zum beispiel",
        "beispielsweise", "demnach", "folglich", "somit", "anschließend", "schließlich", "ebenso", "ferner", "letztere", "letzterer",
    ]),
    (Language::FRENCH, &[
        "il", "elle", "ils", "elles", "cela", "ceci", "ce", "c'est", "cet", "cette", "ces", "celui-ci", "celle-ci", "ceux-ci", "son", "sa",
        "ses", "leur", "leurs", "mais", "donc", "ainsi", "cependant", "toutefois", "pourtant", "et", "puis", "ensuite", "en outre", "de plus",
        "par ailleurs", "car", "or", "enfin", "alors", "aussi", "selon lui", "selon elle", "selon eux", "tous deux",
        "en revanche", "en échange", "par exemple", "en effet", "au contraire", "dans le même temps", "pendant ce temps", "par conséquent",
        "c'était", "celui-là", "celle-là", "de même", "néanmoins",
    ]),
    (Language::SPANISH, &[
        "él", "ella", "ellos", "ellas", "esto", "eso", "este", "esta", "estos", "estas", "ese", "esa", "esos", "esas", "su", "sus", "pero",
        "además", "sin embargo", "por eso", "por tanto", "así", "y", "también", "entonces", "luego", "después", "ambos", "ambas", "no obstante",
        "en cambio", "según él", "según ella",
        "a cambio", "por ejemplo", "en efecto", "por el contrario", "mientras tanto", "al mismo tiempo", "en consecuencia", "por ello",
        "asimismo", "ante esto", "de este modo", "por lo tanto",
    ]),
    (Language::ITALIAN, &[
        "egli", "ella", "lui", "lei", "loro", "essi", "esso", "essa", "questo", "questa", "questi", "queste", "quello", "quella", "quelli",
        "ciò", "suo", "sua", "ma", "però", "inoltre", "quindi", "tuttavia", "e", "anche", "poi", "così", "infatti", "infine", "perciò", "entrambi",
        "invece", "in cambio", "per esempio", "ad esempio", "nel frattempo", "allo stesso tempo", "al contrario", "dunque", "pertanto",
        "di conseguenza", "secondo lui", "secondo lei",
    ]),
    (Language::PORTUGUESE, &[
        "ele", "ela", "eles", "elas", "isso", "isto", "este", "esta", "estes", "estas", "esse", "essa", "esses", "essas", "seu", "sua", "mas",
        "porém", "contudo", "além disso", "assim", "e", "também", "então", "depois", "no entanto", "por isso", "ambos", "ambas",
        "em troca", "por exemplo", "enquanto isso", "ao mesmo tempo", "pelo contrário", "portanto", "segundo ele", "segundo ela",
    ]),
    (Language::DUTCH, &[
        "hij", "zij", "ze", "het is", "dit", "dat", "deze", "die", "hun", "haar", "zijn", "maar", "daarom", "toch", "ook", "bovendien", "en",
        "dus", "dan", "daarna", "echter", "verder", "daar", "beide",
        "in ruil", "bijvoorbeeld", "intussen", "ondertussen", "tegelijkertijd", "daarentegen", "desondanks", "vervolgens", "volgens hem",
        "volgens haar",
    ]),
];

/// Pronouns that stand for one person, in lower case.
const PERSONAL: &[&str] = &[
    "he", "she", "his", "her", "him", "hers", "himself", "herself",
];

/// Words that tell who says something, in lower case.
#[rustfmt::skip]
const ATTRIBUTIONS: &[&str] = &[
    "said", "says", "told", "added", "according", "wrote", "tweeted", "asked", "replied", "explained", "insisted", "claimed", "recalled",
    "noted", "adds", "explains", "argues", "argued", "argue", "announced", "warned", "warns", "stated", "sagte", "sagt", "erklärte", "dit",
    "déclaré", "affirmé", "dijo", "afirmó", "disse", "detto", "afirmou", "zei", "zegt",
];

/// A sentence without quotes and brackets at its start.
fn bare_opening(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a reader needs the sentence before to know what `text`, in `language`, speaks of. Without a
/// language the text is taken for English; of a language without a list nothing is known.
pub(crate) fn leans_back(text: &str, language: Option<Language>) -> bool {
    let lower = bare_opening(text).to_lowercase().replace('’', "'");
    let opens = |list: &[&str]| list.iter().any(|phrase| opens_with(&lower, phrase));
    match language {
        None | Some(Language::ENGLISH) => {
            let leans = opens(PRONOUNS) || opens(CONNECTIVES) || opens_with_shell(&lower);
            leans && !opens(INDEPENDENT) || has_stranger(text)
        }
        Some(language) => FOREIGN.iter().any(|(known, list)| {
            *known == language && list.iter().any(|phrase| ties(&lower, phrase))
        }),
    }
}

/// Whether `text`, in lower case, opens with "the" and a noun that stands for what was said before.
fn opens_with_shell(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let opens = words.next() == Some("the");
    let is_shell = |word: &str| SHELLS.contains(&word.trim_end_matches(','));
    opens
        && words.next().is_some_and(is_shell)
        && words
            .next()
            .is_some_and(|next| !SAYING_WHICH.contains(&next))
}

/// Whether a pronoun stands for a person of whom the sentence has not spoken, nor does at once after
/// its first comma ("After his retirement, Lund …").
fn has_stranger(text: &str) -> bool {
    let mut quotation = Quotation::default();
    let mut at = 0;
    for (place, word) in text.split_inclusive(char::is_whitespace).enumerate() {
        let quoted = quotation.is_open() || word.starts_with(['“', '"', '‘', '«']);
        quotation.read(word);
        at += word.len();
        if quoted {
            continue;
        }
        if let Some(possessive) = stands_for_person(word) {
            let rest = text.get(at..).unwrap_or_default();
            let after = rest.split_once(", ").map_or("", |(_, after)| after);
            let mut soon = after.split_whitespace().take(2);
            // "In his speech Lund …", where a pronoun for the subject names nobody: "she moved to Bergen".
            let owner = |word: &str| bare(word).starts_with(char::is_uppercase);
            let mut near = rest.split_whitespace().take(if possessive { 3 } else { 0 });
            return !soon.any(|word| introduces(word, false)) && !near.any(owner);
        }
        if introduces(word, place == 0) {
            return false;
        }
    }
    false
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a word stands for a person, and if so, as an owner.
fn stands_for_person(word: &str) -> Option<bool> {
    let lower = bare(word).to_lowercase();
    let stem = lower.split(['\'', '’']).next().unwrap_or_default();
    let found = PERSONAL.contains(&stem);
    found.then_some(matches!(stem, "his" | "her"))
}

/// Whether a word may begin the name of somebody: it has a capital, where it does not `open` the
/// sentence, or is an article.
fn introduces(word: &str, opens: bool) -> bool {
    let bare = bare(word);
    let lower = bare.to_lowercase();
    // "May said": a sentence that tells hardly opens with the verb.
    let is_verb_or_name = matches!(bare, "May" | "Will");
    let no_name =
        is_stop_word(&lower, Some(Language::ENGLISH)) || OPENERS.contains(&lower.as_str());
    if opens && is_verb_or_name {
        return true;
    }
    let common = opens && no_name;
    let named = bare.starts_with(char::is_uppercase) && !common && !is_date_word(bare);
    named || INTRODUCING.contains(&lower.as_str())
}

/// Whether `text` opens with a phrase that does not go on to say of what.
fn ties(text: &str, phrase: &str) -> bool {
    let next = text.get(phrase.len()..).unwrap_or_default();
    let next = next.split_whitespace().next().unwrap_or_default();
    opens_with(text, phrase) && !(phrase.contains(' ') && GOING_ON.contains(&next))
}

fn opens_with(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|rest| {
        !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '-'))
    })
}

/// Whether `text` tells who says something.
pub(crate) fn has_attribution(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic())
        .any(|word| ATTRIBUTIONS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pronouns_and_connectives_lean_on_the_sentence_before() {
        let check = |text: &str, language, expect| {
            assert_eq!(leans_back(text, language), expect, "{text:?}");
        };
        check("He left the harbour at noon.", None, true);
        check("“They left,” she said.", None, true);
        check("However, the ice held.", None, true);
        check("It’s the third time.", None, true);
        check("In addition the tug was lost.", None, true);
        check("The harbour froze.", None, false);
        check("This week the harbour froze.", None, false);
        check("Those who left came back.", None, false);
        check("The move came after two weeks of ice.", None, true);
        check("The movement of ships came to an end.", None, false);
        check("Heather left the harbour.", None, false);
        check("Er verließ den Hafen.", Some(Language::GERMAN), true);
        check(
            "Die Fähre verließ den Hafen.",
            Some(Language::GERMAN),
            false,
        );
        check("The process is identical.", None, true);
        check("The process of thawing takes a week.", None, false);
        check("In 2009 she moved to Bergen.", None, true);
        check(
            "After his retirement in 2009, Lund moved to Bergen.",
            None,
            false,
        );
        check("In 2009 Lund said she would move.", None, false);
        check("The captain said he would stay.", None, false);
        check("Despite protests he resigned.", None, true);
        check("In his speech Lund defended the budget.", None, false);
        check("May said she would resign.", None, false);
        check("The decision of the board came late.", None, false);
        check(
            "A cambio de dinero, el puerto abre.",
            Some(Language::SPANISH),
            false,
        );
        check("“We like him,” the mayor said.", None, false);
        check("Im Gegenzug sinkt die Miete.", Some(Language::GERMAN), true);
        check("Selon eux, le port ferme.", Some(Language::FRENCH), true);
        check("A cambio, el puerto abre.", Some(Language::SPANISH), true);
        check("Die verliet de haven.", Some(Language::DUTCH), true);
        check("Il a quitté le port.", Some(Language::FRENCH), true);
        check("Il porto è chiuso.", Some(Language::ITALIAN), false);
        check("Er verließ den Hafen.", None, false);
        check("", None, false);
    }
}
