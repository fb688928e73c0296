//! Openings that lean on the sentence before, and words that say who speaks.

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
    "in turn", "that said", "what is more", "to that end", "because of this", "despite this", "in this", "in that", "in his", "in her",
    "in their", "of these", "of those", "among them", "one of them", "some of them", "none of them", "most of them", "the same", "another", "others",
    "here", "there,", "too", "plus", "even so", "even then", "again", "finally", "earlier,", "previously,",
];

/// Openings that look like the former and lean on nothing.
#[rustfmt::skip]
const INDEPENDENT: &[&str] = &[
    "it is the", "it is a", "it is not", "it was the", "it was a", "it was not", "it will be", "it would be", "this week", "this year", "this month",
    "this morning", "this season", "this summer", "this winter", "this spring", "this autumn", "this fall", "this weekend", "this time",
    "those who", "that is why", "both the", "such a",
];

/// Leaning openings of German, French, Spanish, Italian, Portuguese and Dutch, in lower case.
#[rustfmt::skip]
const FOREIGN: &[&str] = &[
    "er", "sie", "es", "dies", "diese", "dieser", "dieses", "aber", "doch", "jedoch", "deshalb", "daher", "dann", "dabei", "damit",
    "außerdem", "dennoch", "il", "elle", "ils", "elles", "cela", "ce", "cette", "ces", "mais", "donc", "ainsi", "cependant", "toutefois",
    "pourtant", "él", "ella", "ellos", "ellas", "esto", "eso", "este", "esta", "estos", "estas", "pero", "además", "sin embargo", "por eso",
    "así", "egli", "ella", "essi", "esso", "questo", "questa", "questi", "queste", "ma", "però", "inoltre", "quindi", "tuttavia", "ele",
    "ela", "eles", "elas", "isso", "isto", "esse", "essa", "mas", "porém", "contudo", "além disso", "assim", "hij", "zij", "ze", "het is",
    "dit", "deze", "die", "maar", "daarom", "toch", "ook", "bovendien",
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

/// Whether a reader needs the sentence before to know what `text` speaks of; `foreign` where it is not English.
pub(crate) fn leans_back(text: &str, foreign: bool) -> bool {
    let end: usize = text.chars().take(60).map(char::len_utf8).sum();
    let lower = bare_opening(text.get(..end).unwrap_or(text))
        .to_lowercase()
        .replace('’', "'");
    let opens = |list: &[&str]| list.iter().any(|phrase| opens_with(&lower, phrase));
    if foreign {
        return opens(FOREIGN);
    }
    (opens(PRONOUNS) || opens(CONNECTIVES)) && !opens(INDEPENDENT)
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
        let check = |text: &str, foreign: bool, expect| {
            assert_eq!(leans_back(text, foreign), expect, "{text:?}");
        };
        check("He left the harbour at noon.", false, true);
        check("“They left,” she said.", false, true);
        check("However, the ice held.", false, true);
        check("It’s the third time.", false, true);
        check("In addition the tug was lost.", false, true);
        check("The harbour froze.", false, false);
        check("This week the harbour froze.", false, false);
        check("Those who left came back.", false, false);
        check("Heather left the harbour.", false, false);
        check("Er verließ den Hafen.", true, true);
        check("Er verließ den Hafen.", false, false);
        check("", false, false);
    }
}
